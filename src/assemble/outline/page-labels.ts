import { PDFNumber, type PDFObject } from 'pdf-lib'
import { Name } from '../../pdf/names.ts'
import type { LabelStyle } from '../../pdf/pages/page-labels.ts'
import { buildNumberTree } from '../../pdf/write/trees.ts'
import type { Target } from '../files/target.ts'

/** Writes page labels so that each page is labelled with the number printed on it; a jump starts a new range. */
export function writePageLabels(target: Target, numbers: readonly number[]): void {
  const style = target.context.obj('D')
  writeLabels(
    target,
    numbers.map((number) => ({ style, prefix: undefined, number })),
  )
}

/** The labels of some pages (0-based) of another file. */
export function copyPageLabels(target: Target, labels: readonly LabelStyle[], pages: readonly number[]): void {
  writeLabels(
    target,
    pages.flatMap((page) => labels[page] ?? []),
  )
}

function writeLabels(target: Target, labels: readonly LabelStyle[]): void {
  const ranges = new Map<number, PDFObject>()
  for (const [index, label] of labels.entries()) {
    const before = labels[index - 1]
    const follows =
      before?.number === label.number - 1 && before.style === label.style && before.prefix === label.prefix
    if (follows) continue
    const range = target.context.obj({})
    if (label.style) range.set(Name.S, label.style)
    if (label.prefix) range.set(Name.P, label.prefix)
    range.set(Name.St, PDFNumber.of(label.number))
    ranges.set(index, range)
  }
  if (ranges.size > 0) target.catalog.set(Name.PageLabels, buildNumberTree(target.context, ranges))
}
