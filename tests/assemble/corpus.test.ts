import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { beforeAll, describe, expect, it } from 'vitest'
import { assemble } from '../../src/assemble/assemble.ts'
import type { Attachment } from '../../src/attachments/attachment.ts'
import { loadPdfium, type Pdfium, type PdfiumDocument } from '../../src/attachments/contents/pdfium.ts'
import { openAttachment } from '../../src/attachments/opening/open.ts'
import { place, typesetPack } from './make-pack.ts'

const folder = join(import.meta.dirname, '../../../shared/corpus/pdf')

/** One password is known; one file is larger than a test has time for. */
const passwords: Readonly<Record<string, string>> = { 'libreoffice-writer-password.pdf': 'openpassword' }
const slow = new Set(['linearized_with_object_streams.pdf', 'bug1978317.pdf'])

/** Opens only with qpdf. */
const needsQpdf = new Set(['issue15893_reduced.pdf'])

const files = existsSync(folder) ? readdirSync(folder).filter((name) => name.endsWith('.pdf') && !slow.has(name)) : []

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

describe.skipIf(files.length === 0)('hostile files from elsewhere', () => {
  let pdfium: Pdfium
  beforeAll(async () => {
    pdfium = await loadPdfium()
  })

  it.each(files)('%s looks in the pack as it did before', async (file) => {
    const bytes = readFileSync(join(folder, file))
    const password = passwords[file]
    const options = { place, title: file, allowOutsidePrograms: false, ...(password ? { password } : {}) }
    const { value, messages } = await openAttachment(file, bytes, options)
    if (needsQpdf.has(file)) {
      expect(messages[0]?.reason).toContain('needs a password')
      return
    }
    if (!value) throw new Error(messages.map(String).join('\n'))
    const pack = await assembled(value)
    const source = value.mending.includes('header') ? undefined : opened(pdfium, bytes, password)
    const result = opened(pdfium, pack.bytes)
    expect(result.pageCount).toBe(value.pages.length + 2)
    for (const { page, index } of source ? pack.typeset.reserved.slice(0, 20) : []) {
      if (source) expect(difference(source, page, result, index), `page ${page + 1}`).toBeLessThan(0.002)
    }
    source?.close()
    result.close()
  })
})
