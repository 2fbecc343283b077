import type { PDFDict, PDFObject } from 'pdf-lib'
import { Name } from '../names.ts'
import type { Reader } from '../objects.ts'
import { flattenTree } from './flatten-tree.ts'

/** What the label of a page is made of (ISO 32000-1, 12.4.2). Keys of the entries: S, P. */
export interface LabelStyle {
  style: PDFObject | undefined
  prefix: PDFObject | undefined
  number: number
}

/** The label of each page; none where the file has no labels. */
export function readLabels(reader: Reader, catalog: PDFDict, pageCount: number): LabelStyle[] {
  if (!catalog.has(Name.PageLabels)) return []
  const ranges = new Map<number, PDFObject>()
  for (const [key, value] of flattenTree(reader, catalog.get(Name.PageLabels), Name.Nums)) {
    const index = reader.number(key)
    if (index !== undefined) ranges.set(index, value)
  }
  const labels: LabelStyle[] = []
  for (let index = 0; index < pageCount; index += 1) {
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

/** Longer labels are none that stand on a page, nor are those of other characters. */
const longestLabel = 20
const plainLabel = /^[A-Za-z0-9][A-Za-z0-9 .:()/-]*$/

/** What is on each page as its number, as far as the file says so; empty for a page without a label. */
export function printedLabels(reader: Reader, catalog: PDFDict, pageCount: number): string[] {
  return readLabels(reader, catalog, pageCount).map(({ style, prefix, number }) => {
    const numeral = numerals[reader.name(style)?.decodeText() ?? '']
    const label = `${reader.text(prefix) ?? ''}${numeral && number > 0 ? numeral(Math.floor(number)) : ''}`
    const bare = label.replace(/^\s*page\b/i, '').trim()
    return bare.length <= longestLabel && plainLabel.test(bare) ? bare : ''
  })
}

const numerals: Readonly<Record<string, (number: number) => string>> = {
  D: String,
  R: roman,
  r: (number) => roman(number).toLowerCase(),
  A: letters,
  a: (number) => letters(number).toLowerCase(),
}

const romanDigits: readonly (readonly [string, number])[] = [
  ['M', 1000],
  ['CM', 900],
  ['D', 500],
  ['CD', 400],
  ['C', 100],
  ['XC', 90],
  ['L', 50],
  ['XL', 40],
  ['X', 10],
  ['IX', 9],
  ['V', 5],
  ['IV', 4],
  ['I', 1],
]

/** Roman up to 3,999, in figures beyond. */
function roman(number: number): string {
  if (number > 3999) return String(number)
  let [left, written] = [number, '']
  for (const [digit, value] of romanDigits) {
    written += digit.repeat(Math.floor(left / value))
    left %= value
  }
  return written
}

/** A to Z, then AA to ZZ, and so on. */
function letters(number: number): string {
  return String.fromCharCode(65 + ((number - 1) % 26)).repeat(Math.min(longestLabel + 1, Math.ceil(number / 26)))
}
