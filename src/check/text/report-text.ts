import type { Report } from '../../load/sources.ts'
import { linesOf } from '../../load/text/lines.ts'
import type { Place } from '../../messages/message.ts'
import { type Block, blocksOf } from './blocks.ts'
import { type DateInText, datesIn } from './dates.ts'
import { type Grid, gridsOf } from './grid.ts'

/** A Markdown document as the rules read it. It is made once for all of them. */
export interface ReportText {
  path: string
  source: string
  blocks: readonly Block[]
  grids: readonly Grid[]
  /** Every date with day, month and year, with its block. */
  dates: readonly { block: Block; date: DateInText }[]
  /** The place between two 0-based offsets in the file. */
  place(start: number, end: number): Place
}

/** Extracts the prose and the tables of a report. */
export function readText(report: Report): ReportText {
  const { path, text: source, tree } = report
  const lines = linesOf(source)
  const blocks = blocksOf(tree, source, path, lines)
  return {
    path,
    source,
    blocks,
    grids: gridsOf(tree, source, path, lines),
    dates: blocks.flatMap((block) => datesIn(block.text).map((date) => ({ block, date }))),
    place: (start, end) => lines.place(path, start, end),
  }
}
