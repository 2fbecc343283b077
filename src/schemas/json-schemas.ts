import * as z from 'zod'
import { sectionTemplateSchema } from '../check/templates.ts'
import { committeeSchema } from '../load/schema/committee.ts'
import { decisionsSchema } from '../load/schema/decisions.ts'
import { frontMatterSchema } from '../load/schema/front-matter.ts'
import { meetingSchema } from '../load/schema/meeting.ts'
import { settingsSchema } from '../load/schema/settings.ts'
import { TEXT_KEYS } from '../load/yaml/languages.ts'
import { profileFileSchema, profileSchema } from '../profiles/schema.ts'

const SCHEMAS = {
  agendapack: { schema: settingsSchema, title: 'agendapack.yaml: settings of a workspace' },
  committee: { schema: committeeSchema, title: 'committees/*.yaml: a committee and its register' },
  meeting: { schema: meetingSchema, title: 'meeting.yaml: a meeting and its agenda' },
  decisions: { schema: decisionsSchema, title: 'decisions.yaml: what a meeting decided, beside its meeting.yaml' },
  report: { schema: frontMatterSchema, title: 'Front matter of a Markdown report' },
  profile: {
    schema: profileSchema.partial().extend(profileFileSchema.shape),
    title: 'profiles/*.yaml: the law that a body is under',
  },
  'report-sections': { schema: sectionTemplateSchema, title: 'templates/report-sections/*.yaml: sections of reports' },
} as const

/** Kinds of files whose texts can be there in several languages. */
const IN_LANGUAGES: ReadonlySet<string> = new Set(['agendapack', 'committee', 'meeting', 'decisions'])
/** Further keys of such texts; where they are missing in a language, nobody says so. */
const OTHER_TEXTS = new Set(['name', 'type', 'role', 'group', 'chair', 'co-chair', 'vice-chair', 'ward', 'address'])

/** A JSON Schema that lets texts be maps, too: `title: { cy: …, en: … }`. */
function inLanguages<T>(schema: T): T {
  if (Array.isArray(schema)) return schema.map(inLanguages) as T
  if (typeof schema !== 'object' || schema === null) return schema
  return Object.fromEntries(
    Object.entries(schema).map(([key, value]: [string, unknown]) => [
      key,
      key === 'properties' && isObject(value) ? inEach(value) : inLanguages(value),
    ]),
  ) as T
}

function inEach(properties: Readonly<Record<string, unknown>>): Record<string, unknown> {
  return Object.fromEntries(
    Object.entries(properties).map(([key, value]) => {
      if (!isObject(value) || value.type !== 'string' || 'pattern' in value || 'enum' in value)
        return [key, inLanguages(value)]
      if (!TEXT_KEYS.has(key) && !OTHER_TEXTS.has(key)) return [key, value]
      const { description, ...text } = value
      const versions = { type: 'object', additionalProperties: text }
      return [key, { ...(description === undefined ? {} : { description }), anyOf: [text, versions] }]
    }),
  )
}

function isObject(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value)
}

/**
 * JSON Schemas (draft 2020-12) of what people write, for editors: `yaml-language-server` completes and checks with
 * them. Dates and times are described by pattern; what JSON Schema cannot say is left to `agendapack check`.
 * @returns text that ends with a line feed, by the kind of file
 */
export function jsonSchemas(): Map<string, string> {
  return new Map(
    Object.entries(SCHEMAS).map(([kind, { schema, title }]) => {
      const plain = z.toJSONSchema(schema, { io: 'input', unrepresentable: 'any' })
      const made = { ...(IN_LANGUAGES.has(kind) ? inLanguages(plain) : plain), title }
      return [kind, `${JSON.stringify(made, undefined, 2)}\n`]
    }),
  )
}
