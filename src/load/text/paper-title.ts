import { toString as textOf } from 'mdast-util-to-string'
import { extensionOf, nameOf } from '../../host/paths.ts'
import { PICTURE_ENDINGS } from '../pictures/paper.ts'
import type { AgendaItem } from '../schema/meeting.ts'
import type { DocumentSource, ReadContent, Report } from '../sources.ts'
import { WORKBOOK_ENDINGS } from '../word/whereabouts.ts'
import { titleFromName } from './title-from-name.ts'

/** The title that a paper gives itself, else one from the name of its file. */
export function paperTitle(content: ReadContent, file: string | undefined): string | undefined {
  const own = content.type === 'report' ? reportTitle(content.report) : undefined
  if (own || file === undefined) return own
  return titleFromName(file)
}

/** The title that a report gives itself: in its front matter, or its first heading. */
function reportTitle(report: Report): string | undefined {
  if (report.frontMatter.title) return report.frontMatter.title
  const heading = report.tree.children.find((node) => node.type === 'heading')
  const text = heading ? textOf(heading).replace(/\s+/g, ' ').trim() : ''
  return text === '' ? undefined : text
}

/** What a paper is, as far as its name, its item and what it holds tell. */
export function paperKind(content: ReadContent, file = '', item: AgendaItem | undefined): DocumentSource['kind'] {
  const name = nameOf(file).toLowerCase()
  if (/^(?:appendix|annex)/.test(name)) return 'appendix'
  if (item?.type === 'minutes' || name.startsWith('minutes')) return 'minutes'
  return content.type === 'report' && isWritten(content.report.path) ? 'report' : 'document'
}

/** True for a report in words, in contrast to a workbook or pictures. */
function isWritten(path: string): boolean {
  return ![...PICTURE_ENDINGS, ...WORKBOOK_ENDINGS].includes(extensionOf(path))
}
