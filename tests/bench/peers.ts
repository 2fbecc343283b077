import { writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { pathToFileURL } from 'node:url'
import { toHtml } from 'hast-util-to-html'
import { toHast } from 'mdast-util-to-hast'
import { PDFDocument, StandardFonts } from 'pdf-lib'
import { chromium } from 'playwright-core'
import remarkGfm from 'remark-gfm'
import remarkParse from 'remark-parse'
import { unified } from 'unified'
import { lap } from './benchmark.ts'
import { run } from './cold-process.ts'

export const CHROMIUM = '/usr/bin/chromium'

const markdown = unified().use(remarkParse).use(remarkGfm).freeze()

/** Ready-made HTML of the same reports, printed to PDF by headless Chromium from cold. */
export async function chromiumPrint(folder: string, reports: readonly string[]): Promise<number> {
  const body = reports.map(
    (text) => `<section style="break-before:page">${toHtml(toHast(markdown.parse(text)))}</section>`,
  )
  const page = join(folder, 'pack.html')
  await writeFile(
    page,
    `<!doctype html><html lang="en"><meta charset="utf-8"><title>Pack</title><body>${body.join('')}`,
  )
  const options = [
    '--headless',
    '--no-sandbox',
    '--disable-gpu',
    '--disable-background-networking',
    '--disable-component-update',
    '--disable-sync',
    '--no-first-run',
    `--user-data-dir=${join(folder, 'profile')}`,
  ]
  const [, milliseconds] = await lap(() =>
    run(
      CHROMIUM,
      [
        ...options,
        `--print-to-pdf=${join(folder, 'chromium.pdf')}`,
        '--generate-pdf-document-outline',
        pathToFileURL(page).href,
      ],
      { maxBuffer: 1 << 26 },
    ),
  )
  return milliseconds
}

/**
 * What somebody would build of well-known parts: remark, one Chromium that prints each report, and the contents twice, as their
 * length moves the numbers in them, then pdf-lib to join them and to stamp the numbers. No tags, no checks, no proof.
 * @returns milliseconds; this process has loaded all parts, while a cold build loads its own
 */
export async function wellKnownParts(reports: readonly string[]): Promise<number> {
  const [, milliseconds] = await lap(async () => {
    const browser = await chromium.launch({ executablePath: CHROMIUM, args: ['--no-sandbox', '--disable-gpu'] })
    try {
      const page = await browser.newPage()
      const print = async (body: string): Promise<PDFDocument> => {
        await page.setContent(`<!doctype html><html lang="en"><meta charset="utf-8"><title>Pack</title><body>${body}`)
        return PDFDocument.load(await page.pdf({ format: 'A4' }))
      }
      const papers: PDFDocument[] = []
      for (const text of reports) papers.push(await print(toHtml(toHast(markdown.parse(text)))))
      const contents = (before: number): Promise<PDFDocument> => {
        let next = before + 1
        const lines = papers.map((paper, index) => {
          const first = next
          next += paper.getPageCount()
          return `<li>Report ${index + 1} (Pages ${first} - ${next - 1})</li>`
        })
        return print(`<h1>Agenda</h1><ol>${lines.join('')}</ol>`)
      }
      const agenda = await contents((await contents(0)).getPageCount())
      const pack = await PDFDocument.create()
      const font = await pack.embedFont(StandardFonts.Helvetica)
      for (const paper of [agenda, ...papers])
        for (const copy of await pack.copyPages(paper, paper.getPageIndices())) pack.addPage(copy)
      for (const [index, sheet] of pack.getPages().entries())
        sheet.drawText(`Page ${index + 1}`, { x: 280, y: 20, size: 10, font })
      await pack.save()
    } finally {
      await browser.close()
    }
  })
  return milliseconds
}
