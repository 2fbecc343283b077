import { PDFName, PDFNumber, type PDFObject } from 'pdf-lib'
import { Name } from '../attachments/name.ts'
import type { Target } from './target.ts'
import { buildNumberTree } from './trees.ts'

/** Writes page labels so that each page is labelled with the number printed on it; a jump starts a new range. */
export function writePageLabels(target: Target, numbers: readonly number[]): void {
  const ranges = new Map<number, PDFObject>()
  for (const [index, number] of numbers.entries()) {
    if (index > 0 && numbers[index - 1] === number - 1) continue
    const range = target.context.obj({ S: 'D' })
    range.set(Name.St, PDFNumber.of(number))
    ranges.set(index, range)
  }
  if (ranges.size > 0) target.catalog.set(PDFName.of('PageLabels'), buildNumberTree(target.context, ranges))
}
