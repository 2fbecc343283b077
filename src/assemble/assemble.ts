import { type PDFDict, type PDFDocument, PDFRef } from 'pdf-lib'
import { noTags } from '../attachments/accessibility/accessibility.ts'
import type { Attachment } from '../attachments/attachment.ts'
import { isStructureChecked } from '../attachments/checked-structure.ts'
import { endExaminations } from '../attachments/opening/open.ts'
import { sharedBytesOf } from '../host/content.ts'
import type { Message } from '../messages/message.ts'
import { Name } from '../pdf/names.ts'
import { deduplicate } from '../pdf/write/deduplicate.ts'
import { savePdf } from '../pdf/write/save.ts'
import type { Typeset } from '../typeset/result.ts'
import { droppedMessages } from './dropped-messages.ts'
import type { Placement } from './files/placement.ts'
import { readSource, type Source } from './files/source.ts'
import { openTarget, type Target } from './files/target.ts'
import { finishTarget } from './finish.ts'
import { graftAttachment } from './graft-attachment.ts'
import type { AssembleDocument, AssembleInput } from './input.ts'
import { writeOutline } from './outline/outline.ts'
import { writePageLabels } from './outline/page-labels.ts'
import { plannedOutline } from './outline/planned-outline.ts'
import { readTypeset } from './read-typeset.ts'
import { coveredMessages } from './stamps/covered-messages.ts'
import { type Reshaped, retargetDestinations } from './stamps/retarget.ts'
import { readingOrder } from './structure/reading-order.ts'

export interface Assembled {
  bytes: Uint8Array
  /** What the bytes were written from, to take pages out of without reading them again. */
  document: PDFDocument
  messages: Message[]
  /** Bytes of the pack that each attachment takes; what two share counts for the first. */
  bytesByDocument: ReadonlyMap<string, number>
}

/** Objects of the pack that were made for one document: first and last number. */
interface Owned {
  id: string
  first: number
  last: number
}

/** Bytes of attachments from which on the memory that opening them took is given back first. */
const largeFiles = 40_000_000

/**
 * Puts the attachments onto the reserved pages of the typeset pack, whose page objects stay, so that its links, bookmarks
 * and destinations land on them, and writes labels, metadata and structure of the whole. The same input gives the same
 * bytes. Warnings tell what of an attachment could not come along.
 */
export async function assemble(input: AssembleInput): Promise<Assembled> {
  const { typeset } = input
  const size = [...input.attachments.values()].reduce((sum, attachment) => sum + attachment.size, 0)
  if (size > largeFiles) await endExaminations()
  const pack = await readTypeset(typeset.pdf)
  const { context } = pack
  const main = readSource(pack)
  const target = openTarget(context, main.catalog, input.wording)
  const structureRoot = rootOfStructure(target)
  const order = readingOrder(
    target,
    main.structure ?? { root: structureRoot.dict, top: [], elements: [], roles: new Map() },
    structureRoot.ref,
  )
  const outline = plannedOutline(main, typeset)
  const messages: Message[] = []
  const owned: Owned[] = []
  const obstacles = new Set<string>()
  const reshaped = new Map<PDFRef, Reshaped>()
  const sources = new Map<Attachment, Source>()
  for (const [id, placements] of placementsByDocument(typeset, main)) {
    const attachment = input.attachments.get(id)
    const document = input.documents.get(id)
    const [first] = placements
    if (!attachment || !document || !first) continue
    const source = sources.get(attachment) ?? readSource(attachment.document)
    sources.set(attachment, source)
    const before = context.largestObjectNumber
    const grafted = graftAttachment(target, source, attachment, document, id, placements, order.parentAt(first.index))
    order.insert(first.index, grafted.part)
    const bookmarks = outline.byDocument.get(id)?.kids ?? outline.top
    bookmarks.push(...grafted.outline)
    for (const obstacle of obstaclesOf(attachment, document)) obstacles.add(obstacle)
    messages.push(...droppedMessages(grafted.dropped, attachment, document))
    messages.push(...coveredMessages(grafted.covered, attachment, document))
    for (const [ref, shape] of grafted.reshaped) reshaped.set(ref, shape)
    owned.push({ id, first: before + 1, last: context.largestObjectNumber })
  }
  retargetDestinations(target, main, reshaped)
  writeOutline(target, outline.top)
  writePageLabels(target, typeset.numbers)
  const pages = main.pages.flatMap(({ ref }) => ref ?? [])
  finishTarget(target, structureRoot, pages, { ...input, pdfUa: obstacles.size === 0 })
  const { content, sizes } = savePdf(context, deduplicate(context))
  // The second engine reads it on other threads.
  return { bytes: sharedBytesOf(content), document: pack, messages, bytesByDocument: sizesByDocument(owned, sizes) }
}

/**
 * What keeps a pack with an attachment from claiming PDF/UA, in words. No program can tell that tags say what the pages say:
 * those of a file count where it claims PDF/UA itself, or somebody has checked them; those that were made, where somebody has.
 */
export function obstaclesOf(
  { accessibility, recognition, sha256 }: Attachment,
  { structure }: AssembleDocument,
): string[] {
  const obstacles = [...(accessibility.obstacles ?? ['unexamined'])]
  const isChecked = isStructureChecked(structure, sha256)
  if (accessibility.tagged) {
    const isClaimed = accessibility.claimsPdfUa || isChecked
    return isClaimed ? obstacles : [...obstacles, 'tags that nobody says are right']
  }
  if (!isChecked || !recognition) return obstacles
  return [
    ...obstacles.filter((obstacle) => obstacle !== noTags),
    ...(recognition.wholePages.length > 0 ? ['pages without a structure'] : []),
    ...(recognition.undescribedFigures > 0 ? ['figures without a description'] : []),
  ]
}

function rootOfStructure(target: Target): { ref: PDFRef; dict: PDFDict } {
  const value = target.catalog.get(Name.StructTreeRoot)
  const dict = target.reader.dict(value)
  if (value instanceof PDFRef && dict) return { ref: value, dict }
  const made = target.context.obj({ Type: 'StructTreeRoot' })
  const ref = target.context.register(made)
  target.catalog.set(Name.StructTreeRoot, ref)
  return { ref, dict: made }
}

/** Reserved pages in the order of the pack, by document. */
function placementsByDocument(typeset: Typeset, main: Source): ReadonlyMap<string, Placement[]> {
  const found = new Map<string, Placement[]>()
  for (const { document, page, index } of [...typeset.reserved].sort((a, b) => a.index - b.index)) {
    const ref = main.pages[index]?.ref
    if (!ref) continue
    const placements = found.get(document) ?? []
    placements.push({ page, ref, index })
    found.set(document, placements)
  }
  return found
}

function sizesByDocument(owned: readonly Owned[], sizes: ReadonlyMap<PDFRef, number>): ReadonlyMap<string, number> {
  const totals = new Map<string, number>()
  const ranges = [...owned]
  for (const [ref, size] of [...sizes].sort(([a], [b]) => a.objectNumber - b.objectNumber)) {
    while (ranges[0] && ranges[0].last < ref.objectNumber) ranges.shift()
    const range = ranges[0]
    if (range && range.first <= ref.objectNumber) totals.set(range.id, (totals.get(range.id) ?? 0) + size)
  }
  return new Map([...totals].map(([id, size]) => [id, Math.round(size)]))
}
