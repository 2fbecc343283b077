import { createRequire } from 'node:module'
import { dirname, join } from 'node:path'
import { getDocument } from 'pdfjs-dist/legacy/build/pdf.mjs'
import { parseReport } from '../../../src/load/markdown/markdown.ts'
import { compileTypst, type TypstProblem } from '../../../src/typeset/compile.ts'
import { clusterCoverage, fontFallback, installedFonts } from '../../../src/typeset/fonts/fonts.ts'
import { type TypstContext, type TypstSource, toTypst } from '../../../src/typeset/markdown/to-typst.ts'
import { houseStyle } from '../../../src/typeset/templates/files.ts'
import { english } from '../../support/wording.ts'

const covers = clusterCoverage()
const TEXT_SIZE = 12
const pdfjs = dirname(createRequire(import.meta.url).resolve('pdfjs-dist/package.json'))

export const path = 'reports/report.md'

/** A context in which item 5 and its heading "Costs" exist. */
export const context: TypstContext = {
  prefix: 'doc-3-1',
  headingOffset: 1,
  wording: english,
  image: () => undefined,
  resolve: (target) => (target === 'item:5' ? { label: 'item-5' } : undefined),
  missing: (cluster) => !covers(cluster),
}

export function convert(text: string, changes: Partial<TypstContext> = {}): TypstSource {
  const { value, messages } = parseReport(path, text)
  if (!value) throw new Error(messages.map(String).join('\n'))
  return toTypst(value, { ...context, ...changes })
}

/** Reasons of messages with where they stand. */
export function told(made: TypstSource): string[] {
  return made.messages.map((message) => `${message.line}:${message.column} ${message.ruleId} ${message.reason}`)
}

export interface Printed {
  problems: readonly TypstProblem[]
  /** Text of each page in reading order, one line for each line printed. */
  pages: string[]
  /** All text, with single spaces. */
  text: string
  pdf: Uint8Array
}

/** Converts, typesets and reads back. */
export async function print(
  text: string,
  changes: Partial<TypstContext> = {},
  files: ReadonlyMap<string, Uint8Array> = new Map(),
): Promise<Printed & { made: TypstSource }> {
  const made = convert(text, changes)
  return { ...(await printSource(made, files)), made }
}

export async function printSource(
  made: TypstSource,
  files: ReadonlyMap<string, Uint8Array> = new Map(),
): Promise<Printed> {
  const fonts = fontFallback.map((name) => JSON.stringify(name)).join(', ')
  const main = [
    '#import "/document.typ": body',
    '#import "/markdown.typ": code-look, notes-look',
    `#let style = (accent: rgb("#1d4f91"), accent-ink: rgb("#1d4f91"), fonts: (${fonts}))`,
    '#set document(title: "Report", date: none)',
    '#set text(font: style.fonts, size: 11pt, fallback: false, lang: "en")',
    '#set page(paper: "a4", margin: (top: 2.6cm, bottom: 2.4cm, x: 2.5cm))',
    '#show: notes-look',
    '#show: code-look.with(style.fonts)',
    '#heading(level: 1, "Item") <item-5>',
    '#body(style)',
  ].join('\n')
  const output = compileTypst({
    sources: new Map([['main.typ', main], ['document.typ', made.source], ...(await houseStyle(TEXT_SIZE, english))]),
    files,
    fonts: installedFonts(),
  })
  const pdf = output.pdf ?? new Uint8Array()
  const pages = output.pdf ? await readPages(output.pdf) : []
  const text = pages.join('\n').replace(/\s+/gu, ' ').trim()
  return { problems: output.problems, pages, text, pdf }
}

async function readPages(pdf: Uint8Array): Promise<string[]> {
  const loading = getDocument({
    data: new Uint8Array(pdf),
    cMapUrl: `${join(pdfjs, 'cmaps')}/`,
    standardFontDataUrl: `${join(pdfjs, 'standard_fonts')}/`,
    verbosity: 0,
  })
  const document = await loading.promise
  const pages: string[] = []
  for (let number = 1; number <= document.numPages; number += 1) {
    const page = await document.getPage(number)
    const { items } = await page.getTextContent()
    pages.push(items.map((item) => ('str' in item ? item.str + (item.hasEOL ? '\n' : '') : '')).join(''))
  }
  await loading.destroy()
  return pages
}
