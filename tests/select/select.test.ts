import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { meetingsTouched } from '../../src/select/changed.ts'
import { meetingsOfShard, parseShard } from '../../src/select/shard.ts'

describe('parseShard', () => {
  it('reads a part of a whole', () => expect(parseShard('2/8')).toEqual({ part: 2, of: 8 }))
  it.each(['0/4', '5/4', '1', '1/0', 'a/b', '-1/4', '1/4/2', '1.5/4'])('refuses %s', (text) =>
    expect(parseShard(text)).toBeUndefined(),
  )
})

const catalogue = fc.uniqueArray(fc.record({ key: fc.string({ minLength: 1 }), pages: fc.nat(2000) }), {
  selector: ({ key }) => key,
  maxLength: 60,
})

describe('meetingsOfShard', () => {
  it('puts every meeting into exactly one shard, whatever the order', () => {
    fc.assert(
      fc.property(catalogue, fc.integer({ min: 1, max: 9 }), (meetings, of) => {
        const shards = Array.from({ length: of }, (_, index) => meetingsOfShard(meetings, { part: index + 1, of }))
        expect(shards.flat().toSorted()).toEqual(meetings.map(({ key }) => key).toSorted())
        expect(meetingsOfShard(meetings.toReversed(), { part: 1, of })).toEqual(shards[0])
      }),
    )
  })

  it('splits by pages: shards differ by no more than the longest meeting', () => {
    fc.assert(
      fc.property(catalogue, fc.integer({ min: 2, max: 9 }), (meetings, of) => {
        const pages = new Map(meetings.map((meeting) => [meeting.key, Math.max(1, meeting.pages)]))
        const loads = Array.from({ length: of }, (_, index) =>
          meetingsOfShard(meetings, { part: index + 1, of }).reduce((sum, key) => sum + (pages.get(key) ?? 0), 0),
        )
        expect(Math.max(...loads) - Math.min(...loads)).toBeLessThanOrEqual(Math.max(0, ...pages.values()))
      }),
    )
  })
})

describe('meetingsTouched', () => {
  const health = { path: 'meetings/2022-12-12-health/meeting.yaml', committee: 'health', elsewhere: ['shared/map.pdf'] }
  const finance = { path: 'meetings/2022-12-12-health-finance/meeting.yaml', committee: 'finance' }
  const all = [health, finance]

  it.each([
    ['a report beside it', ['meetings/2022-12-12-health/report.md'], [health]],
    ['a deleted or new file in its folder', ['meetings/2022-12-12-health/deep/new.pdf'], [health]],
    ['its register', ['committees/finance.yaml'], [finance]],
    ['a file elsewhere', ['shared/map.pdf'], [health]],
    ['a template', ['templates/agenda.md.hbs'], all],
    ['the settings', ['./agendapack.yaml'], all],
    ['the crest', ['crest.svg'], all],
    ['something else', ['README.md'], []],
    ['nothing', [], []],
  ])('finds the meetings that %s touches', (_, changed, expected) => {
    expect(meetingsTouched(all, changed, ['crest.svg'])).toEqual(expected)
  })
})
