import { type Label, labelsOf } from './labels.ts'
import { type Paragraph, type Row, sameSize } from './paragraph.ts'

/** Distance of the baselines of most lines of a size that follow one another. */
export type Pitch = (size: number) => number

/** Share of the size by which lines farther apart than usual start another paragraph. */
const apart = 0.3
/** Share of the size by which the first line of a paragraph is indented. */
const indent = 0.8
/** Share of the column that a line leaves free where it ends a paragraph, with a full stop and without one. */
const endsShort = 0.15
const endsVeryShort = 0.4

/** The usual distance of lines, by size, in a whole document. */
export function usualPitch(columns: readonly (readonly Row[])[]): Pitch {
  const counts = new Map<number, Map<number, number>>()
  for (const rows of columns) {
    for (const [index, row] of rows.entries()) {
      const before = rows[index - 1]
      const distance = before ? before.baseline - row.baseline : 0
      if (!before || !sameSize(before.size, row.size) || distance <= 0 || distance > row.size * 2.2) continue
      const ofSize = counts.get(halves(row.size)) ?? new Map<number, number>()
      counts.set(halves(row.size), ofSize)
      ofSize.set(halves(distance), (ofSize.get(halves(distance)) ?? 0) + 1)
    }
  }
  return (size) => {
    const found = [...(counts.get(halves(size)) ?? [])].sort((a, b) => b[1] - a[1] || a[0] - b[0])[0]
    // One pair of lines says little; lines are rarely set closer than this.
    return found && found[1] > 1 ? found[0] : Math.max(size * 1.2, found?.[0] ?? 0)
  }
}

function halves(value: number): number {
  return Math.round(value * 2) / 2
}

/** Joins rows of a column to paragraphs, by distance, size, weight, indents, labels and lines that end early. */
export function paragraphsOf(rows: readonly Row[], column: { left: number; right: number }, pitch: Pitch): Paragraph[] {
  const groups: { rows: Row[]; labels: readonly Label[]; bodyLeft: number }[] = []
  for (const row of rows) {
    const labels = labelsOf(row.lines)
    const last = groups.at(-1)
    const before = last?.rows.at(-1)
    if (last && before && !startsParagraph(last, before, row, labels, column, pitch)) {
      last.rows.push(row)
      if (last.rows.length === 2 && last.labels.length > 0) last.bodyLeft = row.left
    } else groups.push({ rows: [row], labels, bodyLeft: bodyLeft(row, labels) })
  }
  return groups.map((group) => ({ kind: 'paragraph', page: group.rows[0]?.page ?? 0, column, ...group }))
}

function bodyLeft(row: Row, labels: readonly Label[]): number {
  const count = labels[0]?.pieces.length ?? 0
  const pieces = row.lines.flatMap((line) => line.pieces)
  return pieces[count]?.left ?? row.left
}

function startsParagraph(
  group: { rows: readonly Row[]; labels: readonly Label[]; bodyLeft: number },
  before: Row,
  row: Row,
  labels: readonly Label[],
  column: { left: number; right: number },
  pitch: Pitch,
): boolean {
  const distance = before.baseline - row.baseline
  const { size } = row
  if (!sameSize(before.size, size) || distance <= 0) return true
  if (distance > pitch(size) + size * apart) return true
  if (labels.length > 0 && row.left <= group.bodyLeft + size * 2) return true
  const isFirst = group.rows.length === 1
  if (before.bold !== row.bold && (isFirst || before.bold)) return true
  const start = group.labels.length > 0 ? group.bodyLeft : column.left
  if (row.left > start + size * indent && before.left <= start + size * 0.3 && !isFirst) return true
  if (
    group.labels.length > 0 &&
    row.left < group.bodyLeft - size * 0.5 &&
    row.left < before.left - size * 0.5 &&
    !isFirst
  )
    return true
  const free = column.right - before.right
  const width = column.right - column.left
  const [word = ''] = row.text.split(' ')
  const wordWidth = ((row.right - row.left) * (word.length + 1)) / Math.max(1, row.text.length)
  if (free < wordWidth || free < width * endsShort) return false
  return /[.:;!?]["”’)]?$/.test(before.text) || (free > width * endsVeryShort && !/^\p{Ll}/u.test(row.text))
}
