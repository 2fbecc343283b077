import { availableParallelism } from 'node:os'
import { Worker } from 'node:worker_threads'
import type { BuiltMeeting } from '../../build/context.ts'
import type { RecordEntry } from '../../build/run/build-record.ts'
import type { BuiltElsewhere, MeetingThreads } from '../../build/run/run.ts'
import type { CheckedMeetings } from '../../check/check.ts'
import type { Audience } from '../../load/audience.ts'
import { receivedMessage, type SentMessage } from '../../messages/sent.ts'
import { createThread, listen, type Thread, type Work, workerUrl } from '../../threads/thread.ts'

/** What a thread needs to build meetings of a workspace. */
export interface MeetingSetup {
  /** Absolute path of the workspace, and of the folder for the packs. */
  root: string
  out: string
  version: string
  options: { audience?: Audience; allowMissing: boolean; strict: boolean; reissue: boolean; largePrint?: boolean }
}

/** The path of a meeting, or a question for what the rules over several meetings need. */
export type MeetingJob = { meeting: string } | 'checked'

export type MeetingAnswer =
  | {
      built: Omit<BuiltMeeting, 'messages'>
      messages: SentMessage[]
      noted: RecordEntry | undefined
      register: BuiltElsewhere['register']
    }
  | { checked: CheckedMeetings }
  | { problem: string }

/** Meetings below which threads do not pay: each has to load the program first. */
const ENOUGH = 8
/** Bytes that a thread may need, with its reader. */
const MEMORY = 700 * 1024 * 1024

/**
 * How many meetings are built at once.
 * @param asked on the command line
 * @param count of meetings
 */
export function jobsFor(asked: number | undefined, count: number): number {
  if (asked !== undefined) return Math.min(asked, count)
  if (count < ENOUGH) return 1
  return Math.max(1, Math.min(availableParallelism(), Math.floor(process.availableMemory() / MEMORY)))
}

/** Starts threads, each with what it needs loaded once. */
export function startMeetingThreads(count: number, setup: MeetingSetup): MeetingThreads {
  const start = async () => new Worker(workerUrl(import.meta.url, 'meeting-worker'), { workerData: setup })
  const free = Array.from({ length: count }, () => createThread(start))
  const all = [...free]
  const waiting: ((thread: Thread) => void)[] = []
  const next = async (): Promise<Thread> => free.shift() ?? new Promise((resolve) => waiting.push(resolve))
  const give = (thread: Thread): void => {
    const first = waiting.shift()
    if (first) first(thread)
    else free.push(thread)
  }
  return {
    build: async (meeting) => {
      const thread = await next()
      try {
        return received(await thread.use((worker) => ask(worker, { meeting })), meeting)
      } finally {
        give(thread)
      }
    },
    checked: () =>
      Promise.all(all.map(async (thread) => checkedBy(await thread.use((worker) => ask(worker, 'checked'))))),
    close: async () => {
      await Promise.all(all.map((thread) => thread.close()))
    },
  }
}

function received(answer: MeetingAnswer, meeting: string): BuiltElsewhere {
  if ('built' in answer)
    return {
      ...answer.built,
      messages: answer.messages.map(receivedMessage),
      noted: answer.noted,
      register: answer.register,
    }
  throw new Error('problem' in answer ? `${meeting}: ${answer.problem}` : meeting)
}

function checkedBy(answer: MeetingAnswer): CheckedMeetings {
  if ('checked' in answer) return answer.checked
  throw new Error('problem' in answer ? answer.problem : 'A thread has not said what it checked.')
}

function ask(worker: Worker, job: MeetingJob): Promise<Work<MeetingAnswer>> {
  return new Promise((resolve) => {
    const settle = (result: MeetingAnswer, isLost: boolean): void => {
      stop()
      resolve({ result, isLost })
    }
    const stop = listen<MeetingAnswer>(
      worker,
      (answer) => settle(answer, false),
      (error) => settle({ problem: error?.message ?? 'A thread ended early.' }, true),
    )
    worker.postMessage(job)
  })
}
