import * as z from 'zod'
import { committeeSchema } from './schema/committee.ts'
import { frontMatterSchema } from './schema/front-matter.ts'
import { meetingSchema } from './schema/meeting.ts'
import { settingsSchema } from './schema/settings.ts'

const SCHEMAS = {
  agendapack: { schema: settingsSchema, title: 'agendapack.yaml: settings of a workspace' },
  committee: { schema: committeeSchema, title: 'committees/*.yaml: a committee and its register' },
  meeting: { schema: meetingSchema, title: 'meeting.yaml: a meeting and its agenda' },
  report: { schema: frontMatterSchema, title: 'Front matter of a Markdown report' },
}

export type SchemaName = keyof typeof SCHEMAS

/**
 * JSON Schemas (draft 2020-12) of what people write, for editors: `yaml-language-server` completes and checks with
 * them. Dates and times are described by pattern; what JSON Schema cannot say is left to `agendapack check`.
 */
export function jsonSchemas(): Record<SchemaName, object> {
  return {
    agendapack: jsonSchema('agendapack'),
    committee: jsonSchema('committee'),
    meeting: jsonSchema('meeting'),
    report: jsonSchema('report'),
  }
}

function jsonSchema(name: SchemaName): object {
  const { schema, title } = SCHEMAS[name]
  return { ...z.toJSONSchema(schema, { io: 'input' }), title }
}
