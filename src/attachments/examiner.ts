import { Worker } from 'node:worker_threads'
import type { ExaminationAnswer, ExaminationRequest, Findings, Opening, Refusal } from './examination.ts'

export type Examination = { opening: Opening; findings: Findings | undefined } | Refusal | 'lost'

/** Runs examinations on another thread, one at a time, and ends the thread when one takes too long or too much memory. */
export interface Examiner {
  /** `lost` where the thread did not come to an end with the file. */
  examine(request: ExaminationRequest): Promise<Examination>
}

/** Milliseconds that a file may take to be opened, and then to be looked at. */
const openingTime = 5_000
const findingTime = 2_500
/** More for large files: a thousand bytes that a page has at least, and objects that take time. */
const millisecondsPerPage = 25
const millisecondsPerMegabyte = 2_000
const longestExtraTime = 60_000

/** The thread starts with the first examination, waits for the next, and never keeps the process alive. */
export function createExaminer(): Examiner {
  let worker: Worker | undefined
  let queue: Promise<unknown> = Promise.resolve()
  const run = async (request: ExaminationRequest): Promise<Examination> => {
    worker ??= new Worker(workerUrl(), { resourceLimits: { maxOldGenerationSizeMb: 3072 } })
    const current = worker
    current.ref()
    const result = await converse(current, request)
    if (result.lost) {
      worker = undefined
      await current.terminate()
    } else {
      current.unref()
    }
    return result.examination
  }
  return {
    examine: (request) => {
      const answer = queue.then(() => run(request))
      queue = answer.catch(() => undefined)
      return answer
    },
  }
}

function converse(worker: Worker, request: ExaminationRequest): Promise<{ examination: Examination; lost: boolean }> {
  const megabytes = request.bytes.length / 1e6
  return new Promise((resolve) => {
    let opening: Opening | undefined
    const finish = (examination: Examination, lost: boolean): void => {
      clearTimeout(timer)
      worker.off('message', heard).off('error', lose).off('exit', lose)
      resolve({ examination, lost })
    }
    const lose = (): void => finish(opening ? { opening, findings: undefined } : 'lost', true)
    const heard = (said: ExaminationAnswer): void => {
      if (said.kind === 'opened') {
        opening = said
        clearTimeout(timer)
        const pages = Math.min(said.pageCount, request.bytes.length / 1000)
        timer = setTimeout(lose, findingTime + Math.min(pages * millisecondsPerPage, longestExtraTime))
      } else if (opening) {
        finish({ opening, findings: said.kind === 'examined' ? said : undefined }, false)
      } else {
        finish(said.kind === 'refused' ? said : 'lost', said.kind !== 'refused')
      }
    }
    let timer = setTimeout(lose, openingTime + Math.min(megabytes * millisecondsPerMegabyte, longestExtraTime))
    worker.on('message', heard).on('error', lose).on('exit', lose)
    worker.postMessage(request)
  })
}

/** The thread's code stands beside this file, as TypeScript in the sources and as JavaScript when compiled. */
function workerUrl(): URL {
  return new URL(import.meta.url.endsWith('.ts') ? './examine-worker.ts' : './examine-worker.js', import.meta.url)
}
