import { expect, it } from 'vitest'
import { nameParts } from '../../../src/site/records/names.ts'
import { committee, siteOf } from '../support/fixture.ts'

it.each([
  ['Cllr Ada Example MBE', 'Ada Example', 'Example, Ada'],
  ['Martin King, Jr.', 'Martin King, Jr.', 'King, Martin, Jr.'],
  ['Dr Henry Ford III', 'Henry Ford III', 'Ford, Henry, III'],
  ['Cllr Ada Moss (Deputy Mayor)', 'Ada Moss', 'Moss, Ada'],
  ['Lord Ulster of Down', 'Ulster of Down', 'Ulster of Down'],
  ['Lady Ann Smith', 'Ann Smith', 'Smith, Ann'],
  ['Anna van der Berg OBE, JP', 'Anna van der Berg', 'van der Berg, Anna'],
  ['Cllr MOSS', 'MOSS', 'MOSS'],
  ['Ada MOSS', 'Ada MOSS', 'MOSS, Ada'],
  ['Cllr Moss MBE', 'Moss', 'Moss'],
  ['Mr J. R. Hartley B.A.', 'J. R. Hartley', 'Hartley, J. R.'],
  ['Madonna', 'Madonna', 'Madonna'],
])('reads %s', (name, plainName, sortName) => {
  expect(nameParts(name)).toMatchObject({ plainName, sortName })
})

it('sorts members by surname, or by what the register says, and takes a father and his son for two', async () => {
  const members = [
    { name: 'Cllr Zoe Down' },
    { name: 'Martin King' },
    { name: 'Martin King, Jr.' },
    { name: 'Lord Ulster of Down' },
    { name: 'Mary Abbot Vane', sort_name: 'Abbot Vane, Mary' },
    { name: 'Cllr Zoe Down (Mayor)', group: 'Labour' },
  ]
  const files = await siteOf({ committees: { health: committee({ name: 'Health', members }) } })
  const list = files.get('people/index.html') ?? ''
  expect([...list.matchAll(/<a href="([\w-]+)\/">/gu)].map(([, slug]) => slug)).toEqual([
    'mary-abbot-vane',
    'zoe-down',
    'martin-king',
    'martin-king-jr',
    'ulster-of-down',
  ])
})
