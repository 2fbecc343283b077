import { toHtml } from 'hast-util-to-html'
import type { Nodes, Table, TableCell } from 'mdast'
import { toHast } from 'mdast-util-to-hast'

/** A table with merged cells as HTML, which Markdown has for it. A row is a line, so that it can be read and changed. */
export function htmlTable({ children, data }: Table): string {
  const headers = data?.headerRows ?? 1
  const rows = children.map((row, index) => {
    const tag = index < headers ? 'th' : 'td'
    return `<tr>${row.children.map((cell) => htmlCell(cell, tag)).join('')}</tr>`
  })
  return [
    '<table>',
    '<thead>',
    ...rows.slice(0, headers),
    '</thead>',
    '<tbody>',
    ...rows.slice(headers),
    '</tbody>',
    '</table>',
  ].join('\n')
}

function htmlCell({ children, data }: TableCell, tag: string): string {
  const span = (name: string, count: number | undefined) =>
    count !== undefined && count > 1 ? ` ${name}="${count}"` : ''
  const attributes = span('colspan', data?.columnSpan) + span('rowspan', data?.rowSpan)
  const inner = children.map((node) => htmlOf(node)).join('')
  return `<${tag}${attributes}>${inner}</${tag}>`
}

function htmlOf(node: Nodes): string {
  if (node.type === 'break') return '<br>'
  return toHtml(toHast(node, { allowDangerousHtml: true }), { allowDangerousHtml: true })
}
