import { beforeAll, describe, expect, it } from 'vitest'
import { assemble } from '../../src/assemble/assemble.ts'
import type { Attachment } from '../../src/attachments/attachment.ts'
import { loadPdfium, type Pdfium, type PdfiumDocument } from '../../src/attachments/contents/pdfium.ts'
import { openAttachment } from '../../src/attachments/opening/open.ts'
import { writePdf } from '../attachments/write-pdf.ts'
import { strangePdfs } from '../cases/strange-pdfs.ts'
import { english } from '../support/wording.ts'
import { place, typesetPack } from './make-pack.ts'

async function assembled(attachment: Attachment) {
  const typeset = typesetPack([{ id: 'a', pages: attachment.pages }])
  const document = {
    title: 'A',
    itemLabel: '1',
    stamp: 'overlay',
    ownNumbers: false,
    keepFiles: false,
    keepComments: false,
    place,
  } as const
  const { bytes } = await assemble({
    wording: english,
    typeset,
    attachments: new Map([['a', attachment]]),
    documents: new Map([['a', document]]),
    title: 'Pack',
    language: 'en-GB',
    date: undefined,
  })
  return { bytes, typeset }
}

function opened(pdfium: Pdfium, bytes: Uint8Array, password = ''): PdfiumDocument {
  const document = pdfium.open(bytes, password)
  if (typeof document === 'string') throw new Error(document)
  return document
}

/** Share of pixels that differ, the strip of the stamp left out. */
function difference(a: PdfiumDocument, pageOfA: number, b: PdfiumDocument, pageOfB: number): number {
  const [first, second] = [a.page(pageOfA), b.page(pageOfB)]
  if (!first || !second) return first === second ? 0 : 1
  const part = [0, 30, first.width, first.height] as const
  const scale = 200 / Math.max(first.width, first.height)
  const [before, after] = [first.picture(part, scale), second.picture(part, scale)]
  first.close()
  second.close()
  if (before.width !== after.width || before.height !== after.height) return 1
  const differing = before.values.filter((value, index) => Math.abs(value - (after.values[index] ?? 0)) > 40)
  return differing.length / Math.max(1, before.values.length)
}

/** What PDFium alone draws otherwise: its own reading is no measure for them. */
const READ_DIFFERENTLY = ['contents packed as a picture', 'a page with kids', 'a page beyond all bounds']

describe('files with something odd about them', () => {
  let pdfium: Pdfium
  beforeAll(async () => {
    pdfium = await loadPdfium()
  })

  it.each(strangePdfs.filter(([name]) => !READ_DIFFERENTLY.includes(name)))(
    'such as %s look in the pack as they did before',
    async (name, objects) => {
      const bytes = writePdf(objects)
      const { value, messages } = await openAttachment('a.pdf', bytes, {
        place,
        title: name,
        allowOutsidePrograms: false,
      })
      if (!value) throw new Error(messages.map(String).join('\n'))
      const pack = await assembled(value)
      const source = opened(pdfium, bytes)
      const result = opened(pdfium, pack.bytes)
      expect(result.pageCount).toBe(value.pages.length + 2)
      for (const { page, index } of pack.typeset.reserved.slice(0, 20)) {
        expect(difference(source, page, result, index), `page ${page + 1}`).toBeLessThan(0.002)
      }
      source.close()
      result.close()
    },
  )
})
