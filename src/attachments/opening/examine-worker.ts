import { parentPort } from 'node:worker_threads'
import { loadPdfium } from '../contents/pdfium.ts'
import { shrinkPicture } from '../downsampling/shrink-picture.ts'
import { type JpegWriter, loadJpegWriter } from '../downsampling/write-jpeg.ts'
import { drawPage } from './draw-page.ts'
import { examine } from './examine.ts'
import type {
  DrawingRequest,
  DrawnScan,
  ExaminationAnswer,
  ExaminationRequest,
  ShrinkingRequest,
  ShrunkPicture,
} from './examining-messages.ts'

/**
 * The examining thread: one file after the other, so that what a hostile file does to it does not reach the main thread.
 * Its first message says that it is ready.
 */
const pdfium = await loadPdfium()
let jpegWriter: Promise<JpegWriter> | undefined

parentPort?.on('message', async (request: ExaminationRequest | DrawingRequest | ShrinkingRequest) => {
  const answer = (said: ExaminationAnswer | DrawnScan | ShrunkPicture): void => {
    parentPort?.postMessage(said)
  }
  if ('wantedDpi' in request) {
    jpegWriter ??= loadJpegWriter()
    return answer({ kind: 'shrunk', picture: await shrinkPicture(pdfium, await jpegWriter, request) })
  }
  if ('dpi' in request) return answer({ kind: 'drawn', ...drawPage(pdfium, request) })
  try {
    await examine(request, pdfium, answer)
  } catch {
    answer({ kind: 'refused', problem: 'unreadable' })
  }
})
parentPort?.postMessage('ready')
