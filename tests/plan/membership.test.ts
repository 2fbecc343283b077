import { describe, expect, it } from 'vitest'
import { type Committee, committeeSchema } from '../../src/load/schema/committee.ts'
import { planMembership } from '../../src/plan/membership.ts'
import { english } from '../support/wording.ts'

const committee = (more: object = {}): Committee =>
  committeeSchema.parse({
    name: 'Health Scrutiny Panel',
    quorum: 3,
    members: [
      { name: 'Cllr Peter Sandhu', group: 'Green', role: 'vice-chair' },
      { name: 'Cllr Jo Jason', group: 'Red' },
      { name: 'Cllr Ruth Robson MBE', group: 'Red', role: 'chair' },
      { name: 'Cllr Past Member', group: 'Red', to: '2022-05-17' },
      { name: 'Stella Lane', role: 'co-opted', represents: 'Healthwatch Riverbank' },
    ],
    vacancies: [{ group: 'Red' }],
    ...more,
  })

describe('membership on the day of a meeting', () => {
  it('stands in columns: the largest group first, its officers first, vacancies shown, co-opted members last', () => {
    const { groups } = planMembership(committee(), '2022-12-12', english)
    expect(groups.map(({ title, members, vacancies }) => [title, members.map(({ name }) => name), vacancies])).toEqual([
      ['Red', ['Cllr Ruth Robson MBE', 'Cllr Jo Jason'], 1],
      ['Green', ['Cllr Peter Sandhu'], 0],
      ['Co-opted, non-voting', ['Stella Lane'], 0],
    ])
    expect(groups[0]?.members[0]?.office).toBe('Chair')
    expect(groups[2]?.members[0]?.represents).toBe('Healthwatch Riverbank')
  })

  it('counts the first and the last day of a term', () => {
    const names = (date: string) =>
      planMembership(committee(), date, english).groups.flatMap(({ members }) => members.map(({ name }) => name))
    expect(names('2022-05-17')).toContain('Cllr Past Member')
    expect(names('2022-05-18')).not.toContain('Cllr Past Member')
  })

  it('says the quorum as a sentence', () => {
    expect(planMembership(committee(), '2022-12-12', english).quorum).toBe(
      'Quorum for this meeting is three voting members.',
    )
    expect(planMembership(committee({ quorum: 1 }), '2022-12-12', english).quorum).toBe(
      'Quorum for this meeting is one voting member.',
    )
    expect(planMembership(committee({ quorum: undefined }), '2022-12-12', english).quorum).toBeUndefined()
  })
})
