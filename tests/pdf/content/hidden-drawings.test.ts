import { describe, expect, it } from 'vitest'
import { drawsHidden } from '../../../src/pdf/content/hidden-drawings.ts'
import { hiddenLayers } from '../../../src/pdf/layers.ts'
import { createReader } from '../../../src/pdf/objects.ts'
import { loadDocument } from '../../../src/pdf/opening/load-document.ts'
import { type Objects, stream, writePdf } from '../../attachments/write-pdf.ts'

const AREA = '0 g 20 20 40 40 re f'
const OFF = '/D << /OFF [9 0 R] >>'

const form = (contents: string, more = '') =>
  stream(contents, `/Type /XObject /Subtype /Form /BBox [0 0 90 90] ${more}`)
const properties = '/Resources << /Properties << /L 9 0 R >> >>'
const inForm = form(`/OC /L BDC ${AREA} EMC`, properties)

async function isHidden(contents: string, state: string, objects: Objects = {}, more = ''): Promise<boolean> {
  const bytes = writePdf({
    1: `<< /Type /Catalog /Pages 2 0 R /OCProperties << /OCGs [9 0 R 10 0 R] ${state} >> >>`,
    2: '<< /Type /Pages /Kids [3 0 R] /Count 1 >>',
    3: `<< /Type /Page /Parent 2 0 R /MediaBox [0 0 200 300] /Contents 4 0 R ${more}
      /Resources << /XObject << /X 5 0 R >> /Pattern << /P 6 0 R >> /Font << /F 7 0 R >> /Properties << /L 9 0 R /M 10 0 R /N 11 0 R >>
      /ExtGState << /G << /SMask << /S /Luminosity /G 5 0 R >> >> >> >> >>`,
    4: stream(contents),
    9: '<< /Type /OCG /Name (Draft) >>',
    10: '<< /Type /OCG /Name (Plan) >>',
    ...objects,
  })
  const loaded = await loadDocument(bytes, '')
  const page = loaded?.tree.pages[0]
  if (!loaded || !page) throw new Error('the file cannot be loaded')
  const reader = createReader(loaded.document.context)
  const layers = hiddenLayers(reader, loaded.tree.catalog)
  return layers !== undefined && drawsHidden(reader, page, layers)
}

describe('what is drawn in a layer that is off', () => {
  const picture = '/Type /XObject /Subtype /Image /Width 1 /Height 1 /BitsPerComponent 8 /ColorSpace /DeviceGray'
  it.each<[string, string, Objects]>([
    ['an area', `/OC /L BDC ${AREA} EMC`, {}],
    ['words in other marks', '/OC /L BDC /P BMC BT (x) Tj ET EMC EMC', {}],
    ['a picture in a mark', '/OC /L BDC /X Do EMC', { 5: stream('x', picture) }],
    ['a picture of a layer', '/X Do', { 5: stream('x', `${picture} /OC 9 0 R`) }],
    ['a form', '/X Do', { 5: inForm }],
    ['a form that takes its resources from the page', '/X Do', { 5: form(`/OC /L BDC ${AREA} EMC`) }],
    ['a mask', `/G gs ${AREA}`, { 5: inForm }],
    [
      'a pattern',
      `/Pattern cs /P scn ${AREA}`,
      { 6: stream(`/OC /L BDC ${AREA} EMC`, `/PatternType 1 /PaintType 1 ${properties}`) },
    ],
    [
      'a glyph',
      'BT /F 9 Tf (a) Tj ET',
      { 7: '<< /Type /Font /Subtype /Type3 /CharProcs << /a 8 0 R >> >>', 8: stream('/OC /L BDC 0 0 9 9 re f EMC') },
    ],
    [
      'what cannot be unpacked',
      '/X Do',
      { 5: stream('x', '/Type /XObject /Subtype /Form /BBox [0 0 9 9] /Filter /Unknown') },
    ],
  ])('is found: %s', async (_name, contents, objects) => {
    expect(await isHidden(contents, OFF, objects)).toBe(true)
    if (!_name.includes('unpacked')) expect(await isHidden(contents, '/D << >>', objects)).toBe(false)
  })

  it('is found in the look of an annotation', async () => {
    const annotation = '/Annots [<< /Type /Annot /Subtype /Stamp /Rect [0 0 9 9] /AP << /N 5 0 R >> >>]'
    expect(await isHidden('', OFF, { 5: inForm }, annotation)).toBe(true)
  })

  it('is nothing where the layer is empty, on, or not used', async () => {
    expect(await isHidden(`/OC /L BDC EMC ${AREA}`, OFF)).toBe(false)
    expect(await isHidden(`/OC /M BDC ${AREA} EMC`, OFF)).toBe(false)
    expect(await isHidden(AREA, OFF, { 5: inForm })).toBe(false)
  })
})

describe('the state of a layer', () => {
  const within = (more: string) => ({ 11: `<< /Type /OCMD ${more} >>` })
  const both = '/OCGs [9 0 R 10 0 R]'
  it.each<[string, string, Objects, boolean]>([
    ['that is off at first', '/D << /BaseState /OFF /ON [10 0 R] >>', within('/OCGs 9 0 R'), true],
    ['that is switched on', '/D << /BaseState /OFF /ON [9 0 R 10 0 R] >>', within('/OCGs 9 0 R'), false],
    [
      'that is not for the screen',
      '/D << >>',
      { ...within('/OCGs 9 0 R'), 9: '<< /Type /OCG /Usage << /View << /ViewState /OFF >> >> >>' },
      true,
    ],
    ['of any that is on', OFF, within(both), false],
    ['of all that are on', OFF, within(`${both} /P /AllOn`), true],
    ['of any that is off', OFF, within(`${both} /P /AnyOff`), false],
    ['of any that is off, where all are on', '/D << >>', within(`${both} /P /AnyOff`), true],
    ['of all that are off', OFF, within(`${both} /P /AllOff`), true],
    ['of an expression', OFF, within('/VE [/And 10 0 R [/Not 9 0 R]]'), false],
    ['of an expression that is false', OFF, within('/VE [/Or 9 0 R [/Not 10 0 R]]'), true],
    ['of no layer', OFF, within('/OCGs []'), false],
  ])('%s', async (_name, state, objects, expected) => {
    expect(await isHidden(`/OC /N BDC ${AREA} EMC`, state, objects)).toBe(expected)
  })
})
