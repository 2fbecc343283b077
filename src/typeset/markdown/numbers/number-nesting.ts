import { romanValue } from '../../../load/text/roman-numeral.ts'

/** What a typed number can be read as: a kind of number, and which one of its kind. */
interface Reading {
  kind: string
  value: number
}

/** Numbers whose paragraphs are within each other, the outermost first. */
export type OpenNumbers = readonly Reading[]

/** Decimals, and capital Roman numerals with a stop, number the paragraphs of a report: they are within nothing else. */
const outermost = /^(?:\d+(?:\.\d+)+[.)]?|\d+\.|[IVXLC]+\.)$/

/** The number of a paragraph of a report, and one such as `5.7`, in which Roman numerals are points of it. */
const OUTERMOST: OpenNumbers = [{ kind: 'paragraph', value: 0 }]
const WITHIN_SECTION: OpenNumbers = [{ kind: 'paragraph of a section', value: 0 }]

/**
 * The numbers open after one more: `(i)` is within `(b)`, which is within `1.2`; `(c)` after that closes `(i)`.
 * `(i)` after `(h)` is a letter, and else the Roman one.
 */
export function nest(open: OpenNumbers, number: string): OpenNumbers {
  if (/^\d+\.\d/.test(number)) return WITHIN_SECTION
  const read = readings(number)
  if (outermost.test(number) && !isPoint(open, read)) return OUTERMOST
  for (let at = open.length - 1; at >= 0; at -= 1) {
    const next = read.find(({ kind, value }) => kind === open[at]?.kind && value === (open[at]?.value ?? 0) + 1)
    if (next) return [...open.slice(0, at), next]
  }
  const begun = read.find(({ value }) => value === 1) ?? read[0]
  if (!begun) return open
  const same = open.findIndex(({ kind }) => kind === begun.kind)
  return [...(same < 0 ? open : open.slice(0, same)), begun]
}

/** True for `I.` in a paragraph such as 5.7, and for `II.` after it. */
function isPoint(open: OpenNumbers, read: readonly Reading[]): boolean {
  return (
    open[0]?.kind === WITHIN_SECTION[0]?.kind &&
    read.some(({ kind, value }) => {
      const last = open.findLast((one) => one.kind === kind)
      return kind.includes('Roman') && value === (last?.value ?? 0) + 1
    })
  )
}

/** True for a number that comes right after one that is open, within a paragraph of a report or on its own. */
export function continues(open: OpenNumbers, number: string): boolean {
  return readings(number).some(({ kind, value }) => open.some((one) => one.kind === kind && one.value + 1 === value))
}

/** True for the first of its kind: `(a)`, `i)`, `(1)`; never for the number of a paragraph of a report. */
export function begins(number: string): boolean {
  return isInner(number) && readings(number).some(({ value }) => value === 1)
}

/** True for a number that can be within a numbered paragraph: `(a)`, `b)`, `iv.`, `(2)`. */
export function isInner(number: string): boolean {
  return !outermost.test(number)
}

function readings(number: string): Reading[] {
  const [, open = '', name = '', close = ''] = /^(\(?)(\d+|[A-Za-z]+)([.)]?)$/.exec(number) ?? []
  const reading = (script: string, value: number): Reading => ({ kind: `${script}${open}${close}`, value })
  if (/^\d/.test(name)) return [reading('figure', Number(name))]
  const small = name.toLowerCase()
  const letterCase = small === name ? 'small' : 'capital'
  const letter = small.length === 1 ? [reading(`${letterCase} letter`, small.charCodeAt(0) - 96)] : []
  const roman = romanValue(small)
  return [...letter, ...(roman === undefined ? [] : [reading(`${letterCase} Roman`, roman)])]
}
