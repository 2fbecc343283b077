import { type ExpectedPage, type ExpectedSpan, type PackExpectation, spanAt } from '../expectation/expectation.ts'
import { contentOf, fingerprintOf, holdsPrint } from '../reading/fingerprint.ts'
import type { PageReading, PdfReading } from '../reading/reading.ts'
import type { Mismatch } from './finding.ts'

/** Page numbers stand this close to the bottom edge: in points, within the margin of a page of the pack's own. */
const FOOT = 60

/** Compares number, order, labels, printed numbers and content of pages. Sheets are named by their 1-based position. */
export function comparePages(reading: PdfReading, expectation: PackExpectation): Mismatch[] {
  return [
    ...compareCount(reading, expectation),
    ...findRepeatedObjects(reading),
    ...reading.pages.flatMap((page, index) => {
      const expected = expectation.pages[index]
      if (!expected) return []
      return [
        ...compareLabel(page, expected, index),
        ...(mayBeBlank(reading, expectation.spans, index)
          ? []
          : compareNumber(page, expected, expectation.spans, index)),
        ...compareContent(reading, expectation, index),
      ]
    }),
  ]
}

function compareCount(reading: PdfReading, expectation: PackExpectation): Mismatch[] {
  if (reading.pageCount === expectation.pages.length) return []
  const reason = `The file has ${reading.pageCount} pages; it should have ${expectation.pages.length}.`
  return [{ rule: 'page-count', reason }]
}

function findRepeatedObjects(reading: PdfReading): Mismatch[] {
  const first = new Map<number, number>()
  return reading.pages.flatMap(({ object }, index) => {
    const earlier = first.get(object)
    if (object === 0 || earlier === undefined) {
      first.set(object, index)
      return []
    }
    const reason = `Sheet ${index + 1} repeats sheet ${earlier + 1}.`
    return [{ rule: 'page-repeated', reason }]
  })
}

function compareLabel(page: PageReading, expected: ExpectedPage, index: number): Mismatch[] {
  if (page.label === String(expected.number)) return []
  const found = page.label === '' ? 'no page label' : `the page label "${page.label}"`
  return [{ rule: 'page-label', reason: `Sheet ${index + 1} has ${found}; it should be "${expected.number}".` }]
}

function compareNumber(
  page: PageReading,
  expected: ExpectedPage,
  spans: readonly ExpectedSpan[],
  index: number,
): Mismatch[] {
  const found = printedNumbers(page, expected)
  if (found.length > 0 && found.every((number) => number === expected.number)) return []
  const printed = found.length === 0 ? 'no page number' : `page number ${found.join(', ')}`
  const reason = `Sheet ${index + 1}${ofDocument(spans, index)} has ${printed} at its foot; it should be ${expected.number}.`
  return [{ rule: 'page-number', reason, document: spanAt(spans, index)?.id }]
}

/** The numbers at the foot that the pack printed: those of the attachment itself do not count. */
function printedNumbers(page: PageReading, { attachment }: ExpectedPage): number[] {
  const own = [...(attachment?.numbers ?? [])]
  const rest = page.numbers.filter(({ number }) => {
    const position = own.indexOf(number)
    if (position >= 0) own.splice(position, 1)
    return position < 0
  })
  return rest.filter(({ fromBottom }) => fromBottom <= FOOT).map(({ number }) => number)
}

/** The document that a sheet belongs to, in words: whoever reads of a fault wants to know which paper has it. */
function ofDocument(spans: readonly ExpectedSpan[], index: number): string {
  const span = spanAt(spans, index)
  return span ? ` (page ${index - span.firstIndex + 1} of document ${span.id})` : ''
}

/** The last sheets of a document, or sheets between documents, can be the blanks of printing on both sides. */
function mayBeBlank(reading: PdfReading, spans: readonly ExpectedSpan[], index: number): boolean {
  const span = spanAt(spans, index)
  if (span?.firstIndex === index) return false
  const rest = reading.pages.slice(index, (span?.lastIndex ?? index) + 1)
  return rest.every((page) => page.text.trim() === '' && page.pictures.length === 0 && page.paths === 0)
}

/** @param index of the sheet, 0-based */
export function contentDiffers(index: number, number: number): Mismatch {
  const reason = `Sheet ${index + 1} (page ${number}) does not have the content that was built.`
  return { rule: 'page-content', reason }
}

function compareContent(reading: PdfReading, expectation: PackExpectation, index: number): Mismatch[] {
  const page = reading.pages[index]
  const expected = expectation.pages[index]
  if (!page || !expected) return []
  if (expected.fingerprint !== undefined && fingerprintOf(page) !== expected.fingerprint) {
    return [contentDiffers(index, expected.number)]
  }
  const print = expected.attachment
  if (!print) return []
  const content = contentOf(page)
  if (holdsPrint(content, print)) return []
  const other = expectation.pages.findIndex(({ attachment }) => attachment && holdsPrint(content, attachment))
  const found = other < 0 ? 'other content' : `the content of page ${expectation.pages[other]?.number}`
  const span = spanAt(expectation.spans, index)
  const place = span ? `page ${index - span.firstIndex + 1} of document ${span.id}` : 'the page of an attachment'
  const reason = `Sheet ${index + 1} (page ${expected.number}) has ${found}; it should be ${place}.`
  return [{ rule: 'page-content', reason, document: span?.id }]
}
