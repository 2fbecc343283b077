import { parentPort } from 'node:worker_threads'
import type { Answer, Request } from './lane.ts'
import { PdfError } from './pdf-error.ts'

/** The other thread of a lane: does what it is asked, one request after another. */
parentPort?.on('message', async (request: Request) => {
  parentPort?.postMessage(await answer(request))
})

/** Started once, with the first request that needs it. */
const engine = once(async () => (await import('./engine.ts')).loadEngine())

async function answer(request: Request): Promise<Answer> {
  try {
    if (request.task === 'objects')
      return { value: await (await import('../reading/objects.ts')).readObjects(request.bytes, request.hasDigests) }
    if (request.task === 'texts')
      return { value: await (await import('../reading/pdf-texts.ts')).readTexts(request.bytes) }
    if (request.task === 'structure') {
      const { readTextStructure } = await import('../reading/read-structure.ts')
      return { value: await readTextStructure(await engine(), request.bytes, request.stretches) }
    }
    const { readFrame, readPdf } = await import('../reading/read-pages.ts')
    if (request.task === 'warm-up') {
      await Promise.all([engine(), request.objects && import('../reading/objects.ts')])
      return { value: undefined }
    }
    if (request.task === 'frame') return { value: readFrame(await engine(), request.bytes) }
    return { value: readPdf(await engine(), request.bytes, request.options) }
  } catch (error) {
    if (error instanceof PdfError) return { problem: error.message }
    return { problem: 'The file is damaged and cannot be read.' }
  }
}

function once<T>(start: () => T): () => T {
  let started: { value: T } | undefined
  return () => {
    started ??= { value: start() }
    return started.value
  }
}
