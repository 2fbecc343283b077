import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { decodedAddress, itemAddress } from '../../src/load/address.ts'

describe('itemAddress', () => {
  it.each([
    ['item:5', '5', undefined],
    ['ITEM:5a', '5a', undefined],
    ['item:5%20A#next-steps', '5 A', 'next-steps'],
    ['item:5#na%C3%AFve', '5', 'naïve'],
    ['item:%zz#', '%zz', ''],
  ])('reads %s', (address, label, heading) => {
    expect(itemAddress(address)).toEqual({ label, heading })
  })

  it.each(['#item:5', 'https://rb.example/item:5', 'items:5', ''])('leaves "%s" to others', (address) => {
    expect(itemAddress(address)).toBeUndefined()
  })
})

it('decodes what was encoded, and nothing throws', () => {
  fc.assert(
    fc.property(fc.string({ unit: 'grapheme' }), fc.string(), (text, any) => {
      expect(decodedAddress(encodeURIComponent(text))).toBe(text)
      expect(typeof decodedAddress(any)).toBe('string')
    }),
  )
})
