import * as z from 'zod'
import { committeeSchema } from '../load/schema/committee.ts'
import { frontMatterSchema } from '../load/schema/front-matter.ts'
import { meetingSchema } from '../load/schema/meeting.ts'
import { settingsSchema } from '../load/schema/settings.ts'
import { profileFileSchema, profileSchema } from '../profiles/schema.ts'
import { sectionTemplateSchema } from './templates.ts'

const SCHEMAS = {
  agendapack: settingsSchema,
  committee: committeeSchema,
  meeting: meetingSchema,
  report: frontMatterSchema,
  profile: profileSchema.partial().extend(profileFileSchema.shape),
  'report-sections': sectionTemplateSchema,
} as const

export type SchemaKind = keyof typeof SCHEMAS

export const schemaKinds = Object.keys(SCHEMAS) as SchemaKind[]

/**
 * The JSON Schema (2020-12) of one kind of YAML file, for editors: `agendapack` for agendapack.yaml, `report` for the
 * front matter of Markdown.
 * @returns text that ends with a line feed
 */
export function schemaText(kind: SchemaKind): string {
  const schema = z.toJSONSchema(SCHEMAS[kind], { io: 'input', unrepresentable: 'any' })
  return `${JSON.stringify({ title: kind, ...schema }, null, 2)}\n`
}
