import { Worker } from 'node:worker_threads'
import { createThread, listen, type Work, workerUrl } from '../../threads/thread.ts'
import type { ObjectReading } from '../reading/objects.ts'
import type { PdfTexts } from '../reading/pdf-texts.ts'
import type { ReadOptions } from '../reading/read-pages.ts'
import type { FileFrame, PdfReading } from '../reading/reading.ts'
import type { PageStretch, TextElement } from '../reading/structure-reading.ts'
import { PdfError } from './pdf-error.ts'

export type Request =
  | { task: 'pages'; bytes: Uint8Array; options: ReadOptions }
  | { task: 'frame'; bytes: Uint8Array }
  | { task: 'objects'; bytes: Uint8Array; hasDigests: boolean }
  | { task: 'texts'; bytes: Uint8Array }
  | { task: 'structure'; bytes: Uint8Array; stretches: readonly PageStretch[] }
  /** Loads the engine, and what reads objects, for the tasks to come. */
  | { task: 'warm-up'; objects: boolean }

/** What each task gives. */
interface Readings {
  pages: PdfReading
  frame: FileFrame
  objects: ObjectReading
  texts: PdfTexts
  structure: TextElement[][]
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
  const thread = createThread(async () => new Worker(workerUrl(import.meta.url, 'reader-worker')))
  return {
    ask: async <R extends Request>(request: R, allowed = timeLimit) => {
      const answer = await thread.use((worker) => askWorker(worker, request, allowed))
      if (answer === 'late')
        throw new PdfError(`The file could not be read within ${Math.ceil(allowed / 1000)} seconds.`, { isStuck: true })
      if (answer === 'lost') throw new PdfError('The file is damaged and cannot be read.', { isStuck: true })
      if ('problem' in answer) throw new PdfError(answer.problem)
      // The worker answers each task with its own kind of reading.
      return answer.value as AnswerTo<R>
    },
    close: thread.close,
  }
}

function askWorker(worker: Worker, request: Request, timeLimit: number): Promise<Work<Answer | 'lost' | 'late'>> {
  return new Promise((resolve) => {
    const settle = (result: Answer | 'lost' | 'late', isLost: boolean): void => {
      clearTimeout(timer)
      stop()
      resolve({ result, isLost })
    }
    const timer = setTimeout(() => settle('late', true), timeLimit)
    const stop = listen<Answer>(
      worker,
      (answer) => settle(answer, false),
      () => settle('lost', true),
    )
    worker.postMessage(request)
  })
}
