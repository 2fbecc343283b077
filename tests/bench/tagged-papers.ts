import { spawnSync } from 'node:child_process'
import { readdir, readFile, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { toHtml } from 'hast-util-to-html'
import { fromMarkdown } from 'mdast-util-from-markdown'
import { gfmFromMarkdown } from 'mdast-util-gfm'
import { toHast } from 'mdast-util-to-hast'
import { gfm } from 'micromark-extension-gfm'
import { run } from './cold-process.ts'

/** A file with tags, and which of its pages to look at. */
export interface TaggedPaper {
  name: string
  bytes: Uint8Array
}

const example = new URL('../../examples/riverbank', import.meta.url).pathname
const command = new URL('../../bin/agendapack.js', import.meta.url).pathname

/** How papers look that come from elsewhere: with lines around cells, with lines between rows, in two columns. */
const looks = [
  'body{font-family:sans-serif;font-size:11pt} table{border-collapse:collapse} td,th{border:1px solid #444;padding:4px}',
  'body{font-family:serif;font-size:12pt;line-height:1.4} table{border-collapse:collapse;width:100%} tr{border-bottom:1px solid #999} td,th{padding:4px;text-align:left}',
  'body{font-family:sans-serif;font-size:10pt;columns:2;column-gap:18pt} h1{column-span:all;font-size:18pt} h2{font-size:13pt} h3{font-size:11pt} p{text-align:justify} table{border-collapse:collapse} td,th{border:1px solid #444;padding:3px}',
]

/** Papers with tags by the program that made them; none of a program that is not installed. */
export async function taggedPapers(folder: string): Promise<Readonly<Record<string, readonly TaggedPaper[]>>> {
  const pages = await writePages(folder)
  return {
    agendapack: await ownPacks(folder),
    Chromium: await printed(folder, pages),
    LibreOffice: await exported(folder, pages),
  }
}

/** The files of a folder, for papers of strangers. */
export async function papersIn(folder: string): Promise<TaggedPaper[]> {
  return papersUnder(folder, /^[^/]*\.pdf$/)
}

async function ownPacks(folder: string): Promise<TaggedPaper[]> {
  const meetings = ['2022-10-18-cabinet', '2022-10-12-planning', '2022-09-28-audit-and-risk']
  const out = join(folder, 'packs')
  const places = meetings.map((meeting) => join(example, 'meetings', meeting))
  await run(process.execPath, [command, 'build', ...places, '--out', out], { maxBuffer: 1 << 28 }).catch(
    () => undefined,
  )
  return papersUnder(out, /public\/.*items\/.*\.pdf$/)
}

/** Front sheets with agendas of the packs that `taggedPapers` made. */
export async function ownAgendas(folder: string): Promise<TaggedPaper[]> {
  return papersUnder(join(folder, 'packs'), /public\/.*agenda\.pdf$/)
}

async function papersUnder(folder: string, wanted: RegExp): Promise<TaggedPaper[]> {
  const names = (await readdir(folder, { recursive: true })).filter((name) => wanted.test(name)).sort()
  return Promise.all(names.map(async (name) => ({ name, bytes: new Uint8Array(await readFile(join(folder, name))) })))
}

/** Every third report of the example, as a web page of one look after the other. */
async function writePages(folder: string): Promise<string[]> {
  const reports = (await readdir(join(example, 'meetings'), { recursive: true }))
    .filter((name) => name.endsWith('.md'))
    .sort()
  const pages: string[] = []
  for (const [index, report] of reports.entries()) {
    const text = (await readFile(join(example, 'meetings', report), 'utf8')).replace(/^---\n[\s\S]*?\n---\n/, '')
    const tree = toHast(fromMarkdown(text, { extensions: [gfm()], mdastExtensions: [gfmFromMarkdown()] }))
    const path = join(folder, `${String(index).padStart(2, '0')}.html`)
    const style = `<style>${looks[index % looks.length]}</style>`
    await writeFile(
      path,
      `<html lang="en"><head><meta charset="utf-8"><title>${report}</title>${style}</head><body>${toHtml(tree)}</body></html>`,
    )
    pages.push(path)
  }
  return pages
}

async function printed(folder: string, pages: readonly string[]): Promise<TaggedPaper[]> {
  const program = ['chromium', 'google-chrome'].find(isThere)
  if (!program) return []
  for (const page of pages) {
    const target = `--print-to-pdf=${page.replace('.html', '.chromium.pdf')}`
    await run(program, ['--headless', '--no-sandbox', '--disable-gpu', '--no-pdf-header-footer', target, page])
  }
  return (await papersIn(folder)).filter(({ name }) => name.endsWith('.chromium.pdf'))
}

async function exported(folder: string, pages: readonly string[]): Promise<TaggedPaper[]> {
  if (!isThere('soffice')) return []
  const target = join(folder, 'office')
  const bordered = await Promise.all(
    pages.map(async (page) => {
      // LibreOffice does not take the borders of cells from styles.
      const html = (await readFile(page, 'utf8')).replaceAll(
        '<table>',
        '<table border="1" cellpadding="4" cellspacing="0">',
      )
      await writeFile(page, html)
      return page
    }),
  )
  const convert = (to: string, files: readonly string[]): Promise<unknown> =>
    run('soffice', ['--headless', '--convert-to', to, '--outdir', target, ...files])
  await convert('odt:writer8', ['--infilter=HTML (StarWriter)', ...bordered])
  const texts = (await readdir(target)).map((name) => join(target, name))
  const filter = 'pdf:writer_pdf_Export:{"UseTaggedPDF":{"type":"boolean","value":"true"}}'
  await convert(filter, texts)
  return papersIn(target)
}

function isThere(program: string): boolean {
  return spawnSync(program, ['--version']).error === undefined
}
