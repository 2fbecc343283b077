import { execFile } from 'node:child_process'
import { mkdirSync } from 'node:fs'
import { mkdir, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { promisify } from 'node:util'
import { memoryHost } from '../../src/host/memory.ts'
import { readReport } from '../../src/load/markdown.ts'
import { buildSite } from '../../src/site/build.ts'
import { fingerprintOf } from '../../src/site/from-sources.ts'
import type { SiteInput, SiteMeetingSource } from '../../src/site/model.ts'
import { parseState, type SiteState, STATE_FILE } from '../../src/site/state.ts'
import { committee, item, manifest, meeting, paper, siteInput, templates } from '../site/fixture.ts'

export interface SiteBenchmark {
  meetings: number
  reports: number
  /** Milliseconds: reading Markdown files, making every page and format, writing them. */
  full: number
  /** The part of it that reading and parsing Markdown takes. */
  parsing: number
  /** Milliseconds of a second run in which nothing changed. */
  unchanged: number
  /** Milliseconds of Eleventy's process for the same reports in one layout; undefined where it could not run. */
  eleventy: number | undefined
  /** How many times as fast as Eleventy. */
  ratio: number | undefined
  /** Highest resident memory of this process in bytes. */
  memory: number
}

const REPORTS = 10
const WRITES_AT_ONCE = 64

/** A report of about 1.7 KB, as committees get them: headings, numbered paragraphs, a table, a list, a footnote. */
function reportText(number: number): string {
  const paragraph = `${number}.1 The service was asked in March to say how it will keep within its budget, and what that means for residents who use it.`
  return `# Report ${number} on services

## 1.0 Purpose

1.1 ${paragraph}

1.2 It follows the report in September, and sets out the **options** that were found.[^1]

## 2.0 Figures

| Service | Budget £000 | Forecast £000 | Variance £000 |
| --- | ---: | ---: | ---: |
| Libraries | 1,193 | 1,133 | (60) |
| Parks | 5,865 | 5,829 | (36) |
| Leisure | 9,981 | 9,959 | (22) |

## 3.0 Options

3.1 Three options were considered:

- keep opening hours as they are, and find ${number} thousand pounds elsewhere;
- close one afternoon a week from April;
- move two libraries into community centres, as *other councils* have done.

3.2 The second is recommended. See [the minutes](item:1) for what was said.

## 4.0 Implications

4.1 ${paragraph}

4.2 ${paragraph}

[^1]: Full council, minute ${number}.
`
}

/** Runs the benchmark in a temporary folder. No assertion: figures of one run, to be printed as ratios. */
export async function benchSite(meetings = 1000): Promise<SiteBenchmark> {
  const folder = await mkdtemp(join(tmpdir(), 'agendapack-site-'))
  try {
    await writeSources(folder, meetings)
    const parsing = { time: 0 }
    const out = join(folder, 'out')
    let started = performance.now()
    const state = await run(inputFrom(folder, meetings, parsing), undefined, out)
    const full = performance.now() - started
    started = performance.now()
    const stored = parseState(await readFile(join(out, STATE_FILE), 'utf8'), state.version)
    await run(inputFrom(folder, meetings, parsing), stored, out)
    const unchanged = performance.now() - started
    const eleventy = await timeEleventy(folder)
    return {
      meetings,
      reports: meetings * REPORTS,
      full,
      parsing: parsing.time,
      unchanged,
      eleventy,
      ratio: eleventy === undefined ? undefined : eleventy / full,
      memory: process.resourceUsage().maxRSS * 1024,
    }
  } finally {
    await rm(folder, { recursive: true, force: true })
  }
}

async function writeSources(folder: string, meetings: number): Promise<void> {
  for (let index = 0; index < meetings; index += 1) {
    const at = join(folder, 'reports', String(index))
    await mkdir(at, { recursive: true })
    for (let number = 1; number <= REPORTS; number += 1) await writeFile(join(at, `${number}.md`), reportText(number))
  }
  await mkdir(join(folder, 'reports', '_includes'), { recursive: true })
  await writeFile(join(folder, 'reports', '_includes', 'page.liquid'), LAYOUT)
  await writeFile(join(folder, 'reports', 'reports.json'), JSON.stringify({ layout: 'page.liquid' }))
}

const LAYOUT = `<!doctype html>
<html lang="en"><head><meta charset="utf-8"><title>{{ page.fileSlug }}</title></head>
<body><nav><a href="/">Meetings</a></nav><main>{{ content }}</main></body></html>
`

const committees = {
  'policy-committee': committee({ name: 'Policy Committee', members: [{ name: 'Cllr Ada Example' }] }),
}

function inputFrom(folder: string, count: number, parsing: { time: number }): SiteInput {
  const host = memoryHost({})
  const sources = Array.from({ length: count }, (_, index): SiteMeetingSource => {
    const date = new Date(Date.UTC(2015, 0, 1 + index * 3)).toISOString().slice(0, 10)
    const numbers = Array.from({ length: REPORTS }, (_, at) => at + 1)
    const made = manifest({
      meeting: {
        ...manifest().meeting,
        committee: 'Policy Committee',
        committeeSlug: 'policy-committee',
        date,
        published: date,
      },
      agenda: numbers.map((number) =>
        item(String(number), `Subject ${number}`, {
          documents: [paper(`${number}-1`, `Report ${number} on services`)],
        }),
      ),
    })
    return {
      key: `policy-committee/${date}`,
      fingerprint: fingerprintOf([JSON.stringify(made)]),
      load: async () => {
        const started = performance.now()
        const reports: Parameters<typeof meeting>[1] = Object.fromEntries(
          await Promise.all(
            numbers.map(async (number) => {
              const path = `reports/${index}/${number}.md`
              const { value } = await readReport(path, await readFile(join(folder, path)), host.files)
              if (!value) throw new Error(`${path} was not read`)
              return [`${number}-1`, { language: 'en-GB', report: value, variants: new Map() }]
            }),
          ),
        )
        parsing.time += performance.now() - started
        return meeting(made, reports)
      },
    }
  })
  return { ...siteInput({ committees, baseUrl: 'https://rb.example/' }), meetings: sources }
}

async function run(input: SiteInput, previous: SiteState | undefined, out: string): Promise<SiteState> {
  const folders = new Set<string>()
  const files = buildSite(input, await templates, { version: 'bench', previous })
  let writing: Promise<void>[] = []
  for (;;) {
    const step = await files.next()
    if (step.done) {
      await Promise.all(writing)
      return step.value
    }
    const path = join(out, step.value.path)
    if (!folders.has(dirname(path))) {
      mkdirSync(dirname(path), { recursive: true })
      folders.add(dirname(path))
    }
    writing.push(writeFile(path, step.value.content))
    if (writing.length === WRITES_AT_ONCE) {
      await Promise.all(writing)
      writing = []
    }
  }
}

async function timeEleventy(folder: string): Promise<number | undefined> {
  const main = fileURLToPath(new URL('../../node_modules/@11ty/eleventy/cmd.cjs', import.meta.url))
  const options = ['--quiet', '--input=reports', '--output=eleventy']
  try {
    const started = performance.now()
    await promisify(execFile)(process.execPath, [main, ...options], { cwd: folder, maxBuffer: 1 << 26 })
    return performance.now() - started
  } catch {
    return undefined
  }
}
