import * as z from 'zod'
import { attendance } from './attendance.ts'
import { date, label, text } from './common.ts'

const names = z.array(text).max(1000)

const voters = z
  .union([z.number().int().min(0).max(1000), names])
  .describe('A number, or the names where the vote was recorded')

const votes = z.strictObject({
  for: voters,
  against: voters.default(0),
  abstained: voters.default(0),
})

const privately = {
  private: z
    .boolean()
    .default(false)
    .describe('Not for the public, though the item is. What belongs to a private item is private anyway'),
  public: text.optional().describe('What the public may read in its place'),
}

export const outcomes = ['agreed', 'amended', 'refused', 'deferred', 'referred', 'noted', 'withdrawn'] as const

/** Powers by which somebody decides alone. */
export const authorities = ['specific', 'general'] as const

const decisionSchema = z.strictObject({
  item: label.optional().describe('The item of the agenda that was decided'),
  title: text.optional().describe('What it is about, where it belongs to no item'),
  minute: z.number().int().positive().optional().describe('The number of its minute'),
  resolved: text.describe('The text resolved, in Markdown'),
  outcome: z.enum(outcomes).optional().describe('What became of the recommendation; agreed unless given'),
  moved: text.optional().describe('Who moved it'),
  seconded: text.optional().describe('Who seconded it'),
  votes: votes.optional(),
  reasons: text.optional().describe('Why it was decided so'),
  options_rejected: text.optional().describe('Other options that were considered; None where there were none'),
  consulted: text.optional().describe('Who was consulted'),
  key: z.boolean().optional().describe('Whether it is a key decision; as the `type` of the item unless given'),
  call_in_until: date.optional().describe('The last day on which it can be called in'),
  conflicts: z
    .array(
      z.strictObject({
        member: text,
        nature: text.describe('The interest that conflicts'),
        dispensation: text.optional().describe('The dispensation, by whom and when'),
      }),
    )
    .default([])
    .describe('Conflicts of interest that were declared, besides those under `declarations`'),
  taken: z
    .strictObject({
      by: text.describe('The officer or member who decided alone'),
      as: z.enum(['officer', 'member']).default('officer'),
      on: date.describe('The day of the decision'),
      authority: z
        .enum(authorities)
        .default('specific')
        .describe('Whether this decision was delegated, or decisions of its kind are'),
    })
    .optional()
    .describe('Who decided, where it was not the meeting'),
  ...privately,
})

const actionSchema = z.strictObject({
  action: text.describe('What is to be done'),
  owner: text.describe('Who does it'),
  due: date.describe('The day by which it is done'),
  item: label.optional().describe('The item it comes from'),
  done: date.optional().describe('The day it was done'),
  update: text.optional().describe('How it stands'),
  ...privately,
})

/** `decisions.yaml` beside `meeting.yaml`: what the meeting decided, who was there, and what is to be done. */
export const decisionsSchema = z.strictObject({
  published: date.optional().describe('The day on which the decisions were published'),
  ...attendance,
  decisions: z.array(decisionSchema).default([]),
  actions: z.array(actionSchema).default([]).describe('What somebody is to do; open ones are printed by `::actions`'),
})

export type Decisions = z.infer<typeof decisionsSchema>
export type Decision = z.infer<typeof decisionSchema>
export type Action = z.infer<typeof actionSchema>
export type Voters = z.infer<typeof voters>
