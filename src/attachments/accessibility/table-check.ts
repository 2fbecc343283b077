import type { Reader } from '../../pdf/objects.ts'
import type { StructureElement } from '../../pdf/structure/structure.ts'
import { attribute } from '../../pdf/structure/structure-attributes.ts'

/** Wider or taller than any table that a person reads. */
const largestSpan = 10_000

/** True if every row of a table fills the same number of columns, spans counted (ISO 14289-1, 7.2). */
export function isRegularTable(reader: Reader, table: StructureElement): boolean {
  const rows = rowsOf(table)
  const filled: number[] = rows.map(() => 0)
  for (const [index, row] of rows.entries()) {
    for (const kid of row.kids) {
      if (kid.kind !== 'element') continue
      const across = span(reader, kid.element, 'ColSpan')
      const down = span(reader, kid.element, 'RowSpan')
      if (index + down > rows.length) return false
      for (let step = 0; step < down; step += 1) filled[index + step] = (filled[index + step] ?? 0) + across
    }
  }
  return new Set(filled).size <= 1
}

function rowsOf(table: StructureElement): StructureElement[] {
  const groups = table.kids.flatMap((kid) => (kid.kind === 'element' ? [kid.element] : []))
  return groups.flatMap((group) => {
    if (group.standard === 'TR') return [group]
    return group.kids.flatMap((kid) => (kid.kind === 'element' && kid.element.standard === 'TR' ? [kid.element] : []))
  })
}

function span(reader: Reader, cell: StructureElement, key: string): number {
  const value = attribute(reader, cell.dict, key)
  return typeof value === 'number' && value >= 1 ? Math.min(Math.floor(value), largestSpan) : 1
}
