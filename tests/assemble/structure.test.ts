import { PDFArray, PDFDict, PDFName, PDFRawStream, PDFRef } from 'pdf-lib'
import { describe, expect, it } from 'vitest'
import { flattenTree } from '../../src/pdf/pages/flatten-tree.ts'
import { type Objects, onePage, stream, writePdf } from '../attachments/write-pdf.ts'
import { faultsOf } from './faults.ts'
import { inspect } from './inspect.ts'
import { packOf } from './make-pack.ts'

describe('structure', () => {
  const tagged: Objects = {
    ...onePage('', ''),
    1: '<< /Type /Catalog /Pages 2 0 R /Lang (de) /StructTreeRoot 6 0 R /MarkInfo << /Marked true >> >>',
    3: '<< /Type /Page /Parent 2 0 R /MediaBox [0 0 200 300] /Contents 4 0 R /StructParents 0 /Resources << /Font << /F1 5 0 R >> >> /Annots [12 0 R] >>',
    4: stream(
      '/Head << /MCID 0 >> BDC BT /F1 12 Tf 9 90 Td (Title) Tj ET EMC /P << /MCID 1 >> BDC BT /F1 12 Tf 9 9 Td (Text) Tj ET EMC',
    ),
    6: '<< /Type /StructTreeRoot /K [7 0 R] /RoleMap << /Head /H1 /P /P /Loop /Loop >> /ParentTree << /Nums [0 [8 0 R 9 0 R]] >> >>',
    7: '<< /Type /StructElem /S /Document /P 6 0 R /K [8 0 R 9 0 R 7 0 R] >>',
    8: '<< /Type /StructElem /S /Head /P 7 0 R /Pg 3 0 R /K 0 /ID (title) >>',
    9: '<< /Type /StructElem /S /P /P 7 0 R /Pg 3 0 R /K [1 << /Type /OBJR /Obj 12 0 R >>] >>',
    12: '<< /Type /Annot /Subtype /Link /Rect [0 0 9 9] /StructParent 7 /A << /S /URI /URI (https://rb.example/) >> >>',
  }

  it('of each attachment stands between what is read before and after', async () => {
    const { pack } = await packOf({ a: writePdf(tagged), b: writePdf(onePage('Plain')) })
    const { structure, elements } = await inspect(pack.bytes)
    expect(structure).toBe('Document(P Part(Document(Head P)) Part(P) P)')
    expect(elements.find(({ role }) => role === 'Head')?.standard).toBe('H1')
  })

  it('keeps language and identifiers, and rebuilds the way back from the content', async () => {
    const { pack } = await packOf({ a: writePdf(tagged), b: writePdf(tagged) })
    const { reader, elements, at, pages, document } = await inspect(pack.bytes)
    const parts = elements.filter(({ role }) => role === 'Part')
    expect(parts.map(({ dict }) => reader.text(dict.get(PDFName.of('Lang'))))).toEqual(['de', 'de'])
    const heads = elements.filter(({ role }) => role === 'Head')
    expect(heads.map(({ dict }) => reader.key(dict.get(PDFName.of('ID'))))).toEqual(['a-1', 'b-1'])
    const numbers = reader.array(at('StructTreeRoot', 'ParentTree', 'Nums'))?.asArray() ?? []
    const byKey = new Map<number, PDFRef | PDFArray | undefined>()
    for (let index = 0; index < numbers.length; index += 2) {
      const value = numbers[index + 1]
      const resolved = reader.resolve(value)
      byKey.set(
        reader.number(numbers[index]) ?? -1,
        resolved instanceof PDFArray ? resolved : value instanceof PDFRef ? value : undefined,
      )
    }
    for (const [page, head] of [
      [1, heads[0]],
      [2, heads[1]],
    ] as const) {
      const dict = pages[page]
      const entry = byKey.get(reader.number(dict?.get(PDFName.of('StructParents'))) ?? -1)
      expect(entry instanceof PDFArray && reader.dict(entry.get(0)) === head?.dict).toBe(true)
      const annotation = reader.dict(reader.array(dict?.get(PDFName.of('Annots')))?.get(0))
      const owner = byKey.get(reader.number(annotation?.get(PDFName.of('StructParent'))) ?? -1)
      expect(reader.name(reader.dict(owner)?.get(PDFName.of('S')))?.decodeText()).toBe('P')
    }
    expect(document.context.lookup(document.context.trailerInfo.Root)).toBeInstanceOf(PDFDict)
  })

  it.each([
    ['another meaning of a standard type', '/Figure /Aside /Aside /Span', 'Figure', 'Span', 'Span'],
    ['itself as the meaning of a standard type', '/Quote /Quote', 'Quote', 'Quote', 'Quote'],
    ['a chain of types', '/Lead /Intro /Intro /P', 'Lead', 'Lead', 'P'],
    ['types without an end', '/Lead /Intro /Intro /Lead', 'Lead', 'Lead', 'NonStruct'],
    ['a type of PDF 2.0', '', 'FENote', 'FENote', 'Note'],
    ['a type that nobody knows', '', 'Lead', 'Lead', 'NonStruct'],
  ])('understands %s', async (_name, map, given, role, standard) => {
    const file = writePdf({
      ...tagged,
      6: `<< /Type /StructTreeRoot /K [7 0 R] /RoleMap << ${map} >> >>`,
      8: `<< /Type /StructElem /S /${given} /P 7 0 R /Pg 3 0 R /K 0 >>`,
    })
    const { elements } = await inspect((await packOf({ a: file })).pack.bytes)
    expect(elements[4]).toMatchObject({ role, standard })
  })

  it('leaves a page of a tagged file alone that shows nothing but artifacts', async () => {
    const artifacts = stream('/Artifact BMC BT /F1 12 Tf 9 9 Td (Page 7) Tj ET EMC')
    const last = {
      2: '<< /Type /Pages /Kids [3 0 R 20 0 R] /Count 2 >>',
      20: '<< /Type /Page /Parent 2 0 R /MediaBox [0 0 200 300] /Contents 21 0 R /Resources << /Font << /F1 5 0 R >> >> >>',
      21: artifacts,
    }
    const pack = await inspect((await packOf({ a: writePdf({ ...tagged, ...last }) })).pack.bytes)
    expect(pack.structure).toBe('Document(P Part(Document(Head P)) P)')
    expect(pack.pages[2]?.has(PDFName.of('StructParents'))).toBe(false)
    const marked = stream('/Artifact BMC BT /F1 12 Tf 9 99 Td (The panel met.) Tj ET EMC')
    const untagged = await inspect((await packOf({ a: writePdf({ ...onePage(''), 4: marked }) })).pack.bytes)
    expect(untagged.structure).toBe('Document(P Part(P) P)')
  })

  it('gives a page with the remains of lost tags one of its own', async () => {
    // With a mark that is never closed, nothing is recognised.
    const contents = '/H1 <</MCID 0>> BDC EMC /P <</MCID 4>> BDC BT /F1 12 Tf 9 9 Td (Text) Tj ET'
    const pack = await inspect((await packOf({ a: writePdf({ ...onePage(''), 4: stream(contents) }) })).pack.bytes)
    expect(faultsOf(pack)).toEqual([])
    expect(pack.structure).toBe('Document(P Part(P) P)')
    expect(pack.elements[3]?.kids).toMatchObject([{ kind: 'content', mcid: 5 }])
    const key = pack.reader.number(pack.pages[1]?.get(PDFName.of('StructParents')))
    const entries = flattenTree(pack.reader, pack.at('StructTreeRoot', 'ParentTree'), PDFName.of('Nums'))
    const parents = pack.reader.array(entries.find(([number]) => pack.reader.number(number) === key)?.[1])
    expect(parents?.asArray().map((value) => pack.reader.dict(value))).toEqual(Array(6).fill(pack.elements[3]?.dict))
  })

  it('says that a scan is a picture', async () => {
    const scan = writePdf({
      ...onePage(''),
      3: '<< /Type /Page /Parent 2 0 R /MediaBox [0 0 200 300] /Contents 4 0 R /Resources << /XObject << /Im 6 0 R >> >> >>',
      4: stream('q 200 0 0 300 0 0 cm /Im Do Q'),
      6: stream(
        '\x80',
        '/Type /XObject /Subtype /Image /Width 1 /Height 1 /ColorSpace /DeviceGray /BitsPerComponent 8',
      ),
    })
    const { pack } = await packOf({ a: scan })
    const { structure, elements, reader } = await inspect(pack.bytes)
    expect(structure).toBe('Document(P Part(Figure) P)')
    const figure = elements.find(({ role }) => role === 'Figure')
    expect(reader.text(figure?.dict.get(PDFName.of('Alt')))).toMatch(/Page 1 of “Paper a”: a picture/)
  })

  it('of nothing but tagged parts that pass every check earns the identifier, anything else loses it', async () => {
    const identifier = async (files: Record<string, Uint8Array>): Promise<boolean> => {
      const { at } = await inspect((await packOf(files)).pack.bytes)
      const metadata = at('Metadata')
      const bytes = metadata instanceof PDFRawStream ? metadata.contents : new Uint8Array()
      return Buffer.from(bytes).toString('utf8').includes('pdfuaid:part')
    }
    expect(await identifier({})).toBe(true)
    expect(await identifier({ a: writePdf(onePage('Untagged')) })).toBe(false)
    expect(await identifier({ a: writePdf(tagged) })).toBe(false)
  })
})
