import { readdirSync, readFileSync } from 'node:fs'
import { describe, expect, it } from 'vitest'
import { jsonSchemas } from '../../src/schemas/json-schemas.ts'

const EXAMPLE = new URL('../../examples/riverbank/schema/', import.meta.url)

describe('jsonSchemas', () => {
  const schemas = jsonSchemas()

  it('describe each file as it is written, defaults left out', () => {
    expect([...schemas.keys()]).toEqual([
      'agendapack',
      'committee',
      'meeting',
      'decisions',
      'report',
      'profile',
      'report-sections',
    ])
    expect(JSON.parse(schemas.get('meeting') ?? '')).toMatchObject({
      $schema: 'https://json-schema.org/draft/2020-12/schema',
      additionalProperties: false,
      required: ['committee', 'date', 'time'],
      properties: { committee: { description: 'The name of a file in committees/, without .yaml' } },
    })
    expect(JSON.parse(schemas.get('agendapack') ?? '')).toMatchObject({ required: ['organisation'] })
  })

  it('are beside the example as they are now', () => {
    const there = readdirSync(EXAMPLE).map((name) => [name, readFileSync(new URL(name, EXAMPLE), 'utf8')])
    expect(new Map(there as [string, string][])).toEqual(
      new Map([...schemas].map(([kind, text]) => [`${kind}.schema.json`, text])),
    )
  })
})
