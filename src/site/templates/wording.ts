import { parse } from 'yaml'
import type { PageRange } from '../../manifest/manifest.ts'
import type { SiteTemplates } from '../model.ts'

/** The texts of the interface in one language, and the ways it writes dates, times, sizes and ranges. */
export interface Wording {
  /** BCP 47 tag of the pages. */
  language: string
  /** The text of a key with `{name}` replaced; the key itself where nobody has written a text. */
  text(key: string, values?: Readonly<Record<string, string | number>>): string
  /** "Monday 12 December 2022". */
  longDate(date: string): string
  /** "12 December 2022". */
  date(date: string): string
  /** "1.30 pm" or "13:30", as the message file says. */
  time(time: string): string
  /** "Page 7" or "Pages 5 to 12". */
  pages(range: PageRange): string
  /** "1.2 MB": kilobytes and megabytes of 1,000, as file managers show. */
  size(bytes: number): string
}

type Texts = ReadonlyMap<string, string>

/**
 * Reads the message file of a language: `messages/cy-GB.yaml`, else `messages/cy.yaml`, with English for what they lack.
 * Never asks the machine for its locale: the same input gives the same pages everywhere.
 */
export function wordingOf(language: string, templates: SiteTemplates): Wording {
  const base = language.split('-')[0] ?? language
  const texts = new Map<string, string>()
  for (const name of ['en', base.toLowerCase(), language]) {
    const source = templates.get(`messages/${name}.yaml`)
    if (source !== undefined) for (const [key, value] of textsIn(parse(source))) texts.set(key, value)
  }
  return wording(language, texts)
}

/** The parts of a nested message file, with dotted keys: `month.1`. */
function textsIn(value: unknown, prefix = ''): [string, string][] {
  if (typeof value === 'string' || typeof value === 'number') return [[prefix, String(value)]]
  if (typeof value !== 'object' || value === null) return []
  return Object.entries(value).flatMap(([key, part]) => textsIn(part, prefix === '' ? key : `${prefix}.${key}`))
}

function wording(language: string, texts: Texts): Wording {
  const text: Wording['text'] = (key, values = {}) => {
    const found = texts.get(key) ?? key
    if (!found.includes('{')) return found
    return found.replaceAll(/\{(\w+)\}/gu, (whole, name: string) => String(values[name] ?? whole))
  }
  const parts = (date: string): Record<string, string> => {
    const [year = '', month = '', day = ''] = date.split('-')
    const weekday = new Date(`${date}T00:00:00Z`).getUTCDay()
    return {
      year,
      month: text(`month.${Number(month)}`),
      day: String(Number(day)),
      weekday: Number.isNaN(weekday) ? '' : text(`weekday.${weekday}`),
    }
  }
  return {
    language,
    text,
    longDate: (date) => text('format.long_date', parts(date)),
    date: (date) => text('format.date', parts(date)),
    time: (time) => clockTime(time, text),
    pages: ({ first, last }) => text(first === last ? 'format.page' : 'format.pages', { first, last }),
    size: (bytes) =>
      bytes < 1000
        ? text('format.bytes', { size: bytes })
        : bytes < 1_000_000
          ? text('format.kilobytes', { size: Math.round(bytes / 1000) })
          : text('format.megabytes', { size: (bytes / 1_000_000).toFixed(1) }),
  }
}

function clockTime(time: string, text: Wording['text']): string {
  const [hours = 0, minutes = 0] = time.split(':').map(Number)
  const values = { hours, hours12: hours % 12 === 0 ? 12 : hours % 12, minutes: String(minutes).padStart(2, '0') }
  if (hours === 12 && minutes === 0) return text('format.noon', values)
  const half = hours < 12 ? 'am' : 'pm'
  return text(minutes === 0 ? `format.hour_${half}` : `format.time_${half}`, values)
}
