import * as z from 'zod'
import { label, text } from './common.ts'

const declaration = z.strictObject({
  member: text,
  item: label,
  nature: text.describe('Such as disclosable pecuniary interest, other registrable, personal'),
  action: text.optional().describe('Such as left the meeting'),
  dispensation: z.boolean().default(false),
})

/** Who was at a meeting, and who declared an interest: in the front matter of minutes, and in `decisions.yaml`. */
export const attendance = {
  present: z.array(text).optional(),
  apologies: z.array(text).optional(),
  absent: z.array(text).optional(),
  substitutes: z.array(z.strictObject({ name: text, for: text })).optional(),
  in_attendance: z.array(text).optional(),
  declarations: z.array(declaration).optional(),
}

const record = z.object(attendance)

export type Attendance = z.infer<typeof record>
