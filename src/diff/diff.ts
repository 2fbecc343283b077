import type { Manifest, ManifestDocument, ManifestItem, ManifestPack } from '../manifest/manifest.ts'
import { numbersPrinted } from '../manifest/page-numbers.ts'
import {
  type DocumentChange,
  type DocumentName,
  type FieldChange,
  type ItemChange,
  type PackChange,
  type PackDifference,
  rangeInWords,
} from './difference.ts'
import { pairUp } from './pairs.ts'
import { compareTexts } from './text-change.ts'

/** Words of documents by id, for the older and the newer pack. */
export interface DocumentTexts {
  before: ReadonlyMap<string, string>
  after: ReadonlyMap<string, string>
}

const MEETING_FIELDS = ['committee', 'date', 'time', 'title', 'type', 'venue', 'status', 'published', 'public']

/**
 * Compares two packs of a meeting, the older one first: its facts, items, documents, pages and members; with `texts`
 * also the words of documents. An item or document that only moved or was renamed is one that changed.
 */
export function diffManifests(before: Manifest, after: Manifest, texts?: DocumentTexts): PackDifference {
  const items = pairUp(itemsOf(before), itemsOf(after), [
    ({ label, title }) => `${label} ${title}`,
    ({ title }) => title,
    ({ label }) => label,
  ])
  const documents = pairUp(documentsOf(before), documentsOf(after), [
    ({ item, document }) => document.source && `${item} ${document.source.path}`,
    ({ document }) => document.source?.path,
    ({ document }) => document.source?.sha256,
    ({ item, document }) => `${item} ${document.title}`,
    ({ document }) => document.id,
  ])
  return {
    meeting: fieldChanges(before.meeting, after.meeting, MEETING_FIELDS),
    items: {
      added: items.added.map(({ label, title }) => ({ label, title })),
      removed: items.removed.map(({ label, title }) => ({ label, title })),
      changed: items.pairs.flatMap(([old, now]) => itemChange(old, now)),
    },
    documents: {
      added: documents.added.map(nameOf),
      removed: documents.removed.map(nameOf),
      changed: documents.pairs.flatMap(([old, now]) => documentChange(old, now, texts)),
    },
    membership: membershipChange(before.membership, after.membership),
    packs: packChanges(before.packs, after.packs),
  }
}

interface Placed {
  item: string
  document: ManifestDocument
}

function itemsOf({ agenda }: Manifest): ManifestItem[] {
  return agenda.filter((entry) => entry.kind === 'item')
}

function documentsOf(manifest: Manifest): Placed[] {
  return itemsOf(manifest).flatMap(({ label, documents }) => documents.map((document) => ({ item: label, document })))
}

function nameOf({ item, document: { id, title, pages } }: Placed): DocumentName {
  return { id, title, item, pages }
}

function itemChange(before: ManifestItem, after: ManifestItem): ItemChange[] {
  const fields = fieldChanges(before, after, ['label', 'title', 'type', 'note', 'statement'])
  return fields.length === 0 ? [] : [{ label: after.label, title: after.title, fields }]
}

function documentChange(old: Placed, now: Placed, texts: DocumentTexts | undefined): DocumentChange[] {
  const fields = fieldChanges(factsOf(old), factsOf(now), Object.keys({ ...factsOf(old), ...factsOf(now) }))
  const [before, after] = [texts?.before.get(old.document.id), texts?.after.get(now.document.id)]
  const text = before === undefined || after === undefined ? undefined : compareTexts(before, after)
  const content = text !== undefined || old.document.source?.sha256 !== now.document.source?.sha256
  return fields.length === 0 && !content ? [] : [{ ...nameOf(now), fields, content, text }]
}

/** What is said of a document, in the words of a list of changes. */
function factsOf({ item, document }: Placed): Record<string, string | undefined> {
  const { title, kind, visibility, pages, supplement, toFollow, revised, statement, unreadable } = document
  return {
    item,
    title,
    kind,
    visibility,
    pages: rangeInWords(pages),
    'published in': supplement === 0 ? 'the pack' : `supplement ${supplement}`,
    'to follow': toFollow,
    revised: revised && `version ${revised.version} of ${revised.date}: ${revised.change}`,
    statement,
    readable: unreadable ? 'no' : 'yes',
  }
}

function fieldChanges(before: object, after: object, fields: readonly string[]): FieldChange[] {
  const textOf = (holder: object, field: string): string | undefined => {
    const value: unknown = Reflect.get(holder, field)
    return value === undefined ? undefined : String(value)
  }
  return fields.flatMap((field) => {
    const change = { field, before: textOf(before, field), after: textOf(after, field) }
    return change.before === change.after ? [] : [change]
  })
}

function membershipChange(before: Manifest['membership'], after: Manifest['membership']): PackDifference['membership'] {
  const { added, removed, pairs } = pairUp(before, after, [({ name }) => name])
  return {
    joined: added.map(({ name }) => name),
    left: removed.map(({ name }) => name),
    changed: pairs.flatMap(([old, now]) =>
      fieldChanges(old, now, ['role', 'group', 'position', 'portfolio', 'ward', 'represents']).map((change) => ({
        name: now.name,
        ...change,
      })),
    ),
  }
}

/** Personal copies are as the members' pack is, but for a name. */
function packChanges(before: readonly ManifestPack[], after: readonly ManifestPack[]): PackChange[] {
  const named = (packs: readonly ManifestPack[]): Map<string, ManifestPack> =>
    new Map(packs.filter(({ copyFor }) => copyFor === undefined).map((pack) => [packInWords(pack), pack]))
  const [old, now] = [named(before), named(after)]
  return [...new Set([...old.keys(), ...now.keys()])].flatMap((pack) => {
    const [was, is] = [old.get(pack), now.get(pack)]
    const changed = was && is ? changedPages(was, is) : undefined
    const sameSize =
      was && is && was.pageCount === is.pageCount && rangeInWords(was.numbers) === rangeInWords(is.numbers)
    if (sameSize && (changed ?? []).length === 0) return []
    return [{ pack, before: was && sizeOf(was), after: is && sizeOf(is), changedPages: changed }]
  })
}

function packInWords({ audience, supplement }: ManifestPack): string {
  const pack = audience === 'members' ? 'members’ pack' : 'public pack'
  return supplement === 0 ? `The ${pack}` : `Supplement ${supplement} to the ${pack}`
}

function sizeOf({ pageCount, numbers }: ManifestPack): PackChange['before'] {
  return { pageCount, numbers }
}

function changedPages(before: ManifestPack, after: ManifestPack): number[] | undefined {
  const [old, now] = [before.fingerprints, after.fingerprints]
  if (!old || !now) return undefined
  const numbers = numbersPrinted(after)
  return now.flatMap((fingerprint, index) => (old[index] === fingerprint ? [] : [numbers[index] ?? index + 1]))
}
