import * as z from 'zod'
import { daysOfMonth, hasCurlyQuotes, likelyDate, likelyTime, monthInWords } from '../text/likely-values.ts'

/** A year of the calendar that councils keep: other digits before a hyphen are a slip of the hand. */
const DATE = /^[12]\d{3}-(0[1-9]|1[0-2])-(0[1-9]|[12]\d|3[01])$/

/** Characters that no font shows and no reader expects: controls other than line ends and tabs, halves of a pair. */
const UNPRINTABLE = /\p{Cs}|(?![\t\n\r])\p{Cc}/u

/** The message of a schema: what is wrong with a value, and on the next line how to fix it. */
export function withAdvice(reason: string, note: string): string {
  return `${reason}\n${note}`
}

/** Characters of a text: a page or two, on an agenda that is read at arm's length. */
const LONGEST_TEXT = 10_000
const LONGEST_LABEL = 40

/** Text with something in it. */
export const text = printable(z.string().trim())
  .min(1, withAdvice('This text is empty.', 'Write the text, or remove the key.'))
  .max(LONGEST_TEXT, tooLong('text', LONGEST_TEXT, 'Put it into a Markdown file, as a document of the item.'))

function printable(schema: z.ZodString): z.ZodString {
  return schema.refine(
    (value) => !UNPRINTABLE.test(value),
    withAdvice('This text contains a character that cannot be printed.', 'Delete the value and type it again.'),
  )
}

function tooLong(what: string, most: number, note: string): { error(issue: { input?: unknown }): string } {
  return {
    error: ({ input }) =>
      withAdvice(`This ${what} has ${String(input).length} characters; at most ${most} are allowed.`, note),
  }
}

/** An address that opens a page, never one that runs a program. */
export const webAddress = text
  .regex(/^https?:\/\/[^\s/]/i, { error: webAddressAdvice })
  .describe('An address that begins with https://')

function webAddressAdvice({ input }: { input?: unknown }): string {
  const meant = /^(?:\/\/)?([\w-]+(?:\.[\w-]+)+(?:\/\S*)?)$/.exec(String(input))?.[1]
  const note = `Write ${meant === undefined ? 'it as the browser shows it: https://www.rb.example' : `https://${meant}`}.`
  return withAdvice('A web address begins with https://.', note)
}

export const email = text
  .regex(
    /^[^\s@<>]+@[^\s@<>]+$/,
    withAdvice('This is not an e-mail address.', 'Write one address and nothing else, such as clerk@rb.example.'),
  )
  .describe('An e-mail address')

/** A language tag of BCP 47, such as `en-GB`. */
export const language = text
  .refine(
    isLanguage,
    withAdvice(
      'This is not a language code.',
      'Write en-GB for English, cy for Welsh, gd for Scottish Gaelic, ga for Irish.',
    ),
  )
  .describe('A language tag, such as en-GB or cy')

function isLanguage(tag: string): boolean {
  try {
    return /^[a-z]{2,3}$/.test(new Intl.Locale(tag).language)
  } catch {
    return false
  }
}

function dateAdvice({ input }: { input?: unknown }): string {
  const meant = likelyDate(input)
  const note = meant
    ? `Write ${meant.iso} for ${meant.words}.`
    : 'Write the year, the month and the day: 2022-12-05 for 5 December 2022.'
  return withAdvice('A date is written as year-month-day, such as 2022-12-12.', note)
}

function calendarAdvice({ input }: { input?: unknown }): string {
  const [year = 0, month = 0] = String(input).split('-').map(Number)
  const note = `${monthInWords(month)} ${year} has ${daysOfMonth(year, month)} days. Correct the day or the month.`
  return withAdvice('There is no such day in the calendar.', note)
}

/** A civil date, `YYYY-MM-DD`, that exists in the calendar. */
export const date = z
  .string({ error: dateAdvice })
  .regex(DATE, { error: dateAdvice })
  .refine((value) => !DATE.test(value) || new Date(`${value}T00:00:00Z`).toISOString().startsWith(value), {
    error: calendarAdvice,
  })
  .describe('A date, YYYY-MM-DD')

function timeAdvice({ input }: { input?: unknown }): string {
  const meant = likelyTime(input)
  const straight = hasCurlyQuotes(input) ? ' with straight quotes, not curly ones' : ''
  const note =
    meant === undefined
      ? 'Write hours from 00 to 23 and minutes from 00 to 59, in straight quotes: "09:30" or "13:30".'
      : `Write "${meant}"${straight}.`
  return withAdvice('A time is written as "HH:MM" on the 24-hour clock, such as "13:30".', note)
}

/** A time of day on the 24-hour clock, `HH:MM`; quoted in YAML. */
export const time = z
  .string({ error: timeAdvice })
  .regex(/^([01]\d|2[0-3]):[0-5]\d$/, { error: timeAdvice })
  .describe('A time on the 24-hour clock, in quotes: "13:30"')

/** An item label: a string such as `4`, `4a` or `5.1`, never a number. */
export const label = printable(z.string().trim())
  .min(
    1,
    withAdvice(
      'The item has an empty label.',
      'Write a label such as "4" or "5.1", or leave `item:` out to number it automatically.',
    ),
  )
  .max(LONGEST_LABEL, tooLong('label', LONGEST_LABEL, 'Put the words into `title:`.'))
  .describe('An item label in quotes, such as "4", "4a" or "5.1"')

/** A paragraph of a schedule or another ground for privacy: `3`, `18A`, `7(2)(a)`. Numbers need no quotes. */
export const groundLabel = z
  .string()
  .regex(
    /^[\p{L}\p{N}§](?:[\p{L}\p{N}()./,:§ –-]{0,38}[\p{L}\p{N}).])?$/u,
    withAdvice(
      'This is not a paragraph. Paragraphs look like 3, "18A", "7(2)(a)" or "Reg 4.2".',
      'Write its number as the law has it.',
    ),
  )

/** Seats of a body: more than any has are a slip of the hand. */
export const seats = z.number().int().positive().max(1000)

/** A path inside the workspace, relative to the file that names it. */
export const path = text.describe('A file, relative to this one')

export const contact = z.strictObject({
  name: text.optional(),
  role: text.optional(),
  phone: text.optional(),
  email: email.optional(),
  address: text.optional(),
})

/** How an agenda is set: entries below each other, or a table of times, items, leads, purposes and papers. */
export const agendaLayout = z.enum(['list', 'table'])

/** `compact` sets the front sheet as the head of the agenda, both on one page where they fit. */
export const frontSheet = z.enum(['compact'])

/** A pack in large print beside the usual one; `attachments: a3` enlarges the pages of PDF papers in it. */
export const largePrint = z.union([z.boolean(), z.strictObject({ attachments: z.enum(['as-they-are', 'a3']) })])

/** Pixels to an inch of a page: below 72 print cannot be read, above 600 nobody sees them. */
export const dotsPerInch = z.number().int().min(72).max(600)

/** How papers are called: by letters in the order of the agenda, Enc A, Enc B. */
export const enclosures = z.enum(['letters'])

/** A finding that was looked at and accepted, with the reason why. */
export const acceptance = z.strictObject({
  rule: text.describe('The rule whose finding is accepted'),
  reason: text.describe('Why it is accepted; reported with the finding'),
  item: label.optional(),
  file: path.optional(),
  line: z.number().int().positive().optional(),
})
