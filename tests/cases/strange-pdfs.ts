import { deflateSync } from 'node:zlib'
import { type Objects, onePage, stream } from '../attachments/write-pdf.ts'

const text = 'BT /F1 12 Tf 40 150 Td (Hello) Tj ET\n'.repeat(200)
const packed = deflateSync(Buffer.from(text)).toString('latin1')
const contents = (data: string, filter = '/FlateDecode'): Objects => ({
  ...onePage('Hello'),
  4: stream(data, `/Filter ${filter}`),
})
const page = (entries: string, more: Objects = {}): Objects => ({ ...onePage('Hello', entries), ...more })

/** Grey rows of a picture, each after the byte that a prediction as in PNG begins a row with. */
const predicted = (columns: number): string =>
  deflateSync(
    Buffer.from(
      Array.from({ length: (400 / columns) * (columns + 1) }, (_, at) => (at % (columns + 1) === 0 ? 0 : at % 250)),
    ),
  ).toString('latin1')
const picture = (columns: number, entries: string): Objects => ({
  ...onePage('Hello'),
  3:
    '<< /Type /Page /Parent 2 0 R /MediaBox [0 0 200 300] /Contents 4 0 R ' +
    '/Resources << /XObject << /Im2 6 0 R >> >> >>',
  4: stream('q 100 0 0 100 40 100 cm /I#6d2 Do Q'),
  6: stream(
    predicted(columns),
    `/Type /XObject /Subtype /Image /Width 20 /Height 20 /BitsPerComponent 8 /ColorSpace /DeviceGray ${entries}`,
  ),
})

/** Objects of files with something odd about them, by what that is. */
export const strangePdfs: readonly [string, Objects][] = [
  ['contents that break off', contents(packed.slice(0, packed.length / 2))],
  ['contents that are damaged', contents(`${packed.slice(0, 40)}\xff\xee${packed.slice(42)}`)],
  ['contents without a check sum', contents(packed.slice(0, -4))],
  ['contents that are nothing of the kind', contents('Riverbank')],
  ['contents packed as a picture', contents(text, '/JBIG2Decode')],
  [
    'operators in another stream than their words',
    page('', {
      4: stream('BT /F1 12 Tf 40 150 Td [(Hel) -20 (lo)]'),
      6: stream('TJ ET'),
      3:
        '<< /Type /Page /Parent 2 0 R /MediaBox [0 0 200 300] /Contents [4 0 R 6 0 R] ' +
        '/Resources << /Font << /F1 5 0 R >> >> >>',
    }),
  ],
  [
    'a picture whose parameters stand in a list',
    picture(20, '/Filter [/FlateDecode] /DecodeParms [<< /Predictor 15 /Columns 20 >>]'),
  ],
  [
    'a picture predicted in rows of another length',
    picture(10, '/Filter /FlateDecode /DecodeParms << /Predictor 15 /Columns 10 >>'),
  ],
  ['a page with kids', page('/Kids [3 0 R] /Count 1')],
  ['values that refer to nothing', page('/Group 70 0 R /Annots [71 0 R null] /Thumb 72 0 R')],
  ['a page tree that loops', page('', { 2: '<< /Type /Pages /Kids [3 0 R 2 0 R] /Count 2 >>' })],
  [
    'the same page twice',
    page('/Annots [<< /Type /Annot /Subtype /Square /Rect [0 0 9 9] >>]', {
      2: '<< /Type /Pages /Kids [3 0 R 3 0 R] /Count 2 >>',
    }),
  ],
  [
    'bookmarks, names and tags that loop',
    page('', {
      1: '<< /Type /Catalog /Pages 2 0 R /Outlines 20 0 R /Names << /Dests 22 0 R >> /StructTreeRoot 23 0 R >>',
      20: '<< /First 21 0 R /Last 21 0 R >>',
      21: '<< /Title (Again) /Parent 20 0 R /Next 21 0 R /First 21 0 R /Dest [3 0 R /Fit] >>',
      22: '<< /Kids [22 0 R] >>',
      23: '<< /Type /StructTreeRoot /K 24 0 R /ParentTree 22 0 R >>',
      24: '<< /Type /StructElem /S /Div /P 23 0 R /K [24 0 R 0 << /Type /MCR /MCID 1 /Pg 99 0 R >>] >>',
    }),
  ],
  ['a number beyond all bounds', page(`/Odd 1${'0'.repeat(40)}`)],
  ['a page beyond all bounds', page(`/CropBox [0 0 1${'0'.repeat(40)} 9]`)],
  ['digits that are none, and a zero in a name', page('/Odd <0G1H2> /Zero#00 /Also#00')],
  ['values nested a thousand deep', page(`/Deep ${'['.repeat(1000)}${']'.repeat(1000)}`)],
]
