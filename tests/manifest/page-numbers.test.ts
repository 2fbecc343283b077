import { describe, expect, it } from 'vitest'
import { numbersPrinted, runsOf } from '../../src/manifest/page-numbers.ts'

describe('runsOf', () => {
  it('parts numbers where there is a gap', () => {
    expect(runsOf([1, 2, 3, 11, 12, 20])).toEqual([
      { first: 1, last: 3 },
      { first: 11, last: 12 },
      { first: 20, last: 20 },
    ])
  })
})

describe('numbersOf', () => {
  it('gives back the numbers that runs were made of', () => {
    const numbers = [1, 2, 3, 11, 12, 20]
    expect(numbersPrinted({ numbers: { first: 1, last: 20 }, runs: runsOf(numbers) })).toEqual(numbers)
    expect(numbersPrinted({ numbers: { first: 4, last: 6 } })).toEqual([4, 5, 6])
  })
})
