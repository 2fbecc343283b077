import { makePacks } from '../build/build.ts'
import { meetingChecks } from '../build/checks.ts'
import { packsInLanguages } from '../build/languages/languages.ts'
import type { MakeAlongside, MeetingOptions } from '../build/options.ts'
import type { Work } from '../build/work.ts'
import { startCheck } from '../check/check.ts'
import { type CheckContext, contextFor } from '../check/context.ts'
import type { Host } from '../host/host.ts'
import { nodeFiles } from '../host/node.ts'
import { folderOf } from '../host/paths.ts'
import { type Editions, loadEditions } from '../load/meeting/editions.ts'
import { meetingKey } from '../load/meeting/key.ts'
import type { Workspace } from '../load/sources.ts'
import { hasErrors, type Message } from '../messages/message.ts'
import type { YearKind } from '../site/dates.ts'
import { pageOfMeeting } from '../site/records/meeting-record.ts'
import { pageOfChange } from './change-page.ts'
import type { ShownDocument } from './documents.ts'
import { draftDocuments } from './drafts.ts'
import { type ShownFinding, shownFindings } from './findings.ts'
import { type PublicWords, type SiteOfMeeting, siteOfMeeting } from './site-files.ts'

/** A workspace as it is now; without value where it cannot be read. */
export interface OpenedWorkspace {
  value: { workspace: Workspace; context: CheckContext; host: Host; meetings: readonly string[] } | undefined
  /** Absolute path. */
  root: string
  messages: readonly Message[]
}

/** What a preview shows. */
export interface Preview {
  /** Counts what was shown. */
  version: number
  /** Path of the meeting file, and of all that can be chosen. */
  meeting: string | undefined
  meetings: readonly string[]
  title: string
  documents: readonly ShownDocument[]
  /** Where what was saved last can be seen, in each document that has it: 1-based pages. */
  changed: ReadonlyMap<string, number>
  /** `proved`: as `build` would write it. `broken`: what is shown is older, as something cannot be read. */
  state: 'working' | 'shown' | 'proved' | 'refused' | 'broken'
  findings: readonly ShownFinding[]
  /** Address of the meeting's page from the root of its website, once there is one; another for each that was made. */
  siteAddress: string | undefined
  /** Makes the website. */
  site(): Promise<SiteOfMeeting | undefined>
}

export interface PreviewRun {
  work: Work
  version: string
  open(): Promise<OpenedWorkspace>
  /** Called with all that is to be shown, whenever more is known. */
  show(preview: Preview): void
  /** True where something was saved in the meantime: what is shown now is out of date. */
  isOverdue(): boolean
}

/** Nothing is shown yet. */
export const emptyPreview: Preview = {
  version: 0,
  meeting: undefined,
  meetings: [],
  title: '',
  documents: [],
  changed: new Map(),
  state: 'working',
  findings: [],
  siteAddress: undefined,
  site: async () => undefined,
}

/**
 * Shows what was saved: first the pages, then what the rules say, then the proof. Nothing is written.
 *
 * @param before what is shown now
 * @param changed paths of what was saved since
 * @param chosen the meeting to show; unless given, that in whose folder something was saved, or the one before
 * @returns what is shown in the end
 */
export async function previewRound(
  before: Preview,
  changed: readonly string[],
  chosen: string | undefined,
  run: PreviewRun,
): Promise<Preview> {
  let shown = before
  const show = (more: Partial<Preview>): Preview => {
    shown = { ...shown, ...more, version: shown.version + 1 }
    run.show(shown)
    return shown
  }
  const opened = await run.open()
  const tell = (messages: readonly Message[]) =>
    shownFindings([...opened.messages, ...messages], nodeFiles(opened.root))
  if (!opened.value) return show({ state: 'broken', findings: await tell([]) })
  const { workspace, context, host, meetings } = opened.value
  const meeting =
    chosen ??
    meetingOf(changed, meetings) ??
    (meetings.includes(before.meeting ?? '') ? before.meeting : meetings.at(-1))
  const isSame = meeting === before.meeting
  if (meeting === undefined)
    return show({ ...emptyPreview, version: shown.version, state: 'broken', findings: await tell([]) })
  if (!isSame) shown = { ...emptyPreview, version: shown.version, meeting }
  shown = { ...shown, meetings }

  const loaded = await loadEditions(workspace, meeting, host, false, run.work.lasting?.readReport)
  const checks = meetingChecks(startCheck(workspace, context, undefined, run.work.lasting?.checks), (messages) => [
    ...messages,
  ])
  const check = () => checks.meeting(loaded).messages
  if (!loaded.value) return show({ state: 'broken', findings: await tell(check()) })
  const sources = loaded.value
  const { profile, calendar } = contextFor(sources.members.committeeSlug, context)
  const { reader } = run.work
  const options: MeetingOptions = {
    profile,
    calendar,
    allowMissing: false,
    reader,
    work: run.work,
    version: run.version,
  }
  const draft = await draftDocuments(meeting, workspace, sources, options, host)
  if (draft.value) {
    const documents = draft.value
    show({
      documents,
      title: titleOf(documents),
      changed: pagesOfChange(documents, before.documents, changed),
      state: 'shown',
    })
  }
  if (run.isOverdue()) return shown
  const ofRules = check()
  const ofDraft = () => checks.others(sources.members, draft.messages)
  if (!draft.value) return show({ state: 'broken', findings: await tell([...ofRules, ...ofDraft()]) })
  show({ findings: await tell([...ofRules, ...ofDraft()]) })
  if (run.isOverdue()) return shown

  const { messages: ofLoading } = loaded
  const proving = { ...options, isWithoutItems: true }
  const read = { value: sources, messages: ofLoading }
  const made = await packsInLanguages(meeting, workspace, read, proving, makePacks, host)
  const all = [...ofRules, ...checks.others(sources.members, made.messages)]
  const isProved = made.value !== undefined && !hasErrors([...opened.messages, ...all])
  const page = pageOfMeeting(
    meetingKey({ committeeSlug: sources.public.committeeSlug, ...sources.public.definition.value }),
  )
  const isPublic = made.value?.manifests[0]?.audience === 'public'
  const siteAddress = isPublic ? `${page}?${shown.version}` : undefined
  const site = once(() => siteOf(workspace, sources, options, context.profile.year, host))
  return show({ state: isProved ? 'proved' : 'refused', findings: await tell(all), siteAddress, site })
}

/** The website of a meeting, with the PDF of each item: few look at it after every change, so that it is made when it is asked for. */
async function siteOf(
  workspace: Workspace,
  sources: Editions,
  options: MeetingOptions,
  years: YearKind,
  host: Host,
): Promise<SiteOfMeeting | undefined> {
  let words: PublicWords | undefined
  const alongside: MakeAlongside = async (_sources, _manifest, texts, readStructure) => {
    words = { texts, readStructure }
    return undefined
  }
  const { value } = await makePacks(workspace, sources, { ...options, alongside }, host)
  const [manifest] = value?.manifests ?? []
  if (!value || !manifest || !words) return undefined
  return siteOfMeeting(workspace, sources.public, manifest, words, value.publicFiles, years, options.version, host)
}

/** The meeting in whose folder something was saved. */
function meetingOf(changed: readonly string[], meetings: readonly string[]): string | undefined {
  return meetings.find((meeting) => changed.some((path) => path.startsWith(`${folderOf(meeting)}/`)))
}

function titleOf([first]: readonly ShownDocument[]): string {
  if (!first) return ''
  const { committee, dateInWords } = first.pack.plan.meeting
  return `${committee}, ${dateInWords}`
}

/** The page of each document on which what was saved can be seen. */
function pagesOfChange(
  documents: readonly ShownDocument[],
  before: readonly ShownDocument[],
  changed: readonly string[],
): Map<string, number> {
  return new Map(
    documents.flatMap(({ id, pack }): [string, number][] => {
      const old = before.find((document) => document.id === id)?.pack
      const pages = changed.flatMap((path) => pageOfChange(pack, path, textOf(old, path)) ?? [])
      return pages[0] === undefined ? [] : [[id, pages[0]]]
    }),
  )
}

/** The text of a report as a pack has it. */
function textOf(pack: ShownDocument['pack'] | undefined, path: string): string | undefined {
  for (const paper of pack?.plan.documents ?? []) {
    if ('content' in paper && paper.content.type === 'report' && paper.content.report.path === path)
      return paper.content.report.text
  }
  return undefined
}

/** A function that makes something when it is first asked for. */
function once<T>(make: () => Promise<T>): () => Promise<T> {
  let made: Promise<T> | undefined
  return () => {
    made ??= make()
    return made
  }
}
