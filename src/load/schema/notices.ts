import * as z from 'zod'
import { date, text } from './common.ts'

const agreement = z
  .strictObject({
    agreed_by: text.describe('Who agreed, such as the chair of the scrutiny committee'),
    agreed: date.describe('The day of the agreement'),
    reason: text.describe('Why the matter cannot be deferred; it is published'),
  })
  .describe('Agreement that a matter is urgent')

/** The notices that an executive gave of an item, or the exceptions that it used. */
export const noticesSchema = z.strictObject({
  key_decision: date.optional().describe('The day notice of a key decision was published'),
  general_exception: date
    .optional()
    .describe('The day a shorter notice of a key decision was published, after the scrutiny chair was told'),
  general_exception_reason: text.optional().describe('Why the notice could not be published in time'),
  special_urgency: agreement.optional().describe('A key decision that cannot wait for any notice'),
  private_intention: date.optional().describe('The day notice of private business was first published'),
  private_confirmation: date.optional().describe('The day it was published again'),
  representations: text
    .optional()
    .describe('What was said why it should be taken in public; None where nobody said anything'),
  response: text.optional().describe('The answer to that'),
  private_urgency: agreement.optional().describe('Private business that cannot wait for the notices'),
})
