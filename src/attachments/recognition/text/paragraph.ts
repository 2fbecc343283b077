import type { Label } from './labels.ts'
import type { Line } from './line.ts'

/** Lines that stand beside one another in a column, from left to right. */
export interface Row {
  /** 0-based. */
  page: number
  lines: readonly Line[]
  text: string
  left: number
  right: number
  baseline: number
  size: number
  bold: boolean
}

/** Rows that are read as one. */
export interface Paragraph {
  kind: 'paragraph'
  /** 0-based page that it starts on. */
  page: number
  rows: readonly Row[]
  /** Edges of the column that it stands in. */
  column: { left: number; right: number }
  /** What it may be labelled with as an item of a list. */
  labels: readonly Label[]
  /** Where its words start after the label. */
  bodyLeft: number
}

export function rowOf(page: number, lines: readonly Line[]): Row {
  const main = lines.reduce<Line | undefined>(
    (longest, line) => (longest && longest.text.length >= line.text.length ? longest : line),
    undefined,
  )
  return {
    page,
    lines,
    text: lines.map(({ text }) => text).join(' '),
    left: Math.min(...lines.map(({ left }) => left)),
    right: Math.max(...lines.map(({ right }) => right)),
    baseline: main?.baseline ?? 0,
    size: main?.size ?? 0,
    bold: lines.every(({ bold }) => bold),
  }
}

/** The words of a paragraph; a word that was split at the end of a line keeps a soft hyphen. */
export function paragraphText({ rows }: Pick<Paragraph, 'rows'>): string {
  return rows
    .map(({ text }) => (text.endsWith('\u00ad') ? text : `${text} `))
    .join('')
    .trim()
}

/** The size of most letters of a paragraph. */
export function sizeOf({ rows }: Pick<Paragraph, 'rows'>): number {
  return rows[0]?.size ?? 0
}

export function isBold({ rows }: Pick<Paragraph, 'rows'>): boolean {
  return rows.every(({ bold }) => bold)
}

/** True for letters of the same size to the eye. */
export function sameSize(a: number, b: number): boolean {
  return Math.abs(a - b) <= Math.max(0.4, 0.06 * Math.max(a, b))
}
