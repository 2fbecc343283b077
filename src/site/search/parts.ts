import { linkBetween } from '../address.ts'
import type { SiteFile } from '../model.ts'
import type { PreparedMeeting } from '../prepare/prepared.ts'
import { itemsOf, type MeetingRecord, meetingName, type PaperRecord } from '../records/record.ts'
import type { LanguageEdition } from '../templates/edition.ts'
import { compressed } from './compressed.ts'
import { type Passage, passagesOf } from './passages.ts'

/** Something that can be found: a paper, or the page of a meeting, a member or a committee. */
export interface SearchPaper {
  kind: string
  title: string
  /** BCP 47 tag of its text. */
  language: string
  /** A page of every language of the site. */
  page: string
  /** `page` is an address from the root, the same in every language. */
  isFile?: boolean
  /** The page with the text of a PDF, in every language of the site. */
  text?: string
  passages: readonly Passage[]
}

/** A paper or a stretch of one, in a file that the search loads to show it. */
export interface SearchPart extends SearchPaper {
  /** It goes on with the paper of the part before. */
  isContinued?: boolean
}

/** Characters in a part: ten are loaded to show ten results. */
const PART = 9000

/** Cuts papers into parts. */
export function partsOf(papers: readonly SearchPaper[]): SearchPart[] {
  return papers.flatMap(({ passages, ...paper }) => {
    const parts: SearchPart[] = []
    let length = 0
    let own: Passage[] = []
    for (const passage of passages) {
      if (own.length > 0 && length + passage.text.length > PART) {
        parts.push(part(paper, own, parts.length > 0))
        own = []
        length = 0
      }
      own.push(passage)
      length += passage.text.length
    }
    parts.push(part(paper, own, parts.length > 0))
    return parts
  })
}

function part(paper: Omit<SearchPaper, 'passages'>, passages: readonly Passage[], isContinued: boolean): SearchPart {
  return { ...paper, isContinued: isContinued || undefined, passages }
}

/** The files of parts in a folder. */
export function partFiles(folder: string, parts: readonly SearchPart[]): SiteFile[] {
  return parts.map((content, index) => ({ path: partPath(folder, index + 1), content: compressed(content) }))
}

/** @param number from 1 */
export function partPath(folder: string, number: number): string {
  return `${folder}search-${number}.json.gz`
}

/** A meeting and its public papers, with all their words, in each language that they are in. */
export function papersToFind(
  { record, reports, pages }: Pick<PreparedMeeting, 'record' | 'reports' | 'pages'>,
  editions: readonly Pick<LanguageEdition, 'prefix' | 'wording'>[],
): SearchPaper[] {
  const language = editions[0]?.wording.language ?? 'en'
  const items = itemsOf(record)
  const agenda = items.map((item): Passage => ({ at: `#${item.id}`, heading: item.title, text: item.note ?? '' }))
  const meeting = { kind: 'meeting', title: meetingName(record), language, page: record.page }
  const papers = items.flatMap((item) =>
    item.papers.flatMap((paper): SearchPaper[] => {
      if (paper.withheld) return []
      const report = reports.find((one) => one.paper === paper.id)
      if (report && paper.page !== undefined) return texts(report.texts, paper.kind, paper.page, editions)
      const read = pages.find((one) => one.paper === paper.id)
      const shown = { kind: paper.kind, title: paper.title, language }
      if (!read) return [{ ...shown, page: placeOf(record, item.id, paper), passages: [{ at: '', text: '' }] }]
      const text = paper.text && linkBetween('', paper.text.page)
      return [
        { ...shown, page: record.page + read.file, isFile: true, ...(text ? { text } : {}), passages: read.passages },
      ]
    }),
  )
  const all = [{ ...meeting, passages: [{ at: '', text: record.type ?? '' }, ...agenda] }, ...papers]
  return all.map((one) => ({ ...one, page: linkBetween('', one.page) }))
}

/** The page of a paper that has no text: its own, else the meeting's at its item. */
function placeOf(record: MeetingRecord, item: string, { page }: PaperRecord): string {
  return page ?? `${record.page}#${item}`
}

/** A report in its own language, and in those that it was translated into. */
function texts(
  made: PreparedMeeting['reports'][number]['texts'],
  kind: string,
  page: string,
  editions: readonly Pick<LanguageEdition, 'prefix'>[],
): SearchPaper[] {
  return made.flatMap(({ title, language, body }, index): SearchPaper[] => {
    if (made.findIndex((other) => other.language === language) < index) return []
    const prefix = editions[index]?.prefix ?? ''
    const where = prefix === '' ? { page } : { page: prefix + page, isFile: true }
    return [{ kind, title, language, ...where, passages: passagesOf(body) }]
  })
}
