import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { compileTypst } from '../../src/typeset/compile.ts'
import { installedFonts } from '../../src/typeset/fonts/fonts.ts'
import { PdfError } from '../../src/verify/engine/pdf-error.ts'
import { type PdfReader, startReader } from '../../src/verify/engine/reading-threads.ts'
import { stream, writePdf } from '../attachments/write-pdf.ts'
import { buildFiles } from '../support/build.ts'
import { MEETING, meetingHead } from '../support/workspace.ts'

/** A page of 7 by 2 centimetres with words in Hebrew, beside which the stamp stands. */
function hebrewPage(words: string): Uint8Array {
  const main = `#set document(title: "Plan")
#[#metadata(())<layout>]
#set page(width: 200pt, height: 50pt, margin: (x: 2pt, bottom: 16pt, top: 2pt))
#set text(9pt, lang: "he", font: "Noto Sans Hebrew")
#align(bottom)[#${JSON.stringify(words)}]`
  const { pdf } = compileTypst({ sources: new Map([['main.typ', main]]), files: new Map(), fonts: installedFonts() })
  if (!pdf) throw new Error('Typst refused the page')
  return pdf
}

function pageWithContents(contents: string, size = '300 300'): Uint8Array {
  return writePdf({
    1: '<< /Type /Catalog /Pages 2 0 R >>',
    2: '<< /Type /Pages /Kids [3 0 R] /Count 1 >>',
    3: `<< /Type /Page /Parent 2 0 R /MediaBox [0 0 ${size}] /Contents 4 0 R /Resources << /Font << /F1 5 0 R >> >> >>`,
    4: contents,
    5: '<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica /Encoding /WinAnsiEncoding >>',
  })
}

let reader: PdfReader
beforeAll(() => {
  reader = startReader()
})
afterAll(() => reader.close())

async function errorsWith(pdf: Uint8Array, used = reader): Promise<readonly string[]> {
  const files = {
    [MEETING]: `${meetingHead}agenda: [{ title: Plan, documents: [plan.pdf] }]\n`,
    [MEETING.replace('meeting.yaml', 'plan.pdf')]: pdf,
  }
  return (await buildFiles(files, used)).errors
}

describe('the proof of a pack', () => {
  it('finds the page number where the words before it end right there', async () => {
    const words = stream('BT /F1 20 Tf 10 15 Td (Flags and paving) Tj ET')
    expect(await errorsWith(pageWithContents(words, '200 50'))).toEqual([])
  })

  it('finds the page number among words that run from right to left', async () => {
    expect(await errorsWith(hebrewPage('מחלקה אגף עובד מחלקה אגף'))).toEqual([])
  })

  it('finds contents again that say they are packed and are not', async () => {
    const plain = 'BT /F1 24 Tf 40 200 Td (Plan of the weir) Tj ET'
    expect(await errorsWith(pageWithContents(stream(plain, '/Filter /FlateDecode')))).toEqual([])
  })

  it('finds the page number on a page whose text begins with U+FEFF', async () => {
    const map =
      '/CIDInit /ProcSet findresource begin begincmap 1 begincodespacerange <00> <ff> endcodespacerange 1 beginbfchar <57> <FEFF> endbfchar endcmap'
    const pdf = writePdf({
      1: '<< /Type /Catalog /Pages 2 0 R >>',
      2: '<< /Type /Pages /Kids [3 0 R] /Count 1 >>',
      3: '<< /Type /Page /Parent 2 0 R /MediaBox [0 0 300 300] /Contents 4 0 R /Resources << /Font << /F1 5 0 R >> >> >>',
      4: stream('BT /F1 20 Tf 40 200 Td (Weir) Tj ET'),
      5: '<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica /Encoding /WinAnsiEncoding /ToUnicode 6 0 R >>',
      6: stream(map),
    })
    expect(await errorsWith(pdf)).toEqual([])
  })

  it('takes a page dictionary that serves as a property list for no page', async () => {
    const resources = '/Resources << /Font << /F1 5 0 R >> /Properties << /Own 6 0 R >> >>'
    const pdf = writePdf({
      1: '<< /Type /Catalog /Pages 2 0 R >>',
      2: '<< /Type /Pages /Kids [3 0 R] /Count 1 >>',
      3: `<< /Type /Page /Parent 2 0 R /MediaBox [0 0 300 300] /Contents 4 0 R ${resources} >>`,
      4: stream('/Span /Own BDC BT /F1 20 Tf 40 200 Td (Weir) Tj ET EMC'),
      5: '<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica /Encoding /WinAnsiEncoding >>',
      6: '<< /Type /Page /Contents 4 0 R /Note (kept by an editor) >>',
    })
    expect(await errorsWith(pdf)).toEqual([])
  })

  it('knows a picture again of which bytes were left out that show nothing', async () => {
    // Two rows of a byte each, and two bytes more.
    const picture = '/Type /XObject /Subtype /Image /Width 8 /Height 2 /ColorSpace /DeviceGray /BitsPerComponent 1'
    const withPicture = (bytes: string) =>
      writePdf({
        1: '<< /Type /Catalog /Pages 2 0 R >>',
        2: '<< /Type /Pages /Kids [3 0 R] /Count 1 >>',
        3: '<< /Type /Page /Parent 2 0 R /MediaBox [0 0 300 300] /Contents 4 0 R /Resources << /XObject << /Im 6 0 R >> >> >>',
        4: stream('q 90 0 0 90 100 100 cm /Im Do Q'),
        6: stream(bytes, picture),
      })
    expect(await errorsWith(withPicture('\x5a\x0f\x41\x42'))).toEqual([])
    const [one, same, other] = await Promise.all(
      ['\x5a\x0f\x41\x42', '\x5a\x0f', '\x5a\x1f'].map(async (bytes) => {
        const { pages } = await reader.read(withPicture(bytes), { drawn: true })
        return pages[0]?.pictures
      }),
    )
    expect(one).toHaveLength(1)
    expect(one).toEqual(same)
    expect(one).not.toEqual(other)
  })

  it("tells the pack's number from a slide's own number right behind it", async () => {
    // The stamp ends where the margin begins: 40 points from the right edge of the page.
    const words = stream('BT /F1 9 Tf 268 15 Td (2) Tj ET')
    expect(await errorsWith(pageWithContents(words))).toEqual([])
  })

  it('names the attachment on which the second engine hangs, before it is asked for the pack', async () => {
    let asked = 0
    const stuck: PdfReader = {
      ...reader,
      read: (bytes, options) => {
        if (options?.timeLimit === undefined) return reader.read(bytes, options)
        asked += 1
        return Promise.reject(new PdfError('It took too long.', { isStuck: true }))
      },
    }
    const [error = '', ...more] = await errorsWith(pageWithContents(stream('')), stuck)
    expect(error).toMatch(
      /meeting\.yaml:\d+: .*It took too long\..*“Plan” \(.*plan\.pdf\)|meeting\.yaml:\d+: “Plan” \(.*plan\.pdf\).*It took too long\./u,
    )
    expect([asked, more]).toEqual([1, []])
  })
})
