import { type Message, message, type Place } from '../messages/message.ts'
import type { Plan } from '../plan/plan.ts'
import { isRightToLeft } from '../typeset/markdown/characters/language.ts'
import { sheetsOf, type Typeset } from '../typeset/result.ts'
import { compareWords } from './comparison/compare-words.ts'
import { excerpt } from './comparison/finding.ts'
import { type Passages, passagesOf } from './expectation/passages.ts'
import type { PageReading } from './reading/reading.ts'

/** A report of a pack, and the words that its pages have to show. */
export interface ReportWords extends Passages {
  title: string
  /** Relative to the workspace. */
  path: string
  /** Where meeting.yaml names it. */
  place: Place
  /** 0-based sheets that it fills. */
  indexes: readonly number[]
}

export function reportWords(
  plan: Pick<Plan, 'documents' | 'language'>,
  { spans }: Pick<Typeset, 'spans'>,
): ReportWords[] {
  // On a page whose foot runs from right to left, the engine gives the words of every line in that order.
  const isReversed = isRightToLeft(plan.language)
  return plan.documents.flatMap((paper): ReportWords[] => {
    const span = spans.find(({ id }) => id === paper.id)
    if (!span || paper.visibility === 'withheld' || paper.content.type !== 'report') return []
    const { title, place, content } = paper
    const words = isReversed ? { passages: [], isAll: false } : passagesOf(content.report.tree)
    return [{ title, path: content.report.path, place, indexes: sheetsOf(span), ...words }]
  })
}

/** Sheets of the pack's own, 0-based, that need more proof than the words of reports. */
export function pagesWithoutWords(
  reports: readonly ReportWords[],
  { pageCount, reserved }: Pick<Typeset, 'pageCount' | 'reserved'>,
): number[] {
  const proved = new Set([
    ...reserved.map(({ index }) => index),
    ...reports.flatMap(({ isAll, indexes }) => (isAll ? indexes : [])),
  ])
  return Array.from({ length: pageCount }, (_, index) => index).filter((index) => !proved.has(index))
}

/** Passages of a report that are quoted; more are counted. */
const QUOTED = 3

/** What the sheets of a finished pack say of the words of its reports. */
export interface ProvedWords {
  messages: Message[]
  /** Sheets, 0-based, with all words, but not in the order of the report. */
  unordered: readonly number[]
}

export function proveWords(reports: readonly ReportWords[], pages: readonly PageReading[]): ProvedWords {
  const found = reports.map((report) => {
    const texts = report.indexes.map((index) => pages[index]?.text ?? '')
    return { report, ...compareWords(report.passages, texts) }
  })
  return {
    messages: found.flatMap(({ report, missing }) => (missing.length > 0 ? [lostWords(report, missing)] : [])),
    unordered: found.flatMap(({ report, isInOrder }) => (isInOrder || !report.isAll ? [] : report.indexes)),
  }
}

function lostWords({ title, path, place }: ReportWords, missing: Passages['passages']): Message {
  const quoted = missing.slice(0, QUOTED).map(({ text }) => `“${excerpt(text)}”`)
  const more = missing.length > QUOTED ? ` (and ${missing.length - QUOTED} more)` : ''
  return message({
    rule: 'verify-page-words',
    severity: 'error',
    reason: `Words of “${title}” (${path}) are not in the finished pack: ${quoted.join(', ')}${more}.`,
    place,
    note: 'The pack was not published. This is a fault of agendapack: please report it with this message. Meanwhile, write these words another way.',
  })
}
