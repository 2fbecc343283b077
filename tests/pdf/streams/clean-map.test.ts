import { describe, expect, it } from 'vitest'
import { cleanFunction } from '../../../src/pdf/streams/clean-function.ts'
import { cleanMap } from '../../../src/pdf/streams/clean-map.ts'

const latin1 = (bytes: Uint8Array) => Buffer.from(bytes).toString('latin1')

describe('a map of characters', () => {
  const plain =
    '/CIDInit /ProcSet findresource begin\n12 dict begin\nbegincmap\n/CIDSystemInfo << /Registry (Adobe) /Ordering (UCS) /Supplement 0 >> def\n' +
    '/CMapName /Adobe-Identity-UCS def\n/CMapType 2 def\n1 begincodespacerange\n<0000> <ffff>\nendcodespacerange\n' +
    '2 beginbfchar\n<0003> <0020>\n<0004> /space\nendbfchar\n1 beginbfrange\n<0005> <0006> [<0041> <0042>]\nendbfrange\n' +
    'endcmap\nCMapName currentdict /CMap defineresource pop\nend\nend\n'

  it('is as it was where it only maps characters', () => {
    const bytes = Buffer.from(plain.replace('\nCMapName', '\n/CMapName'))
    expect(cleanMap(bytes)).toBe(bytes)
  })

  it('loses comments, names, strings and operators of others', () => {
    const own = plain
      .replace('Adobe-Identity-UCS', 'Quokka')
      .replace('(Adobe)', '(Quokka Ltd)')
      .replace('begincmap', 'begincmap % Quokka')
    const clean = latin1(cleanMap(Buffer.from(`${own} (Quokka) <5175> quokka`)))
    expect(clean).not.toMatch(/quokka|5175/iu)
    expect(clean).toContain('<0005> <0006> [<0041> <0042>]')
    expect(clean).toHaveLength(own.length + ' (Quokka) <5175> quokka'.length)
  })
})

describe('a function in PostScript', () => {
  it('loses what computes nothing', () => {
    expect(latin1(cleanFunction(Buffer.from('{ dup 0.5 gt { 1 exch sub } if % Quokka\n}')))).toBe(
      '{ dup 0.5 gt { 1 exch sub } if         \n}',
    )
    const bytes = Buffer.from('{ 360 mul sin 2 div exch }')
    expect(cleanFunction(bytes)).toBe(bytes)
  })
})
