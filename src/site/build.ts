import { cleanPicture } from '../load/pictures/clean/clean.ts'
import { baseUrlOf } from './address.ts'
import { dateIn, momentIn } from './dates.ts'
import { timezoneBlockOf } from './formats/moments.ts'
import { asDeleted } from './formats/oparl-history.ts'
import { meetingObjects } from './formats/oparl-meeting.ts'
import { indexFiles } from './index-files.ts'
import { meetingFilePaths } from './meeting-files.ts'
import type { SiteFile, SiteInput, SiteMeetingSource, SiteTemplates } from './model.ts'
import type { PreparedMeeting } from './prepare/prepared.ts'
import { compareText } from './records/group.ts'
import { eventsOf } from './records/history.ts'
import { type MeetingState, type SiteHistory, type SiteState, sharedFingerprints } from './records/state.ts'
import { crestOf, photosOf, sharedPictures, stylesheet } from './templates/assets.ts'
import type { SiteContext } from './templates/edition.ts'
import { editionsOf } from './templates/editions.ts'

export interface SiteOptions {
  /** Version of agendapack: another version makes everything again. */
  version: string
  /** State of the site in the folder now; what did not change since is not made again. */
  previous?: SiteState | undefined
  /** What is remembered of the site, whether or not its files are still in the folder; `previous` unless given. */
  remembered?: SiteState | undefined
  /** Keys of meetings of the site that stay as they are, besides those of the input. */
  keep?: ReadonlySet<string>
  /** Keys of meetings that have errors now: what was published of them last stands, whatever else has changed. */
  lastGood?: ReadonlySet<string>
  /** The part of a site that a shard makes: what all parts share is made when they are joined. */
  isPart?: boolean | undefined
}

/** What there is to do for a site. */
export interface SitePlan {
  context: SiteContext
  templates: SiteTemplates
  /** Crest and photographs. */
  pictures: readonly SiteFile[]
  version: string
  isPart: boolean
  frame: string
  shared: string
  /** State of the last build, where it was made with the same version in the same frame. */
  before: SiteState | undefined
  /** The same, where nothing at all has changed. */
  previous: SiteState | undefined
  /** Meetings that stay as they are. */
  kept: Readonly<Record<string, MeetingState>>
  /** Those whose own files have to be made. */
  changed: readonly SiteMeetingSource[]
  /** What was published before. */
  history: SiteHistory
}

/** Compares what a site is made from with what it was made from the last time. */
export async function planSite(input: SiteInput, templates: SiteTemplates, options: SiteOptions): Promise<SitePlan> {
  const crest = await crestOf(input)
  const photos = await photosOf(input)
  const pictures = sharedPictures(crest, photos)
  const { frame, shared } = sharedFingerprints(input, templates, crest, photos.values())
  const { version, remembered = options.previous, isPart = false } = options
  const context = { ...contextOf(input, templates, crest?.path, remembered === undefined), photos }
  const history = historyOf(remembered)
  const previous =
    options.previous?.version === version && options.previous.frame === frame ? options.previous : undefined
  const meetings = input.meetings.toSorted((a, b) => compareText(a.key, b.key))
  const changed = meetings.filter(({ key, fingerprint }) => previous?.meetings[key]?.fingerprint !== fingerprint)
  const isWanted = new Set([...(options.keep ?? []), ...meetings.map(({ key }) => key)])
  for (const { key } of changed) isWanted.delete(key)
  const before = Object.entries(options.previous?.meetings ?? {})
  const stays = (key: string) => (options.lastGood?.has(key) ?? false) || (previous !== undefined && isWanted.has(key))
  const kept = before.filter(([key]) => stays(key))
  const isUpToDate =
    changed.length === 0 &&
    previous?.shared === shared &&
    previous.today === context.today &&
    kept.length === before.length
  const about = { version, isPart, frame, shared }
  const plan = { context, templates, pictures, ...about, changed, history, before: previous }
  return { ...plan, kept: Object.fromEntries(kept), previous: isUpToDate ? previous : undefined }
}

/**
 * Everything but the meetings' own files and the index of the search: pictures of meetings that changed, and what is made from
 * the records of all, which a part of a site lacks. Returns the new state.
 */
export async function* sharedFiles(
  plan: SitePlan,
  readFile: SiteInput['readFile'],
): AsyncGenerator<SiteFile, SiteState> {
  const { context, templates, pictures: shown, version, frame, shared } = plan
  const summaries = await Promise.all(plan.changed.map(async (source) => ({ source, ...(await source.summary()) })))
  const pictures = new Map(summaries.flatMap((summary) => Object.entries(summary.pictures)))
  for (const [path, picture] of pictures) {
    const clean = cleanPicture(await readFile(picture))
    if (clean) yield { path, content: clean.bytes }
  }
  const made = summaries.map((summary) => [summary.source.key, stateOf(summary, plan)] as const)
  const meetings = new Map([...Object.entries(plan.kept), ...made].toSorted(([a], [b]) => compareText(a, b)))
  const gone = goneFrom(plan, meetings)
  const history = { ...plan.history, gone, meetings: new Map([...meetings].map(([key, own]) => [key, own.history])) }
  const records = [...meetings.values()].map(({ record }) => record)
  const { files, objects } = plan.isPart
    ? { files: [], objects: history.objects }
    : yield* commonFiles(context, records, templates, shown, history)
  const committees = Object.fromEntries(context.committees)
  const about = { version, frame, shared, today: context.today, committees, objects, gone, files }
  return { ...about, meetings: Object.fromEntries(meetings) }
}

/** Crest, photographs, style sheet and all pages and formats but the meetings' own; at last, their paths and what open data has become. */
export function* commonFiles(
  context: SiteContext,
  records: Parameters<typeof indexFiles>[1],
  templates: SiteTemplates,
  pictures: readonly SiteFile[],
  history: SiteHistory,
): Generator<SiteFile, Pick<SiteState, 'files' | 'objects'>> {
  const files: string[] = []
  for (const file of [...pictures, stylesheet(context.settings, templates)]) {
    files.push(file.path)
    yield file
  }
  const making = indexFiles(context, records, templates, history)
  let made = making.next()
  for (; !made.done; made = making.next()) {
    files.push(made.value.path)
    yield made.value
  }
  return { files, objects: made.value }
}

/** What a site remembers. A meeting that has gone may come back. */
function historyOf(previous: SiteState | undefined): SiteHistory {
  const gone = Object.entries(previous?.gone ?? {}).map(([key, objects]) => [key, { objects, events: {} }] as const)
  const there = Object.entries(previous?.meetings ?? {}).map(([key, { history }]) => [key, history] as const)
  return { objects: previous?.objects ?? {}, gone: previous?.gone ?? {}, meetings: new Map([...gone, ...there]) }
}

/** Objects of the meetings that the site had and has no more. */
function goneFrom({ context, history }: SitePlan, there: ReadonlyMap<string, unknown>): SiteState['gone'] {
  const gone = [...history.meetings].filter(([key]) => !there.has(key))
  return Object.fromEntries(gone.map(([key, { objects }]) => [key, asDeleted(objects, context.now)]))
}

interface Summary extends Pick<PreparedMeeting, 'record' | 'pictures'> {
  source: SiteMeetingSource
}

function stateOf({ source, record, pictures }: Summary, plan: SitePlan): MeetingState {
  const { context } = plan
  const packs = source.packs.map((path) => record.page + path)
  const before = plan.history.meetings.get(record.key)
  const history = {
    objects: meetingObjects(context, record, before?.objects ?? {}).history,
    events: eventsOf(record, before, context),
  }
  return {
    fingerprint: source.fingerprint,
    source: source.meeting,
    record,
    history,
    files: [...Object.keys(pictures), ...meetingFilePaths(context, record, history), ...packs],
  }
}

/** What all pages share: languages, templates, the day. */
export function contextOf(
  input: Pick<SiteInput, 'settings' | 'committees' | 'versions' | 'laws' | 'years' | 'baseUrl' | 'now'>,
  templates: SiteTemplates,
  crest: string | undefined,
  isFirst: boolean,
): SiteContext {
  const { settings } = input
  return {
    settings,
    committees: input.committees,
    versions: input.versions,
    laws: input.laws,
    baseUrl: baseUrlOf(input.baseUrl),
    today: dateIn(settings.timezone, input.now),
    years: input.years,
    now: momentIn(settings.timezone, input.now),
    isFirst,
    timezoneBlock: timezoneBlockOf(settings.timezone),
    crest,
    editions: editionsOf(settings.language, templates),
  }
}
