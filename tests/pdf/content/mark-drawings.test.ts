import { PDFDocument } from 'pdf-lib'
import { describe, expect, it } from 'vitest'
import { findDrawings } from '../../../src/pdf/content/drawings.ts'
import { artifact, markDrawings } from '../../../src/pdf/content/mark-drawings.ts'
import { createReader } from '../../../src/pdf/objects.ts'

const { context } = await PDFDocument.create()
const reader = createReader(context)

/** Contents with marks by the key of each drawing; `-` is an artifact. */
function marked(contents: string, keys: string): string | undefined {
  const bytes = Buffer.from(contents, 'latin1')
  const found = findDrawings(bytes, reader, undefined)
  if (!found) return undefined
  expect(found.drawings).toHaveLength(keys.length)
  const made = markDrawings(bytes, found, (index) => (keys[index] === '-' ? artifact : { key: keys[index], tag: 'P' }))
  return Buffer.from(made.bytes).toString('latin1').replace(/\s+/g, ' ').trim()
}

describe('marks around what is drawn', () => {
  it.each([
    ['words', 'BT 9 9 Td (a) Tj ET', 'a', '/P <</MCID 0>> BDC BT 9 9 Td (a) Tj ET EMC'],
    [
      'words of two elements in one text object',
      'BT (a) Tj 9 9 Td (b) Tj ET',
      'ab',
      'BT /P <</MCID 0>> BDC (a) Tj EMC 9 9 Td /P <</MCID 1>> BDC (b) Tj EMC ET',
    ],
    [
      'neighbours of one element',
      'BT (a) Tj (b) Tj ET BT (c) Tj ET',
      'aaa',
      '/P <</MCID 0>> BDC BT (a) Tj (b) Tj ET BT (c) Tj ET EMC',
    ],
    ['a path from its first point on', '1 w 0 0 m 9 9 l S', '-', '1 w /Artifact BMC 0 0 m 9 9 l S EMC'],
    ['a clip that draws nothing', '0 0 9 9 re W n (a) Tj', 'a', '0 0 9 9 re W n /P <</MCID 0>> BDC (a) Tj EMC'],
    [
      'a picture within the contents',
      'q BI /W 1 /H 1 ID \x00\x01 EI Q',
      'a',
      'q /P <</MCID 0>> BDC BI /W 1 /H 1 ID \x00\x01 EI EMC Q',
    ],
    ['old marks, which go', '/H1 <</MCID 7>> BDC (a) Tj EMC', 'a', '/P <</MCID 0>> BDC (a) Tj EMC'],
    [
      'old marks that say how to read what they hold, which stay',
      '/Span <</MCID 7 /Lang (de)>> BDC (a) Tj EMC',
      'a',
      '/Span << /Lang (de)>> BDC /P <</MCID 0>> BDC (a) Tj EMC EMC',
    ],
    [
      'what is read out as something else, as a whole',
      'BT /Span <</ActualText (fi)>> BDC (a) Tj (b) Tj EMC (c) Tj ET',
      'ab',
      'BT /P <</MCID 0>> BDC /Span <</ActualText (fi)>> BDC (a) Tj (b) Tj EMC EMC /P <</MCID 1>> BDC (c) Tj EMC ET',
    ],
    [
      'layers, which stay',
      '(a) Tj /OC /L BDC (b) Tj EMC (c) Tj',
      'aaa',
      '/P <</MCID 0>> BDC (a) Tj EMC /OC /L BDC /P <</MCID 1>> BDC (b) Tj EMC EMC /P <</MCID 2>> BDC (c) Tj EMC',
    ],
  ])('hold %s', (_name, contents, keys, expected) => {
    expect(marked(contents, keys)).toBe(expected)
  })

  it.each([
    ['a mark that is never closed', '/Span BMC (a) Tj'],
    ['the end of a mark that never began', '(a) Tj EMC'],
    ['a text object that is never closed', 'BT (a) Tj'],
    ['a mark within a path', '0 0 m /Span BMC 9 9 l S EMC'],
    ['a mark with words that ends in another text object', '/Span <</Alt (a)>> BDC BT (a) Tj EMC ET'],
    ['a string that is never closed', '(a) Tj (b'],
  ])('are not made where there is %s', (_name, contents) => {
    expect(marked(contents, '')).toBeUndefined()
  })
})
