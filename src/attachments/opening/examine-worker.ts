import { parentPort } from 'node:worker_threads'
import { loadPdfium } from '../contents/pdfium.ts'
import { examine } from './examine.ts'
import type { ExaminationAnswer, ExaminationRequest } from './examining-messages.ts'

/**
 * The examining thread: one file after the other, so that what a hostile file does to it does not reach the main thread.
 * Its first message says that it is ready.
 */
const pdfium = await loadPdfium()

parentPort?.on('message', async (request: ExaminationRequest) => {
  const answer = (said: ExaminationAnswer): void => {
    parentPort?.postMessage(said)
  }
  try {
    await examine(request, pdfium, answer)
  } catch {
    answer({ kind: 'refused', problem: 'unreadable' })
  }
})
parentPort?.postMessage('ready')
