import { Worker } from 'node:worker_threads'
import { PdfError } from './pdf-error.ts'
import type { ReadOptions } from './read-pdf.ts'
import type { PdfReading } from './reading.ts'

export interface ReaderRequest {
  bytes: Uint8Array
  options: ReadOptions
}

export type ReaderAnswer = { reading: PdfReading } | { problem: string }

/** Reads PDFs with the second engine on other threads. */
export interface Reader {
  /** Throws `PdfError` for bytes that cannot be read, or not within the time allowed. */
  read(bytes: Uint8Array, options?: Omit<ReadOptions, 'part'>): Promise<PdfReading>
  /** Ends the threads. A read under way fails. */
  close(): Promise<void>
}

export interface ReaderOptions {
  /** Threads that share the pages of a file; 2 unless given. */
  threads?: number
  /** Milliseconds that one file may take; two minutes unless given. */
  timeLimit?: number
}

const TWO_MINUTES = 120_000

/**
 * Starts a reader. Its threads come up with the first read, keep the engine for the next, and never keep the process
 * alive by themselves. A file on which the engine hangs or fails costs its thread, not the process.
 */
export function startReader({ threads = 2, timeLimit = TWO_MINUTES }: ReaderOptions = {}): Reader {
  const lanes = Array.from({ length: Math.max(1, threads) }, () => startLane(timeLimit))
  return {
    read: async (bytes, options = {}) => {
      const parts = lanes.length
      const readings = await Promise.all(
        lanes.map((lane, part) => lane.ask({ bytes, options: { ...options, part: { part, parts } } })),
      )
      return {
        pageCount: readings[0]?.pageCount ?? 0,
        pages: readings.flatMap((reading) => reading.pages),
        outline: readings.flatMap((reading) => reading.outline),
      }
    },
    close: async () => {
      await Promise.all(lanes.map((lane) => lane.close()))
    },
  }
}

interface Lane {
  ask(request: ReaderRequest): Promise<PdfReading>
  close(): Promise<void>
}

/** One thread with a queue; a new thread takes the place of one that had to be stopped. */
function startLane(timeLimit: number): Lane {
  let worker: Worker | undefined
  let queue: Promise<unknown> = Promise.resolve()

  const run = async (request: ReaderRequest): Promise<PdfReading> => {
    worker ??= new Worker(workerUrl())
    const current = worker
    current.ref()
    try {
      const answer = await askWorker(current, request, timeLimit)
      current.unref()
      if ('problem' in answer) throw new PdfError(answer.problem)
      return answer.reading
    } catch (error) {
      if (!(error instanceof PdfError) || error instanceof ThreadLost) {
        worker = undefined
        await current.terminate()
      }
      throw error instanceof PdfError ? error : new PdfError('Unexpected PDF structure, expected one that can be read')
    }
  }

  return {
    ask: (request) => {
      const answer = queue.then(() => run(request))
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

/** The thread is of no more use. */
class ThreadLost extends PdfError {}

function askWorker(worker: Worker, request: ReaderRequest, timeLimit: number): Promise<ReaderAnswer> {
  return new Promise((resolve, reject) => {
    const settle = (finish: () => void): void => {
      clearTimeout(timer)
      worker.off('message', onMessage).off('error', onError).off('exit', onExit)
      finish()
    }
    const lost = (reason: string) => () => settle(() => reject(new ThreadLost(reason)))
    const onMessage = (answer: ReaderAnswer): void => settle(() => resolve(answer))
    const onError = lost('Unexpected PDF structure, expected one that the second engine can read')
    const onExit = lost('Unexpected end of the reading thread, expected an answer')
    const timer = setTimeout(
      lost(`Unexpected delay, expected the file to be read within ${timeLimit / 1000} seconds`),
      timeLimit,
    )
    worker.on('message', onMessage).on('error', onError).on('exit', onExit)
    worker.postMessage(request)
  })
}

/** The worker stands beside this file, as TypeScript in the sources and as JavaScript when compiled. */
function workerUrl(): URL {
  return new URL(import.meta.url.endsWith('.ts') ? './reader-worker.ts' : './reader-worker.js', import.meta.url)
}
