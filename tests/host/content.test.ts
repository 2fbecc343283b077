import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { bytesOf, contentWriter, lengthOf, sharedBytesOf } from '../../src/host/content.ts'

const pieces = fc.array(
  fc.oneof(
    fc.uint8Array({ maxLength: 40 }),
    fc.integer({ min: 60_000, max: 70_000 }).map((length) => new Uint8Array(length).fill(7)),
  ),
  { maxLength: 12 },
)

describe('contentWriter', () => {
  it('gives what was written, in order, whatever the sizes', () => {
    fc.assert(
      fc.property(pieces, (written) => {
        const { write, length, content } = contentWriter()
        for (const piece of written) write(piece)
        const whole = Buffer.concat(written)
        expect(length()).toBe(whole.length)
        expect(lengthOf(content())).toBe(whole.length)
        expect(whole.equals(bytesOf(content()))).toBe(true)
        expect(whole.equals(sharedBytesOf(content()))).toBe(true)
      }),
      { numRuns: 50 },
    )
  })

  it('keeps large pieces as they are, and puts small ones together', () => {
    const large = new Uint8Array(100_000)
    const { write, content } = contentWriter()
    for (const piece of [Buffer.from('a'), Buffer.from('b'), large, Buffer.from('c')]) write(piece)
    const made = content()
    expect(made).toHaveLength(3)
    expect(made instanceof Uint8Array ? undefined : made[1]).toBe(large)
  })
})
