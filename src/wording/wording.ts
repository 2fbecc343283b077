import type { Words } from './words.ts'

export type Values = Readonly<Record<string, string | number>>

interface NumberRange {
  first: number
  last: number
}

/**
 * The words of a language, and the ways it writes dates, times, sizes and lists. They never ask the machine for its locale,
 * and of Intl's data only the plural rules: the same input gives the same words everywhere.
 */
export interface Wording {
  /** BCP 47 tag of what is written in these words. */
  language: string
  words: Words
  /** The text of a key with `{name}` replaced; the key itself where nobody has written a text. */
  text(key: string, values?: Values): string
  /** The text that a language has for a number of things: `{count}`, `{words}` and `{Words}` are the number. */
  count(key: string, count: number, values?: Values): string
  /** "3, 4 and 5". */
  list(parts: readonly string[]): string
  /** "Monday 12 December 2022". */
  longDate(date: string): string
  /** "12 December 2022". */
  date(date: string): string
  /** "1.30 pm" or "13:30". */
  time(time: string): string
  /** "Page 7" or "Pages 5 to 12". */
  pages(range: NumberRange): string
  /** "1.2 MB": kilobytes and megabytes of 1,000, as file managers show. */
  size(bytes: number): string
}

/** @param language BCP 47 tag of the words */
export function wordingFrom(language: string, words: Words): Wording {
  const rules = new Intl.PluralRules(language)
  const text: Wording['text'] = (key, values = {}) => fill(words.get(key) ?? key, values)
  return {
    language,
    words,
    text,
    count: (key, count, values = {}) => {
      const pattern = words.get(`${key}.${rules.select(count)}`) ?? words.get(`${key}.other`) ?? key
      const inWords = words.get(`number.${count}`) ?? String(count)
      return fill(pattern, { count, words: inWords, Words: capital(inWords), ...values })
    },
    list: (parts) => {
      const [last = '', ...others] = parts.toReversed()
      if (others.length === 0) return last
      return text('list.last', { before: others.reverse().join(text('list.separator')), last })
    },
    longDate: (date) => text('format.long_date', dateParts(date, text)),
    date: (date) => text('format.date', dateParts(date, text)),
    time: (time) => clockTime(time, text),
    pages: ({ first, last }) => text(first === last ? 'format.page' : 'format.pages', { first, last }),
    size: (bytes) => {
      if (bytes < 1000) return text('format.bytes', { size: bytes })
      if (bytes < 1_000_000) return text('format.kilobytes', { size: Math.round(bytes / 1000) })
      return text('format.megabytes', { size: (bytes / 1_000_000).toFixed(1).replace('.', text('format.decimal')) })
    },
  }
}

function fill(pattern: string, values: Values): string {
  if (!pattern.includes('{')) return pattern
  return pattern.replaceAll(/\{(\w+)\}/gu, (whole, name: string) => String(values[name] ?? whole))
}

function dateParts(date: string, text: Wording['text']): Record<string, string> {
  const [year = '', month = '', day = ''] = date.split('-')
  const weekday = new Date(`${date}T00:00:00Z`).getUTCDay()
  return {
    year,
    month: text(`month.${Number(month)}`),
    day: day === '01' ? text('format.first_day') : String(Number(day)),
    weekday: Number.isNaN(weekday) ? '' : text(`weekday.${weekday}`),
  }
}

function clockTime(time: string, text: Wording['text']): string {
  const [hours = 0, minutes = 0] = time.split(':').map(Number)
  const values = { hours, hours12: hours % 12 === 0 ? 12 : hours % 12, minutes: String(minutes).padStart(2, '0') }
  if (minutes === 0 && hours % 12 === 0) return text(hours === 0 ? 'format.midnight' : 'format.noon', values)
  const half = hours < 12 ? 'am' : 'pm'
  return text(minutes === 0 ? `format.hour_${half}` : `format.time_${half}`, values)
}

/** With a capital at the beginning. */
export function capital(words: string): string {
  return words.charAt(0).toUpperCase() + words.slice(1)
}

/** With spaces that no line ends at, for short texts on pages that flow. */
export function unbroken(text: string): string {
  return text.replaceAll(' ', '\u00a0')
}
