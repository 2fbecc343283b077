import * as z from 'zod'
import { date, text } from './common.ts'
import { noticesSchema } from './notices.ts'

const days = z.number().int().min(0).max(90)

/** Working days that no law gives. */
export const diary = z.strictObject({
  papers: days.default(5).describe('Before publication, by when authors send their papers'),
  decisions: days.default(2).describe('After the meeting, by when its decisions are published'),
  call_in: days.default(5).describe('After that, by when decisions of an executive can be called in'),
  minutes: days.default(10).describe('After the meeting, by when its minutes are drafted'),
})

const month = z.string().regex(/^[12]\d{3}-(0[1-9]|1[0-2])$/)

/** Business that comes before a body later, before it is on an agenda. All of it is public. */
export const planned = z.strictObject({
  title: text,
  date: z.union([date, month]).describe('The day of the meeting, or a month such as 2027-06'),
  lead: text.optional().describe('Who brings it'),
  purpose: text.optional(),
  key: z.boolean().default(false).describe('Whether it is a key decision'),
  private_reason: text.optional().describe('Why it is to be taken in private, in words that may be public'),
  notices: noticesSchema.optional().describe('Notices of it that were published'),
})
