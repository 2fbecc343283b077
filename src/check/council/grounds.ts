import type { ConfidentialGround, ExemptGround } from '../../load/schema/meeting.ts'
import type { DocumentSource, ItemSource } from '../../load/sources.ts'
import type { MeetingInput } from '../inputs.ts'

type Keys = readonly (string | number)[]

/** The ground for keeping an item, or one of its documents, private. */
export interface WrittenGround {
  exempt: ExemptGround | undefined
  confidential: ConfidentialGround | undefined
  item: ItemSource | undefined
  /** Undefined if the ground is for the whole item. */
  document: DocumentSource | undefined
  /** The keys of the item or document in meeting.yaml. */
  keys: Keys
}

/** Every ground for privacy in a meeting, in the order of meeting.yaml. */
export function writtenGrounds({ items, sources }: MeetingInput): WrittenGround[] {
  const found: WrittenGround[] = []
  const add = (
    holder: { private?: ExemptGround | undefined; confidential?: ConfidentialGround | undefined },
    item: ItemSource | undefined,
    document: DocumentSource | undefined,
    keys: Keys,
  ) => {
    if (!holder.private && !holder.confidential) return
    found.push({ exempt: holder.private, confidential: holder.confidential, item, document, keys })
  }
  for (const item of items) {
    add(item.item, item, undefined, item.keys)
    for (const { document, index } of byEntry(item.documents, item.item.documents)) {
      add(document.entry, item, document, [...item.keys, 'documents', index])
    }
  }
  for (const supplement of sources.supplements) {
    for (const [position, { label, documents }] of supplement.items.entries()) {
      const item = items.find((candidate) => candidate.label === label)
      for (const [index, document] of documents.entries()) {
        add(document.entry, item, document, [...supplement.keys, 'items', position, 'documents', index])
      }
    }
  }
  return found
}

/** Documents with the index of their entry, which differs from theirs if the file of an entry before is missing. */
function byEntry(
  documents: readonly DocumentSource[],
  entries: readonly unknown[],
): { document: DocumentSource; index: number }[] {
  return documents.map((document, position) => {
    const fromId = Number(/-(\d+)$/.exec(document.id)?.[1]) - 1
    const index = fromId >= 0 && fromId < entries.length ? fromId : position
    return { document, index }
  })
}
