import type { Element, Properties } from 'hast'
import type { Nodes, Table } from 'mdast'
import { defaultHandlers, type State } from 'mdast-util-to-hast'
import { isMerged, type PlacedCell, placed } from '../../typeset/markdown/blocks/table-grid.ts'

/** A table, one with merged cells or several rows of headings too; every cell is in HTML where it is on paper. */
export function tableElement(state: State, node: Table): Element {
  if (!isMerged(node)) return defaultHandlers.table(state, node)
  const { rows, headerRows } = placed(node)
  const part = (tagName: 'thead' | 'tbody', own: typeof rows): Element[] => {
    const children = own.map((cells) =>
      element(
        'tr',
        {},
        cells.map((cell) => cellElement(state, node, cell, tagName)),
      ),
    )
    return children.length > 0 ? [element(tagName, {}, children)] : []
  }
  return element('table', {}, [...part('thead', rows.slice(0, headerRows)), ...part('tbody', rows.slice(headerRows))])
}

function cellElement(state: State, table: Table, { node, column, columns, rows }: PlacedCell, part: string): Element {
  const align = columns === 1 ? table.align?.[column] : undefined
  const properties = {
    ...(align ? { align } : {}),
    ...(columns > 1 ? { colSpan: columns } : {}),
    ...(rows > 1 ? { rowSpan: rows } : {}),
  }
  return element(part === 'thead' ? 'th' : 'td', properties, state.all(node as Nodes))
}

function element(tagName: string, properties: Properties, children: Element['children']): Element {
  return { type: 'element', tagName, properties, children }
}
