import type { Cell, FoundTable } from '../tables/table.ts'
import type { Line } from '../text/line.ts'
import type { Paragraph } from '../text/paragraph.ts'
import type { FoundFigure } from './figures.ts'

/** A table, over as many pages as it goes on. */
export interface FlowTable {
  kind: 'table'
  /** 0-based page that it starts on. */
  page: number
  table: FoundTable
  rows: readonly { page: number; cells: readonly Cell[] }[]
}

/** What is read one after the other. */
export type FlowItem =
  | Paragraph
  | FlowTable
  | { kind: 'figure'; page: number; figure: FoundFigure }
  /** Words within a form of the page, which can only be marked as a whole. */
  | { kind: 'form'; page: number; drawing: number; text: string }
  /** Words that run in another direction. */
  | { kind: 'sideways'; page: number; lines: readonly Line[] }
