import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { contrast, paletteOf } from '../src/colour.ts'

const colour = fc.integer({ min: 0, max: 0xffffff }).map((value) => `#${value.toString(16).padStart(6, '0')}`)

describe('contrast', () => {
  it('is that of WCAG', () => {
    expect(contrast('#000000', '#ffffff')).toBeCloseTo(21, 5)
    expect(contrast('#777777', '#ffffff')).toBeCloseTo(4.48, 2)
  })
})

describe('paletteOf', () => {
  it('is legible for any accent, in the light and in the dark', () => {
    fc.assert(
      fc.property(colour, (accent) => {
        const { light, dark } = paletteOf(accent)
        for (const surface of ['#ffffff', '#f1f4f8']) expect(contrast(light, surface)).toBeGreaterThanOrEqual(4.5)
        for (const surface of ['#14181d', '#232a33']) expect(contrast(dark, surface)).toBeGreaterThanOrEqual(4.5)
      }),
    )
  })

  it('leaves an accent that passes as it is', () => expect(paletteOf('#1d4f91').light).toBe('#1d4f91'))

  it('leaves no accent grey in the dark that is green in the light', () => {
    const channels = (colour: string) => [1, 3, 5].map((at) => Number.parseInt(colour.slice(at, at + 2), 16))
    const [red = 0, green = 0, blue = 0] = channels(paletteOf('#0b5a3c').dark)
    expect(green - red).toBeGreaterThan(100)
    expect(green - blue).toBeGreaterThan(40)
  })

  it('keeps grey grey', () => expect(paletteOf('#333333').dark).toMatch(/^#(..)\1\1$/))
})
