import { deflateSync } from 'node:zlib'
import { describe, expect, it } from 'vitest'
import { openAttachment } from '../../../src/attachments/opening/open.ts'
import { packOf, place } from '../../assemble/make-pack.ts'
import { readPdf } from '../../support/pdf/read-pdf.ts'
import { type Objects, onePage, stream, writePdf } from '../write-pdf.ts'

/** Text of each page of a pack with the file, the agenda and the last page left out. */
async function shown(bytes: Uint8Array): Promise<string[]> {
  const { pack } = await packOf({ a: bytes })
  const { pages } = await readPdf(pack.bytes)
  return pages.slice(1, -1).map(({ text }) => text.replace(/Page \d+/, '').trim())
}

/** Puts something in front of the cross-reference table, which then starts later. */
function beforeTable(bytes: Uint8Array, inserted: string): Uint8Array {
  const text = Buffer.from(bytes).toString('latin1')
  const at = text.indexOf('xref\n0')
  const moved = text.slice(at).replace(/startxref\n\d+/, `startxref\n${at + inserted.length}`)
  return Buffer.from(text.slice(0, at) + inserted + moved, 'latin1')
}

const words = (text: string): string => `BT /F1 12 Tf 40 150 Td (${text}) Tj ET`

describe('what the cross-reference table means', () => {
  it('is shown where an object is defined twice', async () => {
    const stale = `4 0 obj\n${stream(words('Draft'))}\nendobj\n`
    expect(await shown(beforeTable(writePdf(onePage('Final')), stale))).toEqual(['Final'])
  })

  it('is shown where a stream of objects holds an older definition', async () => {
    const members = '3 0 << /Type /Page /Parent 2 0 R /MediaBox [0 0 90 90] >>'
    const stale = `9 0 obj\n${stream(members, '/Type /ObjStm /N 1 /First 4')}\nendobj\n`
    expect(await shown(beforeTable(writePdf(onePage('Final')), stale))).toEqual(['Final'])
  })
})

describe('streams', () => {
  const twoPages = (first: string): Objects => ({
    ...onePage(''),
    2: '<< /Type /Pages /Kids [3 0 R 6 0 R] /Count 2 >>',
    4: first,
    6: '<< /Type /Page /Parent 2 0 R /MediaBox [0 0 200 300] /Contents 7 0 R /Resources << /Font << /F1 5 0 R >> >> >>',
    7: stream(words('Second')),
  })

  it('that speak of a stream, their length elsewhere, do not swallow what follows', async () => {
    const contents = words('Downstream of the weir')
    const first = stream(contents).replace(/\/Length \d+/, '/Length 8 0 R')
    expect(await shown(writePdf({ ...twoPages(first), 8: `${contents.length}` }))).toEqual([
      'Downstream of the weir',
      'Second',
    ])
  })

  it.each([
    ['without an end', (text: string) => text.replace('\nendstream', '')],
    ['with a misspelt end', (text: string) => text.replace('endstream', 'endstreem')],
    ['with too short a length', (text: string) => text.replace(/\/Length \d+/, '/Length 9')],
    ['with too great a length', (text: string) => text.replace(/\/Length \d+/, '/Length 90000')],
    ['without a length', (text: string) => text.replace(/\/Length \d+/, '')],
  ])('%s keep their text', async (_name, damage) => {
    expect(await shown(writePdf(twoPages(damage(stream(words('First'))))))).toEqual(['First', 'Second'])
  })
})

describe('objects that cannot be parsed', () => {
  it('are read by the other engine', async () => {
    const font = '<< /Type /Font /Subtype /Type1 /BaseFont /Courier /Encoding /WinAnsiEncoding /FirstChar --5 >>'
    expect(await shown(writePdf({ ...onePage('Hello'), 5: font }))).toEqual(['Hello'])
  })
})

describe('a page that is not there', () => {
  const file = writePdf({ ...onePage('First'), 2: '<< /Type /Pages /Kids [3 0 R 44 0 R] /Count 2 >>' })

  it('keeps its place, blank, with a warning', async () => {
    expect(await shown(file)).toEqual(['First', ''])
    const { messages } = await openAttachment('plan.pdf', file, { place, title: 'Plan', allowOutsidePrograms: false })
    const told = messages.filter((made) => made.ruleId === 'attachment-pages')
    expect(told.map(({ reason }) => reason)).toEqual([expect.stringMatching(/^Page 2 is missing from “Plan”/)])
  })
})

describe('leaves of the page tree', () => {
  it.each(['Pages', 'Catalog', 'Template'])('are pages even where they say they are %s', async (type) => {
    const page = onePage('First')[3]?.replace('/Type /Page', `/Type /${type}`) ?? ''
    expect(await shown(writePdf({ ...onePage('First'), 3: page }))).toEqual(['First'])
  })

  it('are found below a node that says it is a page', async () => {
    const nodes = { 2: '<< /Type /Page /Kids [3 0 R] /Count 1 >>' }
    expect(await shown(writePdf({ ...onePage('First'), ...nodes }))).toEqual(['First'])
  })
})

describe('a header', () => {
  it('may name PostScript', async () => {
    const text = Buffer.from(writePdf(onePage('Hello'))).toString('latin1')
    expect(await shown(Buffer.from(text.replace('%PDF-1.7', '%!PS-Adobe-3.0 PDF-1.4'), 'latin1'))).toEqual(['Hello'])
  })
})

describe('damaged contents', () => {
  const packed = deflateSync(Buffer.from(words('Up to here'))).toString('latin1')

  it('are shown as far as they go, with a warning', async () => {
    const file = writePdf({ ...onePage(''), 4: stream(packed.slice(0, -6), '/Filter /FlateDecode') })
    expect(await shown(file)).toEqual(['Up to here'])
    const { messages } = await openAttachment('plan.pdf', file, { place, title: 'Plan', allowOutsidePrograms: false })
    expect(messages.map(({ reason }) => reason)).toContainEqual(expect.stringMatching(/^Page 1 of “Plan” .*is damaged/))
  })

  it('are not found in a good file', async () => {
    const file = writePdf({ ...onePage(''), 4: stream(packed, '/Filter /FlateDecode') })
    const { messages } = await openAttachment('plan.pdf', file, { place, title: 'Plan', allowOutsidePrograms: false })
    expect(messages.map(({ ruleId }) => ruleId)).not.toContain('attachment-damaged')
  })
})
