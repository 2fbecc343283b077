import { toHtml } from 'hast-util-to-html'
import type { Table, TableCell } from 'mdast'
import { toHast } from 'mdast-util-to-hast'
import { expect, it } from 'vitest'
import { tableElement } from '../../../src/site/report/merged-table.ts'

const cell = (words: string, data: TableCell['data'] = {}): TableCell => ({
  type: 'tableCell',
  children: [{ type: 'text', value: words }],
  data,
})

const html = (table: Table): string => toHtml(toHast(table, { handlers: { table: tableElement } }))

it('gives cells their columns and rows, and all rows of headings to the head', () => {
  const table: Table = {
    type: 'table',
    data: { headerRows: 2 },
    children: [
      { type: 'tableRow', children: [cell('Option', { rowSpan: 2 }), cell('Cost', { columnSpan: 2 })] },
      { type: 'tableRow', children: [cell('2023'), cell('2024')] },
      { type: 'tableRow', children: [cell('A'), cell('none', { columnSpan: 2 })] },
    ],
  }
  expect(html(table)).toBe(
    '<table><thead><tr><th rowspan="2">Option</th><th colspan="2">Cost</th></tr><tr><th>2023</th><th>2024</th></tr></thead>' +
      '<tbody><tr><td>A</td><td colspan="2">none</td></tr></tbody></table>',
  )
})

it('fills what is missing in a row, so that no column moves', () => {
  const table: Table = {
    type: 'table',
    children: [
      { type: 'tableRow', children: [cell('A'), cell('B'), cell('C')] },
      { type: 'tableRow', children: [cell('a', { columnSpan: 2 })] },
    ],
  }
  expect(html(table)).toContain('<tr><td colspan="2">a</td><td></td></tr>')
})
