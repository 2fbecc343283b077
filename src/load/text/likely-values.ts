const MONTHS = 'january february march april may june july august september october november december'.split(' ')

/** A value as it may be compared, without curly quotes around it; '' for long ones, which are none of those known here. */
function plainText(value: unknown): string {
  const text = String(value)
  return text.length > 200 ? '' : text.replace(CURLY_QUOTES, '').trim().toLowerCase()
}

const CURLY_QUOTES = /^\s*[\u2018-\u201F]|[\u2018-\u201F]\s*$/g

/** True for text in the curly quotes of a word processor, which YAML takes for letters. */
export function hasCurlyQuotes(value: unknown): boolean {
  return /^\s*[\u2018-\u201F]/.test(String(value))
}

/** "13:30" for what was meant as a time: `13.30`, `1330`, `1.30 pm`, `9am`, `noon`; undefined for what is none. */
export function likelyTime(value: unknown): string | undefined {
  const text = plainText(value)
  if (text === 'noon' || text === 'midday') return '12:00'
  const parts =
    /^(\d{1,2})(\d{2})\s*(am|pm|hrs|hours)?$/.exec(text) ??
    /^(\d{1,2})(?:[.:h](\d{1,2}))?(?::00)?\s*(am|pm|a\.m\.?|p\.m\.?|noon|hrs|hours)?$/.exec(text)
  if (!parts) return undefined
  const [, hour = '', minute = '', half = ''] = parts
  const given = Number(hour)
  if (/^[ap]/.test(half) && (given < 1 || given > 12)) return undefined
  const hours = half.startsWith('p') ? (given % 12) + 12 : half.startsWith('a') ? given % 12 : given
  // YAML reads 9.30 as the number 9.3.
  const minutes = Number(minute.padEnd(2, '0'))
  if (hours > 23 || minutes > 59) return undefined
  return `${String(hours).padStart(2, '0')}:${String(minutes).padStart(2, '0')}`
}

/** A day as it is written in YAML and as a reader knows it. */
export interface LikelyDate {
  iso: string
  words: string
}

/**
 * The day that was meant by `12/12/2022`, `12.12.22`, `12 December 2022` or `Monday 12th Dec 2022`: the day before the
 * month, as in Britain, unless there is no such month. Undefined for what is none.
 */
export function likelyDate(value: unknown): LikelyDate | undefined {
  const text = plainText(value)
  const iso = /^(\d{4})[-/. ]?(\d{1,2})[-/. ]?(\d{1,2})(?:t.*)?$/.exec(text)
  if (iso) return dateOf(Number(iso[1]), Number(iso[2]), Number(iso[3]))
  const numbers = /^(\d{1,2})[-/. ](\d{1,2})[-/. ](\d{4}|\d{2})$/.exec(text)
  if (numbers) {
    const [day, month, year] = [Number(numbers[1]), Number(numbers[2]), fullYear(numbers[3] ?? '')]
    return dateOf(year, month, day) ?? dateOf(year, day, month)
  }
  const plain = text.replace(/^[a-z]+day,?\s+/, '')
  const dayFirst = /^(\d{1,2})(?:st|nd|rd|th)?[\s-]+(?:of\s+)?([a-z]{3,})\.?,?[\s-]+(\d{4}|\d{2})$/.exec(plain)
  const monthFirst = /^([a-z]{3,})\.?\s+(\d{1,2})(?:st|nd|rd|th)?,?\s+(\d{4})$/.exec(plain)
  const [day, name, year] = dayFirst
    ? [dayFirst[1], dayFirst[2], dayFirst[3]]
    : [monthFirst?.[2], monthFirst?.[1], monthFirst?.[3]]
  if (name === undefined) return undefined
  const month = MONTHS.findIndex((candidate) => candidate.startsWith(name)) + 1
  return dateOf(fullYear(year ?? ''), month, Number(day))
}

function fullYear(digits: string): number {
  return Number(digits.length === 2 ? `20${digits}` : digits)
}

function dateOf(year: number, month: number, day: number): LikelyDate | undefined {
  const name = MONTHS[month - 1]
  if (name === undefined || day < 1 || day > daysOfMonth(year, month)) return undefined
  const iso = [String(year).padStart(4, '0'), ...[month, day].map((part) => String(part).padStart(2, '0'))].join('-')
  return { iso, words: `${day} ${monthInWords(month)} ${year}` }
}

/** "February" for 2. */
export function monthInWords(month: number): string {
  const name = MONTHS[month - 1] ?? ''
  return `${name.charAt(0).toUpperCase()}${name.slice(1)}`
}

/** Days of a month, 1 to 12, in the Gregorian calendar. */
export function daysOfMonth(year: number, month: number): number {
  return new Date(Date.UTC(year, month, 0)).getUTCDate()
}

/** `1-4,6` for what was meant as pages: `1 to 4 and 6`, `pp. 1–4; 6`, `4-1`, `1,1-2`; undefined for what is none. */
export function likelyPages(value: unknown): string | undefined {
  const text = plainText(value)
    .replace(/\b(?:pages?|pp?\b\.?)/g, ' ')
    .replace(/\s*(?:[\u2010-\u2015-]|\bto\b|\.\.+)\s*/g, '-')
    .replace(/[,;&+]|\band\b/g, ' ')
    .trim()
  const parts = text.split(/\s+/)
  if (text === '' || parts.some((part) => !/^[1-9]\d{0,6}(-[1-9]\d{0,6})?$/.test(part))) return undefined
  const ranges = parts.map((part) =>
    part
      .split('-')
      .map(Number)
      .toSorted((a, b) => a - b),
  )
  const joined: { first: number; last: number }[] = []
  for (const [first = 0, last = first] of ranges.toSorted(([a = 0], [b = 0]) => a - b)) {
    const before = joined.at(-1)
    if (before && first <= before.last) before.last = Math.max(before.last, last)
    else joined.push({ first, last })
  }
  return joined.map(({ first, last }) => (first === last ? `${first}` : `${first}-${last}`)).join(',')
}

const NUMBERS = 'zero one two three four five six seven eight nine ten eleven twelve'.split(' ')
const FRACTIONS: Readonly<Record<string, string>> = {
  half: '1/2',
  third: '1/3',
  quarter: '1/4',
  fourth: '1/4',
  fifth: '1/5',
  'two thirds': '2/3',
  'three quarters': '3/4',
  '20%': '1/5',
  '25%': '1/4',
  '33%': '1/3',
  '33.3%': '1/3',
  '50%': '1/2',
  '0.2': '1/5',
  '0.25': '1/4',
  '0.33': '1/3',
  '0.5': '1/2',
}

/** `1/4` or `3` for what was meant as a quorum: `a quarter`, `25%`, `0.25`, `1 / 4`, `three members`; else undefined. */
export function likelyQuorum(value: unknown): string | undefined {
  const text = plainText(value)
    .replace(/[-\s]+/g, ' ')
    .replace(/^(?:an?|one) (?=half|third|quarter|fourth|fifth)/, '')
    .replace(/ (?:voting )?members?$| of (?:the |all )?(?:voting )?members(?:hip)?$/, '')
  const named = Object.hasOwn(FRACTIONS, text) ? FRACTIONS[text] : undefined
  if (named !== undefined) return named
  const fraction = /^([1-9]\d?) ?[/:] ?([1-9]\d?)$/.exec(text)
  if (fraction) return `${fraction[1]}/${fraction[2]}`
  const count = /^[1-9]\d?$/.test(text) ? Number(text) : NUMBERS.indexOf(text)
  return count > 0 ? String(count) : undefined
}
