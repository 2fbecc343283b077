import { type ExpectedSpan, type PackExpectation, spanAt } from '../expectation/expectation.ts'
import { holdsAll } from '../reading/fingerprint.ts'
import type { PageReading, PdfReading } from '../reading/reading.ts'
import type { Mismatch } from './finding.ts'

/** Compares the links of agenda and attachments with where they should land, and finds those that land nowhere. */
export function compareLinks(reading: PdfReading, expectation: PackExpectation): Mismatch[] {
  return [
    ...compareAgendaLinks(reading, expectation),
    ...reading.pages.flatMap((page, index) => compareLinksOf(page, expectation, index)),
  ]
}

function compareAgendaLinks(reading: PdfReading, { spans, links, pages }: PackExpectation): Mismatch[] {
  const agenda = spans.find(({ id }) => id === 'agenda')
  if (!agenda) return []
  const targets = new Set(pagesOf(reading, agenda).flatMap(targetsOf))
  return links
    .filter(({ target }) => !targets.has(target))
    .map(({ item, target }) => ({
      rule: 'link',
      reason: `The agenda has no link from item ${item} to page ${pages[target]?.number} (sheet ${target + 1}).`,
    }))
}

function compareLinksOf(page: PageReading, { pages, spans }: PackExpectation, index: number): Mismatch[] {
  const expected = pages[index]
  const found = targetsOf(page)
  const where = `on sheet ${index + 1} (page ${expected?.number})`
  const lost = found.filter((target) => target < 0).length
  const lostBefore = expected?.attachment?.targets.filter((target) => target < 0).length ?? 0
  const nowhere = lost > lostBefore ? [{ rule: 'link', reason: `A link ${where} leads to no page.` }] : []
  if (!expected?.attachment) return nowhere
  const agenda = spans.find(({ id }) => id === 'agenda')
  const landed = withoutBackLink(
    found.filter((target) => target >= 0),
    agenda,
  )
  const wanted = expected.attachment.targets.filter((target) => target >= 0)
  const span = spanAt(spans, index)
  // The engine may follow a link in the pack that it could not follow in the attachment, whose names were repaired.
  const isOwn = (target: number): boolean => span !== undefined && span.firstIndex <= target && target <= span.lastIndex
  const hasFound =
    landed.length === wanted.length || (landed.length - wanted.length <= lostBefore - lost && landed.every(isOwn))
  if (hasFound && holdsAll(landed, wanted)) return nowhere
  const list = (sheets: number[]): string =>
    sheets.length === 0 ? 'none' : sheets.map((sheet) => pages[sheet]?.number ?? `sheet ${sheet + 1}`).join(', ')
  const reason =
    `The links of document ${span?.id ?? ''} ${where} lead to these pages: ${list(landed)}. ` +
    `They should lead to: ${list(wanted)}.`
  return [...nowhere, { rule: 'link', reason, document: span?.id }]
}

/** Links of a page of an attachment without the stamp's, which leads back to the agenda. */
function withoutBackLink(targets: readonly number[], agenda: ExpectedSpan | undefined): number[] {
  const isBack = (target: number): boolean =>
    agenda !== undefined && agenda.firstIndex <= target && target <= agenda.lastIndex
  return targets.filter((target) => !isBack(target))
}

function targetsOf(page: PageReading): number[] {
  return page.links.flatMap((link) => (link.kind === 'page' ? [link.target ?? -1] : []))
}

/** The pages of a stretch of the pack. */
export function pagesOf(reading: PdfReading, span: ExpectedSpan): readonly PageReading[] {
  return reading.pages.slice(span.firstIndex, span.lastIndex + 1)
}
