import type { PageRange } from '../manifest/manifest.ts'
import type { TextChange } from './text-change.ts'

/** A value that is another now; undefined where there was or is none. */
export interface FieldChange {
  field: string
  before: string | undefined
  after: string | undefined
}

export interface ItemName {
  label: string
  title: string
}

export interface DocumentName {
  id: string
  title: string
  /** Label of its item. */
  item: string
  pages: PageRange | undefined
}

export interface ItemChange extends ItemName {
  fields: readonly FieldChange[]
}

export interface DocumentChange extends DocumentName {
  fields: readonly FieldChange[]
  /** The file is another, or its words are. */
  content: boolean
  /** Passages whose words changed; undefined where the words are not known. */
  text: TextChange | undefined
}

export interface PackChange {
  /** "The members’ pack", "Supplement 1 to the public pack" */
  pack: string
  before: { pageCount: number; numbers: PageRange } | undefined
  after: { pageCount: number; numbers: PageRange } | undefined
  /** Printed numbers of pages of the newer pack that show something else; undefined where it is not known. */
  changedPages: readonly number[] | undefined
}

/** What is different between two packs of a meeting, the older one first. Plain data. */
export interface PackDifference {
  meeting: readonly FieldChange[]
  items: { added: readonly ItemName[]; removed: readonly ItemName[]; changed: readonly ItemChange[] }
  documents: {
    added: readonly DocumentName[]
    removed: readonly DocumentName[]
    changed: readonly DocumentChange[]
  }
  membership: {
    joined: readonly string[]
    left: readonly string[]
    changed: readonly ({ name: string } & FieldChange)[]
  }
  packs: readonly PackChange[]
}

/** True if the two packs are the same to a reader. */
export function isSame({ meeting, items, documents, membership, packs }: PackDifference): boolean {
  const lists = [meeting, packs, ...Object.values(items), ...Object.values(documents), ...Object.values(membership)]
  return lists.every((list) => list.length === 0)
}

/** "5 to 12", "7", or undefined. */
export function rangeInWords(range: PageRange | undefined): string | undefined {
  if (!range) return undefined
  return range.first === range.last ? `${range.first}` : `${range.first} to ${range.last}`
}
