import type { Worker } from 'node:worker_threads'

/**
 * Code on a thread of its own, one piece of work at a time. The thread starts with the first, waits for the next, and never
 * keeps the process alive.
 */
export interface Thread {
  /** Does a piece of work with the thread when all earlier ones have ended. */
  use<T>(work: (worker: Worker) => Promise<Work<T>>): Promise<T>
  /** Ends the thread, so that its memory is given back; the next piece of work starts another. */
  close(): Promise<void>
}

export interface Work<T> {
  result: T
  /** The thread is of no use any more: it is ended, and another takes its place. */
  isLost: boolean
}

/** `start` comes back with a thread that is ready to be asked. */
export function createThread(start: () => Promise<Worker>): Thread {
  let worker: Worker | undefined
  let queue: Promise<unknown> = Promise.resolve()
  const run = async <T>(work: (worker: Worker) => Promise<Work<T>>): Promise<T> => {
    worker ??= await start()
    const current = worker
    current.ref()
    const { result, isLost } = await work(current)
    if (isLost) {
      worker = undefined
      await current.terminate()
    } else if (worker === current) {
      // While it is being closed, its end is waited for: the process may not end before.
      current.unref()
    }
    return result
  }
  return {
    use: (work) => {
      const done = queue.then(() => run(work))
      queue = done.catch(() => undefined)
      return done
    },
    close: async () => {
      const current = worker
      worker = undefined
      await current?.terminate()
    },
  }
}

/** Hears what a thread says, until the function that comes back is called. `lost` hears of its end, with the error if there is one. */
export function listen<Answer>(
  worker: Worker,
  heard: (answer: Answer) => void,
  lost: (error?: Error) => void,
): () => void {
  const ended = (): void => lost()
  worker.on('message', heard).on('error', lost).on('exit', ended)
  return () => {
    worker.off('message', heard).off('error', lost).off('exit', ended)
  }
}

/**
 * Address of a thread's code, which is beside the module that starts it: TypeScript in the sources, JavaScript when compiled.
 *
 * @param module `import.meta.url` of that module
 * @param name of the file, without an ending
 */
export function workerUrl(module: string, name: string): URL {
  return new URL(`./${name}${module.endsWith('.ts') ? '.ts' : '.js'}`, module)
}
