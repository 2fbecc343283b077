import { beforeAll, describe, expect, it } from 'vitest'
import { loadPdfium, type Pdfium } from '../../../../src/attachments/contents/pdfium.ts'
import type { Objects } from '../../write-pdf.ts'
import { annotation, BOX, look, lookOfBox, page, scanOfWords, strips, WORDS } from './pages.ts'

describe('what a page shows beside its words', () => {
  let pdfium: Pdfium
  beforeAll(async () => {
    pdfium = await loadPdfium()
  })

  function lookOf(bytes: Uint8Array) {
    const opened = pdfium.open(bytes, '')
    if (typeof opened === 'string') throw new Error(opened)
    const first = opened.page(0)
    const look = first?.look({ userUnit: 1, isCropped: false })
    first?.close()
    opened.close()
    return look
  }

  const struck = '1 0 0 rg 40 153 80 0.7 re f'
  it('is tracked changes where words are struck out beside a bar in the margin', () => {
    expect(lookOf(page(`${WORDS} ${struck} 20 146 0.7 14 re f`))?.problems[0]).toBe('tracked')
    expect(lookOf(page(`${WORDS} ${struck}`))?.problems[0]).toBeUndefined()
    expect(lookOf(page(`${WORDS} ${struck} 20 46 0.7 14 re f`))?.problems[0]).toBeUndefined()
    expect(lookOf(page(`${WORDS} 40 147 80 0.7 re f 20 146 0.7 14 re f`))?.problems[0]).toBeUndefined()
  })

  it.each([
    ['words', 'BT /F1 12 Tf 240 150 Td (Offer) Tj ET', true],
    ['an area', '300 0 50 50 re f', true],
    ['half of a picture', 'q 400 0 0 300 0 0 cm /Y Do Q', true],
    ['the bleed of a picture', 'q 210 0 0 310 -5 -5 cm /Y Do Q', false],
    ['nothing', '', false],
  ])('reaches beyond it with %s outside', (_name, contents, isBeyond) => {
    expect(lookOf(page(contents))?.reachesBeyond).toBe(isBeyond)
  })
})

describe('a scan with something drawn over it', () => {
  let pdfium: Pdfium
  beforeAll(async () => {
    pdfium = await loadPdfium()
  })

  function problemOf(contents: string, more = '', objects: Objects = {}) {
    const bytes = page(`q 200 0 0 300 0 0 cm /X Do Q ${contents}`, more, { 7: scanOfWords, ...objects })
    const opened = pdfium.open(bytes, '')
    if (typeof opened === 'string') throw new Error(opened)
    const first = opened.page(0)
    const problem = first?.look({ userUnit: 1, isCropped: false }).problems[0]
    first?.close()
    opened.close()
    return problem
  }

  it.each([
    ['a black area', BOX],
    ['a white area', '1 g 38 146 140 14 re f'],
    ['thin strips', `0 g ${strips(146, 14, 1)}`],
    ['a pattern', '/Pattern cs /P scn 38 146 140 14 re f'],
    ['a picture', 'q 140 0 0 14 38 146 cm /Y Do Q'],
  ])('is reported under %s', (_name, contents) => {
    expect(problemOf(contents)).toBe('pictured')
  })

  it('is reported under an annotation', () => {
    expect(problemOf('', annotation('Square', look), lookOfBox)).toBe('pictured')
  })

  it.each([
    ['nothing', ''],
    ['an area where it shows nothing', '1 g 38 16 140 14 re f'],
    ['a line under its words', '0 g 38 147 140 1 re f'],
    ['a stamp beside its words', 'BT /F1 12 Tf 40 50 Td (Received) Tj ET 30 40 100 30 re S'],
  ])('is right with %s', (_name, contents) => {
    expect(problemOf(contents)).toBeUndefined()
  })
})
