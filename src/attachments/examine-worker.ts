import { parentPort } from 'node:worker_threads'
import type { ExaminationAnswer, ExaminationRequest } from './examination.ts'

/** The examining thread: one file after the other, so that what a hostile file does to it does not reach the main one. */
parentPort?.on('message', async (request: ExaminationRequest) => {
  const answer = (said: ExaminationAnswer): void => {
    parentPort?.postMessage(said)
  }
  try {
    const { examine } = await import('./examine.ts')
    await examine(request, await pdfium(), answer)
  } catch {
    answer({ kind: 'refused', problem: 'unreadable' })
  }
})

const pdfium = once(async () => (await import('./pdfium.ts')).loadPdfium())

function once<T>(start: () => T): () => T {
  let started: { value: T } | undefined
  return () => {
    started ??= { value: start() }
    return started.value
  }
}
