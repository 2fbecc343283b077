import { beforeAll, describe, expect, it } from 'vitest'
import type { SpokenHere } from '../../../../src/attachments/contents/hidden/replaced-words.ts'
import { loadPdfium, type Pdfium } from '../../../../src/attachments/contents/pdfium.ts'
import { stream } from '../../write-pdf.ts'
import {
  annotation,
  BOX,
  form,
  layered,
  look,
  lookOfBox,
  page,
  picture,
  scan,
  scanOfWords,
  strips,
  WORDS,
} from './pages.ts'

describe('words that were meant to be taken out', () => {
  let pdfium: Pdfium
  beforeAll(async () => {
    pdfium = await loadPdfium()
  })

  function problemOf(bytes: Uint8Array, isCropped = false, spoken: readonly SpokenHere[] = []) {
    const opened = pdfium.open(bytes, '')
    if (typeof opened === 'string') throw new Error(opened)
    const first = opened.page(0)
    const problem = first?.look({ userUnit: 1, isCropped }, spoken).problems[0]
    first?.close()
    opened.close()
    return problem
  }

  it.each([
    ['a black area', page(`${WORDS} ${BOX}`)],
    ['a black area behind black words', page(`${BOX} ${WORDS}`)],
    ['a white area', page(`${WORDS} 1 g 38 146 140 14 re f`)],
    ['a grey area', page(`${WORDS} 0.65 g 38 146 140 14 re f`)],
    ['a thick black line', page(`${WORDS} 14 w 38 153 m 178 153 l S`)],
    ['thin strips', page(`${WORDS} 0 g ${strips(146, 14, 1)}`)],
    ['a picture', page(`${WORDS} q 140 0 0 14 38 146 cm /X Do Q`, '', { 7: picture(() => 0) })],
    [
      'a picture with a pattern of its own',
      page(`${WORDS} q 140 0 0 14 38 146 cm /X Do Q`, '', { 7: picture((index) => 200 * (index % 2)) }),
    ],
    ['a shading', page(`${WORDS} q 38 146 140 14 re W n /S sh Q`)],
    ['a pattern', page(`${WORDS} /Pattern cs /P scn 38 146 140 14 re f`)],
    ['a label', page(`${WORDS} 1 g 38 146 140 14 re f 0 g BT /F1 12 Tf 40 150 Td (This is not for you.) Tj ET`)],
    [
      'a black area that is hardly as high as small print',
      page('BT /F1 6 Tf 40 150 Td (Offer by Quokka of ten) Tj ET 0 g 38 148 70 7.5 re f'),
    ],
    ['a black area over one of them', page(`${WORDS} 0 g 85 146 60 14 re f`)],
    ['a black area in a form', page(`${WORDS} /X Do`, '', { 7: form(BOX) })],
    ['black on a turned page', page(`${WORDS} ${BOX}`, '/Rotate 90')],
    ['black on a page that is cropped', page(`${WORDS} ${BOX}`, '/CropBox [20 100 200 200]')],
    ['a black annotation', page(WORDS, annotation('Square', look), lookOfBox)],
    ['a field of a form', page(WORDS, annotation('Widget', `/FT /Tx /T (a) ${look}`), lookOfBox)],
    ['the black of a scan', page(`q 200 0 0 300 0 0 cm /X Do Q 3 Tr ${WORDS.replace('150', '80')}`, '', { 7: scan })],
    ['the white of a scan', page(`q 200 0 0 300 0 0 cm /X Do Q 3 Tr ${WORDS.replace('150', '220')}`, '', { 7: scan })],
  ])('are found under %s', (_name, bytes) => {
    expect(problemOf(bytes)).toBe('unseen')
  })

  it.each([
    ['white on white', page(`1 g ${WORDS}`)],
    ['nearly white on white', page(`0.99 g ${WORDS}`)],
    ['the colour of what is behind them', page(`0.8 0 0 rg 0 0 200 300 re f ${WORDS}`)],
    ['transparent', page(`/G gs ${WORDS}`)],
    ['tiny', page('BT /F1 0.3 Tf 40 150 Td (Offer by Quokka of ten) Tj ET')],
    ['clipped', page(`q 0 0 20 20 re W n ${WORDS} Q`)],
    ['clipped by a form', page('/X Do', '', { 7: form(WORDS, '0 0 20 20') })],
    ['not painted, over nothing', page(`3 Tr ${WORDS}`)],
    [
      'not painted, over other words',
      page(`BT /F1 12 Tf 40 150 Td (This is not for you) Tj 3 Tr 0 0 Td (Offer) Tj ET`),
    ],
    ['in a layer that is off', layered('OFF')],
  ])('are found where they are %s', (_name, bytes) => {
    expect(problemOf(bytes)).toBe('unseen')
  })

  it('are reported where they are only marked', () => {
    expect(problemOf(page(WORDS, annotation('Redact')))).toBe('marked')
  })

  it('are reported where they lie outside of what a page shows', () => {
    expect(problemOf(page(WORDS, '/CropBox [0 0 200 100]'))).toBe('cropped')
    expect(problemOf(page(WORDS.replace('150', '350')))).toBe('cropped')
    const tooLong = page(WORDS.replace('40 150', '130 150'))
    expect(problemOf(tooLong)).toBeUndefined()
    expect(problemOf(tooLong, true)).toBe('cropped')
    expect(problemOf(page(WORDS, '/CropBox [0 100 200 200]'))).toBeUndefined()
    expect(problemOf(page(WORDS, '/CropBox [0 100 200 200] /Rotate 90'))).toBeUndefined()
    expect(problemOf(page(WORDS, '/CropBox [0 0 200 100] /Rotate 270'))).toBe('cropped')
  })

  it('are not taken for a line that is too long, to either side, or for a printer’s marks', () => {
    const text = (x: number, y: number, words: string) => page(`BT /F1 9 Tf ${x} ${y} Td (${words}) Tj ET`)
    const cropped = '/CropBox [0 20 200 300]'
    const slug = (words: string) => page(`${WORDS} BT /F1 6 Tf 20 4 Td (${words}) Tj ET`, cropped)
    expect(problemOf(text(120, 150, 'a line {}}%"_- that goes on and on'))).toBeUndefined()
    expect(problemOf(text(-60, 150, 'a line that began before'))).toBeUndefined()
    expect(problemOf(text(-60, 150, 'gone'))).toBe('cropped')
    expect(problemOf(slug('12   14/02/2024   12:33:07 PM'), true)).toBeUndefined()
    expect(problemOf(slug('Booklet_v2.indd   12   14/02/2024   12:33   Cyan   Black'), true)).toBeUndefined()
    expect(problemOf(slug('Booklet_v2.indd   12'), true)).toBe('cropped')
    expect(problemOf(slug('by Quokka'), true)).toBeUndefined()
    expect(problemOf(slug('by a Quokka'), true)).toBe('cropped')
    expect(problemOf(slug('Price   14/02/2024'), true)).toBe('cropped')
    expect(problemOf(slug('3,250,000'), true)).toBe('cropped')
  })

  it('are found where other words are given for copying', () => {
    const instead = (given: string, shown: string) =>
      problemOf(page(`/Span << /ActualText (${given}) >> BDC BT /F1 12 Tf 40 150 Td (${shown}) Tj ET EMC`))
    expect(instead('Quokka Ltd', 'The bidder')).toBe('unseen')
    expect(instead('Quokka Ltd has bid more than anybody', '-')).toBe('unseen')
    expect(instead('office', 'office')).toBeUndefined()
    expect(instead('something', 'some- thing')).toBeUndefined()
    expect(instead('No. 1 & 2', 'No. one')).toBeUndefined()
    expect(instead('ticked', '*')).toBeUndefined()
    expect(instead('Quokka Ltd', ' ')).toBe('unseen')
  })

  it('are found where they are said of what is not seen', () => {
    const said = (contents: string) => problemOf(page(`/Span << /Alt (Quokka Ltd) >> BDC ${contents} EMC`))
    expect(said('0 g 20 20 50 50 re f')).toBeUndefined()
    expect(said('1 g 20 20 50 50 re f')).toBe('unseen')
    expect(problemOf(page('/Span << /E (Councillor) >> BDC BT /F1 12 Tf 40 150 Td (Cllr) Tj ET EMC'))).toBeUndefined()
    expect(problemOf(page('/Span << /E (Quokka) >> BDC BT /F1 12 Tf 40 150 Td (Cllr) Tj ET EMC'))).toBe('unseen')
  })

  it.each([
    ['instead', 'Quokka Ltd', true],
    ['instead', 'The bidder', false],
    ['about', 'Quokka Ltd', false],
    ['expanded', 'Quokka Ltd', true],
  ] as const)('are found where the structure says other words %s: %s', (kind, text, isFound) => {
    const bytes = page('/P << /MCID 0 >> BDC BT /F1 12 Tf 40 150 Td (The bidder) Tj ET EMC')
    const spoken = [{ kind, text, ids: new Set([0]), elsewhere: '' }]
    expect(problemOf(bytes, false, spoken)).toBe(isFound ? 'unseen' : undefined)
  })

  it('may be said of drawings that are seen', () => {
    const spoken = [{ kind: 'about', text: 'A map of Mill Lane', ids: new Set([0]), elsewhere: '' }] as const
    const bytes = (more: string) => page(`/P << /MCID 0 >> BDC 0 g 20 20 50 50 re f EMC ${more}`)
    expect(problemOf(bytes(''), false, spoken)).toBeUndefined()
    expect(problemOf(bytes('0 g 10 10 90 90 re f'), false, spoken)).toBe('unseen')
  })

  it('are not what a program writes on each of its pages', () => {
    expect(problemOf(page('1 g BT /F1 6 Tf 40 150 Td (Powered by TCPDF \\(www.tcpdf.org\\)) Tj ET'))).toBeUndefined()
    expect(problemOf(page('1 g BT /F1 6 Tf 40 150 Td (for Quokka by TCPDF \\(www.tcpdf.org\\)) Tj ET'))).toBe('unseen')
  })

  it('have the height of their font where that says that they lie flat', () => {
    const flat =
      '<< /Type /Font /Subtype /Type3 /FontBBox [0 0 1 0.001] /FontMatrix [1 0 0 1 0 0] /CharProcs << /a 12 0 R >> /Encoding << /Differences [97 /a] >> /FirstChar 97 /LastChar 97 /Widths [1] /Resources << >> >>'
    const bytes = (y: number) =>
      page(`q 200 0 0 300 0 0 cm /X Do Q BT 3 Tr /F1 12 Tf 40 ${y} Td (aaaaaaaaa) Tj ET`, '', {
        5: flat,
        7: scanOfWords,
        12: stream('1 0 d0'),
      })
    expect(problemOf(bytes(141))).toBeUndefined()
    expect(problemOf(bytes(100))).toBe('unseen')
  })

  it('are small on a small page', () => {
    const small = (size: number) => page(`BT /F1 ${size} Tf 40 150 Td (OFFER) Tj ET`)
    expect(problemOf(small(0.7))).toBeUndefined()
    expect(problemOf(small(0.2))).toBe('unseen')
  })

  it.each([
    ['black words on white', page(WORDS)],
    ['bold words beside a black area', page(`BT /F2 24 Tf 40 150 Td (MWMW) Tj ET 0 g 0 0 200 100 re f`)],
    ['white words on black', page(`${BOX} 1 g ${WORDS}`)],
    ['small white words on black', page(`${BOX} 1 g BT /F1 5 Tf 40 150 Td (Offer by Quokka) Tj ET`)],
    ['black words on blue', page(`0 0 0.8 rg 38 146 140 14 re f 0 g ${WORDS}`)],
    ['green words on red', page(`1 0 0 rg 38 146 140 14 re f 0 0.4 0 rg ${WORDS}`)],
    ['dim words on a dark area', page(`0.1 g 38 146 140 14 re f 0.4 g ${WORDS}`)],
    ['pale grey words', page(`0.8 g ${WORDS}`)],
    ['words with a shadow', page(`0.7 g BT /F1 12 Tf 41 149 Td (Offer by Quokka of ten) Tj ET 0 g ${WORDS}`)],
    ['words that are struck out', page(`${WORDS} 1 w 38 154 m 178 154 l S`)],
    ['two letters under black', page(`BT /F1 12 Tf 40 150 Td (of) Tj ET 0 g 38 146 14 14 re f`)],
    ['an annotation that covers nothing', page(WORDS, annotation('Square'))],
    ['a comment, which is left out', page(WORDS, annotation('Text', look), lookOfBox)],
    ['words in a layer that is on', layered('ON')],
    [
      'recognised words over a scan of them',
      page(`q 200 0 0 300 0 0 cm /X Do Q 3 Tr ${WORDS}`, '', { 7: scanOfWords }),
    ],
    ['words under a scan of them', page(`${WORDS} q 200 0 0 300 0 0 cm /X Do Q`, '', { 7: scanOfWords })],
  ])('are not taken to be %s', (_name, bytes) => {
    expect(problemOf(bytes)).toBeUndefined()
  })
})
