import type { Report } from '../../load/sources.ts'
import { fixedRange } from '../../plan/fixed-range.ts'
import type { DocumentFor, Plan, PlannedContent, PlannedPage } from '../../plan/plan.ts'
import { isPartlyPrivate } from '../../plan/private-words.ts'
import type { Wording } from '../../wording/wording.ts'
import { endLabel, firstNumber, itemLabelName, usedLabel } from '../front-matter/ranges.ts'
import { array, points, quote } from '../typst-syntax.ts'
import { resumeLabel, sheetsOf } from './sheets.ts'
import { quoteValue, quoteValueOrNone } from './values.ts'

type Paper = DocumentFor<'public' | 'members'>
type Attached = Extract<PlannedContent, { type: 'attachment' }>

/** The stamp on the first page of a paper. */
export function stampText(paper: Paper, wording: Wording): string {
  const stamp = [wording.text('paper.stamp', { label: paper.itemLabel }), paper.label].filter(Boolean).join(' · ')
  const revised = isAttachment(paper) && paper.visibility !== 'withheld' ? paper.entry.revised : undefined
  // A report says it below its title.
  if (!revised) return stamp
  const { version, date } = revised
  return `${stamp} · ${wording.text('paper.revised_stamp', { version, date: wording.date(date) })}`
}

/** The stamp as Typst: in a pack of two languages in both, each told apart. */
function stampTypst(paper: Paper, plan: Plan): string {
  return inLanguages(plan, ({ documents, wording }) =>
    stampText(documents.find(({ id }) => id === paper.id) ?? paper, wording),
  )
}

/** A text of a plan as Typst, and after it that of the second language. */
function inLanguages(plan: Plan, textOf: (plan: Plan) => string): string {
  const own = textOf(plan)
  const other = plan.beside ? textOf(plan.beside) : own
  return other === own ? quoteValue(own) : `[#${quoteValue(own)} / #in-second(style, _ => ${quoteValue(other)})]`
}

/** Why a private paper is not for publication, as Typst. */
function statementTypst(paper: Extract<Paper, { visibility: 'private' }>, plan: Plan): string {
  return inLanguages(plan, ({ documents }) => {
    const same = documents.find(({ id }) => id === paper.id)
    return same?.visibility === 'private' ? same.statement : paper.statement
  })
}

/**
 * Typst that starts a paper: a new page, the number it has to have, its mark and its stamp. `body` and `fill`, which
 * follows it, are Typst.
 */
export function paperTypst(paper: Paper, plan: Plan, body: string, fill: string): string {
  const first = firstNumber(paper, plan)
  const number = first === undefined ? [] : [`#counter(page).update(${first})`]
  if (isAttachment(paper)) return ['#new-document(style)', ...number, body, fill].join('\n')
  const upright = [
    ...number,
    `#mark(${quote(paper.id)})`,
    marginStamp(paper, plan),
    body,
    fill,
    `#mark(${quote(endLabel(paper.id))})`,
  ].join('\n')
  const pages = isTurned(paper) ? `#turned-pages[\n${upright}\n]` : upright
  if (isPartlyPrivate(paper, plan)) return `#new-document(style)\n#partly-private-pages[\n${pages}\n]`
  if (paper.visibility !== 'private') return `#new-document(style)\n${pages}`
  return `#new-document(style)\n#private-pages(style, ${statementTypst(paper, plan)})[\n${pages}\n]`
}

/** Typst for the sheets after a part of the pack that is shorter than in another edition. */
export function fillTypst(id: string, sheet: string, fills: ReadonlyMap<string, number>): string {
  const pages = Array.from({ length: fills.get(id) ?? 0 }, () => `#pagebreak()\n${sheet}`)
  return pages.length === 0 ? '' : [`#mark(${quote(usedLabel(id))})`, ...pages].join('\n')
}

/** As `fillTypst`, for an attachment: its last page is marked already. */
export function fillOfAttachmentTypst(id: string, sheet: string, fills: ReadonlyMap<string, number>): string {
  const pages = Array.from({ length: fills.get(id) ?? 0 }, () => `#pagebreak(weak: true)\n${sheet}`)
  return pages.length === 0 ? '' : [...pages, `#mark(${quote(endLabel(id))})`].join('\n')
}

/**
 * Reserved pages for an attachment: each of the visible size of the page that is grafted onto it.
 * @param isFilled true where other sheets follow, and the paper ends with the last of them
 */
export function reservedPagesTypst(
  paper: Paper,
  content: Attached,
  leftOutSheet: string,
  plan: Plan,
  isFilled: boolean,
): string {
  const sheets = sheetsOf(content)
  const range = fixedRange(paper)
  return sheets
    .map((sheet, index) => {
      const isFirst = index === 0
      const isLast = index === sheets.length - 1
      const number = range && index !== sheet.offset ? range.first + sheet.offset : undefined
      const marks = [
        ...(isFirst ? [paper.id] : []),
        ...(number === undefined ? [] : [resumeLabel(paper.id, index)]),
        ...(isLast ? [isFilled ? usedLabel(paper.id) : endLabel(paper.id)] : []),
      ]
      if (sheet.type === 'left-out') {
        const stamp = isFirst ? marginStamp(paper, plan) : ''
        return [
          '#pagebreak(weak: true)',
          ...(number === undefined ? [] : [`#counter(page).update(${number})`]),
          `${marks.map((name) => `#mark(${quote(name)})`).join('')}${stamp}${leftOutSheet}`,
        ].join('\n')
      }
      const own = ownNumber(paper, sheet.page, plan.wording)
      const options = [
        'style',
        points(sheet.page.width),
        points(sheet.page.height),
        array(marks.map(quote)),
        number === undefined ? '' : `number: ${number}`,
        isFirst ? `stamp-text: ${stampTypst(paper, plan)}, back: ${lineOf(paper)}` : '',
        privacy(paper, sheet.page, plan),
        own === '' ? '' : `own: ${quoteValue(own)}`,
        sheet.page.scale === undefined ? '' : `scale: ${Number(sheet.page.scale.toFixed(4))}`,
      ]
      return `#reserved-page(${options.filter(Boolean).join(', ')});`
    })
    .join('\n')
}

/** Typst for the stamp of a paper in the margin of its first page. */
function marginStamp(paper: Paper, plan: Plan): string {
  return `#stamp-in-margin(style, ${stampTypst(paper, plan)}, back: ${lineOf(paper)})`
}

/** The Typst label of the line of the agenda that a paper belongs to. */
function lineOf({ itemLabel }: Paper): string {
  return quote(itemLabelName(itemLabel))
}

function privacy(paper: Paper, page: PlannedPage, plan: Plan): string {
  if (paper.visibility === 'private') return `private: ${statementTypst(paper, plan)}`
  return page.isPrivate ? `private: ${inLanguages(plan, ({ wording }) => wording.text('privacy.private'))}` : ''
}

/**
 * Typst markup for the block above a report that has a title of its own in its front matter.
 * @param language of the title, as `languageOf` gives it: the names of the facts are the pack's
 */
export function reportTitleTypst(paper: Paper, language: string, wording: Wording): string {
  if (paper.visibility === 'withheld' || paper.content.type !== 'report') return ''
  const { frontMatter } = paper.content.report
  const { revised } = paper.entry
  const facts = [
    [wording.text('paper.author'), frontMatter.author],
    [wording.text('paper.contact'), frontMatter.contact],
    [wording.text('paper.date'), frontMatter.date && wording.date(frontMatter.date)],
    [
      wording.text('paper.revised'),
      revised && wording.text('paper.revised_text', { ...revised, date: wording.date(revised.date) }),
    ],
  ].filter((fact): fact is [string, string] => typeof fact[1] === 'string')
  const written = facts.map(([name, value]) => `([#${quote(name)}], [#${quoteValue(value)}])`)
  const title = frontMatter.title
  return title === undefined && facts.length === 0
    ? ''
    : `#report-title(style, ${quoteValueOrNone(title)}, ${language}${written.map((fact) => `, ${fact}`).join('')});`
}

/**
 * Typst markup for the background papers that the front matter of a report lists; a report has to name them (for councils
 * in England: Local Government Act 1972, s100D).
 */
export function backgroundPapersTypst({ frontMatter }: Report): string {
  const papers = [frontMatter.background_papers ?? []].flat()
  return papers.length === 0 ? '' : `#background-papers(style, ${papers.map(quoteValue).join(', ')});`
}

/** True for a report whose front matter asks for landscape pages. */
export function isTurned(paper: Paper): boolean {
  if (paper.visibility === 'withheld' || paper.content.type !== 'report') return false
  return paper.content.report.frontMatter.orientation === 'landscape'
}

/** True for pages of others, which are grafted onto reserved ones. */
export function isAttachment(paper: Paper): boolean {
  return paper.visibility !== 'withheld' && paper.content.type === 'attachment'
}

function ownNumber(paper: Paper, { page, label }: PlannedPage, wording: Wording): string {
  return paper.visibility !== 'withheld' && paper.entry.own_numbers
    ? wording.text(`paper.own_page.${paper.kind}`, { number: label ?? page + 1 })
    : ''
}
