import { type Assembled, assemble } from '../../src/assemble/assemble.ts'
import type { AssembleDocument } from '../../src/assemble/input.ts'
import type { Attachment } from '../../src/attachments/attachment.ts'
import { openAttachment } from '../../src/attachments/opening/open.ts'
import type { PageSize } from '../../src/pdf/geometry.ts'
import type { ReservedPage, Typeset } from '../../src/typeset/result.ts'
import { stream, writePdf } from '../attachments/write-pdf.ts'
import { english } from '../support/wording.ts'

export const place = { file: 'meeting.yaml', start: { line: 3, column: 5 }, end: { line: 3, column: 9 } }

interface Paper {
  id: string
  pages: readonly PageSize[]
}

/**
 * A typeset pack as the typeset stage gives it: an agenda of one tagged page with a link to each paper, a reserved page for
 * each page of an attachment with a stamp on it, and a last tagged page. Numbers start at `firstNumber`.
 */
export function typesetPack(papers: readonly Paper[], firstNumber = 1): Typeset {
  const reserved: ReservedPage[] = []
  const objects: Record<number, string> = {}
  const pageRefs: string[] = []
  let next = 20
  const addPage = (size: PageSize, contents: string, entries: string): number => {
    const page = next
    next += 2
    objects[page + 1] = stream(contents)
    objects[page] =
      `<< /Type /Page /Parent 2 0 R /MediaBox [0 0 ${size.width} ${size.height}] /Contents ${page + 1} 0 R ` +
      `/Resources << /Font << /F1 3 0 R >> >> ${entries} >>`
    pageRefs.push(`${page} 0 R`)
    return page
  }
  const a4 = { width: 595, height: 842 }
  const text = (words: string): string => `/P << /MCID 0 >> BDC BT /F1 12 Tf 60 700 Td (${words}) Tj ET EMC`
  const agenda = addPage(a4, text('Agenda'), '/StructParents 0')
  const links: number[] = []
  for (const { id, pages } of papers) {
    for (const [page, size] of pages.entries()) {
      reserved.push({ document: id, page, index: pageRefs.length })
      const stamp = `/Artifact BMC BT /F1 10 Tf ${size.width - 80} 14 Td (Page ${firstNumber + pageRefs.length}) Tj ET EMC`
      const ref = addPage(size, stamp, '')
      if (page === 0) {
        const link = next
        next += 1
        objects[link] =
          `<< /Type /Annot /Subtype /Link /Rect [60 600 200 620] /Border [0 0 0] /Contents (To ${id}) ` +
          `/Dest [${ref} 0 R /XYZ 0 ${size.height} null] /StructParent ${2 + links.length} >>`
        links.push(link)
      }
    }
  }
  objects[agenda] =
    `${objects[agenda]?.replace(/>>$/, '')} /Annots [${links.map((link) => `${link} 0 R`).join(' ')}] >>`
  const linked = links.map((link) => `<< /Type /OBJR /Obj ${link} 0 R >>`)
  const parents = links.map((_, index) => `${2 + index} 6 0 R`)
  const last = addPage(a4, text('Closing words'), '/StructParents 1')
  const pdf = writePdf({
    ...objects,
    1: '<< /Type /Catalog /Pages 2 0 R /StructTreeRoot 4 0 R /MarkInfo << /Marked true >> >>',
    2: `<< /Type /Pages /Kids [${pageRefs.join(' ')}] /Count ${pageRefs.length} >>`,
    3: '<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica /Encoding /WinAnsiEncoding >>',
    4: `<< /Type /StructTreeRoot /K 5 0 R /ParentTree << /Nums [0 [6 0 R] 1 [7 0 R] ${parents.join(' ')}] >> >>`,
    5: '<< /Type /StructElem /S /Document /P 4 0 R /K [6 0 R 7 0 R] >>',
    6: `<< /Type /StructElem /S /P /P 5 0 R /Pg ${agenda} 0 R /K [0 ${linked.join(' ')}] >>`,
    7: `<< /Type /StructElem /S /P /P 5 0 R /Pg ${last} 0 R /K 0 >>`,
  })
  const outline = papers.map(({ id }) => ({
    title: `Paper ${id}`,
    index: reserved.find(({ document }) => document === id)?.index ?? 0,
    y: 0,
    document: id,
    children: [],
  }))
  const numbers = pageRefs.map((_, index) => firstNumber + index)
  return { pdf, pageCount: pageRefs.length, numbers, spans: [], reserved, outline, messages: [] }
}

export async function attachmentOf(bytes: Uint8Array, path = 'plan.pdf'): Promise<Attachment> {
  const { value, messages } = await openAttachment(path, bytes, { place, title: path, allowOutsidePrograms: false })
  if (!value) throw new Error(messages.map(String).join('\n'))
  return value
}

/** A pack of these attachments, in their order, by id: all of their pages, or the first so many. */
export async function packOf(
  files: Readonly<Record<string, Uint8Array>>,
  document: Partial<AssembleDocument> = {},
  shown = Number.POSITIVE_INFINITY,
): Promise<{ pack: Assembled; typeset: Typeset }> {
  const attachments = new Map<string, Attachment>()
  for (const [id, bytes] of Object.entries(files)) attachments.set(id, await attachmentOf(bytes, `${id}.pdf`))
  const typeset = typesetPack([...attachments].map(([id, { pages }]) => ({ id, pages: pages.slice(0, shown) })))
  const pack = await assemble({
    wording: english,
    typeset,
    attachments,
    documents: new Map(
      [...attachments.keys()].map((id) => [
        id,
        {
          title: `Paper ${id}`,
          itemLabel: '1',
          stamp: 'overlay',
          ownNumbers: false,
          keepFiles: false,
          keepComments: false,
          place,
          ...document,
        },
      ]),
    ),
    title: 'Agenda pack',
    language: 'en-GB',
    author: 'Riverbank Council',
    date: undefined,
  })
  return { pack, typeset }
}
