import { describe, expect, it } from 'vitest'
import { isCurrent, quorumOf } from '../../src/load/register.ts'
import { committeeSchema } from '../../src/load/schema/committee.ts'

const DAY = '2022-12-12'

const quorum = (register: object): number | undefined =>
  quorumOf(committeeSchema.parse({ name: 'Health Scrutiny Panel', ...register }), DAY)

const members = (count: number, more: object = {}) =>
  Array.from({ length: count }, (_, index) => ({ name: `Cllr ${index}`, ...more }))

describe('quorumOf', () => {
  it('is the number in the register', () => {
    expect(quorum({ quorum: 3, members: members(9) })).toBe(3)
    expect(quorum({ members: members(9) })).toBeUndefined()
  })

  it('rounds a fraction of the voting seats up: nine seats at 1/4 are three', () => {
    expect(quorum({ quorum: '1/4', members: members(9) })).toBe(3)
  })

  it('counts vacancies, and no co-opted member without a vote, whether or not the seats include them', () => {
    const register = { members: [...members(7), ...members(2, { role: 'co-opted' })], vacancies: [{}, {}] }
    expect(quorum({ quorum: '1/3', ...register })).toBe(3)
    expect(quorum({ quorum: '1/3', seats: 11, ...register })).toBe(3)
    expect(quorum({ quorum: '1/3', members: members(10, { role: 'co-opted', voting: true }) })).toBe(4)
  })

  it('counts the members of that day', () => {
    expect(quorum({ quorum: '1/2', members: [...members(4), ...members(4, { to: '2022-12-11' })] })).toBe(2)
  })
})

describe('isCurrent', () => {
  it('counts the first and the last day of a term', () => {
    expect(isCurrent({ from: DAY, to: DAY }, DAY)).toBe(true)
    expect(isCurrent({ from: '2022-12-13' }, DAY)).toBe(false)
    expect(isCurrent({ to: '2022-12-11' }, DAY)).toBe(false)
    expect(isCurrent({}, DAY)).toBe(true)
  })
})
