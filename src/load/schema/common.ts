import * as z from 'zod'

const DATE = /^\d{4}-(0[1-9]|1[0-2])-(0[1-9]|[12]\d|3[01])$/

/** Characters that no font shows and no reader expects: controls other than line ends and tabs, halves of a pair. */
const UNPRINTABLE = /\p{Cs}|(?![\t\n\r])\p{Cc}/u

/** Text with something in it. */
export const text = z
  .string()
  .trim()
  .min(1, 'Unexpected empty text, expected some words')
  .refine((value) => !UNPRINTABLE.test(value), 'Unexpected control character, expected text that can be printed')

/** A language tag of BCP 47, such as `en-GB`. */
export const language = text
  .refine(isLanguage, 'Unexpected language, expected a tag such as en-GB or cy')
  .describe('A language tag, such as en-GB or cy')

function isLanguage(tag: string): boolean {
  try {
    return /^[a-z]{2,3}$/.test(new Intl.Locale(tag).language)
  } catch {
    return false
  }
}

/** A civil date, `YYYY-MM-DD`, that exists in the calendar. */
export const date = z
  .string()
  .regex(DATE, 'Unexpected date, expected YYYY-MM-DD such as 2022-12-12')
  .refine((value) => !DATE.test(value) || new Date(`${value}T00:00:00Z`).toISOString().startsWith(value), {
    message: 'Unexpected date that is not in the calendar',
  })
  .describe('A date, YYYY-MM-DD')

/** A time of day on the 24-hour clock, `HH:MM`; quoted in YAML. */
export const time = z
  .string()
  .regex(/^([01]\d|2[0-3]):[0-5]\d$/, 'Unexpected time, expected "HH:MM" in quotes, such as "13:30"')
  .describe('A time on the 24-hour clock, in quotes: "13:30"')

/** An item label: a string such as `4`, `4a` or `5.1`, never a number. */
export const label = z
  .string('Unexpected number, expected an item label in quotes: unquoted 1.10 is the number 1.1')
  .trim()
  .min(1, 'Unexpected empty label, expected one such as "4" or "5.1"')
  .describe('An item label in quotes, such as "4", "4a" or "5.1"')

/** A path inside the workspace, relative to the file that names it. */
export const path = text.describe('A file, relative to this one')

export const contact = z.strictObject({
  name: text.optional(),
  role: text.optional(),
  phone: text.optional(),
  email: text.optional(),
  address: text.optional(),
})

/** A finding that was looked at and accepted, with the reason why. */
export const acceptance = z.strictObject({
  rule: text.describe('The rule whose finding is accepted'),
  reason: text.describe('Why it is accepted; reported with the finding'),
  item: label.optional(),
  file: path.optional(),
  line: z.number().int().positive().optional(),
})
