import { describe, expect, it } from 'vitest'
import { withBundledFonts } from '../../../src/typeset/pack/svg-fonts.ts'

const drawing = (inner: string) => `<svg xmlns="http://www.w3.org/2000/svg">${inner}</svg>`
const rewritten = (inner: string) =>
  withBundledFonts(drawing(inner)).svg.slice(drawing('').length - '</svg>'.length, -6)

describe('fonts of a drawing', () => {
  it('are those of the pack, whatever they are asked for with', () => {
    expect(rewritten('<text font-family="Arial, sans-serif">a</text>')).toBe(
      '<text font-family="Source Sans 3">a</text>',
    )
    expect(rewritten('<text font-family="Courier New">a</text>')).toBe('<text font-family="Source Code Pro">a</text>')
    expect(rewritten('<text style="font-family:\'Times New Roman\';fill:red">a</text>')).toBe(
      '<text style="font-family: \'Source Sans 3\';fill:red">a</text>',
    )
    expect(rewritten('<style>text{font:bold 12px Arial;fill:red}</style>')).toBe(
      "<style>text{font:bold 12px 'Source Sans 3';fill:red}</style>",
    )
  })

  it('are named for characters that the font of the text lacks', () => {
    expect(rewritten('<text>a中b</text>')).toBe(
      '<text>a<tspan style="font-family: \'Noto Sans S Chinese\'">中</tspan>b</text>',
    )
    expect(rewritten('<title>中</title>')).toBe('<title>中</title>')
  })

  it('leave the rest as it is', () => {
    const inner = '<g a="1 &#38; &#34;2&#34;"><path d="M0 0"></path><text>x &#60; y</text></g>'
    expect(rewritten(inner)).toBe(inner)
  })

  it('print what none of them has as its code point', () => {
    const { svg, missing } = withBundledFonts(drawing('<text>x\u133c</text>'))
    expect(svg).toContain('<text>x[U+133C]</text>')
    expect(missing).toEqual(['\u133c'])
  })
})
