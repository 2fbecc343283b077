import * as z from 'zod'
import {
  acceptance,
  agendaLayout,
  contact,
  date,
  enclosures,
  frontSheet,
  label,
  largePrint,
  path,
  text,
  time,
  webAddress,
  withAdvice,
} from './common.ts'
import { type confidentialSchema, consultationSchema, documentSchema, privacy, type privateSchema } from './document.ts'
import { noticesSchema } from './notices.ts'

const documentEntry = z.union([path, documentSchema])

export const itemTypes = [
  'procedural',
  'minutes',
  'decision',
  'discussion',
  'information',
  'key',
  'urgent',
  'questions',
  'exclusion',
  'date-of-next',
] as const

export const itemSchema = z.strictObject({
  item: label.optional().describe('The label; omit it to number automatically'),
  numbered: z
    .boolean()
    .optional()
    .describe('False for an item without a number, such as a prayer; it has no papers, and the others are counted on'),
  title: text,
  note: text.optional().describe('Set below the title, in Markdown: a table of planning applications or of payments'),
  chair_note: text
    .optional()
    .describe('For the chair alone, in Markdown: printed in chair-agenda.pdf and nowhere else'),
  time: time.optional().describe('When the item begins; where items have a `duration`, the others are computed'),
  duration: z.number().int().positive().max(720).optional().describe('Minutes that the item takes'),
  lead: text.optional().describe('Who presents the item, such as Chief Executive'),
  purpose: text
    .optional()
    .describe('What the meeting does with the item: decision, assurance, discussion, information'),
  type: z.enum(itemTypes).optional(),
  documents: z.array(documentEntry).default([]),
  excludes: z.array(label).optional().describe('Labels of the items from which the public is excluded'),
  withdrawn: text.optional().describe('Why the item is not taken after all; it keeps its place and its number'),
  added: date.optional().describe('The day an item was added after publication'),
  urgent: z.strictObject({ reason: text, chair: text.optional() }).optional().describe('Why a late item cannot wait'),
  next_meeting: z.strictObject({ date, time: time.optional() }).optional(),
  notices: noticesSchema.optional().describe('Notices that an executive gave'),
  consultation: consultationSchema.optional(),
  ...privacy,
  accept: z.array(acceptance.omit({ item: true })).default([]),
})

const session = z.strictObject({
  part: text,
  time: time.optional().describe('When this part begins, such as a session without the public'),
  restart: label
    .max(8)
    .optional()
    .describe('Numbers begin again at 1 below this part; what tells them apart elsewhere: `II` for item II.1'),
})

const agendaEntry = z.union([session, z.strictObject({ heading: text }), itemSchema])

export const supplementSchema = z.strictObject({
  supplement: z.number().int().positive(),
  published: date,
  title: text.optional(),
  reason: text.optional().describe('Why the papers could not wait or were not ready'),
  items: z.array(z.strictObject({ item: label, documents: z.array(documentEntry).min(1) })).min(1),
})

/** `meetings/<folder>/meeting.yaml`: one meeting and its agenda. */
export const meetingSchema = z
  .strictObject({
    committee: text
      .regex(
        /^[\p{L}\p{N}][^/\\]*$/u,
        withAdvice(
          '`committee` is the name of a file in committees/, without .yaml.',
          'Write policy-committee for committees/policy-committee.yaml.',
        ),
      )
      .describe('The name of a file in committees/, without .yaml'),
    date,
    suffix: text
      .max(40)
      .regex(
        /^[a-z0-9]+(?:-[a-z0-9]+)*$/,
        withAdvice('A suffix has small letters, digits and hyphens.', 'Write one such as extraordinary or 1900.'),
      )
      .optional()
      .describe('Added to the address of a meeting that shares its day with another of the same body: extraordinary'),
    time,
    title: text.optional(),
    type: text.optional().describe('Type of meeting; the committee’s unless given'),
    venue: text.optional(),
    online: webAddress.optional().describe('Address at which the meeting can be watched or joined'),
    recording: z
      .strictObject({
        address: webAddress,
        items: z
          .record(label, z.string().regex(/^(?:\d{1,2}:)?[0-5]?\d:[0-5]\d$/, { error: recordingAdvice }))
          .default({})
          .describe('When each item begins in it, by its label: 3: "0:12:30"'),
      })
      .optional()
      .describe('Where the recording is, and when each item begins in it'),
    attend: text.optional().describe('How the public can attend, speak or ask a question'),
    published: date.optional().describe('The day the agenda is published'),
    convened: date.optional().describe('The day the meeting was convened, where that is later than the notice period'),
    ends: time
      .optional()
      .describe('When the meeting is to end, which the front sheet says; an agenda that takes longer is reported'),
    status: z.enum(['scheduled', 'cancelled', 'postponed', 'moved', 'held']).default('scheduled'),
    reason: text.optional().describe('Why the meeting is cancelled, postponed or moved; it is published'),
    moved_to: z.strictObject({ date, time: time.optional(), venue: text.optional() }).optional(),
    public: z
      .boolean()
      .optional()
      .describe(
        'False where the public is not admitted: there is a members’ pack alone. As in the register unless given',
      ),
    announce: z
      .boolean()
      .optional()
      .describe('Puts body and day of a meeting that is not public on the website. As in the register unless given'),
    agenda_layout: agendaLayout.optional().describe('How the agenda is set; as the committee’s unless given'),
    front_sheet: frontSheet.optional().describe('As the committee’s unless given'),
    large_print: largePrint.optional().describe('A pack in large print as well; as the committee’s unless given'),
    enclosures: enclosures
      .optional()
      .describe('How papers without a `label` are called; as the committee’s unless given'),
    contact: contact.optional(),
    information: text.optional().describe('Information for the public, in Markdown'),
    summons: z
      .strictObject({ signed: text.optional(), date: date.optional() })
      .optional()
      .describe('Who signed the notice of this meeting, and when: below the words that the register has as `summons:`'),
    in_attendance: z
      .array(text)
      .default([])
      .describe('Others who come, such as officers: on the front sheet after the members, each with what they are'),
    agenda: z
      .array(agendaEntry)
      .default([])
      .describe('At least one item, unless the meeting is cancelled, postponed or moved'),
    supplements: z.array(supplementSchema).default([]),
    copies: z.array(text).default([]).describe('Names of those who get a copy of the members’ pack of their own'),
    attended: z.array(text).optional(),
    accept: z.array(acceptance).default([]),
  })
  .refine(hasAgenda, {
    path: ['agenda'],
    message: withAdvice(
      'The agenda has no items.',
      'Write `agenda:` and below it `  - title: Apologies`. If the meeting is not taking place, add `status: cancelled`.',
    ),
    // Other mistakes do not hide this one.
    when: () => true,
  })

function recordingAdvice(): string {
  return withAdvice('This is not a time in a recording.', 'Write hours, minutes and seconds in quotes: "0:12:30".')
}

/** True for a meeting that does not take place on its day. */
export function isCalledOff(status: string): boolean {
  return status === 'cancelled' || status === 'postponed' || status === 'moved'
}

/** A meeting that does not take place on its day needs no agenda. Takes any value: it may be one with mistakes. */
function hasAgenda(meeting: unknown): boolean {
  if (typeof meeting !== 'object' || meeting === null) return true
  const { agenda, status } = meeting as { agenda?: unknown; status?: unknown }
  return isCalledOff(String(status)) || !Array.isArray(agenda) || agenda.length > 0
}

export type Meeting = z.infer<typeof meetingSchema>
export type AgendaEntry = Meeting['agenda'][number]
export type AgendaItem = z.infer<typeof itemSchema>
export type ItemType = (typeof itemTypes)[number]
export type DocumentEntry = z.infer<typeof documentSchema>
export type ExemptGround = z.infer<typeof privateSchema>
export type ConfidentialGround = z.infer<typeof confidentialSchema>
