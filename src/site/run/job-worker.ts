import { parentPort, workerData } from 'node:worker_threads'
import { type Job, type JobSetup, openJobs } from './jobs.ts'

// One of the threads that `openPool` starts: answers jobs in turn, until it is ended.
const jobs = openJobs(workerData as JobSetup)
parentPort?.on('message', async (given: readonly Job[]) => {
  try {
    parentPort?.postMessage({ done: await jobs.run(given) })
  } catch (error) {
    parentPort?.postMessage({ problem: error instanceof Error ? error.message : String(error) })
  }
})
