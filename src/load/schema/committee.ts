import * as z from 'zod'
import { likelyQuorum } from '../text/likely-values.ts'
import {
  acceptance,
  agendaLayout,
  contact,
  date,
  email,
  enclosures,
  frontSheet,
  largePrint,
  path,
  seats,
  text,
  webAddress,
  withAdvice,
} from './common.ts'
import { diary, planned } from './diary.ts'

function quorumAdvice({ input }: { input?: unknown }): string {
  const meant = likelyQuorum(input)
  const note =
    meant === undefined
      ? 'Write a number of members, such as 3, or a fraction of them, such as 1/4.'
      : `Write ${meant}.`
  return withAdvice('A quorum is a whole number, or a fraction such as 1/4.', note)
}

const term = {
  from: date.optional().describe('First day of the appointment'),
  to: date.optional().describe('Last day of the appointment, inclusive'),
}

/** What `summons:` can name, as templates do. */
export const SUMMONS_NAMES = ['committee', 'dateInWords', 'timeInWords', 'venue'] as const

function unknownNames(words: string): string[] {
  const names = Array.from(words.matchAll(/\{\{\s*([^{}]*?)\s*\}\}/gu), ([, name = '']) => name)
  return names.filter((name) => /^meeting\b/.test(name) && !SUMMONS_NAMES.some((known) => name === `meeting.${known}`))
}

function summonsAdvice({ input }: { input?: unknown }): string {
  const [name = ''] = unknownNames(String(input))
  const known = SUMMONS_NAMES.map((one) => `{{meeting.${one}}}`).join(', ')
  return withAdvice(`There is nothing called \`{{${name}}}\` that could be filled in here.`, `Write one of ${known}.`)
}

export const memberSchema = z.strictObject({
  name: text,
  group: text.optional().describe('Political group'),
  role: z.enum(['chair', 'co-chair', 'vice-chair', 'member', 'co-opted']).default('member'),
  position: text.optional().describe('What they are in the organisation, such as Chief Executive or Treasurer'),
  portfolio: text.optional().describe('What they answer for, such as Cabinet Member for Finance'),
  ward: text.optional().describe('The ward or division that elected them'),
  represents: text.optional().describe('Whom a co-opted member represents'),
  voting: z.boolean().optional().describe('Votes unless co-opted'),
  also_known_as: z.array(text).default([]).describe('Other forms of the name'),
  sort_name: text.optional().describe('How the name stands in a list, where it is not surname first: Ulster of Down'),
  email: email.optional(),
  phone: text.optional(),
  photo: path.optional().describe('A photograph for the website, relative to this file: ../photos/ada-example.jpg'),
  interests: webAddress.optional().describe('Where the member’s register of interests is published'),
  ...term,
})

/** `committees/<slug>.yaml`: a body and its register of members. */
export const committeeSchema = z.strictObject({
  name: text,
  type: text.optional().describe('Type of meeting, such as Scrutiny'),
  parent: text
    .optional()
    .describe('The body that this one belongs to: the name of its file in committees/, without .yaml'),
  joint_with: z.array(text).default([]).describe('The other organisations of a joint body'),
  dissolved: date.optional().describe('The last day of a body that there is no more'),
  description: text.optional(),
  profile: text.optional().describe('The law for this body, where it is not that of the workspace: england-executive'),
  seats: seats.optional(),
  quorum: z
    .union([
      z.number().int({ error: quorumAdvice }).positive(),
      z.string().regex(/^[1-9]\d?\/[1-9]\d?$/, { error: quorumAdvice }),
    ])
    .optional(),
  public: z.boolean().default(true).describe('False where no meeting of this body is public, unless one says so'),
  announce: z.boolean().default(false).describe('Puts body and day of its meetings that are not public on the website'),
  minute_numbers: z.enum(['continuous', 'per-meeting']).default('per-meeting'),
  political_balance: z
    .strictObject({
      applies: z.boolean().default(true),
      resolution: text.optional().describe('The resolution under section 17 that sets it aside'),
    })
    .optional(),
  offices: z
    .strictObject({ chair: text.optional(), 'co-chair': text.optional(), 'vice-chair': text.optional() })
    .default({})
    .describe('What the chair, a co-chair and the vice-chair are called here, such as Mayor and Deputy Mayor'),
  summons: text
    .refine((words) => unknownNames(words).length === 0, { error: summonsAdvice })
    .optional()
    .describe(
      'The words that call members to a meeting of the full council; {{meeting.dateInWords}} and the like are filled in',
    ),
  agenda_layout: agendaLayout.optional().describe('How agendas are set: as a list, or as a table with times'),
  front_sheet: frontSheet.optional().describe('`compact` puts front sheet and agenda on one page, where they fit'),
  large_print: largePrint.optional().describe('A pack in large print as well; as in agendapack.yaml unless given'),
  enclosures: enclosures.optional().describe('`letters` calls papers without a `label` Enc A, Enc B and so on'),
  contact: z
    .union([contact, z.array(contact.extend(term)).min(1)])
    .optional()
    .describe('Whom to ask; a list of those who were it one after the other, with `from:` and `to:`'),
  venue: z
    .union([text, z.array(z.strictObject({ name: text, ...term })).min(1)])
    .optional()
    .describe('Where it meets; a list of `name:` with `from:` and `to:` where that has changed'),
  members: z.array(memberSchema).default([]),
  substitutes: z.array(z.strictObject({ name: text, group: text.optional(), ...term })).default([]),
  vacancies: z
    .array(z.strictObject({ group: text.optional(), role: text.optional(), ...term }))
    .default([])
    .describe('Seats nobody holds'),
  diary: diary
    .partial()
    .optional()
    .describe('Working days that this body takes, where they are not those of the workspace'),
  planned: z.array(planned).default([]).describe('Business to come that is on no agenda yet, for `::work-programme`'),
  accept: z.array(acceptance).default([]),
})

export type Committee = z.infer<typeof committeeSchema>
export type Member = z.infer<typeof memberSchema>
