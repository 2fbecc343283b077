import { cellText } from '../tables/table.ts'
import { isBold, type Paragraph, paragraphText, sameSize, sizeOf } from '../text/paragraph.ts'
import type { FlowItem, FlowTable } from './flow.ts'

/** Points by which the columns of a table may differ from page to page. */
const tolerance = 4

/**
 * What is read one after the other in a whole document: sentences that go on in the next column or on the next page are one
 * paragraph, tables that go on there one table.
 *
 * @param pages what each page holds, in reading order
 */
export function joinedFlow(pages: readonly (readonly FlowItem[])[]): FlowItem[] {
  const items: FlowItem[] = []
  for (const page of pages) {
    for (const item of page) {
      const last = items.at(-1)
      const joined = last && joinedItem(last, item)
      if (joined) items[items.length - 1] = joined
      else items.push(item)
    }
  }
  return items
}

function joinedItem(last: FlowItem, item: FlowItem): FlowItem | undefined {
  if (last.kind === 'paragraph' && item.kind === 'paragraph')
    return goesOn(last, item) ? joinedParagraph(last, item) : undefined
  if (last.kind === 'table' && item.kind === 'table') return joinedTable(last, item)
  return undefined
}

/** True for the rest of a sentence at the top of another column or page. */
function goesOn(last: Paragraph, next: Paragraph): boolean {
  const [end] = last.rows.slice(-1)
  const [start] = next.rows
  if (!end || !start || next.labels.length > 0) return false
  const isElsewhere = start.page !== end.page || start.baseline > end.baseline
  if (!isElsewhere || !sameSize(sizeOf(last), sizeOf(next)) || isBold(last) !== isBold(next)) return false
  const text = paragraphText(last)
  return !/[.!?:;]["”’)]?$/.test(text) && (/^[\p{Ll}(]/u.test(paragraphText(next)) || /[,\u00ad]$/.test(text))
}

function joinedParagraph(last: Paragraph, next: Paragraph): Paragraph {
  return { ...last, rows: [...last.rows, ...next.rows] }
}

/** A table on the next page with the same columns; rows that head it again are not read again. */
function joinedTable(last: FlowTable, next: FlowTable): FlowTable | undefined {
  const before = last.rows.at(-1)?.page ?? last.page
  const [a, b] = [last.table.edges, next.table.edges]
  const isSame = a.length === b.length && a.every((edge, index) => Math.abs(edge - (b[index] ?? 0)) <= tolerance)
  if (next.page !== before + 1 || !isSame) return undefined
  const heads = last.rows.slice(0, last.table.headerRows).map(rowText)
  const isRepeated = heads.length > 0 && heads.every((head, index) => rowText(next.rows[index]) === head)
  if (!isRepeated && next.table.headerRows > 0) return undefined
  return { ...last, rows: [...last.rows, ...next.rows.slice(isRepeated ? heads.length : 0)] }
}

function rowText(row: FlowTable['rows'][number] | undefined): string {
  return row?.cells.map(cellText).join('\t') ?? ''
}
