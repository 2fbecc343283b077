import { availableParallelism } from 'node:os'
import { Worker } from 'node:worker_threads'
import type { Host } from '../host/host.ts'
import { type Job, type JobDone, type JobSetup, type Jobs, openJobs } from './jobs.ts'

/** Jobs below which another thread does not pay. */
const ENOUGH = 24
/** Megabytes for young objects: trees of Markdown are many and live short, and collecting them would take a fifth of the time. */
const YOUNG = 64

type Answer = { done: JobDone } | { problem: string }

/** Does jobs on all processors there are. */
export interface Pool {
  /** Answers in the order of the jobs. `onDone` is told how many are done. */
  run(jobs: readonly Job[], onDone?: (count: number) => void): Promise<JobDone[]>
  close(): Promise<void>
}

/** Opens a pool. Its threads start when there are enough jobs; few are done here. */
export function openPool(setup: JobSetup, host: Host): Pool {
  const here = openJobs(setup, host)
  const others: Jobs[] = []
  return {
    run: async (jobs, onDone) => {
      const isMany = jobs.length >= ENOUGH && availableParallelism() > 1
      const needed = isMany ? availableParallelism() : 0
      while (others.length < needed) others.push(startThread(setup))
      const hands = isMany ? others : [here]
      const done: JobDone[] = []
      const left = jobs.entries()
      let count = 0
      const work = async (hand: Jobs): Promise<void> => {
        for (const [index, job] of left) {
          done[index] = await hand.run(job)
          count += 1
          onDone?.(count)
        }
      }
      await Promise.all(hands.map(work))
      return done
    },
    close: async () => {
      await Promise.all([here, ...others].map((one) => one.close()))
    },
  }
}

function startThread(setup: JobSetup): Jobs {
  const worker = new Worker(workerUrl(), { workerData: setup, resourceLimits: { maxYoungGenerationSizeMb: YOUNG } })
  return {
    run: (job) => ask(worker, job),
    close: async () => {
      await worker.terminate()
    },
  }
}

function ask(worker: Worker, job: Job): Promise<JobDone> {
  return new Promise((resolve, reject) => {
    const settle = (end: () => void): void => {
      worker.off('message', answered).off('error', failed).off('exit', lost)
      end()
    }
    const answered = (answer: Answer): void =>
      settle(() => ('done' in answer ? resolve(answer.done) : reject(new Error(answer.problem))))
    const failed = (error: Error): void => settle(() => reject(error))
    const lost = (): void => settle(() => reject(new Error(`A thread of the site ended early, at ${job.meeting}`)))
    worker.on('message', answered).on('error', failed).on('exit', lost)
    worker.postMessage(job)
  })
}

/** The worker stands beside this file, as TypeScript in the sources and as JavaScript when compiled. */
function workerUrl(): URL {
  return new URL(import.meta.url.endsWith('.ts') ? './job-worker.ts' : './job-worker.js', import.meta.url)
}
