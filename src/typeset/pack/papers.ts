import type { DocumentFor, Plan, PlannedPage } from '../../plan/plan.ts'
import { shortDateInWords } from '../../plan/words.ts'
import { endLabel } from '../front-matter/ranges.ts'
import { points, quote, quoteOrNone } from '../typst-syntax.ts'

type Paper = DocumentFor<'public' | 'members'>

/** The stamp on the first page of a paper. */
export function stampText(paper: Paper): string {
  return `Agenda Item No: ${paper.itemLabel}`
}

/** Typst that starts a paper: a new page, the number it has to have, its mark and its stamp. `body` is Typst. */
export function paperTypst(paper: Paper, body: string): string {
  const first = paper.visibility === 'withheld' ? paper.pages?.first : paper.firstPage
  const number = first === undefined ? [] : [`#counter(page).update(${first})`]
  if (isAttachment(paper)) return ['#new-document(style)', ...number, body].join('\n')
  const pages = [
    ...number,
    `#mark(${quote(paper.id)})`,
    `#stamp-in-margin(style, ${quote(stampText(paper))})`,
    body,
    `#mark(${quote(endLabel(paper.id))})`,
  ].join('\n')
  if (paper.visibility !== 'private') return `#new-document(style)\n${pages}`
  return `#new-document(style)\n#private-pages(style, ${quote(paper.statement)})[\n${pages}\n]`
}

/** Reserved pages for an attachment: each of the visible size of the page that is grafted onto it. */
export function reservedPagesTypst(paper: Paper, pages: readonly PlannedPage[]): string {
  return pages
    .map(({ width, height, page: own }, page) => {
      const options = [
        'style',
        points(width),
        points(height),
        page === 0 ? quote(paper.id) : 'none',
        page === 0 ? `stamp-text: ${quote(stampText(paper))}` : '',
        paper.visibility === 'private' ? `private: ${quote(paper.statement)}` : '',
        page === pages.length - 1 ? `last: ${quote(endLabel(paper.id))}` : '',
        ownNumber(paper, own) ? `own: ${quote(ownNumber(paper, own))}` : '',
      ]
      return `#reserved-page(${options.filter(Boolean).join(', ')});`
    })
    .join('\n')
}

/** Typst markup for the block above a report that has a title of its own in its front matter. */
export function reportTitleTypst(paper: Paper): string {
  if (paper.visibility === 'withheld' || paper.content.type !== 'report') return ''
  const { frontMatter } = paper.content.report
  const { revised } = paper.entry
  const facts = [
    ['Report of', frontMatter.author],
    ['Contact', frontMatter.contact],
    ['Date', frontMatter.date && shortDateInWords(frontMatter.date)],
    ['Revised', revised && `Version ${revised.version}, ${shortDateInWords(revised.date)}: ${revised.change}`],
  ].filter((fact): fact is [string, string] => typeof fact[1] === 'string')
  const written = facts.map(([name, value]) => `([#${quote(name)}], [#${quote(value)}])`)
  const title = frontMatter.title
  return title === undefined && facts.length === 0
    ? ''
    : `#report-title(style, ${quoteOrNone(title)}${written.map((fact) => `, ${fact}`).join('')});`
}

function isAttachment(paper: Paper): boolean {
  return paper.visibility !== 'withheld' && paper.content.type === 'attachment'
}

function ownNumber(paper: Paper, page: number): string {
  return paper.visibility !== 'withheld' && paper.entry.own_numbers ? `page ${page + 1} of the ${paper.kind}` : ''
}

/** All the marks of a pack that the layout query has to ask for, besides headings. */
export function paperMarks(plan: Plan): string[] {
  return plan.documents.flatMap(({ id }) => [id, endLabel(id)])
}
