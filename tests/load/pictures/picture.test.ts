import { describe, expect, it } from 'vitest'
import { imageFormat, pictureProblem } from '../../../src/load/pictures/picture.ts'

const bytes = (text: string) => new TextEncoder().encode(text)
const svg = (inner: string) => `<svg xmlns="http://www.w3.org/2000/svg" width="90" height="60">${inner}</svg>`
const nested = (tag: string, levels: number) => `<${tag}>`.repeat(levels) + `</${tag}>`.repeat(levels)

/** A PNG of nothing but its signature and header. */
function pngHeader(width: number, height: number): Uint8Array {
  const header = Buffer.alloc(33)
  header.set([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a, 0, 0, 0, 13])
  header.write('IHDR', 12, 'latin1')
  header.writeUInt32BE(width, 16)
  header.writeUInt32BE(height, 20)
  return header
}

describe('what a picture is', () => {
  it('is told by its content, whatever comes before a drawing', () => {
    expect(imageFormat(pngHeader(1, 1))).toBe('png')
    expect(imageFormat(bytes(`\ufeff<?xml version="1.0"?>\n<!-- a <b> -->\n<!DOCTYPE svg>\n${svg('')}`))).toBe('svg')
    expect(imageFormat(bytes(`<!-- ${'long '.repeat(2000)} -->${svg('')}`))).toBe('svg')
    expect(imageFormat(bytes('<html><svg></svg></html>'))).toBeUndefined()
    expect(imageFormat(bytes(`${'<!---->'.repeat(2000)}x`))).toBeUndefined()
  })
})

describe('pictures that cannot be printed', () => {
  it('are those of too many pixels', () => {
    expect(pictureProblem('map.png', pngHeader(8000, 10_000))).toBeUndefined()
    expect(pictureProblem('map.png', pngHeader(30_000, 30_000))?.reason).toContain('30000 x 30000')
  })

  it.each([
    ['filter', '<filter id="f"><feGaussianBlur stdDeviation="9"/></filter><g filter="url(#f)"/>'],
    ['filter', '<style>.s { fill: red; filter: url(#f) }</style>'],
    ['pattern within', '<pattern id="a"><rect fill="url(#b)"/></pattern>'],
    ['masks within', `<mask id="m">${'<g mask="url(#n)"/>'.repeat(30)}</mask>`],
    ['selectors', `<style>${'g '.repeat(5000)}{ fill: red }</style>`],
    ['250 levels', nested('g', 400)],
    ['too deep', nested('g', 100_000)],
    ['more than 100000 shapes', '<path d="M0 0"/>'.repeat(100_001)],
    ['in another file', '<image href="file:///etc/hosts"/>'],
    ['in another file', `<image href="data:image/svg+xml;base64,${btoa(svg(''))}"/>`],
    [
      '80 million',
      `<image href="data:image/png;base64,${Buffer.from(pngHeader(60_000, 60_000)).toString('base64')}"/>`,
    ],
    ['HTML', '<foreignObject><p xmlns="http://www.w3.org/1999/xhtml">Words</p></foreignObject>'],
    ['cannot be read', '<rect'],
  ])('are drawings with %s', (reason, inner) => {
    expect(pictureProblem('plan.svg', bytes(svg(inner)))?.reason).toContain(reason)
  })

  it('are drawings with entities that multiply', () => {
    const drawing = `<!DOCTYPE svg [<!ENTITY a "aa"><!ENTITY b "&a;&a;">]>${svg('<text>&b;</text>')}`
    expect(pictureProblem('plan.svg', bytes(drawing))?.reason).toContain('entities')
  })

  it('are not those that drawing programs write', () => {
    const ordinary = `<?xml version="1.0"?>
<!DOCTYPE svg PUBLIC "-//W3C//DTD SVG 1.1//EN" "http://www.w3.org/Graphics/SVG/1.1/DTD/svg11.dtd" [
  <!ENTITY ns_svg "http://www.w3.org/2000/svg">
]>
<svg xmlns="&ns_svg;" xmlns:xlink="http://www.w3.org/1999/xlink" viewBox="0 0 90 60">
  <style>.st0 { fill: #123; filter: none } g .st1 > rect { stroke: red }</style>
  <defs><linearGradient id="g"/><clipPath id="c"><rect width="9" height="9"/></clipPath></defs>
  <pattern id="p"><rect width="2" height="2" fill="red"/></pattern>
  <g clip-path="url(#c)"><rect fill="url(#g)" width="9" height="9"/><use xlink:href="#c"/></g>
  <switch><foreignObject><p>Words</p></foreignObject><text>Words</text></switch>
</svg>`
    expect(pictureProblem('plan.svg', bytes(ordinary))).toBeUndefined()
  })
})
