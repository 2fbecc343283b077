import * as z from 'zod'
import { suggest } from '../text/suggest.ts'
import {
  acceptance,
  date,
  dotsPerInch,
  email,
  language,
  largePrint,
  path,
  seats,
  text,
  webAddress,
  withAdvice,
} from './common.ts'
import { diary } from './diary.ts'

const size = z
  .string({ error: sizeAdvice })
  .trim()
  .regex(/^\d+(\.\d+)?\s*[kmg]b$/i, { error: sizeAdvice })

/** `agendapack.yaml`: what holds for every meeting of the workspace. */
export const settingsSchema = z
  .strictObject({
    organisation: z.strictObject({
      name: text,
      website: webAddress.optional(),
      email: email.optional(),
      phone: text.optional(),
      address: text.optional(),
    }),
    profile: text.default('plain').describe('The rules that apply, such as england-council'),
    language: z
      .union([language, z.array(language).min(1)])
      .default('en-GB')
      .describe('A language tag, or several for a bilingual site'),
    bilingual: z
      .enum(['separate', 'same_pages', 'side_by_side'])
      .default('separate')
      .describe(
        'With several languages: a pack in each, `same_pages` for packs whose papers have the same page numbers, or `side_by_side` for one pack with both of two languages',
      ),
    timezone: text.refine(isTimeZone, { error: timeZoneAdvice }).default('Europe/London'),
    style: z
      .strictObject({
        logo: path.optional().describe('SVG or PNG for the front sheet'),
        accent: z
          .string()
          .regex(/^#[0-9a-fA-F]{6}$/, { error: colourAdvice })
          .default('#1d4f91'),
        paper: z.enum(['a4', 'letter']).default('a4'),
        text_size: z
          .number()
          .min(11)
          .max(20)
          .default(12)
          .describe('Points of the text; headings, notes, tables and page numbers follow, none below 10'),
        duplex: z.boolean().default(false).describe('Start every document on an odd page'),
        blank_pages: z
          .enum(['before', 'none'])
          .default('before')
          .describe('Whether a duplex blank belongs to the range before it or to none'),
        blank_page_text: text
          .optional()
          .describe('Words on a duplex blank, such as This page is intentionally left blank'),
      })
      .prefault({}),
    large_print: largePrint
      .default(false)
      .describe('Makes a pack at 18 points as well; `{ attachments: a3 }` enlarges PDF papers in it'),
    numbering: z
      .enum(['shared', 'own'])
      .default('shared')
      .describe('Whether the public pack keeps the page numbers of the members’ pack'),
    rules: z
      .record(z.string(), z.enum(['off', 'error', 'warning', 'info']))
      .default({})
      .describe('Severity of a rule, or off'),
    accept: z.array(acceptance).default([]),
    size_budget: size.optional().describe('The size above which a pack is warned about, such as 25 MB'),
    volumes: z
      .strictObject({ max: size })
      .optional()
      .describe('Divides packs that are larger into volumes, each with the agenda'),
    downsample: dotsPerInch
      .optional()
      .describe(
        'Dots per inch that scanned pages of PDFs have in packs at most, such as 150; a document can say otherwise',
      ),
    members: z
      .strictObject({ password: text.describe('The name of the environment variable that holds the password') })
      .optional()
      .describe('Members’ files open with a password'),
    holidays: z
      .array(z.strictObject({ date, name: text }))
      .default([])
      .describe('Days that do not count towards notice, besides bank holidays'),
    diary: diary.prefault({}).describe('Working days that the house takes, for `agendapack deadlines`'),
    council: z
      .strictObject({
        seats,
        groups: z.record(z.string(), z.number().int().nonnegative()),
      })
      .refine(hasSeatsForGroups, {
        path: ['groups'],
        error: withAdvice(
          'The groups have more seats than the council.',
          'Correct `seats:`, or the seats of the groups.',
        ),
      })
      .optional()
      .describe('Seats of each political group on the council, for political balance'),
  })
  .refine(({ bilingual, language }) => bilingual !== 'side_by_side' || [language].flat().length === 2, {
    path: ['bilingual'],
    error: withAdvice(
      '`bilingual: side_by_side` is for two languages.',
      'Write both as `language: [cy, en]`, or remove `bilingual:`.',
    ),
  })

function hasSeatsForGroups(council: { seats: number; groups: Readonly<Record<string, number>> }): boolean {
  return Object.values(council.groups).reduce((sum, seats) => sum + seats, 0) <= council.seats
}

function sizeAdvice({ input }: { input?: unknown }): string {
  const amount = /^\d+(?:\.\d+)?/.exec(String(input))?.[0]
  const note = `Write ${amount === undefined ? 'a number and kB, MB or GB, such as 25 MB' : `${amount} MB`}.`
  return withAdvice('A size is a number and a unit, such as 25 MB.', note)
}

function colourAdvice({ input }: { input?: unknown }): string {
  const [, digits = ''] = /^#?([0-9a-fA-F]{3}|[0-9a-fA-F]{6})$/.exec(String(input)) ?? []
  const six = digits.length === 3 ? digits.replace(/./g, '$&$&') : digits
  const note = `Write ${six === '' ? 'it in quotes: "#1d4f91" is a blue' : `"#${six}"`}.`
  return withAdvice('A colour is written as # and six digits or letters from a to f, such as "#1d4f91".', note)
}

function timeZoneAdvice({ input }: { input?: unknown }): string {
  const wanted = String(input).toLowerCase().replaceAll(' ', '_')
  const zones = Intl.supportedValuesOf('timeZone')
  const meant = zones.find((zone) => zone.toLowerCase().endsWith(`/${wanted}`)) ?? suggest(wanted, zones)
  const note = meant ? `Did you mean ${meant}?` : 'Write Europe/London for Great Britain and Northern Ireland.'
  return withAdvice('This is not the name of a time zone.', note)
}

function isTimeZone(name: string): boolean {
  try {
    new Intl.DateTimeFormat('en', { timeZone: name })
    return true
  } catch {
    return false
  }
}

export type Settings = z.infer<typeof settingsSchema>
