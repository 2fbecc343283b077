import * as z from 'zod'
import { date, groundLabel, text } from '../load/schema/common.ts'
import { profileWording, legalTextSchema as texts } from './legal-text.ts'

const days = z.number().int().min(0).max(366)

const method = z.enum(['clear-days', 'clear-calendar-days', 'calendar-days', 'working-days'])

/** Where a figure comes from, and whether anybody read it there. */
const source = {
  provision: text.describe('The section, regulation or decision that says so'),
  address: text.optional().describe('Where it can be read'),
  source: z
    .enum(['read', 'part', 'not read'])
    .default('read')
    .describe('Whether its words were read at the address, a part or a summary of them, or not at all'),
  convention: z.boolean().default(false).describe('Good practice that no law asks for'),
}

const since = { from: date.describe('The first day on which this is the law') }
const lawful = z.strictObject(source)
const required = z.strictObject({ required: z.boolean(), ...source })

const notice = z.strictObject({
  ...since,
  days,
  method: method.optional().describe('How these days are counted, where it is not as under `counting:`'),
  shorter_notice: z
    .boolean()
    .default(true)
    .describe('Whether a meeting may be convened later, with notice from when it is convened'),
  electronic: z.boolean().default(false).describe('Published on a website instead of at the offices'),
  ...source,
})

const exempt = z.strictObject({
  ...since,
  schedule: texts.describe('As printed after "paragraph 3 of"'),
  ...source,
  public_interest: z
    .strictObject({
      except: z.array(groundLabel).default([]).describe('Paragraphs that are exempt whatever the public interest'),
      ...source,
    })
    .optional()
    .describe('The law that asks for a public-interest reason, where one does'),
  paragraphs: z.record(groundLabel, texts).describe('Wording of each paragraph by its label'),
  qualifications: z
    .array(z.strictObject({ paragraphs: z.array(groundLabel).min(1), says: text, ...source }))
    .default([])
    .describe('When information under a paragraph is not exempt after all, or what its words mean'),
})

const counting = z.strictObject({
  method: method.describe(
    'clear-days: counting days strictly between the two dates; clear-calendar-days: all days strictly between them; ' +
      'calendar-days: all days from the one to the other, the meeting included; working-days: likewise of counting days',
  ),
  least: method
    .optional()
    .describe(
      'How the law itself counts, where `method` is a cautious convention: notice that satisfies it is only a warning',
    ),
  weekdays: z.array(z.number().int().min(1).max(7)).min(1).default([1, 2, 3, 4, 5]).describe('1 is Monday'),
  breaks: z
    .array(z.enum(['christmas', 'easter', 'bank-holiday']))
    .default([])
    .describe('Breaks that do not count, with the days before and after the holidays'),
  days: z
    .array(z.strictObject({ date, name: text }))
    .default([])
    .describe('Other days that do not count'),
  ...source,
})

/** The way round a notice that came late: who agrees, and what is published. */
const exception = z.strictObject({
  agreement: text.optional().describe('Whose agreement it takes, if any'),
  days: days.optional().describe('Days between the notice and the meeting'),
  method: method.optional(),
  ...source,
})

const keyDecisions = z.strictObject({
  days,
  method: method.optional(),
  ...source,
  contents: z.array(text).default([]).describe('What the notice says'),
  general_exception: exception.optional().describe('Notice that is shorter than it should be'),
  special_urgency: exception.optional().describe('No time even for that'),
})

const privateMeetings = z.strictObject({
  first: days,
  second: days,
  method: method.optional(),
  second_method: method.optional().describe('How the days of the second notice are counted, where they are others'),
  ...source,
  contents: z.array(text).default([]).describe('What the first notice says'),
  second_contents: z.array(text).default([]).describe('What the second notice says'),
  urgent: exception.optional().describe('Business that cannot wait for the notices'),
})

/** What the law may ask of the record of a decision besides the decision and its date. */
export const recordFields = ['reasons', 'options_rejected', 'conflicts', 'consulted'] as const

const decisionRecord = z.strictObject({
  from: date.optional(),
  title: text.describe('What the record is called'),
  needs: z.array(z.enum(recordFields)).default([]).describe('What it says besides the decision and its date'),
  ...source,
})

const kept = z.strictObject({
  from: date.optional(),
  years: z.number().int().positive(),
  starts: z.enum(['meeting', 'decision']).default('meeting').describe('The day from which the years are counted'),
  electronic: z.boolean().default(false).describe('Kept on the website'),
  ...source,
})

/** A profile as written in YAML, once `extends` is resolved: the law of a nation as dated data. */
export const profileSchema = z.strictObject({
  title: text,
  nation: text.describe('Whose law this is, such as England; `none` for a body without a law of its own'),
  year: z
    .enum(['municipal', 'financial', 'academic', 'calendar'])
    .default('calendar')
    .describe('The years by which the website lists meetings: from May, from April, from September or from January'),
  bank_holidays: z
    .strictObject({ country: text, region: text.optional() })
    .optional()
    .describe('Whose bank holidays do not count: codes of the library date-holidays'),
  counting: counting.optional(),
  notice: z.array(notice).default([]),
  summons: z.array(notice).default([]).describe('Notice of a meeting of the full council'),
  late_items: z
    .strictObject({
      urgency: z.boolean().default(true).describe('Whether the chair may admit an item as urgent'),
      ...source,
    })
    .optional(),
  key_decisions: keyDecisions.optional(),
  private_meetings: privateMeetings.optional(),
  decision_records: z
    .strictObject({
      meeting: decisionRecord.optional(),
      member: decisionRecord.optional(),
      officer: decisionRecord.optional(),
    })
    .prefault({})
    .describe('Written records of decisions, by who decides: a meeting, or a member or an officer alone'),
  note_within: z
    .strictObject({ ...since, working_days: days, ...source })
    .optional()
    .describe('A note of attendance and decisions that follows a meeting; the day of the meeting is the first day'),
  deadlines: z
    .record(
      z.string(),
      z.strictObject({
        title: text,
        from: date.optional(),
        days,
        when: z.enum(['before', 'after']).default('before'),
        method,
        ...source,
      }),
    )
    .default({})
    .describe('Other days that depend on the day of the meeting'),
  exempt: z.array(exempt).default([]),
  wording: profileWording.prefault({}),
  marking: lawful.optional().describe('How a withheld paper is marked'),
  exclusion: required.optional().describe('Whether a resolution must come before exempt items'),
  private_reason: required.optional().describe('Whether a private item must give reasons'),
  background_papers: lawful.optional(),
  retention: z
    .strictObject({
      papers: z.array(kept).default([]),
      background_papers: z.array(kept).default([]),
      decisions: z.array(kept).default([]).describe('Records of decisions that officers or members take alone'),
      recordings: z.array(kept).default([]),
    })
    .prefault({}),
  quorum: z
    .strictObject({
      fraction: z.string().regex(/^[1-9]\d?\/[1-9]\d?$/),
      least: z.number().int().positive().default(1),
      bodies: z.array(text).min(1).describe('Types of body, such as Council'),
      ...source,
    })
    .optional(),
  six_month_rule: lawful.optional(),
  declarations: lawful.optional(),
  co_opted_votes: z
    .strictObject({ ...source, bodies: z.array(text).min(1).optional().describe('Types of body that it is about') })
    .optional()
    .describe('The law by which only some co-opted members vote'),
  political_balance: lawful.optional(),
  bilingual: z.strictObject({ languages: z.array(text).min(2), ...source }).optional(),
  duties: z
    .record(z.string(), z.strictObject({ says: text, from: date.optional(), ...source }))
    .default({})
    .describe('What else the law asks, for `agendapack explain notices`'),
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

export type Provision = z.infer<typeof lawful>
export type Notice = z.infer<typeof notice>
export type ExemptSchedule = ProfileData['exempt'][number]
export type CountingMethod = z.infer<typeof method>
export type KeyDecisions = z.infer<typeof keyDecisions>
export type DecisionRecord = z.infer<typeof decisionRecord>
export type PrivateMeetings = z.infer<typeof privateMeetings>

/**
 * The entry that is in force on a day: the last one that starts on or before it.
 * @param entries dated entries in any order; one without a date always held
 * @param day an ISO date
 */
export function inForce<T extends { from?: string | undefined }>(entries: readonly T[], day: string): T | undefined {
  return entries
    .filter(({ from = '' }) => from <= day)
    .reduce<T | undefined>(
      (latest, entry) => (latest === undefined || (entry.from ?? '') >= (latest.from ?? '') ? entry : latest),
      undefined,
    )
}
