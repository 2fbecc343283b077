import { describe, expect, it } from 'vitest'
import { dateInWords, numberInWords, shortDateInWords, timeInWords } from '../../src/plan/words.ts'

describe('words', () => {
  it('writes dates as a front sheet does', () => {
    expect(dateInWords('2022-12-12')).toBe('Monday 12 December 2022')
    expect(shortDateInWords('2023-01-19')).toBe('19 January 2023')
  })

  it.each([
    ['13:30', '1.30 pm'],
    ['10:00', '10 am'],
    ['09:05', '9.05 am'],
    ['12:00', '12 noon'],
    ['12:15', '12.15 pm'],
    ['00:00', '12 midnight'],
    ['00:30', '12.30 am'],
  ])('writes %s as %s', (time, words) => {
    expect(timeInWords(time)).toBe(words)
  })

  it('writes small numbers in words and large ones in digits', () => {
    expect([3, 20, 21].map(numberInWords)).toEqual(['three', 'twenty', '21'])
  })
})
