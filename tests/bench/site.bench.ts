import { execFile } from 'node:child_process'
import { cp, mkdir, mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { promisify } from 'node:util'
import { sanitize } from 'hast-util-sanitize'
import { toHtml } from 'hast-util-to-html'
import { toHast } from 'mdast-util-to-hast'
import remarkGfm from 'remark-gfm'
import remarkParse from 'remark-parse'
import { unified } from 'unified'
import { ownPackage } from '../../src/version.ts'
import { atLeast, type Benchmark, lap, seconds, told, under } from './benchmark.ts'
import { pretendPacks, writeCatalogue } from './catalogue.ts'

const MEETINGS = 1000
/** So many are really built, with their packs. */
const BUILT = 250
const LAYOUT = `<!doctype html>
<html lang="en"><head><meta charset="utf-8"><title>{{ page.fileSlug }}</title></head>
<body><nav><a href="/">Meetings</a></nav><main>{{ content }}</main></body></html>
`

const path = (name: string): string => fileURLToPath(new URL(`../../${name}`, import.meta.url))
const node = (folder: string, ...args: string[]) =>
  promisify(execFile)(process.execPath, args, { cwd: folder, maxBuffer: 1 << 26 })

/**
 * The site of a back catalogue, as whole processes of the command line, against Eleventy's process for the same reports in a
 * layout of four lines. Packs are pretended: their PDFs are no part of it. Each site goes to a folder of its own, and nothing
 * is deleted in between: ext4 passes over what was deleted a moment ago, which can take twice as long as the writing.
 */
export async function benchmark(): Promise<Benchmark[]> {
  const folder = await mkdtemp(join(tmpdir(), 'agendapack-site-'))
  try {
    const reports = await writeCatalogue(folder, MEETINGS)
    await pretendPacks(folder, ownPackage().version)
    const pagesTo = (out: string) => node(folder, path('bin/agendapack.js'), 'site', '--out', out)
    const siteTo = (out: string) =>
      node(folder, path('bin/agendapack.js'), 'site', '--base-url', 'https://rb.example/', '--out', out)
    const [, cold] = await lap(() => siteTo('cold'))
    const pages = await countPages(join(folder, 'cold'))
    const [, alone] = await lap(() => pagesTo('alone'))
    const [, built] = await lap(() => siteTo('built'))
    const [, unchanged] = await lap(() => siteTo('built'))
    const eleventy = await timeEleventy(folder)
    const markdown = await timeMarkdown(folder)
    return [
      {
        title: `Site of ${MEETINGS} meetings, ${reports} reports: ${pages.html} pages and ${pages.other} other files`,
        figures: [
          atLeast('Eleventy / pages alone, after a build, which has read the reports', eleventy / alone, 3),
          told('Eleventy / with feeds and open data', (eleventy / built).toFixed(2)),
          told('Eleventy / cold, everything from Markdown', (eleventy / cold).toFixed(2)),
          told('Eleventy / remark and rehype alone, no page written', (eleventy / markdown).toFixed(2)),
          told('pages alone, after a build', seconds(alone)),
          told('cold', seconds(cold)),
          told('with feeds and open data', seconds(built)),
          told('nothing changed', seconds(unchanged)),
          told('Eleventy', seconds(eleventy)),
        ],
      },
      await everything(),
    ]
  } finally {
    await rm(folder, { recursive: true, force: true })
  }
}

/** Packs and pages together, and once more where nothing has changed. */
async function everything(): Promise<Benchmark> {
  const folder = await mkdtemp(join(tmpdir(), 'agendapack-site-'))
  const both = async () => {
    for (const command of ['build', 'site']) await node(folder, path('bin/agendapack.js'), command)
  }
  try {
    const reports = await writeCatalogue(folder, BUILT)
    const [, full] = await lap(both)
    const [, unchanged] = await lap(both)
    return {
      title: `Packs and site of ${BUILT} meetings, ${reports} reports`,
      figures: [
        under('nothing changed / everything', unchanged / full, 0.05),
        told('everything', seconds(full)),
        told('nothing changed', seconds(unchanged)),
      ],
    }
  } finally {
    await rm(folder, { recursive: true, force: true })
  }
}

async function countPages(folder: string): Promise<{ html: number; other: number }> {
  const names = (await readdir(folder, { recursive: true, withFileTypes: true })).filter((entry) => entry.isFile())
  const html = names.filter(({ name }) => name.endsWith('.html')).length
  return { html, other: names.length - html }
}

async function timeEleventy(folder: string): Promise<number> {
  const input = join(folder, 'eleventy')
  await cp(join(folder, 'meetings'), input, { recursive: true, filter: (from) => !from.endsWith('.yaml') })
  await mkdir(join(input, '_includes'))
  await writeFile(join(input, '_includes', 'page.liquid'), LAYOUT)
  await writeFile(join(input, 'eleventy.json'), JSON.stringify({ layout: 'page.liquid' }))
  const main = fileURLToPath(new URL('../../node_modules/@11ty/eleventy/cmd.cjs', import.meta.url))
  const [, time] = await lap(() => node(folder, main, '--quiet', '--input=eleventy', '--output=eleventy-out'))
  return time
}

/** What the libraries take for the reports by themselves, in one thread: no site that reads Markdown with them takes less. */
async function timeMarkdown(folder: string): Promise<number> {
  const names = await readdir(join(folder, 'meetings'), { recursive: true })
  const reports = names.filter((name) => name.endsWith('.md')).map((name) => join(folder, 'meetings', name))
  const texts = await Promise.all(reports.map((report) => readFile(report, 'utf8')))
  const markdown = unified().use(remarkParse).use(remarkGfm).freeze()
  const [, time] = await lap(() => texts.map((text) => toHtml(sanitize(toHast(markdown.parse(text)))).length))
  return time
}
