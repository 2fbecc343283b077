import { readFileSync } from 'node:fs'
import Ajv from 'ajv'
import addFormats from 'ajv-formats'
import type { Log } from 'sarif'
import { describe, expect, it } from 'vitest'
import { formatMessages } from '../../src/messages/format/format.ts'
import { message } from '../../src/messages/message.ts'

const place = { file: 'meetings/a b/meeting.yaml', start: { line: 3, column: 12 }, end: { line: 3, column: 22 } }
const options = { colour: false, sources: () => undefined, version: '0.1.0' }

describe('sarif', () => {
  const log = JSON.parse(
    formatMessages(
      [
        message({
          rule: 'notice-clear-days',
          severity: 'error',
          reason: 'This was published late.',
          note: 'Publish earlier.',
          place,
          actual: '2022-12-05',
          expected: ['2022-12-02'],
          cause: message({ rule: 'notice-clear-days', severity: 'info', reason: 'The meeting', place }),
        }),
        message({
          rule: 'link-target',
          severity: 'info',
          reason: 'This link leads nowhere.',
          place: { file: 'report.md' },
        }),
      ],
      'sarif',
      options,
    ),
  ) as Log

  it('is valid against the schema of OASIS', () => {
    const ajv = new Ajv.default({ strict: false, allErrors: true })
    addFormats.default(ajv)
    const schema = JSON.parse(readFileSync(new URL('schemas/sarif-2.1.0.json', import.meta.url), 'utf8'))
    expect(ajv.validate(schema, log), ajv.errorsText()).toBe(true)
    expect(ajv.validate(schema, { ...log, version: '2.0.0' })).toBe(false)
  })

  it('has one run of version 2.1.0 whose results refer to its rules', () => {
    expect(log.version).toBe('2.1.0')
    expect(log.runs).toHaveLength(1)
    const [run] = log.runs
    const rules = run?.tool.driver.rules?.map((rule) => rule.id) ?? []
    expect(rules).toEqual(['link-target', 'notice-clear-days'])
    for (const result of run?.results ?? []) expect(rules[result.ruleIndex ?? -1]).toBe(result.ruleId)
    expect(run?.results?.map((result) => result.level)).toEqual(['error', 'note'])
  })

  it('gives places as encoded addresses with lines and columns that begin with 1', () => {
    const [first, second] = log.runs[0]?.results ?? []
    expect(first?.locations?.[0]?.physicalLocation).toEqual({
      artifactLocation: { uri: 'meetings/a%20b/meeting.yaml' },
      region: { startLine: 3, startColumn: 12, endLine: 3, endColumn: 22 },
    })
    expect(first?.relatedLocations?.[0]?.message).toEqual({ text: 'The meeting' })
    expect(second?.locations?.[0]?.physicalLocation).toEqual({ artifactLocation: { uri: 'report.md' } })
  })

  it('gives the value found and those that would be right', () => {
    const properties = log.runs[0]?.results?.map((result) => result.properties)
    expect(properties).toEqual([{ actual: '2022-12-05', expected: ['2022-12-02'] }, undefined])
  })

  it('is a log of an empty run for no messages', () => {
    expect(JSON.parse(formatMessages([], 'sarif', options)).runs[0].results).toEqual([])
  })
})
