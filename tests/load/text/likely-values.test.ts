import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { likelyDate, likelyPages, likelyQuorum, likelyTime } from '../../../src/load/text/likely-values.ts'

describe('likelyTime', () => {
  it.each([
    [9.3, '09:30'],
    [14, '14:00'],
    [930, '09:30'],
    ['9.30', '09:30'],
    ['9am', '09:00'],
    ['9.30am', '09:30'],
    ['9.30 p.m.', '21:30'],
    ['12am', '00:00'],
    ['12 noon', '12:00'],
    ['noon', '12:00'],
    ['14.00', '14:00'],
    ['14h05', '14:05'],
    ['1330 hrs', '13:30'],
    ['9:30:00', '09:30'],
  ])('reads %j as %s', (written, meant) => expect(likelyTime(written)).toBe(meant))

  it.each(['25:00', '13:61', '13pm', 'tba', '', null])('does not guess at %j', (written) =>
    expect(likelyTime(written)).toBeUndefined(),
  )
})

describe('likelyDate', () => {
  it.each([
    ['12/11/2022', '2022-11-12', '12 November 2022'],
    ['12/31/2022', '2022-12-31', '31 December 2022'],
    ['12.11.22', '2022-11-12', '12 November 2022'],
    ['2022/1/5', '2022-01-05', '5 January 2022'],
    [20221212, '2022-12-12', '12 December 2022'],
    ['12 December 2022', '2022-12-12', '12 December 2022'],
    ['Monday, 12th Dec 2022', '2022-12-12', '12 December 2022'],
    ['December 12, 2022', '2022-12-12', '12 December 2022'],
    ['2022-12-12T10:00', '2022-12-12', '12 December 2022'],
  ])('reads %j as %s', (written, iso, words) => expect(likelyDate(written)).toEqual({ iso, words }))

  it.each(['31/02/2022', '2026-02-30', 'next Monday', '12 Brumaire 2022', ''])('does not guess at %j', (written) =>
    expect(likelyDate(written)).toBeUndefined(),
  )
})

describe('likelyPages', () => {
  it.each([
    ['1–4', '1-4'],
    ['1 to 4 and 6', '1-4,6'],
    ['pp. 2-3; 5', '2-3,5'],
    ['4-1', '1-4'],
    ['1,1-2', '1-2'],
    ['pages 7', '7'],
  ])('reads %j as %s', (written, meant) => expect(likelyPages(written)).toBe(meant))

  it.each(['all', '0-3', '1-', '', '1-2-3'])('does not guess at %j', (written) =>
    expect(likelyPages(written)).toBeUndefined(),
  )
})

describe('likelyQuorum', () => {
  it.each([
    ['a quarter', '1/4'],
    ['One third', '1/3'],
    ['two-thirds', '2/3'],
    ['a quarter of the members', '1/4'],
    ['25%', '1/4'],
    [0.25, '1/4'],
    ['1 / 4', '1/4'],
    ['3 members', '3'],
    ['three', '3'],
  ])('reads %j as %s', (written, meant) => expect(likelyQuorum(written)).toBe(meant))

  it.each(['most', '0', 'constructor', ''])('does not guess at %j', (written) =>
    expect(likelyQuorum(written)).toBeUndefined(),
  )
})

describe('what is proposed', () => {
  it('is understood as itself, whatever was written', () => {
    fc.assert(
      fc.property(fc.oneof(fc.string(), fc.stringMatching(/^[0-9:.,/ apm-]{1,9}$/)), (written) => {
        for (const likely of [likelyTime, likelyPages, likelyQuorum]) {
          const meant = likely(written)
          if (meant !== undefined) expect(likely(meant)).toBe(meant)
        }
        const day = likelyDate(written)
        if (day) expect(likelyDate(day.iso)).toEqual(day)
      }),
    )
  })
})
