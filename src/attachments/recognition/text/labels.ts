import type { TextPiece } from '../reading/page-view.ts'
import { joinedText, type Line, spaceBefore } from './line.ts'

/** How items of a list are labelled: those of one list are labelled alike. */
export type LabelKind = 'bullet' | 'dash' | 'number' | 'letter' | 'roman' | 'decimal'

export interface Label {
  kind: LabelKind
  text: string
  /** Place in its sequence, from 1; 0 for bullets. */
  value: number
  /** What draws the label; empty where the same operator draws the words after it. */
  pieces: readonly TextPiece[]
}

const bullets = /^[•◦▪▫●○■□‣⁃➢➤✓✔❖◆◼◾❑∙·\ue000-\uf8ff]$/
const dashes = /^[-–—*o]$/
const romans = /^\(?([ivx]{1,6})[.)]$/i
const numbers = /^\(?(\d{1,3})[.)]$/
const letters = /^\(?([a-z])[.)]$/i
const decimals = /^\d{1,3}(?:\.\d{1,3}){1,4}\.?$/
const first = /^(\S{1,12})\s+\S/

/** True where a text is nothing but the label of an item. */
export function isLabel(text: string): boolean {
  return labelKinds(text).length > 0
}

/** Readings of a label, the likeliest first: `i.` may be a number or a letter. */
export function labelKinds(text: string): { kind: LabelKind; value: number }[] {
  const trimmed = text.trim()
  const found: { kind: LabelKind; value: number }[] = []
  if (bullets.test(trimmed)) found.push({ kind: 'bullet', value: 0 })
  if (dashes.test(trimmed)) found.push({ kind: 'dash', value: 0 })
  const number = numbers.exec(trimmed)?.[1]
  if (number) found.push({ kind: 'number', value: Number(number) })
  if (decimals.test(trimmed)) found.push({ kind: 'decimal', value: Number(/(\d+)\.?$/.exec(trimmed)?.[1] ?? 0) })
  const letter = letters.exec(trimmed)?.[1]
  if (letter) found.push({ kind: 'letter', value: letter.toLowerCase().charCodeAt(0) - 96 })
  const roman = romans.exec(trimmed)?.[1]
  if (roman) found.push({ kind: 'roman', value: romanValue(roman.toLowerCase()) })
  return found
}

/** The label that a row of lines starts with, in its readings; nothing where it starts with words. */
export function labelsOf(row: readonly Line[]): Label[] {
  const [line] = row
  if (!line) return []
  const pieces = row.flatMap((other) => other.pieces)
  for (let count = Math.min(pieces.length - 1, 8); count > 0; count -= 1) {
    const own = pieces.slice(0, count)
    const next = pieces[count]
    const isApart = next && (spaceBefore(own.at(-1), next) === ' ' || /\s$/.test(own.at(-1)?.text ?? ''))
    const text = joinedText(own)
    if (isApart && text.length <= 12 && isLabel(text))
      return labelKinds(text).map((label) => ({ ...label, text, pieces: own }))
  }
  const text = first.exec(line.text)?.[1]
  return text === undefined ? [] : labelKinds(text).map((label) => ({ ...label, text, pieces: [] }))
}

function romanValue(text: string): number {
  const values: Readonly<Record<string, number>> = { i: 1, v: 5, x: 10 }
  const digits = [...text].map((letter) => values[letter] ?? 0)
  return digits.reduce((sum, digit, index) => sum + (digit < (digits[index + 1] ?? 0) ? -digit : digit), 0)
}
