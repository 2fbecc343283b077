import * as z from 'zod'
import { language, text } from '../load/schema/common.ts'

/** A text of the law, or the same in several languages by their tags. */
export const legalTextSchema = z.union([text, z.record(language, text)])

/** A resolution that excludes the public as a table: heads of its columns, and what stands in the last one. */
const exclusionTable = z.strictObject({
  subject: legalTextSchema.describe('Head of the column of items'),
  reason: legalTextSchema.describe('Head of the column of grounds, each with its words'),
  ground: legalTextSchema.describe('Head of the last column'),
  text: legalTextSchema.describe('What stands in the last column'),
})

/** Words that a profile has of its own. */
export const profileWording = z.strictObject({
  exempt: legalTextSchema.optional().describe('May hold {paragraphs} and {schedule}'),
  confidential: legalTextSchema.optional().describe('May hold {ground}'),
  exclusion: legalTextSchema.optional().describe('The resolution that excludes the public; may hold {schedule}'),
  exclusion_table: exclusionTable.optional().describe('Sets the items of the resolution as a table'),
  key_decision: legalTextSchema
    .optional()
    .describe('What an item with `type: key` is marked as; unless given, only where the law knows key decisions'),
  paragraphs: z
    .strictObject({ one: legalTextSchema, other: legalTextSchema })
    .optional()
    .describe('What the grounds of the law are called, such as section {list} and sections {list}'),
})

export type LegalText = z.infer<typeof legalTextSchema>

/** A text of the law in a language, else in one that it has. @param tag BCP 47 */
export function legalText(given: LegalText, tag: string): string {
  if (typeof given === 'string') return given
  const [base = ''] = tag.split('-')
  return given[tag] ?? given[base] ?? given.en ?? Object.values(given)[0] ?? ''
}
