import { parentPort } from 'node:worker_threads'
import { loadEngine } from './engine.ts'
import { PdfError } from './pdf-error.ts'
import { readPdf } from './read-pdf.ts'
import type { ReaderAnswer, ReaderRequest } from './reader.ts'

/** The other thread of `startReader`: reads what it is sent, one file after another. */
const engine = loadEngine()

parentPort?.on('message', async (request: ReaderRequest) => {
  parentPort?.postMessage(await answer(request))
})

async function answer({ bytes, options }: ReaderRequest): Promise<ReaderAnswer> {
  try {
    return { reading: readPdf(await engine, bytes, options) }
  } catch (error) {
    if (error instanceof PdfError) return { problem: error.message }
    return { problem: 'Unexpected PDF structure, expected one that the second engine can read' }
  }
}
