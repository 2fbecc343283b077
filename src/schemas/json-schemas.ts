import * as z from 'zod'
import { sectionTemplateSchema } from '../check/templates.ts'
import { committeeSchema } from '../load/schema/committee.ts'
import { decisionsSchema } from '../load/schema/decisions.ts'
import { frontMatterSchema } from '../load/schema/front-matter.ts'
import { meetingSchema } from '../load/schema/meeting.ts'
import { settingsSchema } from '../load/schema/settings.ts'
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

/**
 * JSON Schemas (draft 2020-12) of what people write, for editors: `yaml-language-server` completes and checks with
 * them. Dates and times are described by pattern; what JSON Schema cannot say is left to `agendapack check`.
 * @returns text that ends with a line feed, by the kind of file
 */
export function jsonSchemas(): Map<string, string> {
  return new Map(
    Object.entries(SCHEMAS).map(([kind, { schema, title }]) => {
      const made = { ...z.toJSONSchema(schema, { io: 'input', unrepresentable: 'any' }), title }
      return [kind, `${JSON.stringify(made, undefined, 2)}\n`]
    }),
  )
}
