import { PDFDocument, StandardFonts } from 'pdf-lib'
import { getDocument } from 'pdfjs-dist/legacy/build/pdf.mjs'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { bytesOf, type Content } from '../../src/host/content.ts'
import { type PdfReader, startReader } from '../../src/verify/engine/reading-threads.ts'
import { type BuiltFiles, buildFiles } from '../support/build.ts'
import { MEETING, meetingHead } from '../support/workspace.ts'

const FOLDER = 'meetings/2022-12-12-health'

/** Sentences of which no two are the same. */
const paragraphs = Array.from(
  { length: 60 },
  (_, index) =>
    `${index + 1}. Sentence ${index + 1} says what the *panel* found at clinic ${index + 1} on day ${index + 1}.`,
).join('\n\n')

const heads = ['Place', ...Array.from({ length: 11 }, (_, index) => `Quarter${index + 1}total`)]
const wide = [
  `| ${heads.join(' | ')} |`,
  `| ${heads.map(() => '---').join(' | ')} |`,
  `| North | ${heads
    .slice(1)
    .map((_, index) => `${index}99,999`)
    .join(' | ')} |`,
].join('\n')

async function attachment(): Promise<Uint8Array> {
  const made = await PDFDocument.create()
  const font = await made.embedFont(StandardFonts.Helvetica)
  for (const number of [1, 2])
    made.addPage([595.28, 841.89]).drawText(`Figures of year ${number}`, { x: 90, y: 500, font, size: 12 })
  return made.save()
}

interface ReadPage {
  text: string
  width: number
  /** Sizes of letters in points, by the words set in them. */
  sizes: { words: string; size: number; isSlanted: boolean }[]
}

async function read(content: Content | undefined): Promise<ReadPage[]> {
  const task = getDocument({ data: new Uint8Array(bytesOf(content ?? new Uint8Array())), verbosity: 0 })
  const document = await task.promise
  const pages: ReadPage[] = []
  for (let number = 1; number <= document.numPages; number += 1) {
    const page = await document.getPage(number)
    await page.getOperatorList()
    const { items } = await page.getTextContent()
    const texts = items.flatMap((item) => ('str' in item && item.str.trim() !== '' ? [item] : []))
    pages.push({
      text: texts
        .map(({ str }) => str)
        .join(' ')
        .replace(/\s+/g, ' '),
      width: page.view[2] ?? 0,
      sizes: texts.map(({ str, transform, fontName }) => {
        const [a = 0, b = 0] = transform as number[]
        const font = page.commonObjs.get(fontName) as { name?: string }
        return { words: str, size: Math.hypot(a, b), isSlanted: /italic|oblique/i.test(font.name ?? '') }
      }),
    })
  }
  await task.destroy()
  return pages
}

/** "Page 9, page 5 of the standard pack" as [9, [5, 5]]. */
function numbersAtFoot(text: string): [number, [number, number]] | undefined {
  const [, own, first, last] = /Page (\d+), pages? (\d+)(?: to (\d+))? of the standard pack/.exec(text) ?? []
  return own === undefined ? undefined : [Number(own), [Number(first), Number(last ?? first)]]
}

describe('a pack in large print', () => {
  let reader: PdfReader
  let built: BuiltFiles
  let standard: ReadPage[]
  let large: ReadPage[]

  const files = async (asked: string, late = '') => ({
    [MEETING]: `${meetingHead}large_print: ${asked}
agenda_layout: table
agenda:
  - { title: Clinics, lead: A Director, purpose: Decision, duration: 10, documents: [ report.md, { file: figures.pdf, title: Figures } ] }
  - { title: Bids, private: { paragraphs: [3], reason: Prices, public_title: Bids }, documents: [ bids.md ] }
${late}`,
    [`${FOLDER}/report.md`]: `---\ntitle: Clinics\n---\n\n${paragraphs}\n\n${wide}\n`,
    [`${FOLDER}/bids.md`]: '# Bids\n\nHollowbrook asks for 412 pounds.\n',
    [`${FOLDER}/figures.pdf`]: await attachment(),
  })

  beforeAll(async () => {
    reader = startReader()
    built = await buildFiles(await files('true'), reader)
    standard = await read(built.output?.publicFiles.get('public-pack.pdf'))
    large = await read(built.output?.publicFiles.get('large-print-pack.pdf'))
  })
  afterAll(() => reader.close())

  it('stands beside the usual pack, for the public and for members', () => {
    expect(built.errors).toEqual([])
    expect(built.output?.privateFiles.has('members-large-print-pack.pdf')).toBe(true)
    expect(
      built.open?.largePrint?.map(({ supplement, pageCount, file }) => [supplement, pageCount, file.path]),
    ).toEqual([[0, large.length, 'large-print-pack.pdf']])
    expect(large.map(({ text }) => text).join(' ')).not.toContain('Hollowbrook')
  })

  it('is set at 18 points, nothing but stamps on attachments below 16, and nothing slanted', () => {
    const own = large.filter(({ text }) => !text.includes('Figures of year'))
    const sizes = own.flatMap((page) => page.sizes)
    expect(Math.min(...sizes.map(({ size }) => Math.round(size * 10) / 10))).toBeGreaterThanOrEqual(16)
    expect(sizes.filter(({ words }) => words.includes('Sentence')).every(({ size }) => Math.abs(size - 18) < 0.1)).toBe(
      true,
    )
    expect(sizes.filter(({ isSlanted }) => isSlanted)).toEqual([])
    expect(standard.flatMap((page) => page.sizes).some(({ isSlanted }) => isSlanted)).toBe(true)
  })

  it('says on each page its own number and the number under which the room has it', () => {
    const pageOf = new Map<string, number>()
    for (const { text } of standard) {
      const number = Number(/Page (\d+)/.exec(text)?.[1])
      for (const [sentence] of text.matchAll(/Sentence \d+ /g)) pageOf.set(sentence, number)
    }
    let compared = 0
    for (const [sheet, { text }] of large.entries()) {
      const found = numbersAtFoot(text)
      // A blank of printing on both sides is in no other pack.
      if (/^Page \d+$/.test(text.trim())) continue
      expect(found, `sheet ${sheet + 1}`).toBeDefined()
      expect(found?.[0]).toBe(sheet + 1)
      const [first = 0, last = 0] = found?.[1] ?? []
      for (const [sentence] of text.matchAll(/Sentence \d+ /g)) {
        compared += 1
        expect(pageOf.get(sentence)).toBeGreaterThanOrEqual(first)
        expect(pageOf.get(sentence)).toBeLessThanOrEqual(last)
      }
      expect(last - first).toBeLessThanOrEqual(1)
    }
    expect(compared).toBe(60)
  })

  it('breaks a table up that is too wide even for a turned page, with the first column again', () => {
    const text = large.map((page) => page.text).join(' ')
    expect(text.match(/North/g)?.length).toBeGreaterThan(1)
    expect(text.match(/Quarter11total/g)).toHaveLength(1)
    expect(text.match(/599,999/g)).toHaveLength(1)
  })

  it('leaves attachments as they are and says so, or enlarges them to A3', async () => {
    const front = large.map((page) => page.text).join(' ')
    expect(front).toContain('Their pages are as they were made')
    expect(front).toContain('Figures')
    const sheets = (pages: readonly ReadPage[]) => pages.filter(({ text }) => text.includes('Figures of year'))
    expect(sheets(large).map(({ width }) => Math.round(width))).toEqual([595, 595])

    const late =
      'supplements: [{ supplement: 1, published: 2022-12-08, items: [{ item: "1", documents: [ late.md ] }] }]\n'
    const given = {
      ...(await files('{ attachments: a3 }', late)),
      [`${FOLDER}/late.md`]: '# Late\n\nThe river rose.\n',
    }
    const enlarged = await buildFiles(given, reader)
    expect(enlarged.errors).toEqual([])
    const pages = sheets(await read(enlarged.output?.publicFiles.get('large-print-pack.pdf')))
    expect(pages.map(({ width }) => Math.round(width))).toEqual([842, 842])
    const [size] = pages.flatMap((page) => page.sizes.filter(({ words }) => words.includes('Figures of year')))
    expect(size?.size).toBeCloseTo(12 * Math.SQRT2, 1)
    expect(numbersAtFoot(pages[0]?.text ?? '')).toBeDefined()

    const [whole, usual] = await Promise.all(
      ['large-print-consolidated-pack.pdf', 'consolidated-pack.pdf'].map((name) =>
        read(enlarged.output?.publicFiles.get(name)),
      ),
    )
    const withLate = (among: readonly ReadPage[] = []) => among.find(({ text }) => text.includes('The river rose'))
    const number = Number(/Page (\d+)/.exec(withLate(usual)?.text ?? '')?.[1])
    expect(numbersAtFoot(withLate(whole)?.text ?? '')?.[1]).toEqual([number, number])
    expect(sheets(whole ?? []).map(({ width }) => Math.round(width))).toEqual([842, 842])
    expect(enlarged.open?.largePrint?.map(({ file, isConsolidated }) => [file.path, isConsolidated])).toEqual([
      ['large-print-pack.pdf', undefined],
      ['large-print-supplement-1.pdf', undefined],
      ['large-print-consolidated-pack.pdf', true],
    ])
  })
})
