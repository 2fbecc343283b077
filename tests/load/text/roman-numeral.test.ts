import { expect, it } from 'vitest'
import { romanValue } from '../../../src/load/text/roman-numeral.ts'

it.each([
  ['i', 1],
  ['iv', 4],
  ['XIV', 14],
  ['xlix', 49],
  ['XC', 90],
  ['clxxviii', 178],
])('reads %s', (numeral, value) => {
  expect(romanValue(numeral)).toBe(value)
})

it.each(['', 'a', 'iva', 'mix', '4'])('leaves "%s" alone', (word) => {
  expect(romanValue(word)).toBeUndefined()
})
