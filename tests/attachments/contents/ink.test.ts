import { describe, expect, it } from 'vitest'
import { cutOut, hasInk } from '../../../src/attachments/contents/ink.ts'

/** Rows of grey values, a digit for each: 0 is black, 9 is white. */
function picture(...rows: string[]) {
  const values = Uint8Array.from(rows.join(''), (digit) => Math.round((Number(digit) * 255) / 9))
  return { width: rows[0]?.length ?? 0, height: rows.length, values }
}

describe('marks on a page', () => {
  it('stand out from its ground, whatever that is', () => {
    expect(hasInk(picture('9999', '9999'))).toBe(false)
    expect(hasInk(picture('9999', '9099'))).toBe(true)
    expect(hasInk(picture('3333', '3933'))).toBe(true)
    expect(hasInk(picture('0000', '0000'))).toBe(false)
  })

  it('are not the grain of a scan', () => {
    expect(hasInk(picture('9898', '8989'))).toBe(false)
  })

  it('are looked for in a part', () => {
    const whole = picture('9999', '9990', '9999')
    expect(hasInk(cutOut(whole, [0, 0, 3, 3]))).toBe(false)
    expect(hasInk(cutOut(whole, [3, 1, 4, 2]))).toBe(false)
    expect(hasInk(cutOut(whole, [2, 1, 99, 99]))).toBe(true)
    expect(cutOut(whole, [5, 5, 9, 9])).toMatchObject({ width: 0, height: 0 })
  })
})
