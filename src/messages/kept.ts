import * as z from 'zod'
import { type Message, message, severityOf } from './message.ts'

const pointSchema = z.object({ line: z.number(), column: z.number() })

/** A finding as data, as other threads and files get it. */
export const keptFindingSchema = z.object({
  rule: z.string(),
  severity: z.enum(['error', 'warning', 'info']),
  reason: z.string(),
  place: z.union([
    z.object({ file: z.string(), start: pointSchema, end: pointSchema }),
    z.object({ file: z.string() }),
  ]),
  note: z.string().optional(),
})

export type KeptFinding = z.infer<typeof keptFindingSchema>

/** A finding without its methods. */
export function keptFinding(made: Message): KeptFinding {
  const { place, file = '', note, ruleId = 'site', reason } = made
  return {
    rule: ruleId,
    severity: severityOf(made),
    reason,
    place: place && 'start' in place ? { file, start: pointOf(place.start), end: pointOf(place.end) } : { file },
    note,
  }
}

function pointOf({ line, column }: z.infer<typeof pointSchema>): z.infer<typeof pointSchema> {
  return { line, column }
}

/** The finding again. */
export function findingAgain({ note, ...made }: KeptFinding): Message {
  return message({ ...made, note })
}
