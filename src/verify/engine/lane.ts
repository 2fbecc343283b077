import { Worker } from 'node:worker_threads'
import type { ObjectReading } from '../reading/objects.ts'
import type { PdfTexts } from '../reading/pdf-texts.ts'
import type { ReadOptions } from '../reading/read-pages.ts'
import type { PdfReading } from '../reading/reading.ts'
import { PdfError } from './pdf-error.ts'

export type Request =
  | { task: 'pages'; bytes: Uint8Array; options: ReadOptions }
  | { task: 'objects'; bytes: Uint8Array }
  | { task: 'texts'; bytes: Uint8Array }
  /** Loads the engine, and what reads objects, for the tasks to come. */
  | { task: 'warm-up'; objects: boolean }

/** What each task gives. */
interface Readings {
  pages: PdfReading
  objects: ObjectReading
  texts: PdfTexts
  'warm-up': undefined
}

export type AnswerTo<R extends Request> = Readings[R['task']]

export type Answer = { value: Readings[keyof Readings] } | { problem: string }

/** One other thread with a queue; a new thread takes the place of one that had to be stopped. */
export interface Lane {
  /** Throws `PdfError` for what cannot be read, or not within the time allowed: milliseconds, those of the lane unless given. */
  ask<R extends Request>(request: R, allowed?: number): Promise<AnswerTo<R>>
  /** Ends the thread. */
  close(): Promise<void>
}

/** `timeLimit` is in milliseconds, for each request. */
export function startLane(timeLimit: number): Lane {
  let worker: Worker | undefined
  let queue: Promise<unknown> = Promise.resolve()

  const run = async <R extends Request>(request: R, allowed: number): Promise<AnswerTo<R>> => {
    worker ??= new Worker(workerUrl())
    const current = worker
    current.ref()
    const answer = await askWorker(current, request, allowed)
    if (answer === 'lost' || answer === 'late') {
      worker = undefined
      await current.terminate()
      throw new PdfError(
        answer === 'late'
          ? `The file could not be read within ${Math.ceil(allowed / 1000)} seconds.`
          : 'The file is damaged and cannot be read.',
        { isStuck: true },
      )
    }
    // While the lane is being closed, the end of the thread is waited for: the process may not end before.
    if (worker === current) current.unref()
    if ('problem' in answer) throw new PdfError(answer.problem)
    // The worker answers each task with its own kind of reading.
    return answer.value as AnswerTo<R>
  }

  return {
    ask: (request, allowed = timeLimit) => {
      const answer = queue.then(() => run(request, allowed))
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

function askWorker(worker: Worker, request: Request, timeLimit: number): Promise<Answer | 'lost' | 'late'> {
  return new Promise((resolve) => {
    const settle = (answer: Answer | 'lost' | 'late'): void => {
      clearTimeout(timer)
      worker.off('message', settle).off('error', lost).off('exit', lost)
      resolve(answer)
    }
    const lost = (): void => settle('lost')
    const timer = setTimeout(() => settle('late'), timeLimit)
    worker.on('message', settle).on('error', lost).on('exit', lost)
    worker.postMessage(request)
  })
}

/** The worker stands beside this file, as TypeScript in the sources and as JavaScript when compiled. */
function workerUrl(): URL {
  return new URL(import.meta.url.endsWith('.ts') ? './reader-worker.ts' : './reader-worker.js', import.meta.url)
}
