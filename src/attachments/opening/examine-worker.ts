import { parentPort } from 'node:worker_threads'
import { loadPdfium } from '../contents/pdfium.ts'
import { drawPage } from './draw-page.ts'
import { examine } from './examine.ts'
import type { DrawingRequest, DrawnScan, ExaminationAnswer, ExaminationRequest } from './examining-messages.ts'

/**
 * The examining thread: one file after the other, so that what a hostile file does to it does not reach the main thread.
 * Its first message says that it is ready.
 */
const pdfium = await loadPdfium()

parentPort?.on('message', async (request: ExaminationRequest | DrawingRequest) => {
  const answer = (said: ExaminationAnswer | DrawnScan): void => {
    parentPort?.postMessage(said)
  }
  if ('dpi' in request) return answer({ kind: 'drawn', ...drawPage(pdfium, request) })
  try {
    await examine(request, pdfium, answer)
  } catch {
    answer({ kind: 'refused', problem: 'unreadable' })
  }
})
parentPort?.postMessage('ready')
