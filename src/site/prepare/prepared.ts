import type { Content } from '../../host/content.ts'
import { stringsIn } from '../../verify/leaks/document-texts.ts'
import type { MeetingRecord } from '../records/record.ts'
import type { ReportHeading } from '../report/anchors.ts'
import type { Passage } from '../search/passages.ts'

/** A report's text in one language of the site, ready for its page. */
export interface PreparedText {
  title: string
  /** BCP 47 tag of the text: another than the site's where it was not translated. */
  language: string
  author?: string
  contact?: string
  date?: string
  background?: readonly string[]
  headings: readonly ReportHeading[]
  /** Safe HTML. */
  body: string
}

export interface PreparedReport {
  /** Id of the paper. */
  paper: string
  /** One for each language of the site, in their order. */
  texts: readonly PreparedText[]
}

/** What the pages of a paper say that is in the pack alone. */
export interface PaperPages {
  /** Id of the paper. */
  paper: string
  /** The PDF, in the folder of its meeting. */
  file: string
  passages: readonly Passage[]
}

/**
 * All of a meeting that takes its Markdown to make: what lists need, and the texts of its reports. Nothing in it is private,
 * and nothing depends on where the site will be or how it looks. JSON all through.
 */
export interface PreparedMeeting {
  record: MeetingRecord
  /** Paths of its pictures in the workspace, by their address from the root of the site. */
  pictures: Readonly<Record<string, string>>
  reports: readonly PreparedReport[]
  /** The texts of papers that are PDFs. */
  textVersions: readonly PreparedReport[]
  pages: readonly PaperPages[]
}

/** What a prepared meeting shows, as files that can be searched for private words. */
export function textsOf({ record, reports, textVersions, pages }: PreparedMeeting): ReadonlyMap<string, Content> {
  const name = `pages of ${record.key}`
  const texts = [...reports, ...textVersions].flatMap(({ paper, texts: ofPaper }) =>
    ofPaper.flatMap(({ body, ...about }, index): [string, string][] => [
      [`${name}, paper ${paper} (${index + 1}).html`, body],
      [`${name}, title of paper ${paper} (${index + 1})`, stringsIn(about).join('\n')],
    ]),
  )
  const ofPages = pages.map(({ paper, passages }) => [
    `${name}, pages of paper ${paper}`,
    stringsIn(passages).join('\n'),
  ])
  const encoder = new TextEncoder()
  return new Map(
    [[name, stringsIn(record).join('\n')], ...texts, ...ofPages].map(([path = '', text]) => [
      path,
      encoder.encode(text),
    ]),
  )
}
