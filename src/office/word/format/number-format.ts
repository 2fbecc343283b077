import { SCRIPTS } from './number-scripts.ts'

/** Beyond this a number is written in figures: letters and Roman numerals would be as long as a page. */
const LONGEST = 32_767

const ROMAN: readonly (readonly [number, string])[] = [
  [1000, 'm'],
  [900, 'cm'],
  [500, 'd'],
  [400, 'cd'],
  [100, 'c'],
  [90, 'xc'],
  [50, 'l'],
  [40, 'xl'],
  [10, 'x'],
  [9, 'ix'],
  [5, 'v'],
  [4, 'iv'],
  [1, 'i'],
]

const ONES =
  'zero one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen seventeen eighteen nineteen'.split(
    ' ',
  )
const TENS = 'zero ten twenty thirty forty fifty sixty seventy eighty ninety'.split(' ')
const IRREGULAR: Readonly<Record<string, string>> = {
  one: 'first',
  two: 'second',
  three: 'third',
  five: 'fifth',
  eight: 'eighth',
  nine: 'ninth',
  twelve: 'twelfth',
}
const RUSSIAN = 'абвгдежзиклмнопрстуфхцчшщыэюя'

type Format = (value: number) => string

/** Formats of numbers by their name (ECMA-376-1, 17.18.59). */
const FORMATS: Readonly<Record<string, Format>> = {
  decimal: String,
  none: () => '',
  bullet: () => '',
  decimalZero: (value) => String(value).padStart(2, '0'),
  lowerLetter: (value) => letters(value, 'abcdefghijklmnopqrstuvwxyz'),
  upperLetter: (value) => letters(value, 'abcdefghijklmnopqrstuvwxyz').toUpperCase(),
  russianLower: (value) => letters(value, RUSSIAN),
  russianUpper: (value) => letters(value, RUSSIAN).toUpperCase(),
  lowerRoman: roman,
  upperRoman: (value) => roman(value).toUpperCase(),
  ordinal: (value) => `${value}${ordinalEnding(value)}`,
  cardinalText: (value) => capitalised(inWords(value)),
  ordinalText: (value) => capitalised(ordinalInWords(value)),
  numberInDash: (value) => `- ${value} -`,
  hex: (value) => value.toString(16).toUpperCase(),
  chicago: (value) => (value < 1 ? '' : ('*†‡§'[(value - 1) % 4] ?? '').repeat(Math.floor((value - 1) / 4) + 1)),
  ...SCRIPTS,
  decimalEnclosedCircleChinese: (value) => enclosed(value, 0x2460),
  decimalEnclosedCircle: (value) => enclosed(value, 0x2460),
  decimalEnclosedParen: (value) => enclosed(value, 0x2474),
  decimalEnclosedFullstop: (value) => enclosed(value, 0x2488),
}

/** True for a format in which numbers are written here as Word does; those of others are printed in figures. */
export function isKnownFormat(format: string): boolean {
  return /^0+1$/.test(format) || Object.hasOwn(FORMATS, format)
}

/**
 * A number as Word prints it.
 * @param format a name such as `lowerRoman`, or `001` for figures with zeros before them
 */
export function formatNumber(value: number, format: string): string {
  if (/^0+1$/.test(format)) return String(value).padStart(format.length, '0')
  const write = (Object.hasOwn(FORMATS, format) ? FORMATS[format] : undefined) ?? String
  return value < 0 || value > LONGEST ? String(value) : write(value)
}

/** a … z, aa, bb …: Word repeats the letter. */
function letters(value: number, alphabet: string): string {
  if (value < 1) return ''
  return (alphabet[(value - 1) % alphabet.length] ?? '').repeat(Math.floor((value - 1) / alphabet.length) + 1)
}

function roman(value: number): string {
  let rest = value
  let text = ''
  for (const [worth, sign] of ROMAN) {
    text += sign.repeat(Math.floor(rest / worth))
    rest %= worth
  }
  return text
}

function ordinalEnding(value: number): string {
  if (value % 100 > 10 && value % 100 < 14) return 'th'
  return ['th', 'st', 'nd', 'rd'][value % 10] ?? 'th'
}

function inWords(value: number): string {
  if (value >= 1000) return `${inWords(Math.floor(value / 1000))} thousand${rest(value % 1000)}`
  if (value >= 100) return `${ONES[Math.floor(value / 100)]} hundred${rest(value % 100)}`
  if (value < 20) return ONES[value] ?? ''
  return `${TENS[Math.floor(value / 10)]}${value % 10 === 0 ? '' : `-${ONES[value % 10]}`}`
}

const rest = (value: number): string => (value === 0 ? '' : ` ${inWords(value)}`)

function ordinalInWords(value: number): string {
  const words = inWords(value)
  const at = Math.max(words.lastIndexOf('-'), words.lastIndexOf(' ')) + 1
  const last = words.slice(at)
  const ordinal = IRREGULAR[last] ?? (last.endsWith('y') ? `${last.slice(0, -1)}ieth` : `${last}th`)
  return words.slice(0, at) + ordinal
}

function capitalised(text: string): string {
  return text.charAt(0).toUpperCase() + text.slice(1)
}

function enclosed(value: number, first: number): string {
  return value >= 1 && value <= 20 ? String.fromCodePoint(first + value - 1) : String(value)
}
