import { describe, expect, it } from 'vitest'
import { bytesOfSize, sizeFindings } from '../../src/publish/size-budget.ts'

const place = { file: 'agendapack.yaml', start: { line: 9, column: 14 }, end: { line: 9, column: 18 } }
const pack = {
  name: 'public-pack.pdf',
  size: 2_400_000,
  documents: [
    { title: 'Plan', bytes: 300_000 },
    { title: 'Photographs', bytes: 1_900_000 },
    { title: 'Letter', bytes: 20_000 },
    { title: 'Note', bytes: 10_000 },
  ],
}

describe('size budget', () => {
  it.each([
    ['25 MB', 25_000_000],
    ['1.5gb', 1_500_000_000],
    ['300 kB', 300_000],
    ['much', undefined],
    ['25', undefined],
  ])('reads %s', (text, bytes) => {
    expect(bytesOfSize(text)).toBe(bytes)
  })

  it('names the largest documents of a pack above it', () => {
    const [found, ...others] = sizeFindings('2 MB', place, [pack])
    expect(others).toEqual([])
    expect(found).toMatchObject({ line: 9, fatal: false, reason: expect.stringContaining('public-pack.pdf is 2.4 MB') })
    expect(found?.note).toBe('The largest documents are “Photographs” 1.9 MB, “Plan” 300 kB, “Letter” 20 kB.')
  })

  it('says nothing of a pack within it, or without one', () => {
    expect(sizeFindings('3 MB', place, [pack])).toEqual([])
    expect(sizeFindings(undefined, place, [pack])).toEqual([])
  })

  it('refuses what is no size', () => {
    expect(sizeFindings('a lot', place, [pack])).toMatchObject([{ fatal: true }])
  })
})
