import { widthOf, words } from '../characters/long-words.ts'

export type Alignment = 'start' | 'left' | 'right' | 'center'

/** What one column holds: the text of its cells, the heading first. */
export interface Column {
  heading: string
  cells: readonly string[]
  /** As the Markdown asks for, `| ---: |`. */
  align: Alignment | undefined
}

export interface ColumnLayout {
  /** Points, together the width there is. */
  widths: number[]
  alignments: Alignment[]
  /** Size of type in points. */
  size: number
  /** Whether every column has the room its longest word needs at a legible size. */
  fits: boolean
}

/** Type in a table, for a text of a size; never smaller than can be read. */
const SIZE = 9.5 / 11
/** Points of the text of a pack, unless its settings say otherwise, and of the smallest type in it. */
const SIZES = { text: 12, smallest: 10 }
/** Space left and right of a cell's text, in points. */
const INSET = 10
/** A column of prose wants no more than this at first; what is left over is shared out. */
const COMFORTABLE = 24
const NARROWEST = 2.2
/** No column is made wider for the sake of a longer word, such as an address: that breaks. */
const LONGEST_WORD = 13

const figure = /^[(+\-–−]?\s?[£$€]?\s?[+\-–−]?(\d{1,3}(?:[, ]\d{3})+|\d+)(\.\d+)?\s?(%|k|m|bn|p)?\)?[*†‡]?$/i
const nil = /^(-|–|—|n\/?a|nil|\.)?$/i

/** True for a column of amounts: `(1,193)`, `£4.5m`, `12%`; nil marks count for neither side, but may be alone. Years are not amounts. */
export function isFigures(cells: readonly string[]): boolean {
  const told = cells.map((cell) => cell.trim()).filter((cell) => !nil.test(cell))
  if (told.length === 0) return cells.some((cell) => cell.trim() !== '')
  if (told.every((cell) => /^(19|20)\d\d$/.test(cell))) return false
  return told.filter((cell) => figure.test(cell)).length >= told.length * 0.6
}

/** Widths, alignment and size of type for a table, from what its cells hold; `width` and sizes of type in points. */
export function layOut(columns: readonly Column[], width: number, { text, smallest } = SIZES): ColumnLayout {
  const kinds = columns.map((column) => ({ ...column, figures: isFigures(column.cells) }))
  const alignments = kinds.map(({ align, figures }): Alignment => align ?? (figures ? 'right' : 'start'))
  const needs = kinds.map(({ heading, cells, figures }) => {
    const words = longestWord([heading, ...(figures ? [] : cells)])
    // Totals are often bold, which is a little wider; a figure must never break.
    const lines = Math.max(0, ...cells.map(widthOf)) * (figures ? 1.07 : 1)
    const least = Math.max(NARROWEST, Math.min(words, LONGEST_WORD), figures ? lines : 0)
    return { least, wanted: Math.max(least, figures ? lines : Math.max(widthOf(heading), lines)) }
  })
  const insets = INSET * columns.length
  const least = sum(needs.map((need) => need.least))
  const size = Math.max(smallest, Math.min(SIZE * text, (width - insets) / Math.max(least, 1)))
  const room = Math.max((width - insets) / size, NARROWEST * columns.length)
  const shares = least > room ? squeeze(needs, room) : share(needs, room)
  const scale = width / (sum(shares) * size + insets)
  return {
    widths: shares.map((ems) => round((ems * size + INSET) * scale)),
    alignments,
    size: round(size),
    fits: least <= room && !isCramped(kinds, shares),
  }
}

/** Columns of a table, and lines of a row, from which on an upright page makes it a ladder of single words. */
const MANY_COLUMNS = 7
const MANY_LINES = 6

function isCramped(columns: readonly Column[], ems: readonly number[]): boolean {
  if (columns.length < MANY_COLUMNS) return false
  return columns.some(({ cells }, index) => cells.some((cell) => widthOf(cell) / (ems[index] ?? 1) > MANY_LINES))
}

interface Need {
  least: number
  wanted: number
}

/** Everybody gets the least; the rest goes first to what is wanted, then to prose in proportion. */
function share(needs: readonly Need[], room: number): number[] {
  const wanted = needs.map((need) => Math.max(need.least, Math.min(need.wanted, COMFORTABLE)))
  if (sum(wanted) >= room) return spread(needs, wanted, room)
  const full = needs.map((need, index) => Math.max(wanted[index] ?? 0, need.wanted))
  if (sum(full) >= room)
    return spread(
      wanted.map((least, i) => ({ least, wanted: full[i] ?? least })),
      full,
      room,
    )
  const left = room - sum(full)
  return full.map((ems) => ems + (left * ems) / sum(full))
}

/** Between the least and the goal, everybody at the same fraction of the way. */
function spread(needs: readonly Need[], goal: readonly number[], room: number): number[] {
  const least = sum(needs.map((need) => need.least))
  const way = sum(goal) - least
  const fraction = way > 0 ? (room - least) / way : 0
  return needs.map((need, index) => need.least + ((goal[index] ?? need.least) - need.least) * fraction)
}

/** Words have to break: the longest ones give way. */
function squeeze(needs: readonly Need[], room: number): number[] {
  let low = 0
  let high = Math.max(...needs.map((need) => need.least))
  for (let step = 0; step < 40; step += 1) {
    const cap = (low + high) / 2
    if (sum(needs.map((need) => Math.min(need.least, cap))) > room) high = cap
    else low = cap
  }
  return needs.map((need) => Math.min(need.least, low))
}

function longestWord(texts: readonly string[]): number {
  let longest = 0
  for (const text of texts) for (const word of words(text)) longest = Math.max(longest, widthOf(word))
  return longest
}

const sum = (values: readonly number[]): number => values.reduce((total, value) => total + value, 0)
const round = (value: number): number => Number(value.toFixed(2))
