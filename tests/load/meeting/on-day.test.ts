import { expect, it } from 'vitest'
import { contactOn, venueOn } from '../../../src/load/meeting/on-day.ts'

const register = {
  contact: [
    { name: 'Jo Ash', to: '2026-05-31' },
    { name: 'Bo Elm', phone: '01234 567890', from: '2026-06-01' },
  ],
  venue: [
    { name: 'Old Mill', to: '2025-12-31' },
    { name: 'Town Hall', from: '2026-02-01' },
  ],
}

it('finds whom to ask and where a body meets on a day, both ends of a term included', () => {
  expect(contactOn(register, '2026-05-31')).toEqual({ name: 'Jo Ash' })
  expect(contactOn(register, '2026-06-01')).toEqual({ name: 'Bo Elm', phone: '01234 567890' })
  expect(['2025-12-31', '2026-01-15', '2026-02-01'].map((day) => venueOn(register, day))).toEqual([
    'Old Mill',
    undefined,
    'Town Hall',
  ])
  expect(contactOn({ contact: { name: 'Jo Ash' } }, '1999-01-01')).toEqual({ name: 'Jo Ash' })
})
