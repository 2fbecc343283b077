import { linkBetween } from '../address.ts'
import type { SiteInput, SiteMeeting, SiteReport } from '../model.ts'
import { decisionRecords } from '../records/decision-record.ts'
import { recordOf } from '../records/meeting-record.ts'
import { noticeRecord } from '../records/notice-record.ts'
import type { PublishedName } from '../records/paper-names.ts'
import { sitePictures } from '../records/pictures.ts'
import {
  type ItemRecord,
  itemsOf,
  type MeetingRecord,
  type PaperRecord,
  type RecordVersion,
} from '../records/record.ts'
import { type Anchors, anchorsOf, repeatedTitle } from '../report/anchors.ts'
import { fragmentId } from '../report/handlers.ts'
import { reportHtml } from '../report/html.ts'
import { informationHtml, markdownHtml, noteHtml, pageHtml } from '../report/information.ts'
import type { ReportLinks } from '../report/options.ts'
import { papersToFind, partsOf } from '../search/parts.ts'
import type { LanguageEdition, SiteContext } from '../templates/edition.ts'
import { type Here, hereAt } from '../templates/frame.ts'
import { cleanLine } from '../text.ts'
import { paperPages } from './paper-pages.ts'
import type { PreparedMeeting, PreparedReport, PreparedText } from './prepared.ts'
import { preparedVersions } from './text-versions.ts'

type Report = SiteReport['report']

/** What of the site has a say in how Markdown becomes HTML: its languages and their wording. */
export type PrepareContext = Pick<SiteContext, 'editions'>

/** Addresses of pictures from the root of the site, by their path in the workspace. */
type Pictures = ReadonlyMap<string, string>

interface Paper {
  item: ItemRecord
  paper: PaperRecord
  page: string
  report: SiteReport
  anchors: ReadonlyMap<Report, Anchors>
}

/**
 * Makes everything of a meeting that takes its Markdown: its record, and the text of its reports as safe HTML in every
 * language of the site.
 * @param key of the meeting, which gives its address
 * @param published names that its papers' pages had before
 * @param others the meeting in the other languages of its packs
 */
export async function prepareMeeting(
  key: string,
  meeting: SiteMeeting,
  context: PrepareContext,
  readFile: SiteInput['readFile'],
  published: readonly PublishedName[] = [],
  others: readonly MeetingVersion[] = [],
): Promise<PreparedMeeting> {
  const [edition] = context.editions
  const main = recordIn(key, meeting, edition, published)
  const versions = others.flatMap(({ language, meeting: other, isShared }) => {
    const own = context.editions.find(({ prefix }) => prefix === `${language}/`)
    return own
      ? [[language, withPages(recordIn(key, other, own, published, isShared ? undefined : language), main)] as const]
      : []
  })
  const record: MeetingRecord = {
    ...main,
    searchParts: 0,
    ...(versions.length > 0 ? { versions: Object.fromEntries(versions) } : {}),
  }
  const pictures = await sitePictures(meeting, readFile)
  const papers = papersOf(record, meeting)
  const reports = papers.map(
    (own): PreparedReport => ({
      paper: own.paper.id,
      texts: context.editions.map((one) => preparedText(hereAt(context, one, own.page), record, own, papers, pictures)),
    }),
  )
  const textVersions = preparedVersions(record, meeting, context)
  const pages = paperPages(record, meeting)
  record.searchParts = partsOf(papersToFind({ record, reports, pages }, context.editions)).length
  return {
    record,
    pages,
    textVersions,
    pictures: Object.fromEntries([...pictures].map(([path, target]) => [target, path])),
    reports,
  }
}

/** A meeting as its packs in another language have it. */
export interface MeetingVersion {
  /** BCP 47 tag. */
  language: string
  meeting: SiteMeeting
  /** True where its packs are those of the first language, too. */
  isShared?: boolean
}

function recordIn(
  key: string,
  meeting: SiteMeeting,
  edition: LanguageEdition | undefined,
  published: readonly PublishedName[],
  language?: string,
): RecordVersion {
  const said = edition && informationHtml(meeting, edition.wording)
  const notes = edition && noteHtml(meeting, edition.wording)
  const decisions = edition && decisionRecords(meeting, (markdown) => markdownHtml(markdown, edition.wording))
  const record = recordOf(key, meeting, said, notes, published, decisions, language)
  const notices = (edition && meeting.manifest.notices) ?? []
  if (!edition || notices.length === 0) return record
  const html = (text: string, title: string) => pageHtml(text, title, edition.wording)
  return { ...record, notices: notices.map((notice) => noticeRecord(notice, record.page, html)) }
}

/** The pages of papers are the same in every language: they are called after the files that the meeting names. */
function withPages(version: RecordVersion, main: RecordVersion): RecordVersion {
  const papers = new Map(itemsOf(main).flatMap((item) => item.papers.map((paper) => [paper.id, paper])))
  const agenda = version.agenda.map((entry) =>
    entry.kind === 'item'
      ? { ...entry, papers: entry.papers.map((paper) => samePage(paper, papers.get(paper.id))) }
      : entry,
  )
  return { ...version, agenda }
}

function samePage(paper: PaperRecord, main: PaperRecord | undefined): PaperRecord {
  if (!main) return paper
  const { page, source, languages } = main
  return { ...paper, page, source, languages }
}

function papersOf(record: MeetingRecord, meeting: SiteMeeting): Paper[] {
  return itemsOf(record).flatMap((item) =>
    item.papers.flatMap((paper) => {
      const report = meeting.reports.get(paper.id)
      if (!report || paper.page === undefined) return []
      const anchors = new Map(
        [report.report, ...report.variants.values()].map((text) => [
          text,
          anchorsOf(text.tree, text.frontMatter.title ?? paper.title, text.frontMatter.numbering !== 'off'),
        ]),
      )
      return [{ item, paper, page: paper.page, report, anchors }]
    }),
  )
}

/** The text in the wanted language, or in the one it was written in. */
function textIn(report: SiteReport, language: string): { text: Report; language: string } {
  const primary = (tag: string): string | undefined => tag.split('-')[0]?.toLowerCase()
  if (primary(report.language) === primary(language)) return { text: report.report, language: report.language }
  for (const [tag, text] of report.variants) if (primary(tag) === primary(language)) return { text, language: tag }
  return { text: report.report, language: report.language }
}

function preparedText(
  here: Here<PrepareContext>,
  record: MeetingRecord,
  own: Paper,
  papers: readonly Paper[],
  pictures: Pictures,
): PreparedText {
  const { wording } = here
  const { text, language } = textIn(own.report, wording.language)
  const { author, contact, date, background_papers: background } = text.frontMatter
  const title = cleanLine(text.frontMatter.title ?? own.paper.title)
  const anchors = own.anchors.get(text) ?? { headings: [], byNode: new Map(), ids: new Set() }
  const body = reportHtml(text.tree, {
    anchors,
    wording,
    source: text.text,
    omit: repeatedTitle(text.tree, title),
    links: linksFor(here, record, own, text, papers, pictures),
  })
  return {
    title,
    language,
    author: author === undefined ? undefined : cleanLine(author),
    contact: contact === undefined ? undefined : cleanLine(contact),
    date,
    background: background === undefined ? undefined : [background].flat().map(cleanLine),
    headings: anchors.headings,
    body,
  }
}

function linksFor(
  here: Here<PrepareContext>,
  record: MeetingRecord,
  own: Paper,
  text: Report,
  papers: readonly Paper[],
  pictures: Pictures,
): ReportLinks {
  const pageOf = (other: Paper, fragment: string | undefined): string | undefined => {
    const anchors = other.anchors.get(textIn(other.report, here.wording.language).text)
    const id = fragment === undefined ? undefined : anchors && fragmentId(fragment, anchors)
    if (fragment !== undefined && id === undefined) return undefined
    return other === own && id !== undefined ? `#${id}` : here.toPage(other.page) + (id === undefined ? '' : `#${id}`)
  }
  return {
    item: (label, fragment) => {
      const item = itemsOf(record).find((entry) => entry.label === label)
      if (!item) return undefined
      const reports = fragment === undefined ? [] : papers.filter((other) => other.item === item)
      const inside = reports.map((other) => pageOf(other, fragment)).find((href) => href !== undefined)
      return inside ?? `${here.toPage(record.page)}#${item.id}`
    },
    file: (address) => {
      const [path = '', fragment] = address.split('#')
      const target = linkBetween('', beside(text.path, path))
      const other = papers.find(({ report }) => linkBetween('', report.report.path) === target)
      return other && (pageOf(other, fragment) ?? here.toPage(other.page))
    },
    pages: (label) => {
      const pages = itemsOf(record).find((entry) => entry.label === label.trim())?.pages
      return pages && here.wording.pages(pages)
    },
    image: (address) => {
      const path = text.images.get(address)
      const picture = path === undefined ? undefined : pictures.get(path)
      return picture === undefined ? undefined : here.toFile(picture)
    },
  }
}

/** A path relative to a file's folder, as a path in the workspace. */
function beside(file: string, path: string): string {
  const steps = [...file.split('/').slice(0, -1), ...path.split('/')]
  const result: string[] = []
  for (const step of steps) {
    if (step === '..') result.pop()
    else if (step !== '.' && step !== '') result.push(step)
  }
  return result.join('/')
}
