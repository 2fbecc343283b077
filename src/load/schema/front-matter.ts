import * as z from 'zod'
import { attendance } from './attendance.ts'
import { acceptance, date, label, language, text } from './common.ts'

/** The YAML at the head of a Markdown report or of minutes. Other keys are kept, so that own templates can use them. */
export const frontMatterSchema = z.looseObject({
  title: text.optional(),
  item: label.optional(),
  author: text.optional(),
  contact: text.optional(),
  date: date.optional(),
  meeting: date.optional().describe('Date of the meeting the report is for, or that minutes are of'),
  template: text.optional().describe('Section set to check against, such as corporate'),
  numbering: z.enum(['check', 'auto', 'off']).default('check'),
  language: language.optional(),
  orientation: z.enum(['portrait', 'landscape']).default('portrait'),
  background_papers: z.union([z.array(text), text]).optional(),
  ...attendance,
  first_minute: z.number().int().positive().optional(),
  last_minute: z.number().int().positive().optional(),
  accept: z.array(acceptance.omit({ file: true })).default([]),
})

export type FrontMatter = z.infer<typeof frontMatterSchema>
