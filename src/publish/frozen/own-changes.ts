import { folderOf, resolvePath } from '../../host/paths.ts'
import { documentSchema } from '../../load/schema/document.ts'
import { type AgendaEntry, type DocumentEntry, type Meeting, meetingSchema } from '../../load/schema/meeting.ts'
import { EVERY_LANGUAGE } from '../../load/yaml/languages.ts'
import { readYaml } from '../../load/yaml/yaml.ts'
import type { Place } from '../../messages/message.ts'

/** A value or a line of a meeting's own files that is not what was published. */
export interface OwnChange {
  place: Place | { file: string }
  /** As it was published, and as it is; undefined where there is none. */
  before: string | undefined
  after: string | undefined
}

export interface MeetingChanges {
  /** Values that may not change: what was published says something else. */
  edits: OwnChange[]
  /** Something came that may: a supplement, a new version of a report, a copy, or that the meeting is called off. */
  isContinued: boolean
  /** True where the pages that were published are made again, as they say something of it. */
  isRemade: boolean
  /** Paths of the files that have a new version. */
  revised: ReadonlySet<string>
}

/** Keys of a meeting that are printed nowhere in its packs. */
const SILENT: readonly string[] = ['attended', 'accept', 'ends', 'supplements', 'agenda']
/** Keys that say on the front sheet that it is called off. */
const CALLED_OFF: readonly string[] = ['status', 'reason', 'moved_to']

type Keys = (string | number)[]

/** What of a meeting file differs from what was kept when it was frozen. */
export function meetingChanges(path: string, before: Uint8Array, after: Uint8Array): MeetingChanges {
  const edits: OwnChange[] = []
  const revised = new Set<string>()
  const [old, now] = [before, after].map((bytes) => readYaml(path, bytes, meetingSchema, EVERY_LANGUAGE).value)
  // What cannot be read is reported by whoever builds it.
  if (!old || !now) return { edits, isContinued: true, isRemade: false, revised }

  const compare = (was: unknown, is: unknown, keys: Keys): void => {
    if (isTree(was) || isTree(is)) {
      const [one, other] = [was, is].map((value) => (isTree(value) ? value : {}))
      for (const key of new Set([...Object.keys(one ?? {}), ...Object.keys(other ?? {})]))
        compare(one?.[key], other?.[key], [...keys, Array.isArray(is) ? Number(key) : key])
    } else if (was !== is) edits.push({ place: now.place(keys), before: inWords(was), after: inWords(is) })
  }
  const compareDocuments = (was: readonly Listed[], is: readonly Listed[], keys: Keys): void => {
    for (const index of Array.from({ length: Math.max(was.length, is.length) }, (_, at) => at)) {
      const [one, other] = [asEntry(was[index]), asEntry(is[index])]
      const isNew = one && other?.revised && other.revised.version > (one.revised?.version ?? 1)
      if (!isNew) compare(one, other, [...keys, index])
      for (const file of isNew ? [one.file, other.file] : []) revised.add(resolvePath(folderOf(path), file ?? '') ?? '')
    }
  }

  const isDifferent = (key: keyof Meeting) => JSON.stringify(old.value[key]) !== JSON.stringify(now.value[key])
  for (const key of Object.keys(meetingSchema.shape) as (keyof Meeting)[])
    if (![...SILENT, ...CALLED_OFF, 'copies'].includes(key)) compare(old.value[key], now.value[key], [key])

  const entries = now.value.agenda.map((entry, index) => ({ entry, index }))
  const there = entries.filter(({ entry }) => !isAdded(entry, old.value.agenda))
  let isChairNoteNew = false
  for (const at of Array.from({ length: Math.max(there.length, old.value.agenda.length) }, (_, position) => position)) {
    const [was, is] = [old.value.agenda[at], there[at]?.entry]
    const keys = ['agenda', there[at]?.index ?? now.value.agenda.length]
    compare(printed(was), printed(is), keys)
    compareDocuments(documentsIn(was), documentsIn(is), [...keys, 'documents'])
    isChairNoteNew ||= chairNote(was) !== chairNote(is)
  }
  for (const was of old.value.supplements) {
    const index = now.value.supplements.findIndex(({ supplement }) => supplement === was.supplement)
    const is = now.value.supplements[index]
    const keys = ['supplements', ...(is ? [index] : [])]
    compare({ ...was, items: [] }, is && { ...is, items: [] }, keys)
    for (const [at, { item, documents }] of was.items.entries()) {
      compare(item, is?.items[at]?.item, [...keys, 'items', at, 'item'])
      compareDocuments(documents, is?.items[at]?.documents ?? [], [...keys, 'items', at, 'documents'])
    }
  }
  const isRemade = revised.size > 0 || CALLED_OFF.some((key) => isDifferent(key as keyof Meeting))
  const isContinued = isRemade || isChairNoteNew || isDifferent('copies') || isDifferent('supplements')
  return { edits, isContinued: isContinued || there.length < entries.length, isRemade, revised }
}

type Listed = string | DocumentEntry

function asEntry(listed: Listed | undefined): DocumentEntry | undefined {
  return typeof listed === 'string' ? documentSchema.parse({ file: listed }) : listed
}

function documentsIn(entry: AgendaEntry | undefined): readonly Listed[] {
  return entry && 'documents' in entry ? entry.documents : []
}

function chairNote(entry: AgendaEntry | undefined): string | undefined {
  return entry && 'title' in entry ? entry.chair_note : undefined
}

/** What an entry prints besides its papers. */
function printed(entry: AgendaEntry | undefined): unknown {
  return entry && { ...entry, documents: [], accept: [], chair_note: undefined }
}

/** True for an item that a supplement adds to an agenda that was published without it. */
function isAdded(entry: AgendaEntry, published: readonly AgendaEntry[]): boolean {
  if (!('title' in entry) || entry.added === undefined) return false
  return !published.some(
    (other) =>
      'title' in other && other.title === entry.title && other.item === entry.item && other.added !== undefined,
  )
}

function isTree(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null
}

function inWords(value: unknown): string | undefined {
  return value === undefined ? undefined : String(value)
}
