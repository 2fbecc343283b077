import { PDFName } from 'pdf-lib'
import { describe, expect, it } from 'vitest'
import { onePage, stream, writePdf } from '../attachments/write-pdf.ts'
import { inspect } from './inspect.ts'
import { packOf } from './make-pack.ts'

describe('form fields', () => {
  it('get names of their own and keep their looks', async () => {
    const file = writePdf({
      ...onePage('Form', '/Annots [6 0 R 9 0 R]'),
      1: '<< /Type /Catalog /Pages 2 0 R /AcroForm << /Fields [6 0 R 9 0 R 10 0 R] /NeedAppearances true /DA (/Helv 0 Tf) /DR << /Font << /Helv 5 0 R >> >> /XFA [(x) 7 0 R] >> >>',
      6: '<< /Type /Annot /Subtype /Widget /FT /Tx /T (name) /V (Ada) /Rect [10 10 90 30] /P 3 0 R /AP << /N 7 0 R >> >>',
      7: stream('', '/Type /XObject /Subtype /Form /BBox [0 0 80 20]'),
      9: '<< /Type /Annot /Subtype /Widget /FT /Sig /T (seal) /V << /Type /Sig /Contents <00> >> /Rect [10 40 90 60] /P 3 0 R >>',
      10: '<< /FT /Tx /T (elsewhere) /V (not on any page) >>',
    })
    const { pack } = await packOf({ a: file, b: file })
    const { reader, at } = await inspect(pack.bytes)
    const fields = (reader.array(at('AcroForm', 'Fields'))?.asArray() ?? []).map((field) => reader.dict(field))
    expect(fields.map((field) => reader.text(field?.get(PDFName.of('T'))))).toEqual([
      'a-name',
      'a-seal',
      'b-name',
      'b-seal',
    ])
    expect(fields[0]?.has(PDFName.of('AP'))).toBe(true)
    expect(fields[1]?.has(PDFName.of('V'))).toBe(false)
    expect(String(at('AcroForm', 'NeedAppearances'))).toBe('true')
    expect(at('AcroForm', 'XFA')).toBeUndefined()
    expect(pack.messages[0]?.reason).toMatch(/1 signature and an XFA form/)
  })
})

describe('fonts of forms', () => {
  it('of the same name are those of their own fields', async () => {
    const form = (font: string, defaults: string) =>
      writePdf({
        ...onePage('Form', '/Annots [6 0 R 7 0 R]'),
        1: `<< /Type /Catalog /Pages 2 0 R /AcroForm << /Fields [6 0 R 7 0 R] /DA (/F 9 Tf) /DR << /Font << /F 8 0 R >> >> >> >>`,
        6: `<< /Type /Annot /Subtype /Widget /FT /Tx /T (one) /Rect [10 10 90 30] ${defaults} >>`,
        7: '<< /Type /Annot /Subtype /Widget /FT /Tx /T (two) /Rect [10 40 90 60] >>',
        8: `<< /Type /Font /Subtype /Type1 /BaseFont /${font} >>`,
      })
    const { pack } = await packOf({
      a: form('Courier', '/DA (0 g /F 12 Tf)'),
      b: form('Times-Roman', '/DA (0 g /F 12 Tf)'),
      c: form('Courier', '/DA (/Fine 12 Tf)'),
    })
    const { reader, at } = await inspect(pack.bytes)
    const fonts = reader.dict(at('AcroForm', 'DR', 'Font'))
    const used = (reader.array(at('AcroForm', 'Fields'))?.asArray() ?? []).map((field) => {
      const defaults = reader.key(reader.dict(field)?.get(PDFName.of('DA')))
      const name = PDFName.of(/\/(\S+) \d+ Tf$/.exec(defaults ?? '')?.[1] ?? '')
      return String(reader.dict(fonts?.get(name))?.get(PDFName.of('BaseFont')))
    })
    expect(used).toEqual(['/Courier', '/Courier', '/Times-Roman', '/Times-Roman', 'undefined', '/Courier'])
  })
})
