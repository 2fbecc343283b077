import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { type OpenOptions, openAttachment } from '../../../src/attachments/opening/open.ts'
import { type Message, severityOf } from '../../../src/messages/message.ts'
import { type Objects, onePage, stream, writePdf } from '../write-pdf.ts'

const place = { file: 'meetings/may/meeting.yaml', start: { line: 9, column: 11 }, end: { line: 9, column: 20 } }

function open(bytes: Uint8Array, options: Partial<OpenOptions> = {}) {
  const all = { place, title: 'Flood plan', allowOutsidePrograms: false, ...options }
  return openAttachment('meetings/may/plan.pdf', bytes, all)
}

async function opened(objects: Objects) {
  const { value, messages } = await open(writePdf(objects))
  if (!value) throw new Error(messages.map(String).join('\n'))
  return { attachment: value, messages }
}

function errors(messages: readonly Message[]): Message[] {
  return messages.filter((made) => severityOf(made) === 'error')
}

describe('a file that is no PDF', () => {
  const files: [string, string | Uint8Array, RegExp][] = [
    ['an empty file', '', /an empty file/],
    ['a web page', '<!DOCTYPE html><html><body>Please log in</body></html>', /web page/],
    ['a Word document', 'PK\x03\x04 word/document.xml', /Word/],
    ['an old Word document', new Uint8Array([0xd0, 0xcf, 0x11, 0xe0, 0xa1, 0xb1]), /old Word/],
    ['a JPEG picture', new Uint8Array([0xff, 0xd8, 0xff, 0xe0, 0, 16]), /JPEG/],
    ['zeros', new Uint8Array(5000), /contains nothing/],
    ['anything else', 'Minutes of the meeting', /another kind of file/],
  ]
  it.each(files)('names %s and says what to do', async (_name, contents, expected) => {
    const bytes = typeof contents === 'string' ? Buffer.from(contents, 'latin1') : contents
    const { value, messages } = await open(bytes)
    expect(value).toBeUndefined()
    expect(messages).toHaveLength(1)
    expect(messages[0]?.reason).toMatch(/plan\.pdf: This is .*, not a PDF\./)
    expect(messages[0]?.reason).toMatch(expected)
    expect(messages[0]?.note).toMatch(/\b(?:ask|export|save|put|convert|fetch|download)\b.*\.$/is)
    expect(messages[0]?.place).toMatchObject({ start: { line: 9, column: 11 } })
  })

  it('tells a file that was cut short from a damaged one', async () => {
    const cut = await open(Buffer.from('%PDF-1.7\n1 0 obj\n<< /Type /Cat'))
    expect(cut.messages[0]?.reason).toContain('end of the file is missing')
    const damaged = await open(Buffer.from('%PDF-1.7\nnothing to see\nstartxref\n9\n%%EOF\n'))
    expect(damaged.messages[0]?.reason).toContain('is damaged')
  })

  it('names the owner to ask', async () => {
    const { messages } = await open(Buffer.from('%PDF-1.7\n1 0 obj'), { owner: 'the Riverbank Trust' })
    expect(messages[0]?.note).toContain('the Riverbank Trust')
  })
})

describe('pages', () => {
  it('have the size that a reader sees', async () => {
    const sizes = async (page: string) => (await opened(onePage('Hello', page))).attachment.pages
    expect(await sizes('')).toEqual([{ width: 200, height: 300 }])
    expect(await sizes('/Rotate 90')).toEqual([{ width: 300, height: 200 }])
    expect(await sizes('/Rotate -450')).toEqual([{ width: 300, height: 200 }])
    expect(await sizes('/UserUnit 2')).toEqual([{ width: 400, height: 600 }])
    expect(await sizes('/CropBox [10 20 110 500]')).toEqual([{ width: 100, height: 280 }])
    expect(await sizes('/CropBox [900 900 950 950]')).toEqual([{ width: 200, height: 300 }])
  })

  it('are found in a tree that loops', async () => {
    const { attachment } = await opened({
      ...onePage('Hello'),
      2: '<< /Type /Pages /Kids [3 0 R 2 0 R 6 0 R] /Count 1 >>',
      6: '<< /Type /Pages /Kids [2 0 R] /Parent 2 0 R >>',
    })
    expect(attachment.pages).toHaveLength(1)
  })

  it('are counted, not believed', async () => {
    const { attachment } = await opened({
      ...onePage('Hello'),
      2: '<< /Type /Pages /Kids [3 0 R] /Count 9999999999 >>',
    })
    expect(attachment.pages).toHaveLength(1)
  })

  it('may be the same sheet twice', async () => {
    const { attachment } = await opened({ ...onePage('Hello'), 2: '<< /Type /Pages /Kids [3 0 R 3 0 R] /Count 2 >>' })
    expect(attachment.pages).toHaveLength(2)
  })

  it('are found without a header, a catalog’s type or a cross-reference table', async () => {
    const text = Buffer.from(writePdf(onePage('Hello'))).toString('latin1')
    const headless = await open(Buffer.from(text.replace('%PDF-1.7\n', ''), 'latin1'))
    expect(headless.value?.mending).toContain('header')
    expect(headless.value?.pages).toHaveLength(1)
    const untyped = await open(Buffer.from(text.replace('/Type /Catalog', '/Type /Unknown'), 'latin1'))
    expect(untyped.value?.pages).toHaveLength(1)
    const tableless = await open(Buffer.from(text.slice(0, text.indexOf('xref\n0')), 'latin1'))
    expect(tableless.value?.pages).toHaveLength(1)
  })
})

describe('the accessibility report', () => {
  it('says what is missing, and names document and owner', async () => {
    const { value, messages } = await open(writePdf(onePage('Hello')), { owner: 'Ada Example' })
    expect(value?.accessibility).toMatchObject({ tagged: false, scannedPages: [], unembeddedFonts: ['Helvetica'] })
    expect(messages.map((made) => made.ruleId)).toEqual(['attachment-untagged', 'attachment-fonts'])
    for (const made of messages) {
      expect(severityOf(made)).toBe('warning')
      expect(made.reason).toContain('Flood plan')
      expect(`${made.reason} ${made.note}`).toContain('Ada Example')
    }
  })

  it('finds scans', async () => {
    const picture = '/Type /XObject /Subtype /Image /Width 1 /Height 1 /ColorSpace /DeviceGray /BitsPerComponent 8'
    const { attachment, messages } = await opened({
      ...onePage('', '/Resources << /XObject << /Im1 6 0 R >> >>'),
      3: '<< /Type /Page /Parent 2 0 R /MediaBox [0 0 200 300] /Contents 4 0 R /Resources << /XObject << /Im1 6 0 R >> >> >>',
      4: stream('q 200 0 0 300 0 0 cm /Im1 Do Q'),
      6: stream('\x80', picture),
    })
    expect(attachment.accessibility.scannedPages).toEqual([1])
    expect(messages.map((made) => made.ruleId)).toContain('attachment-scanned')
  })
})

describe('encryption', () => {
  it('needs the right password, and says so', async () => {
    const { PDFDocument } = await import('pdf-lib')
    const document = await PDFDocument.load(writePdf(onePage('Secret')))
    document.encrypt({ userPassword: 'swordfish', ownerPassword: 'owner' })
    const bytes = await document.save()
    const without = await open(bytes)
    expect(without.messages[0]?.reason).toContain('needs a password')
    const wrong = await open(bytes, { password: 'cod' })
    expect(wrong.messages[0]?.reason).toContain('does not open')
    const right = await open(bytes, { password: 'swordfish' })
    expect(right.value?.pages).toHaveLength(1)
    expect(right.messages.map((made) => made.ruleId)).toContain('attachment-encrypted')
  })
})

describe('hostile input', () => {
  it('never throws, and is read or refused with one error', async () => {
    const good = Buffer.from(writePdf(onePage('Hello')))
    const change = fc.record({
      at: fc.nat(good.length - 1),
      bytes: fc.uint8Array({ minLength: 0, maxLength: 40 }),
      cut: fc.nat(60),
    })
    await fc.assert(
      fc.asyncProperty(fc.array(change, { minLength: 1, maxLength: 6 }), async (changes) => {
        let bytes = good
        for (const { at, bytes: inserted, cut } of changes) {
          bytes = Buffer.concat([bytes.subarray(0, at), inserted, bytes.subarray(at + cut)])
        }
        const { value, messages } = await open(bytes)
        expect(errors(messages)).toHaveLength(value ? 0 : 1)
        if (value) expect(value.pages.length).toBeGreaterThan(0)
      }),
      { numRuns: 60 },
    )
  })

  it('does not unpack without end', async () => {
    const { deflateSync } = await import('node:zlib')
    const bomb = deflateSync(Buffer.alloc(300_000_000, 0x20)).toString('latin1')
    const { value, messages } = await open(
      writePdf({ ...onePage('Hello'), 6: stream(bomb, '/Type /ObjStm /N 1 /First 5 /Filter /FlateDecode') }),
    )
    expect(value).toBeUndefined()
    expect(errors(messages)).toHaveLength(1)
  })
})
