import { slugOf } from '../../slug.ts'
import type { TextElement } from '../../verify/reading/structure-reading.ts'
import type { Wording } from '../../wording/wording.ts'
import type { ReportHeading } from '../report/anchors.ts'
import { cleanText, uniqueNames } from '../text.ts'
import { type Block, blocksOf, type Inline, wordsIn } from './blocks.ts'

/** The text of a PDF's pages as safe HTML, and its headings. */
export interface TextVersion {
  body: string
  headings: readonly ReportHeading[]
}

/** Where a page of the PDF is. */
export interface PageMark {
  /** 0-based sheet of the PDF. */
  page: number
  /** `Page 47` */
  label: string
  /** Link to it in the PDF. */
  href: string
}

/** Ids that the page itself uses. */
const reserved = ['main', 'contents', 'top']

/** The fragment of a page in a text version, by its 0-based sheet. */
function sheetId(page: number): string {
  return `sheet-${page + 1}`
}

/**
 * Writes what a screen reader reads of a PDF as HTML: headings below the title of the page, paragraphs, lists, tables and what is said
 * in place of pictures. Pages begin with a link to them in the PDF.
 *
 * @param title of the page: a first heading that only repeats it is left out
 * @param marks of its pages, in their order
 */
export function textVersion(
  title: string,
  elements: readonly TextElement[],
  marks: readonly PageMark[],
  wording: Pick<Wording, 'text'>,
): TextVersion {
  const headings: ReportHeading[] = []
  const open: number[] = []
  const unique = uniqueNames([...reserved, ...marks.map(({ page }) => sheetId(page))])
  const waiting = [...marks]
  const parts: string[] = []
  let [tables, lastHeading] = [0, '']
  const startPage = (page: number): void => {
    while (waiting[0] && waiting[0].page <= page) {
      const { page: sheet, label, href } = waiting.shift() as PageMark
      parts.push(`<p class="sheet" id="${sheetId(sheet)}"><a href="${escaped(href)}">${escaped(label)}</a></p>`)
    }
  }
  for (const [index, block] of blocksOf(elements).entries()) {
    if (block.page !== undefined) startPage(block.page)
    if (index === 0 && block.kind === 'heading' && wordsIn(block.content).toLowerCase() === title.toLowerCase())
      continue
    parts.push(block.kind === 'heading' ? heading(block) : blockHtml(block))
  }
  startPage(Number.POSITIVE_INFINITY)
  return { body: parts.filter((part) => part !== '').join('\n'), headings }

  function heading({ level: given, content }: Extract<Block, { kind: 'heading' }>): string {
    while (open.length > 0 && (open.at(-1) ?? 0) >= given) open.pop()
    const level = Math.min(2 + open.length, 6)
    open.push(given)
    const text = wordsIn(content)
    const id = unique(slugOf(text, 'section'))
    headings.push({ id, level, text })
    lastHeading = text
    return `<h${level} id="${id}">${inlineHtml(content)}</h${level}>`
  }

  function blockHtml(block: Block): string {
    switch (block.kind) {
      case 'heading':
        return `<p><strong>${inlineHtml(block.content)}</strong></p>`
      case 'paragraph':
        return `<p>${inlineHtml(block.content)}</p>`
      case 'quotation':
        return `<blockquote>${block.blocks.map(blockHtml).join('\n')}</blockquote>`
      case 'picture':
        return `<p class="picture">${escaped(wording.text('text_version.picture', { description: block.description }))}</p>`
      case 'list':
        return `<ul${block.isLabelled ? ' class="labelled"' : ''}>\n${block.items.map((item) => itemHtml(item)).join('\n')}\n</ul>`
      case 'table':
        return tableHtml(block)
    }
  }

  function itemHtml({ label, blocks }: Extract<Block, { kind: 'list' }>['items'][number]): string {
    const shown = label === undefined ? '' : `<span class="label">${escaped(label)}</span> `
    const [first, ...others] = blocks
    const start = first?.kind === 'paragraph' ? inlineHtml(first.content) : first ? blockHtml(first) : ''
    return `<li>${shown}${start}${others.map((block) => `\n${blockHtml(block)}`).join('')}</li>`
  }

  function tableHtml({ caption, rows }: Extract<Block, { kind: 'table' }>): string {
    const head = rows.findIndex(({ cells }) => !cells.every(({ scope }) => scope === 'Column'))
    const heads = Math.max(head, 0)
    const rowHtml = ({ cells }: (typeof rows)[number]): string =>
      `<tr>${cells
        .map(({ scope, columnSpan, rowSpan, blocks }) => {
          const spans = `${columnSpan ? ` colspan="${columnSpan}"` : ''}${rowSpan ? ` rowspan="${rowSpan}"` : ''}`
          const [first] = blocks
          const content =
            blocks.length === 1 && first?.kind === 'paragraph'
              ? inlineHtml(first.content)
              : blocks.map(blockHtml).join('')
          if (!scope || content === '') return `<td${spans}>${content}</td>`
          return `<th scope="${scope === 'Row' ? 'row' : 'col'}"${spans}>${content}</th>`
        })
        .join('')}</tr>`
    const title = caption === undefined ? '' : `<caption>${inlineHtml(caption)}</caption>\n`
    const top = heads > 0 ? `<thead>\n${rows.slice(0, heads).map(rowHtml).join('\n')}\n</thead>\n` : ''
    tables += 1
    const name = caption === undefined ? lastHeading : wordsIn(caption)
    const label = wording.text(name === '' ? 'report.table' : 'report.table_named', { number: tables, name })
    return `<div class="table" role="region" tabindex="0" aria-label="${escaped(label)}"><table>\n${title}${top}<tbody>\n${rows.slice(heads).map(rowHtml).join('\n')}\n</tbody></table></div>`
  }
}

/** Text and links; spaces at its ends are left out. */
function inlineHtml(content: readonly Inline[]): string {
  const whole = content.map(({ text, address }) => {
    const shown = escaped(text.replaceAll(/\s+/gu, ' '))
    return address === undefined || shown.trim() === '' ? shown : `<a href="${escaped(address)}">${shown}</a>`
  })
  return whole.join('').replaceAll(/ {2,}/g, ' ').trim()
}

function escaped(text: string): string {
  return cleanText(text)
    .replaceAll('&', '&amp;')
    .replaceAll('<', '&lt;')
    .replaceAll('>', '&gt;')
    .replaceAll('"', '&quot;')
}
