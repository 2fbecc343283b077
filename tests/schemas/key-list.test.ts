import { describe, expect, it } from 'vitest'
import { jsonSchemas } from '../../src/schemas/json-schemas.ts'
import { keyList } from '../../src/schemas/key-list.ts'

describe('keyList', () => {
  it('lists the keys of a file with what they are for, those of lists set in', () => {
    const lines = keyList('meeting.yaml')?.split('\n') ?? []
    expect(lines[0]).toBe('meeting.yaml: a meeting and its agenda')
    expect(lines).toContainEqual(
      expect.stringMatching(/^ {2}committee \* +The name of a file in committees\/, without \.yaml$/),
    )
    expect(lines).toContainEqual(
      expect.stringMatching(/^ {2}status +one of: scheduled, cancelled, postponed, moved, held \(scheduled\)$/),
    )
    expect(lines).toContainEqual(expect.stringMatching(/^ {4}part$/))
    expect(lines).toContainEqual(expect.stringMatching(/^ {6}to_follow +The day/))
    expect(lines).toContainEqual(expect.stringMatching(/^ {8}paragraphs +Paragraphs of the exempt schedule/))
  })

  it('knows every kind of file, by its kind and by a name that it has', () => {
    for (const kind of jsonSchemas().keys()) expect(keyList(kind)).toContain('Keys marked * have to be there.')
    expect(keyList('report.md')).toBe(keyList('report'))
    expect(keyList('agendapack.yml')).toBe(keyList('agendapack'))
    expect(keyList('notice-clear-days')).toBeUndefined()
  })

  it('names every property that the schemas have', () => {
    for (const [kind, text] of jsonSchemas()) {
      const keys: string[] = []
      JSON.parse(text, function (this: unknown, key, value: unknown) {
        if (key === 'properties' && typeof value === 'object' && value !== null) keys.push(...Object.keys(value))
        return value
      })
      const listed = new Set(
        keyList(kind)
          ?.split('\n')
          .map((line) => line.trim().split(' ')[0]),
      )
      expect(keys.filter((key) => !listed.has(key))).toEqual([])
    }
  })
})
