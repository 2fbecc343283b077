import { spawnSync } from 'node:child_process'
import { chmod, mkdir, mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { delimiter, join } from 'node:path'
import { PDFDocument } from 'pdf-lib'
import { getDocument } from 'pdfjs-dist/legacy/build/pdf.mjs'
import { afterAll, afterEach, beforeEach, describe, expect, it } from 'vitest'
import { endExaminations, openAttachment } from '../../../src/attachments/opening/open.ts'
import { elementText } from '../../../src/attachments/recognition/tree/element.ts'

import { packOf, place } from '../../assemble/make-pack.ts'
import { plainPictures } from '../../support/pdf/pictures.ts'
import { printedPage } from './printed-page.ts'

const isThere = spawnSync('tesseract', ['--version']).error === undefined
const inCi = process.env.CI === 'true'

let folder: string
const path = process.env.PATH
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'agendapack-ocr-'))
})
afterEach(async () => {
  process.env.PATH = path
  await rm(folder, { recursive: true, force: true })
})

afterAll(endExaminations)

/** A page of A4 that shows nothing but a picture. */
async function scan(picture: Uint8Array = plainPictures.png): Promise<Uint8Array> {
  const document = await PDFDocument.create()
  const page = document.addPage([595, 842])
  page.drawImage(await document.embedPng(picture), { x: 0, y: 0, width: 595, height: 842 })
  return document.save()
}

/** Puts a program called tesseract on the path, before all others, that says what it is told to. */
async function putTesseract(version: string, hocr: string, languages = ['eng']): Promise<void> {
  const bin = join(folder, 'bin')
  await mkdir(bin, { recursive: true })
  await writeFile(join(folder, 'page.hocr'), hocr)
  const script = `#!/bin/sh
case "$1" in
--version) echo "tesseract ${version}" ;;
--list-langs) printf 'List of available languages (1):\\n${languages.join('\\n')}\\n' ;;
*) cat >/dev/null; echo run >>"${folder}/runs"; cat "${folder}/page.hocr" ;;
esac
`
  await writeFile(join(bin, 'tesseract'), script)
  await chmod(join(bin, 'tesseract'), 0o755)
  process.env.PATH = `${bin}${delimiter}${path}`
}

const hocr = `<span class='ocr_line' title="bbox 300 300 1900 380; baseline 0 -20; x_size 80">
<span class='ocrx_word' title='bbox 300 300 600 380; x_wconf 95'>Weir</span>
<span class='ocrx_word' title='bbox 640 300 1000 380; x_wconf 95'>survey</span></span>
<span class='ocr_line' title="bbox 300 500 1900 560; baseline 0 -12; x_size 48">
<span class='ocrx_word' title='bbox 300 500 500 560; x_wconf 60'>Three cracks were found in the eastern wall</span></span>`

async function opened(bytes: Uint8Array, languages: readonly string[] = ['en-GB']) {
  const ocr = { languages, root: join(folder, 'workspace') }
  const { value, messages } = await openAttachment('weir.pdf', bytes, { place, title: 'Weir', ocr })
  if (!value) throw new Error(messages.map(String).join('\n'))
  const found = (rule: string) =>
    messages.filter(({ ruleId }) => ruleId === rule).map(({ reason, note }) => `${reason} ${note}`)
  return { attachment: value, messages, found }
}

const runs = async () => (await readFile(join(folder, 'runs'), 'utf8').catch(() => '')).split('\n').length - 1

// A program on the path that is a script is no program on Windows.
describe.skipIf(process.platform === 'win32')('the words of a scan', () => {
  it('lie over its picture, which stays as it is, and have a structure', async () => {
    await putTesseract('5.3.0', hocr)
    const bytes = await scan()
    const { attachment, found } = await opened(bytes)
    expect(attachment.accessibility.scannedPages).toEqual([])
    expect(attachment.mending).toEqual(['pdf-lib', 'ocr'])
    expect(attachment.size).toBe(bytes.length)
    expect(
      attachment.recognition?.elements.map(({ element }) => `${element.role} ${elementText(element).trim()}`),
    ).toEqual(['H1 Weir survey', 'P Three cracks were found in the eastern wall'])
    expect(found('attachment-recognised')[0]).toMatch(
      /page 1 of “Weir”.*Tesseract 5\.3\.0 \(\d+% sure\)\..*Compare names/,
    )
    expect(found('attachment-scanned')).toEqual([])
    expect(found('attachment-redaction')).toEqual([])
    const page = await (
      await getDocument({ data: attachment.rewritten?.slice() ?? new Uint8Array(), verbosity: 0 }).promise
    ).getPage(1)
    const { items } = await page.getTextContent()
    const words = items.flatMap((item) => ('str' in item && item.str.trim() !== '' ? [item] : []))
    expect(words.map(({ str }) => str.trim()).join(' ')).toBe('Weir survey Three cracks were found in the eastern wall')
    // 300 of 2479 pixels from the left.
    expect(words[0]?.transform[4]).toBeCloseTo((300 * 595) / 2479, 0)
  })

  it('come along into a pack, tagged', async () => {
    await putTesseract('5.3.0', hocr)
    const { attachment } = await opened(await scan())
    const { pack } = await packOf({ a: attachment.rewritten ?? new Uint8Array() })
    const page = await (await getDocument({ data: new Uint8Array(pack.bytes), verbosity: 0 }).promise).getPage(2)
    const tree = JSON.stringify(await page.getStructTree())
    expect(tree).toContain('"role":"H1"')
    expect((await page.getTextContent()).items.map((item) => ('str' in item ? item.str : '')).join(' ')).toContain(
      'survey',
    )
  })

  it('are kept by file, languages and version, and need no program any more', async () => {
    await putTesseract('5.3.0', hocr, ['eng', 'cym'])
    const bytes = await scan()
    const first = await opened(bytes)
    expect(await runs()).toBe(1)
    const second = await opened(bytes)
    expect(await runs()).toBe(1)
    expect(second.attachment.rewritten).toEqual(first.attachment.rewritten)
    await opened(bytes, ['cy', 'en'])
    expect(await runs()).toBe(2)
    await putTesseract('5.4.0', hocr)
    await opened(bytes)
    expect(await runs()).toBe(3)
    process.env.PATH = ''
    const { attachment } = await opened(bytes)
    expect(attachment.accessibility.scannedPages).toEqual([])
    const kept = await readdir(join(folder, 'workspace', '.agendapack', 'private', 'ocr'))
    expect(kept).toHaveLength(2)
  })

  it('are missed where Tesseract or its data are, and the message says how to get them', async () => {
    const bytes = await scan()
    process.env.PATH = ''
    const without = await opened(bytes)
    expect(without.attachment.accessibility.scannedPages).toEqual([1])
    expect(without.found('attachment-scanned')).toEqual([
      expect.stringMatching(/Tesseract is not installed.*apt install tesseract-ocr.*ocrmypdf/),
    ])
    await putTesseract('5.3.0', hocr)
    const { found } = await opened(bytes, ['cy'])
    expect(found('attachment-scanned')).toEqual([expect.stringMatching(/lacks the data of cym.*tesseract-ocr-cym/)])
  })

  it('that are none leave a page a scan, and are said to be none', async () => {
    await putTesseract('5.3.0', '<html></html>')
    const { attachment, found } = await opened(await scan())
    expect(attachment.accessibility.scannedPages).toEqual([1])
    expect(found('attachment-scanned')).toEqual([expect.stringMatching(/No words were recognised on page 1/)])
    await putTesseract('5.3.1', 'nonsense \u0000 <span class="ocr_line" title="bbox">')
    expect((await opened(await scan())).attachment.accessibility.scannedPages).toEqual([1])
  })

  it('are asked for where a file has scans and nobody has asked', async () => {
    const { messages } = await openAttachment('weir.pdf', await scan(), { place, title: 'Weir' })
    expect(messages.map(({ note }) => note).join(' ')).toContain('`ocr: true`')
  })
})

describe('Tesseract itself', () => {
  it.runIf(inCi)('is there in CI', () => {
    expect(isThere).toBe(true)
  })

  it.skipIf(!isThere)(
    'reads a page of print, upright or turned',
    async () => {
      for (const rotation of [0, 90] as const) {
        const { attachment, found } = await opened(await printedPage(rotation))
        const text = attachment.recognition?.elements.map(({ element }) => elementText(element)).join(' ')
        expect(text).toMatch(/Condition of the weir.*survey/s)
        expect(attachment.recognition?.elements[0]?.element.role).toBe('H1')
        expect(found('attachment-redaction')).toEqual([])
        expect(attachment.contents?.[0]?.redaction).toEqual([])
      }
    },
    60_000,
  )
})
