import { once } from 'node:events'
import { Worker } from 'node:worker_threads'
import type { Recognition } from '../recognition/tree/element.ts'
import type { AttachmentRefusal, ExaminationAnswer, ExaminationRequest, Findings, Opening } from './examination.ts'

export type Examination =
  | { opening: Opening; findings: Findings | undefined; recognition: Recognition | undefined }
  | AttachmentRefusal
  | 'lost'

/** Runs examinations on another thread, one at a time, and ends the thread when one takes too long or too much memory. */
export interface Examiner {
  /**
   * `lost` where the thread did not come to an end with the file. Calls `opened` as soon as it is known how the file can be
   * loaded, so that it can be loaded here while its pages are looked at there.
   */
  examine(request: ExaminationRequest, opened?: (opening: Opening) => void): Promise<Examination>
  /** Ends the thread, so that its memory is given back; the next examination starts another. */
  close(): Promise<void>
}

/** Milliseconds that a file may take to be opened, and then to be looked at. */
const openingTime = 3_000
const findingTime = 2_000
/** Milliseconds for what the looks of the pages say; after them, the pages are taken as they are. */
const recognitionTime = 5_000
/** More for large files: a thousand bytes that a page has at least, and objects that take time. */
const millisecondsPerPage = 25
const millisecondsPerMegabyte = 2_000
const longestExtraTime = 60_000

/** The thread starts with the first examination, waits for the next, and never keeps the process alive. */
export function createExaminer(): Examiner {
  let worker: Worker | undefined
  let queue: Promise<unknown> = Promise.resolve()
  const run = async (request: ExaminationRequest, opened: (opening: Opening) => void): Promise<Examination> => {
    worker ??= await startWorker()
    const current = worker
    current.ref()
    const result = await converse(current, request, opened)
    if (result.lost) {
      worker = undefined
      await current.terminate()
    } else if (worker === current) {
      // While it is being closed, its end is waited for: the process may not end before.
      current.unref()
    }
    return result.examination
  }
  return {
    examine: (request, opened = () => undefined) => {
      const answer = queue.then(() => run(request, opened))
      queue = answer.catch(() => undefined)
      return answer
    },
    close: async () => {
      const current = worker
      worker = undefined
      await current?.terminate()
    },
  }
}

/** Comes back when the thread has loaded its engines, which no file is to blame for. */
async function startWorker(): Promise<Worker> {
  const worker = new Worker(workerUrl(), { resourceLimits: { maxOldGenerationSizeMb: 3072 } })
  await once(worker, 'message')
  return worker
}

function converse(
  worker: Worker,
  request: ExaminationRequest,
  opened: (opening: Opening) => void,
): Promise<{ examination: Examination; lost: boolean }> {
  const start = process.cpuUsage()
  const extra = Math.min((request.bytes.length / 1e6) * millisecondsPerMegabyte, longestExtraTime)
  return new Promise((resolve) => {
    let opening: Opening | undefined
    let findings: Findings | undefined
    let pagesTime = 0
    let watch = startWatch(openingTime + extra, () => lose())
    const finish = (examination: Examination, lost: boolean): void => {
      watch.stop()
      worker.off('message', heard).off('error', lose).off('exit', lose)
      resolve({ examination, lost })
    }
    const found = (recognition?: Recognition): Examination => (opening ? { opening, findings, recognition } : 'lost')
    const lose = (): void => finish(found(), true)
    const heard = (said: ExaminationAnswer): void => {
      if (said.kind === 'opened') {
        opening = said
        watch.stop()
        const pages = Math.min(said.pageCount, request.bytes.length / 1000)
        // Loading the file here takes about as long as opening it took there.
        pagesTime = Math.min(pages * millisecondsPerPage, longestExtraTime)
        watch = startWatch(findingTime + extra + pagesTime + workedSince(start), lose)
        opened(said)
      } else if (said.kind === 'examined') {
        findings = said
        watch.stop()
        watch = startWatch(recognitionTime + extra + pagesTime, lose)
      } else if (opening) {
        finish(found(said.kind === 'recognised' ? said.recognition : undefined), false)
      } else {
        finish(said.kind === 'refused' ? said : 'lost', said.kind !== 'refused')
      }
    }
    worker.on('message', heard).on('error', lose).on('exit', lose)
    worker.postMessage(request)
  })
}

/** How much longer than its share of the processor a file may take on a busy machine. */
const patience = 6
const watchInterval = 200

/**
 * Calls `late` when the process has worked for `limit` milliseconds: time in which a busy machine does something else does
 * not count, so that whether a file is accepted does not depend on it.
 */
function startWatch(limit: number, late: () => void): { stop(): void } {
  const start = process.cpuUsage()
  const begun = performance.now()
  const timer = setInterval(() => {
    if (workedSince(start) > limit || performance.now() - begun > limit * patience) late()
  }, watchInterval)
  return { stop: () => clearInterval(timer) }
}

/** Milliseconds that the process has worked since. */
function workedSince(start: NodeJS.CpuUsage): number {
  const { user, system } = process.cpuUsage(start)
  return (user + system) / 1000
}

/** The thread's code stands beside this file, as TypeScript in the sources and as JavaScript when compiled. */
function workerUrl(): URL {
  return new URL(import.meta.url.endsWith('.ts') ? './examine-worker.ts' : './examine-worker.js', import.meta.url)
}
