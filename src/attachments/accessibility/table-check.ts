import type { Reader } from '../../pdf/objects.ts'
import type { StructureElement } from '../../pdf/structure/structure.ts'
import { attribute } from '../../pdf/structure/structure-attributes.ts'

/** Fields of a table that are looked at: more than any that a person reads. */
const mostFields = 1_000_000

/** True if the cells of a table lie beside one another and fill every row and column, spans counted (ISO 14289-1, 7.2). */
export function isRegularTable(reader: Reader, table: StructureElement): boolean {
  const rows = rowsOf(table)
  const taken = rows.map(() => new Set<number>())
  let fields = 0
  for (const [index, row] of rows.entries()) {
    let column = 0
    for (const kid of row.kids) {
      if (kid.kind !== 'element') continue
      while (taken[index]?.has(column)) column += 1
      const across = span(reader, kid.element, 'ColSpan')
      const down = span(reader, kid.element, 'RowSpan')
      fields += across * down
      if (index + down > rows.length || fields > mostFields) return false
      for (const covered of taken.slice(index, index + down)) {
        for (let step = 0; step < across; step += 1) {
          if (covered.has(column + step)) return false
          covered.add(column + step)
        }
      }
      column += across
    }
  }
  const widths = new Set(taken.map(({ size }) => size))
  // As many columns as fields: none is left out.
  return widths.size <= 1 && taken.every((columns) => [...columns].every((column) => column < columns.size))
}

/** True if captions, heads, bodies and feet are as many, and where, as they may be (ISO 14289-1, 7.2). */
export function hasPartsInOrder({ standard, kids }: StructureElement): boolean {
  const parts = kids.flatMap((kid) => (kid.kind === 'element' ? [kid.element.standard] : []))
  const count = (part: string): number => parts.filter((one) => one === part).length
  const caption = parts.indexOf('Caption')
  if (standard === 'L' || standard === 'TOC') return count('Caption') <= 1 && caption <= 0
  if (standard !== 'Table') return true
  if (count('Caption') > 1 || count('THead') > 1 || count('TFoot') > 1) return false
  if (caption > 0 && caption < parts.length - 1) return false
  return count('THead') + count('TFoot') === 0 || count('TBody') > 0
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
  return typeof value === 'number' && value >= 1 ? Math.floor(value) : 1
}
