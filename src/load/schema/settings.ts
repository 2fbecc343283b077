import * as z from 'zod'
import { acceptance, date, language, path, text } from './common.ts'

/** `agendapack.yaml`: what holds for every meeting of the workspace. */
export const settingsSchema = z.strictObject({
  organisation: z.strictObject({
    name: text,
    website: text.optional(),
    email: text.optional(),
    phone: text.optional(),
    address: text.optional(),
  }),
  profile: text.default('plain').describe('The rules that apply, such as england-council'),
  language: z
    .union([language, z.array(language).min(1)])
    .default('en-GB')
    .describe('A language tag, or several for a bilingual site'),
  timezone: text
    .refine(isTimeZone, 'Unexpected time zone, expected a name such as Europe/London')
    .default('Europe/London'),
  style: z
    .strictObject({
      logo: path.optional().describe('SVG or PNG for the front sheet'),
      accent: z
        .string()
        .regex(/^#[0-9a-fA-F]{6}$/, 'Unexpected colour, expected six hexadecimal digits such as "#1d4f91"')
        .default('#1d4f91'),
      paper: z.enum(['a4', 'letter']).default('a4'),
      duplex: z.boolean().default(false).describe('Start every document on an odd page'),
      blank_pages: z
        .enum(['before', 'none'])
        .default('before')
        .describe('Whether a duplex blank belongs to the range before it or to none'),
    })
    .prefault({}),
  numbering: z
    .enum(['shared', 'own'])
    .default('shared')
    .describe('Whether the public pack keeps the page numbers of the members’ pack'),
  rules: z
    .record(z.string(), z.enum(['off', 'error', 'warning', 'info']))
    .default({})
    .describe('Severity of a rule, or off'),
  accept: z.array(acceptance).default([]),
  size_budget: text.optional().describe('The size above which a pack is warned about, such as 25 MB'),
  holidays: z
    .array(z.strictObject({ date, name: text }))
    .default([])
    .describe('Days that do not count towards notice, besides bank holidays'),
  council: z
    .strictObject({
      seats: z.number().int().positive(),
      groups: z.record(z.string(), z.number().int().nonnegative()),
    })
    .optional()
    .describe('Seats of each political group on the council, for political balance'),
})

function isTimeZone(name: string): boolean {
  try {
    new Intl.DateTimeFormat('en', { timeZone: name })
    return true
  } catch {
    return false
  }
}

export type Settings = z.infer<typeof settingsSchema>
