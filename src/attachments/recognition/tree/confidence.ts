import type { PageView } from '../reading/page-view.ts'
import { cellText } from '../tables/table.ts'
import { isBold, type Paragraph, paragraphText } from '../text/paragraph.ts'
import type { FlowItem } from './flow.ts'

/**
 * How sure each kind of guess is, from 0 to 1: shares that were right in files with tags, stripped of them
 * (`tests/bench/structure.bench.ts`).
 */
const certainties = { paragraph: 0.95, heading: 0.9, boldHeading: 0.75, figure: 0.8, odd: 0.6 }

/** What a page counts of which nothing is recognised, in letters. */
const lettersOfWholePage = 1500

/** From 0 to 1: the mean certainty of all letters. Pages of which nothing is recognised count as none. */
export function confidenceIn(
  items: readonly FlowItem[],
  levels: ReadonlyMap<Paragraph, number>,
  views: readonly (PageView | undefined)[],
  wholePages: readonly number[],
): number {
  const lost = wholePages.reduce((sum, page) => {
    const letters = views[page]?.texts.reduce((count, { text }) => count + text.length, 0)
    return sum + (letters ?? lettersOfWholePage)
  }, 0)
  let [all, sure] = [lost, 0]
  for (const item of items) {
    const letters = lettersOf(item)
    all += letters
    sure += letters * certaintyOf(item, levels)
  }
  return all === 0 ? 0 : Math.round((sure / all) * 100) / 100
}

function certaintyOf(item: FlowItem, levels: ReadonlyMap<Paragraph, number>): number {
  if (item.kind === 'table') return item.table.certainty
  if (item.kind === 'figure') return certainties.figure
  if (item.kind !== 'paragraph') return certainties.odd
  if (!levels.has(item)) return certainties.paragraph
  return isBold(item) ? certainties.boldHeading : certainties.heading
}

function lettersOf(item: FlowItem): number {
  if (item.kind === 'paragraph') return paragraphText(item).length
  if (item.kind === 'table') return item.rows.reduce((sum, { cells }) => sum + cells.map(cellText).join('').length, 0)
  if (item.kind === 'form') return item.text.length
  const lines = item.kind === 'figure' ? item.figure.lines : item.lines
  return lines.reduce((sum, { text }) => sum + text.length, 0)
}
