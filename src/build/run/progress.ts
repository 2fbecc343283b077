import type { Host } from '../../host/host.ts'

/** A meeting that a run has done with. */
export interface MeetingDone {
  path: string
  /** False where it has errors. */
  isBuilt: boolean
  milliseconds: number
  /** How many of the run are done, this one included, and how many there are. */
  count: number
  total: number
}

/** What a run says of how far it is. Times are said and never written. */
export interface Progress {
  /** Says of each stage which of the meetings it is of. */
  host: Host
  done(path: string, isBuilt: boolean): void
}

/** @param told hears of each meeting when it is done */
export function startProgress(
  total: number,
  host: Host,
  told: (meeting: MeetingDone) => void = () => undefined,
): Progress {
  let count = 0
  let started = performance.now()
  const progress = (text: string) =>
    host.progress(text === '' || total < 2 ? text : `${count + 1} of ${total}: ${text}`)
  return {
    host: { ...host, progress },
    done: (path, isBuilt) => {
      count += 1
      const now = performance.now()
      told({ path, isBuilt, milliseconds: now - started, count, total })
      started = now
    },
  }
}
