import * as z from 'zod'
import { date, text } from '../load/schema/common.ts'

const method = z.enum(['clear-days', 'calendar-days'])
const days = z.number().int().min(0).max(366)
const lawful = z.strictObject({ reference: text })
const required = z.strictObject({ required: z.boolean(), reference: text })

const notice = z.strictObject({
  from: date.describe('The first day on which this is the law'),
  days,
  electronic: z.boolean().default(false).describe('Published on a website instead of at the offices'),
  reference: text,
})

const exempt = z.strictObject({
  from: date.describe('The first day on which this is the law'),
  schedule: text.describe('As printed after "paragraph 3 of"'),
  reference: text,
  public_interest: text.optional().describe('The law that asks for a public-interest reason, where one does'),
  paragraphs: z.record(z.string().regex(/^[1-9]\d?$/), text).describe('Wording of each paragraph by its number'),
})

/** A profile as written in YAML, once `extends` is resolved: the law of a nation as dated data. */
export const profileSchema = z.strictObject({
  title: text,
  nation: z.enum(['England', 'Wales', 'Scotland', 'Northern Ireland', 'none']),
  bank_holidays: z
    .strictObject({ country: text, region: text.optional() })
    .optional()
    .describe('Whose bank holidays do not count: codes of the library date-holidays'),
  counting: z
    .strictObject({
      method: method.describe(
        'clear-days: counting days strictly between the two dates; calendar-days: their difference',
      ),
      weekdays: z.array(z.number().int().min(1).max(7)).min(1).default([1, 2, 3, 4, 5]).describe('1 is Monday'),
      breaks: z.array(z.enum(['christmas-eve', 'maundy-thursday'])).default([]),
      days: z
        .array(z.strictObject({ date, name: text }))
        .default([])
        .describe('Other days that do not count'),
    })
    .optional(),
  notice: z.array(notice).default([]),
  summons: z.array(notice).default([]).describe('Notice of a meeting of the full council'),
  late_items: lawful.optional(),
  key_decisions: z.strictObject({ days, method, reference: text }).optional(),
  private_meetings: z.strictObject({ first: days, second: days, method, reference: text }).optional(),
  exempt: z.array(exempt).default([]),
  wording: z
    .strictObject({
      exempt: text.default('Not for publication').describe('May hold {paragraphs} and {schedule}'),
      confidential: text.default('Not for publication').describe('May hold {ground}'),
      exclusion: text.default('That the press and public be excluded from the meeting for the following items.'),
    })
    .prefault({}),
  exclusion: required.optional().describe('Whether a resolution must come before exempt items'),
  private_reason: required.optional().describe('Whether a private item must give reasons'),
  background_papers: lawful.optional(),
  retention: z
    .strictObject({
      papers: z.strictObject({ years: z.number().int().positive(), reference: text }).optional(),
      background_papers: z.strictObject({ years: z.number().int().positive(), reference: text }).optional(),
    })
    .default({}),
  six_month_rule: lawful.optional(),
  declarations: lawful.optional(),
  political_balance: lawful.optional(),
  bilingual: z.strictObject({ languages: z.array(text).min(2), reference: text }).optional(),
})

/** `profiles/<name>.yaml` of a workspace: any part of a profile, over the one it extends. */
export const profileFileSchema = z.looseObject({
  extends: text.optional().describe('The profile that this one changes, such as england-council'),
})

type ProfileData = z.infer<typeof profileSchema>

/** The rules that apply to a meeting, and the name they are chosen by. */
export interface Profile extends ProfileData {
  name: string
}

export type ExemptSchedule = ProfileData['exempt'][number]
export type CountingMethod = z.infer<typeof method>

/**
 * The entry that is in force on a day: the last one that starts on or before it.
 * @param entries dated entries in any order
 * @param day an ISO date
 */
export function inForce<T extends { from: string }>(entries: readonly T[], day: string): T | undefined {
  return entries
    .filter((entry) => entry.from <= day)
    .reduce<T | undefined>(
      (latest, entry) => (latest === undefined || entry.from >= latest.from ? entry : latest),
      undefined,
    )
}
