import type { ReportInput } from '../../inputs.ts'
import type { Finding, ReportRule } from '../../rule.ts'
import { type Figure, figureOf, nilMark } from '../../text/figures.ts'
import type { Cell, Grid } from '../../text/grid.ts'

const TOTAL = /^\W*(?:grand\s)?(?:totals?|sum)\b(?!\s(?:number|of\s))/i
const SUBTOTAL = /\b(?:sub-?\s?total|net|gross|subtotal|balance|average|mean)\b/i
/** Each figure may be rounded, which can make the sum wrong by up to this much for each. */
const ROUNDING = 0.5

/** The totals of columns of figures. */
export const columnTotals: ReportRule = {
  id: 'column-totals',
  title: 'Columns of figures add up to their totals.',
  severity: 'warning',
  description:
    'Adds up the figures above a row called Total. Figures in brackets or with a minus sign are negative. The total may differ by the effect of rounding, half a unit for each figure. Columns with words or percentages are not checked, nor are tables with subtotals.',
  scope: 'report',
  examples: {
    valid: [
      {
        report:
          '| A | £000 | £000 |\n| --- | --- | --- |\n| x | 1,193 | (5) |\n| y | 5,865 | - |\n| Total | 7,058 | (5) |\n',
      },
    ],
    invalid: [
      { report: '| A | £000 |\n| --- | --- |\n| x | 1,193 |\n| y | 5,865 |\n| Total | 7,085 |\n', at: ['7,085'] },
    ],
  },
  check,
}

function* check({ text }: ReportInput): Iterable<Finding> {
  for (const grid of text.grids) {
    const last = grid.rows.findLastIndex((row) => TOTAL.test(row[0]?.text ?? ''))
    if (last < 2 || last < grid.rows.length - 2) continue
    if (grid.rows.slice(0, last).some((row) => TOTAL.test(row[0]?.text ?? '') || SUBTOTAL.test(row[0]?.text ?? '')))
      continue
    yield* totals(grid, last)
  }
}

function* totals({ header, rows }: Grid, last: number): Iterable<Finding> {
  const total = rows[last] ?? []
  const isAligned = rows.slice(0, last + 1).every((row) => row.length === total.length)
  if (!isAligned) return
  for (const [column, cell] of total.entries()) {
    const stated = column === 0 ? undefined : figureOf(cell.text)
    if (
      !stated ||
      stated.unit.includes('%') ||
      /%|per cent|rate|average|ratio|percentage/i.test(header[column]?.text ?? '')
    )
      continue
    const figures = rows.slice(0, last).map((row) => cellFigure(row[column]))
    if (figures.some((figure) => figure === undefined)) continue
    const known = figures.flatMap((figure) => (figure ? [figure] : []))
    if (known.filter((figure) => figure.digits !== '').length < 2) continue
    // Three decimals beside whole figures are thousands written with a point, which the rule digit-groups reports.
    if (known.some((figure) => figure.decimals === 3) && stated.decimals !== 3) continue
    const sum = known.reduce((all, figure) => all + figure.value, 0)
    const decimals = Math.max(stated.decimals, ...known.map((figure) => figure.decimals))
    const tolerance = (ROUNDING * known.length) / 10 ** stated.decimals
    if (Math.abs(sum - stated.value) <= tolerance + 1e-9) continue
    const heading = header[column]?.text
    const correct = sum.toLocaleString('en-GB', { minimumFractionDigits: decimals, maximumFractionDigits: decimals })
    yield {
      reason: `The total${heading ? ` of "${heading.slice(0, 60)}"` : ''} is ${cell.text}, but the figures add up to ${correct}.`,
      place: cell.place,
      note: `The difference is ${(stated.value - sum).toLocaleString('en-GB', { maximumFractionDigits: decimals })}. Correct the total or one of the figures.`,
      actual: cell.text,
      expected: [correct],
    }
  }
}

const NIL: Figure = { value: 0, decimals: 0, digits: '', isBracketed: false, unit: '' }

function cellFigure(cell: Cell | undefined): Figure | undefined {
  if (!cell) return undefined
  return nilMark(cell.text) === undefined ? figureOf(cell.text) : NIL
}
