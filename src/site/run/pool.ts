import { availableParallelism } from 'node:os'
import { Worker } from 'node:worker_threads'
import type { Host } from '../../host/host.ts'
import { createThread, listen, type Work, workerUrl } from '../../threads/thread.ts'
import { type Job, type JobDone, type JobSetup, type Jobs, openJobs } from './jobs.ts'

/** Jobs below which another thread does not pay. */
const ENOUGH = 24
/** Jobs that a thread gets at once, so that this one can say how far it is. */
const BATCH = 16
/** Megabytes for young objects: trees of Markdown are many and live short, and collecting them would take a fifth of the time. */
const YOUNG = 64

type Answer = { done: JobDone[] } | { problem: string }

/** Does jobs on all processors there are. */
export interface Pool {
  /**
   * Answers in the order of the jobs. `onDone` is told how many are done.
   * @param ownWork what this thread does meanwhile: it takes part in the jobs afterwards, and cannot hand out any before
   */
  run(jobs: readonly Job[], onDone: (count: number) => void, ownWork?: Promise<unknown>): Promise<JobDone[]>
  close(): Promise<void>
}

/** Opens a pool. Its threads start when there are enough jobs; few are done here. */
export function openPool(setup: JobSetup, host: Host): Pool {
  const here = openJobs(setup, host)
  const others: Jobs[] = []
  return {
    run: async (jobs, onDone, ownWork) => {
      const processors = jobs.length < ENOUGH ? 1 : availableParallelism()
      const threads = ownWork || processors === 1 ? processors - 1 : processors
      while (others.length < threads) others.push(startThread(setup))
      const hands = others.slice(0, threads)
      const queue = queueOf(jobs, { hands: threads + 1, most: ownWork ? jobs.length : BATCH }, onDone)
      const help = async (): Promise<void> => {
        await ownWork
        await queue.work(here)
      }
      await Promise.all([...hands.map(queue.work), ...(ownWork || threads === 0 ? [help()] : [])])
      return queue.done
    },
    close: async () => {
      await Promise.all([here, ...others].map((one) => one.close()))
    },
  }
}

/** Hands out jobs in shares that get smaller towards the end, so that all hands end together. */
function queueOf(jobs: readonly Job[], { hands, most }: { hands: number; most: number }, onDone: (n: number) => void) {
  const done: JobDone[] = []
  let next = 0
  let count = 0
  return {
    done,
    async work(hand: Jobs): Promise<void> {
      while (next < jobs.length) {
        const start = next
        next += Math.min(most, Math.ceil((jobs.length - start) / (2 * hands)))
        const answers = await hand.run(jobs.slice(start, next))
        for (const [index, answer] of answers.entries()) done[start + index] = answer
        count += answers.length
        onDone(count)
      }
    },
  }
}

function startThread(setup: JobSetup): Jobs {
  const thread = createThread(
    async () =>
      new Worker(workerUrl(import.meta.url, 'job-worker'), {
        workerData: setup,
        resourceLimits: { maxYoungGenerationSizeMb: YOUNG },
      }),
  )
  return {
    run: async (jobs) => {
      const answer = await thread.use((worker) => ask(worker, jobs))
      if ('problem' in answer) throw new Error(answer.problem)
      return answer.done
    },
    close: thread.close,
  }
}

function ask(worker: Worker, jobs: readonly Job[]): Promise<Work<Answer>> {
  return new Promise((resolve) => {
    const settle = (result: Answer, isLost: boolean): void => {
      stop()
      resolve({ result, isLost })
    }
    const stop = listen<Answer>(
      worker,
      (answer) => settle(answer, false),
      (error) =>
        settle({ problem: error?.message ?? `A thread of the site ended early, at ${jobs[0]?.meeting}` }, true),
    )
    worker.postMessage(jobs)
  })
}
