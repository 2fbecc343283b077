const text = { type: 'string', minLength: 1 }
const date = { type: 'string', format: 'date' }
const moment = { type: 'string', format: 'date-time' }
const url = { type: 'string', format: 'uri' }
const urls = { type: 'array', items: url, uniqueItems: true }

/** What the Popolo specification says of the classes that the site gives. */
export const popoloSchema = {
  type: 'object',
  required: ['persons', 'organizations', 'memberships'],
  properties: {
    persons: {
      type: 'array',
      items: {
        type: 'object',
        required: ['id', 'name'],
        additionalProperties: false,
        properties: {
          id: text,
          name: text,
          sort_name: text,
          honorific_prefix: text,
          honorific_suffix: text,
          email: text,
        },
      },
    },
    organizations: {
      type: 'array',
      items: {
        type: 'object',
        required: ['id', 'name'],
        additionalProperties: false,
        properties: { id: text, name: text, classification: text, parent_id: text },
      },
    },
    memberships: {
      type: 'array',
      items: {
        type: 'object',
        required: ['id', 'person_id', 'organization_id'],
        additionalProperties: false,
        properties: {
          id: text,
          person_id: text,
          organization_id: text,
          role: text,
          on_behalf_of_id: text,
          start_date: date,
          end_date: date,
        },
      },
    },
  },
}

const file = {
  type: 'object',
  required: ['id', 'type', 'accessUrl'],
  properties: {
    id: url,
    type: text,
    name: text,
    fileName: text,
    mimeType: text,
    date,
    size: { type: 'integer' },
    accessUrl: url,
    created: moment,
    modified: moment,
  },
}

const agendaItem = {
  type: 'object',
  required: ['id', 'type', 'order'],
  properties: {
    id: url,
    type: { const: 'https://schema.oparl.org/1.1/AgendaItem' },
    number: text,
    order: { type: 'integer', minimum: 0 },
    name: text,
    public: { type: 'boolean' },
    consultation: url,
  },
}

const classes: Readonly<Record<string, { required: readonly string[]; properties: Readonly<Record<string, object>> }>> =
  {
    System: {
      required: ['oparlVersion', 'body'],
      properties: { oparlVersion: { const: 'https://schema.oparl.org/1.1/' }, body: url, name: text, website: url },
    },
    Body: {
      required: ['name', 'organization', 'person', 'meeting', 'paper', 'legislativeTerm'],
      properties: {
        system: url,
        name: text,
        organization: url,
        person: url,
        meeting: url,
        paper: url,
        legislativeTerm: { type: 'array' },
      },
    },
    Organization: {
      required: ['body', 'name'],
      properties: { body: url, name: text, membership: urls, meeting: url, classification: text },
    },
    Person: {
      required: ['body', 'name'],
      properties: {
        body: url,
        name: text,
        affix: text,
        title: { type: 'array', items: text },
        membership: {
          type: 'array',
          items: {
            type: 'object',
            required: ['id', 'type', 'organization'],
            properties: {
              organization: url,
              role: text,
              votingRight: { type: 'boolean' },
              startDate: date,
              endDate: date,
            },
          },
        },
      },
    },
    Meeting: {
      required: ['name', 'start', 'organization', 'agendaItem', 'modified', 'created'],
      properties: {
        name: text,
        meetingState: { enum: ['terminiert', 'eingeladen', 'durchgeführt'] },
        cancelled: { type: 'boolean' },
        start: moment,
        end: moment,
        location: { type: 'object', required: ['id', 'type', 'description'] },
        organization: urls,
        invitation: file,
        auxiliaryFile: { type: 'array', items: file },
        agendaItem: { type: 'array', items: agendaItem },
        created: moment,
        modified: moment,
        web: url,
      },
    },
    AgendaItem: {
      required: ['meeting', 'order', 'created', 'modified'],
      properties: { ...agendaItem.properties, meeting: url, created: moment, modified: moment },
    },
    File: {
      required: ['name', 'fileName', 'date', 'size', 'accessUrl', 'created', 'modified'],
      properties: { ...file.properties, meeting: urls, paper: urls },
    },
    Location: { required: ['created', 'modified'], properties: { description: text, meetings: urls } },
    Consultation: {
      required: ['paper', 'agendaItem', 'meeting', 'organization', 'created', 'modified'],
      properties: { paper: url, agendaItem: url, meeting: url, organization: urls },
    },
    Membership: {
      required: ['person', 'organization', 'created', 'modified'],
      properties: { person: url, organization: url, role: text, votingRight: { type: 'boolean' } },
    },
    Paper: {
      required: ['body', 'name', 'date', 'consultation'],
      properties: {
        body: url,
        name: text,
        date,
        mainFile: file,
        underDirectionOf: urls,
        consultation: { type: 'array', items: { type: 'object', required: ['id', 'meeting', 'agendaItem'] } },
        created: moment,
        modified: moment,
      },
    },
  }

/** What OParl 1.1 says of a class, by the type of an object. */
export function oparlSchema(type: string): object {
  const found = classes[type.replace('https://schema.oparl.org/1.1/', '')]
  if (!found) throw new Error(`There is no type ${type}`)
  return {
    type: 'object',
    ...found,
    required: ['id', 'type', ...found.required],
    properties: { id: url, type: { const: type }, ...found.properties },
  }
}
