import { PDFNumber, type PDFObject } from 'pdf-lib'
import { Name } from '../attachments/name.ts'
import type { Source } from './source.ts'
import type { Target } from './target.ts'
import { buildNumberTree, flattenTree } from './trees.ts'

/** A run of pages whose numbers follow one another. Keys of the entries: S, P. */
export interface LabelStyle {
  style: PDFObject | undefined
  prefix: PDFObject | undefined
  number: number
}

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

/** The label of each page; none where the file has no labels. */
export function readLabels(source: Source): LabelStyle[] {
  const { reader } = source
  if (!source.catalog.has(Name.PageLabels)) return []
  const ranges = new Map<number, PDFObject>()
  for (const [key, value] of flattenTree(reader, source.catalog.get(Name.PageLabels), Name.Nums)) {
    const index = reader.number(key)
    if (index !== undefined) ranges.set(index, value)
  }
  const labels: LabelStyle[] = []
  for (const index of source.pages.keys()) {
    const range = reader.dict(ranges.get(index))
    const before = labels.at(-1)
    if (range) {
      const number = reader.number(range.get(Name.St)) ?? 1
      labels.push({ style: reader.resolve(range.get(Name.S)), prefix: reader.resolve(range.get(Name.P)), number })
    } else {
      labels.push(
        before ? { ...before, number: before.number + 1 } : { style: undefined, prefix: undefined, number: 1 },
      )
    }
  }
  return labels
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
