import { type CheckedMeetings, startCheck } from '../../check/check.ts'
import type { CheckContext } from '../../check/context.ts'
import type { Host } from '../../host/host.ts'
import type { Audience } from '../../load/audience.ts'
import { listedFromOthers } from '../../load/meeting/across/listed.ts'
import type { Workspace } from '../../load/sources.ts'
import { convertAhead } from '../../load/word/convert-ahead.ts'
import type { Manifest } from '../../manifest/manifest.ts'
import type { Message } from '../../messages/message.ts'
import { meetingChecks } from '../checks.ts'
import type { BuiltMeeting, Run } from '../context.ts'
import type { MeetingOptions } from '../options.ts'
import { openWork, type Work } from '../work.ts'
import { openBuildRecord, type RecordEntry } from './build-record.ts'
import { type MeetingDone, startProgress } from './progress.ts'

export interface RunOptions {
  /** Absolute folder for the packs. */
  out: string
  version: string
  /** Packs of this audience only; those of both unless given. `as-before`: what a meeting was built for the last time. */
  audience?: Audience | 'as-before'
  allowMissing: boolean
  isLargePrint?: boolean
  /** Build again what is up to date. */
  force: boolean
  /** Let published packs be replaced. */
  reissue?: boolean
  /** What the caller keeps from one run to the next, and ends itself. */
  work?: Work
  /** Builds meetings side by side on other threads; unless given, they are built here, one after the other. */
  threads?: (count: number) => MeetingThreads | undefined
  /** Hears of each meeting when it is done. */
  onMeeting?: (meeting: MeetingDone) => void
  /** Lets the caller make findings stricter before they count. */
  judge(messages: readonly Message[]): Message[]
  /** Keeps something of the public edition besides its files. */
  alongside?: MeetingOptions['alongside']
}

/** Threads that build meetings. */
export interface MeetingThreads {
  /** Builds a meeting when a thread has time. */
  build(path: string): Promise<BuiltElsewhere>
  /** What the rules over several meetings need of those that were built. */
  checked(): Promise<readonly CheckedMeetings[]>
  /** Ends the threads. */
  close(): Promise<void>
}

/** A meeting that another thread has built, and what is to be noted of it. */
export interface BuiltElsewhere extends BuiltMeeting {
  noted: RecordEntry | undefined
  /** The body, and how many of the first findings are about its register: that thread says them with its first meeting. */
  register: { slug: string; count: number } | undefined
}

export interface BuiltMeetings {
  manifests: readonly Manifest[]
  /** Meetings that needed no building. */
  upToDate: readonly string[]
  /** Meetings with errors: the packs that were there stay. */
  failed: readonly string[]
  /** What each meeting of which the public gets anything was made from, as one hash, where its packs are there. */
  fingerprints: ReadonlyMap<string, string>
  messages: readonly Message[]
}

/**
 * Builds meetings one after the other, so that memory holds one of them, or on threads, of which each holds one. A meeting with errors leaves its old pack as it
 * was and does not hide the problems of another.
 */
export async function buildAll(
  workspace: Workspace,
  context: CheckContext,
  meetings: readonly string[],
  options: RunOptions,
  host: Host,
): Promise<BuiltMeetings> {
  const {
    audience: wanted = 'both',
    out,
    judge,
    force,
    reissue = false,
    onMeeting,
    threads: startThreads,
    ...settings
  } = options
  const messages: Message[] = []
  const manifests: Manifest[] = []
  const failed: string[] = []
  const work = options.work ?? openWork(host.files.root)
  const rules = startCheck(workspace, context, undefined, work.lasting?.checks)
  const record = await openBuildRecord(host, {
    ...options,
    membersPassword: workspace.settings.value.members?.password,
    listed: listedFromOthers(workspace, host),
  })
  const known = force ? new Map<string, string>() : await record.upToDate(meetings)
  const upToDate = new Set(known.keys())
  const fingerprints = new Map(known)
  const progress = startProgress(meetings.length - known.size, host, onMeeting)
  const run: Run = {
    ...{ workspace, context, record, out, reissue, host: progress.host },
    checks: meetingChecks(rules, judge),
    options: { ...settings, reader: work.reader, work },
    audienceOf: (meeting) => (wanted === 'as-before' ? (record.audienceOf(meeting) ?? 'both') : wanted),
  }
  const toBuild = meetings.filter((path) => !known.has(path))
  await convertAhead(toBuild, host)
  const threads = startThreads?.(toBuild.length)
  const elsewhere = threads && buildElsewhere(toBuild, threads, run)
  try {
    for (const path of meetings) {
      if (known.has(path)) {
        messages.push(...judge(record.findings(path)))
        continue
      }
      const built = await (elsewhere?.get(path) ?? buildHere(path, run))
      messages.push(...built.messages)
      manifests.push(...(built.manifests ?? []))
      if (built.isHistory) upToDate.add(path)
      if (built.fingerprint === undefined) failed.push(path)
      else fingerprints.set(path, built.fingerprint)
      progress.done(path, built.fingerprint !== undefined)
      if (!work.lasting && path !== meetings.at(-1)) work.endRound()
    }
    // Rules over several meetings need all of them: `check` runs them always, a build only where it read every one.
    const isWhole = known.size === 0 && meetings.length === workspace.meetings.length
    for (const checked of (await threads?.checked()) ?? []) rules.add(checked)
    if (isWhole) messages.push(...judge(rules.finish('all meetings and stages')))
  } finally {
    if (fingerprints.size > known.size) await record.save()
    if (!options.work) await work.close()
    await threads?.close()
    host.progress('')
  }
  const published = new Map([...fingerprints].filter(([meeting]) => !record.isClosed(meeting)))
  return { manifests, upToDate: [...upToDate], failed, fingerprints: published, messages }
}

async function buildHere(path: string, run: Run): Promise<BuiltMeeting> {
  run.host.progress(`Checking ${path}`)
  // What makes packs is only loaded where there is a pack to make.
  const { buildMeeting } = await import('../build.ts')
  return buildMeeting(path, run)
}

/**
 * Gives all meetings to threads. What comes back is the same as from here, in the order of the meetings: what each thread has
 * said of a register is said once.
 */
function buildElsewhere(
  meetings: readonly string[],
  threads: MeetingThreads,
  { record, host }: Run,
): ReadonlyMap<string, Promise<BuiltMeeting>> {
  const registers = new Set<string>()
  const said = ({ messages, register }: BuiltElsewhere): readonly Message[] => {
    const isKnown = register !== undefined && registers.has(register.slug)
    if (register) registers.add(register.slug)
    return isKnown ? messages.slice(register.count) : messages
  }
  host.progress(`Building ${meetings.length} meetings`)
  let before: Promise<unknown> = Promise.resolve()
  return new Map(
    meetings.map((path) => {
      const building = threads.build(path)
      const built = before.then(async (): Promise<BuiltMeeting> => {
        const meeting = await building
        const messages = said(meeting)
        if (meeting.noted) await record.note(path, meeting.noted, messages)
        return { ...meeting, messages }
      })
      // Whoever waits for one hears of its failure, and nobody waits for those after it.
      building.catch(() => undefined)
      before = built.catch(() => undefined)
      return [path, built]
    }),
  )
}
