import { fixedRange } from '../../plan/fixed-range.ts'
import type { DocumentFor, NumberRange, Plan } from '../../plan/plan.ts'
import type { PlannedItem } from '../../plan/planned-agenda.ts'
import type { Bookmark, Typeset } from '../../typeset/result.ts'
import { fingerprintOf, printOf } from '../reading/fingerprint.ts'
import type { PagePrint, PageReading, PdfReading } from '../reading/reading.ts'
import {
  ENGLISH_WORDS,
  type ExpectedBookmark,
  type ExpectedLink,
  type ExpectedPage,
  type ExpectedRange,
  type ExpectedSpan,
  type PackExpectation,
  type PageWords,
} from './expectation.ts'

/**
 * What the pack of a plan has to show. `readings` are attachments as the second engine reads them by themselves, by id
 * of the document; one without a reading is only checked for its numbers, labels and place, not for its content. `own` are
 * typeset pages as the second engine reads them, by 0-based index: the pack has to show what they did.
 */
export function expectPack(
  plan: Pick<Plan, 'agenda' | 'documents'> & { consolidated?: Plan['consolidated'] },
  typeset: Pick<Typeset, 'numbers' | 'reserved' | 'outline'> & { spans: readonly ExpectedSpan[] },
  readings: ReadonlyMap<string, PdfReading>,
  words: PageWords = ENGLISH_WORDS,
  own: ReadonlyMap<number, PageReading> = new Map(),
): PackExpectation {
  const documents = new Map<string, DocumentFor<'public'> | DocumentFor<'members'>>(
    plan.documents.map((document) => [document.id, document]),
  )
  const spans = new Map(typeset.spans.map((span) => [span.id, expectSpan(span, typeset, documents)]))
  const items = plan.agenda.flatMap((entry) => {
    if (entry.kind !== 'item') return []
    const found = entry.documents.flatMap((id) => spans.get(id) ?? [])
    return found.length === 0 ? [] : [{ item: entry, found }]
  })
  return {
    words,
    pages: expectPages(typeset, readings, own),
    spans: [...spans.values()],
    ranges: items.map(({ item, found }) => {
      const all = plan.consolidated?.itemRanges.get(item.label)
      return all ? { item: item.label, anyOf: [all] } : expectRange(item, found, documents)
    }),
    links: items.map(({ item, found }) => expectLink(item.label, found)),
    bookmarks: [
      ...items.flatMap(({ item, found }) => expectBookmarks(item, found, documents)),
      ...expectOutline(typeset.outline),
    ],
  }
}

type Documents = ReadonlyMap<string, DocumentFor<'public'> | DocumentFor<'members'>>

/** A withheld sheet stands for more numbers than it prints. */
function expectSpan(span: ExpectedSpan, typeset: Pick<Typeset, 'numbers'>, documents: Documents): ExpectedSpan {
  const withheld = documents.get(span.id)?.visibility === 'withheld'
  const { id, firstIndex, lastIndex, firstNumber } = span
  const lastNumber = withheld ? (typeset.numbers[lastIndex] ?? span.lastNumber) : span.lastNumber
  return { id, firstIndex, lastIndex, firstNumber, lastNumber }
}

function expectPages(
  { numbers, reserved }: Pick<Typeset, 'numbers' | 'reserved'>,
  readings: ReadonlyMap<string, PdfReading>,
  ownPages: ReadonlyMap<number, PageReading>,
): ExpectedPage[] {
  const isReserved = new Set(reserved.map(({ index }) => index))
  const sheets = new Map(reserved.map(({ document, page, index }) => [`${document} ${page}`, index]))
  const filled = new Map(
    reserved.flatMap(({ document, page, index }): [number, PagePrint][] => {
      const read = readings.get(document)?.pages[page]
      return read ? [[index, printOf(read, (target) => sheets.get(`${document} ${target}`))]] : []
    }),
  )
  return numbers.map((number, index) => {
    const attachment = filled.get(index)
    if (attachment) return { number, attachment }
    const own = isReserved.has(index) ? undefined : ownPages.get(index)
    return own ? { number, fingerprint: fingerprintOf(own) } : { number }
  })
}

function expectRange(item: PlannedItem, found: readonly ExpectedSpan[], documents: Documents): ExpectedRange {
  const printed = found.map((span): NumberRange => ({ first: span.firstNumber, last: span.lastNumber }))
  const declared = found.map((span, index) => {
    const document = documents.get(span.id)
    return (document && fixedRange(document)) ?? printed[index]
  })
  const meant = declared.flatMap((range) => range ?? [])
  return { item: item.label, anyOf: rangeLists([meant, printed]) }
}

/** Each list as one range from its first to its last number, and as it is. */
export function rangeLists(lists: readonly (readonly NumberRange[])[]): NumberRange[][] {
  const whole = lists.map((list) => [
    { first: Math.min(...list.map(({ first }) => first)), last: Math.max(...list.map(({ last }) => last)) },
  ])
  const all = [...whole, ...lists.map((list) => [...list])]
  return [...new Map(all.map((list) => [JSON.stringify(list), list])).values()]
}

export function expectLink(item: string, found: readonly ExpectedSpan[]): ExpectedLink {
  return { item, target: Math.min(...found.map(({ firstIndex }) => firstIndex)) }
}

function expectBookmarks(item: PlannedItem, found: readonly ExpectedSpan[], documents: Documents): ExpectedBookmark[] {
  const { target } = expectLink(item.label, found)
  const own = found.map((span) => ({
    what: `document ${span.id}`,
    titles: [documents.get(span.id)?.title ?? item.title, item.title],
    target: span.firstIndex,
  }))
  return [{ what: `item ${item.label}`, titles: [item.title, ...(own[0]?.titles ?? [])], target }, ...own]
}

/** Every bookmark that was laid out, headings of reports included. */
function expectOutline(outline: readonly Bookmark[]): ExpectedBookmark[] {
  return outline.flatMap(({ title, index, children }) => [
    { what: `the entry "${title}"`, titles: [title], target: index },
    ...expectOutline(children),
  ])
}
