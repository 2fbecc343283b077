import type { ConfidentialGround, ExemptGround } from '../../load/schema/meeting.ts'
import type { DocumentSource, ItemSource } from '../../load/sources.ts'
import type { MeetingInput } from '../inputs.ts'

type Keys = readonly (string | number)[]

/** A ground for privacy where it is written: at an item or at one of its documents. */
export interface WrittenGround {
  exempt: ExemptGround | undefined
  confidential: ConfidentialGround | undefined
  item: ItemSource | undefined
  /** Undefined where the ground is the item's. */
  document: DocumentSource | undefined
  /** Of what the ground belongs to, in meeting.yaml. */
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

/** Documents with their index among the entries: one whose file is missing has no source, so that indexes differ. */
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
