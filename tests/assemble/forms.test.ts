import { PDFName, PDFStream } from 'pdf-lib'
import { describe, expect, it } from 'vitest'
import { decodedStream } from '../../src/pdf/opening/decode.ts'
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
    expect(at('AcroForm', 'XFA')).toBeUndefined()
    expect(pack.messages[0]?.reason).toMatch(/1 signature and 1 XFA form/)
  })
})

describe('a form that asks viewers to draw its fields', () => {
  const form = (asks: boolean, field: string): Uint8Array =>
    writePdf({
      ...onePage('Form', '/Annots [6 0 R]'),
      1: `<< /Type /Catalog /Pages 2 0 R /AcroForm << /Fields [6 0 R] /NeedAppearances ${asks} /DA (/F1 12 Tf 0 g) /DR << /Font << /F1 5 0 R >> >> >> >>`,
      6: `<< /Type /Annot /Subtype /Widget ${field.includes('/FT') ? '' : '/FT /Tx'} /T (name) /Rect [10 10 190 30] /P 3 0 R ${field} >>`,
      7: stream('BT /F1 12 Tf 2 5 Td (APPROVED) Tj ET', '/Type /XObject /Subtype /Form /BBox [0 0 180 20]'),
      8: stream('', '/Type /XObject /Subtype /Form /BBox [0 0 180 20]'),
    })
  const shown = async (files: Record<string, Uint8Array>) => {
    const { pack } = await packOf(files)
    const { reader, at } = await inspect(pack.bytes)
    const fields = (reader.array(at('AcroForm', 'Fields'))?.asArray() ?? []).map((field) => reader.dict(field))
    const looks = fields.map((field) => {
      const look = reader.resolve(reader.dict(field?.get(PDFName.of('AP')))?.get(PDFName.of('N')))
      return look instanceof PDFStream ? Buffer.from(decodedStream(reader, look) ?? []).toString('latin1') : ''
    })
    return {
      looks,
      asks: at('AcroForm', 'NeedAppearances'),
      defaults: fields.map((field) => field?.get(PDFName.of('DA'))),
    }
  }

  it('has them drawn, and leaves those of other attachments alone', async () => {
    const { looks, asks, defaults } = await shown({
      a: form(false, '/V () /AP << /N 7 0 R >>'),
      b: form(true, '/V (Ada)'),
      c: form(true, '/V (Bo) /AP << /N 8 0 R >>'),
      d: form(true, '/V (Cy) /AP << /N 7 0 R >>'),
    })
    expect(asks).toBeUndefined()
    expect(looks[0]).toContain('(APPROVED) Tj')
    expect(looks[1]).toContain(`<${Buffer.from('Ada').toString('hex').toUpperCase()}> Tj`)
    expect(looks[2]).toContain(`<${Buffer.from('Bo').toString('hex').toUpperCase()}> Tj`)
    expect(looks[3]).toContain('(APPROVED) Tj')
    expect(defaults.map(String)).toEqual(defaults.map(() => '(/F1 12 Tf 0 g)'))
  })

  it('has the choices of a list drawn, whether one is made or not', async () => {
    const { looks } = await shown({ a: form(true, '/FT /Ch /Opt [(Oak) (Ash)] /AP << /N 8 0 R >>') })
    for (const choice of ['Oak', 'Ash']) expect(looks[0]).toContain(Buffer.from(choice).toString('hex').toUpperCase())
  })

  it('keeps what it shows where its value has letters that no standard font has', async () => {
    const { looks } = await shown({ a: form(true, '/V <FEFF0639> /AP << /N 7 0 R >>') })
    expect(looks).toEqual([expect.stringContaining('(APPROVED) Tj')])
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
