import { linkBetween } from '../address.ts'
import { type Here, inEveryLanguage, type Page, type SiteContext } from '../frame.ts'
import type { SiteFile, SiteMeeting, SiteReport } from '../model.ts'
import { type ItemRecord, itemsOf, type MeetingRecord, meetingName, type PaperRecord } from '../record.ts'
import { type Anchors, anchorsOf, repeatedTitle } from '../report/anchors.ts'
import { fragmentId } from '../report/handlers.ts'
import { type ReportLinks, reportHtml } from '../report/html.ts'
import { html, type View } from '../templates.ts'
import { cleanLine } from '../text.ts'
import { committeeCrumb, paperView } from './meeting.ts'

type Report = SiteReport['report']

/** Addresses of pictures from the root of the site, by their path in the workspace. */
export type Pictures = ReadonlyMap<string, string>

interface Paper {
  item: ItemRecord
  paper: PaperRecord
  page: string
  report: SiteReport
  anchors: ReadonlyMap<Report, Anchors>
}

/** The pages of all Markdown reports of a meeting, in every language of the site. */
export function reportPages(
  context: SiteContext,
  record: MeetingRecord,
  meeting: SiteMeeting,
  pictures: Pictures,
): SiteFile[] {
  const papers = papersOf(record, meeting)
  return papers.flatMap((paper) =>
    inEveryLanguage(context, paper.page, (here) => reportPage(here, record, paper, papers, pictures)),
  )
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

function reportPage(here: Here, record: MeetingRecord, own: Paper, papers: readonly Paper[], pictures: Pictures): Page {
  const { wording, context } = here
  const { text, language } = textIn(own.report, wording.language)
  const title = cleanLine(text.frontMatter.title ?? own.paper.title)
  const anchors = own.anchors.get(text) ?? { headings: [], byNode: new Map(), ids: new Set() }
  const body = reportHtml(text.tree, {
    anchors,
    wording,
    source: text.text,
    omit: repeatedTitle(text.tree, title),
    links: linksFor(here, record, own, text, papers, pictures),
  })
  const foreign = language.split('-')[0] !== wording.language.split('-')[0]
  const view: View = {
    title,
    item: own.item,
    itemHref: `${here.toPage(record.page)}#${own.item.id}`,
    meeting: { label: `${meetingName(record)}, ${wording.longDate(record.date)}`, href: here.toPage(record.page) },
    paper: paperView(here, own.paper),
    bodyLanguage: foreign ? language : undefined,
    onlyLanguage: foreign
      ? wording.text('report.only_language', { language: languageName(context, language) })
      : undefined,
    ...frontMatterView(here, text),
    contents: anchors.headings.length > 2 ? nested(anchors) : undefined,
    body: html(body),
  }
  return {
    path: own.page,
    title: `${title} - ${meetingName(record)}, ${wording.date(record.date)}`,
    section: 'home',
    template: 'report',
    view,
    crumbs: [
      { label: wording.text('navigation.home'), href: here.toPage('') },
      committeeCrumb(here, record),
      { label: wording.date(record.date), href: here.toPage(record.page) },
    ],
    calendar: `${record.page}meeting.ics`,
  }
}

function languageName(context: SiteContext, language: string): string {
  const same = context.editions.find((edition) => edition.wording.language.split('-')[0] === language.split('-')[0])
  return same?.wording.text('language_name') ?? language
}

function frontMatterView({ wording }: Here, { frontMatter }: Report): View {
  const background = frontMatter.background_papers
  return {
    author: frontMatter.author && cleanLine(frontMatter.author),
    contact: frontMatter.contact && cleanLine(frontMatter.contact),
    date: frontMatter.date && wording.date(frontMatter.date),
    background: background === undefined ? undefined : [background].flat().map(cleanLine),
  }
}

/** Headings of the second and third level, for the contents. */
function nested({ headings }: Anchors): View[] {
  const entries: { id: string; text: string; children: View[] }[] = []
  for (const { id, level, text } of headings) {
    if (level === 2) entries.push({ id, text, children: [] })
    if (level === 3) entries.at(-1)?.children.push({ id, text })
  }
  return entries
}

function linksFor(
  here: Here,
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
