import { setImmediate } from 'node:timers/promises'
import remarkGfm from 'remark-gfm'
import remarkParse from 'remark-parse'
import { unified } from 'unified'
import { startCheck } from '../../src/check/check.ts'
import { createCheckContext } from '../../src/check/prepare.ts'
import type { Files, Host } from '../../src/host/host.ts'
import { memoryHost } from '../../src/host/memory.ts'
import { loadMeeting } from '../../src/load/meeting/meeting.ts'
import { loadWorkspace } from '../../src/load/workspace.ts'
import { type Benchmark, told, under } from './benchmark.ts'

interface CheckBenchmark {
  meetings: number
  reports: number
  /** Bytes of Markdown. */
  bytes: number
  /** Milliseconds to parse the reports with remark and GFM alone. */
  parse: number
  /** Milliseconds to load and check the whole workspace. */
  check: number
  /** `check` in units of `parse`; the target is under 4. */
  ratio: number
  /** Milliseconds in the rules alone, in units of `parse`. */
  rulesRatio: number
  findings: number
  /** Heap in MB after each tenth of the meetings, garbage collected where `--expose-gc` allows it. */
  heap: number[]
}

const SENTENCES = [
  'The panel considered the hours at which surgeries are open on Saturday 12 November 2022 and asked for figures.',
  'Officers explained that the integrated care board (ICB) had agreed £1,250,000 for the year 2022-2023 (see Appendix 1).',
  'Cllr Ada Example asked how residents without a car reach the surgery at Hill Road, and when buses run.',
  'Members noted that paragraph 2.1 sets out the reasons, and that “no surgery will close” before April 2023.',
  'A survey of 1,312 patients found that most would rather wait a day than travel for an hour (page 4).',
]

/** 500 meetings with 5,000 reports. */
export async function benchmark(): Promise<Benchmark[]> {
  const made = await measure()
  const { heap } = made
  return [
    {
      title: `Check of ${made.meetings} meetings, ${made.reports} reports of ${Math.round(made.bytes / 1e6)} MB`,
      figures: [
        under('load and check / remark’s parse of the same files', made.ratio, 4),
        under('heap after the last meeting / after a tenth of them', (heap.at(-1) ?? 0) / (heap[0] ?? 1), 1.3),
        told('rules alone / remark’s parse', made.rulesRatio.toFixed(2)),
        told('heap', `${Math.min(...heap)} to ${Math.max(...heap)} MB`),
        told('findings', String(made.findings)),
      ],
    },
  ]
}

/** Checks a made-up workspace, and parses the same reports with remark alone, in one run. */
async function measure(meetings = 500, reportsEach = 10, paragraphs = 25): Promise<CheckBenchmark> {
  const host = madeUpHost(meetings, reportsEach, paragraphs)
  const reports = Array.from({ length: reportsEach }, (_, index) => report(index, paragraphs))
  const processor = unified().use(remarkParse).use(remarkGfm).freeze()
  let parse = 0
  let started = performance.now()
  for (let meeting = 0; meeting < meetings; meeting += 1) for (const text of reports) processor.parse(text)
  parse = performance.now() - started
  await setImmediate()

  started = performance.now()
  const workspace = (await loadWorkspace(host)).value
  const context = workspace && (await createCheckContext(workspace, host)).value
  if (!workspace || !context) throw new Error('The benchmark’s workspace cannot be read')
  const check = startCheck(workspace, context)
  const heap: number[] = []
  let findings = 0
  let rules = 0
  for (const [index, path] of workspace.meetings.entries()) {
    const { value } = await loadMeeting(workspace, path, host)
    if (!value) throw new Error(`${path} cannot be read`)
    const before = performance.now()
    findings += check.meeting(value).length
    rules += performance.now() - before
    if ((index + 1) % Math.max(1, Math.floor(meetings / 10)) === 0) heap.push(heapNow())
  }
  findings += check.finish().length
  const total = performance.now() - started
  const bytes = reports.reduce((sum, text) => sum + text.length, 0) * meetings
  const ratio = (value: number) => Math.round((value / parse) * 100) / 100
  return {
    meetings,
    reports: meetings * reportsEach,
    bytes,
    parse: Math.round(parse),
    check: Math.round(total),
    ratio: ratio(total),
    rulesRatio: ratio(rules),
    findings,
    heap,
  }
}

function heapNow(): number {
  globalThis.gc?.()
  return Math.round(process.memoryUsage().heapUsed / 1e6)
}

function report(seed: number, paragraphs: number): string {
  const body = Array.from({ length: paragraphs }, (_, index) => {
    const words = Array.from({ length: 4 }, (_unused, turn) => SENTENCES[(seed + index + turn) % SENTENCES.length])
    return `2.${index + 1} ${words.join(' ')} The figure for area ${seed}-${index} is ${seed * 31 + index}.`
  })
  const table = [
    '| Area | 2021 | 2022 |',
    '| --- | ---: | ---: |',
    '| North | 1,193 | 1,250 |',
    '| South | 5,865 | 5,900 |',
    '| Total | 7,058 | 7,150 |',
  ]
  const parts = [
    `# Report ${seed}`,
    '1.0 REASON',
    '1.1 Because.',
    '2.0 BACKGROUND',
    ...body,
    table.join('\n'),
    '## Appendices',
    'Appendix 1 Map',
    '## Background papers',
    'None.',
  ]
  return `---\ntitle: Report ${seed}\n---\n${parts.join('\n\n')}\n`
}

/** Every meeting has the same reports, so that the made-up files themselves take no memory. */
function madeUpHost(meetings: number, reportsEach: number, paragraphs: number): Host {
  const folders = Array.from({ length: meetings }, (_, index) => {
    const day = new Date(Date.UTC(2010, 0, 4 + index * 7)).toISOString().slice(0, 10)
    return { name: `${day}-health`, day }
  })
  const documents = Array.from({ length: reportsEach }, (_, index) => `report-${index}.md`)
  const agenda = documents.map(
    (file, index) => `  - { item: "${index + 1}", title: Report ${index}, documents: [${file}] }`,
  )
  const shared: Record<string, string> = {
    'agendapack.yaml': 'organisation: { name: Riverbank Council }\nprofile: england-council\n',
    'committees/health.yaml': 'name: Health Panel\nmembers:\n  - { name: Cllr Ada Example, role: chair }\n',
  }
  for (const [index, file] of documents.entries()) shared[`meetings/shared/${file}`] = report(index, paragraphs)
  const base = memoryHost(shared)
  const meetingYaml = (day: string) =>
    `committee: health\ndate: ${day}\ntime: "13:30"\npublished: ${new Date(Date.parse(day) - 14 * 864e5).toISOString().slice(0, 10)}\nagenda:\n${agenda.join('\n')}\n`
  const byName = new Map(folders.map((folder) => [folder.name, folder.day]))
  const locate = (path: string) => path.replace(/^meetings\/[^/]+-health\//, 'meetings/shared/')
  const files: Files = {
    ...base.files,
    list: async (path) => {
      if (path === 'meetings') return folders.map((folder) => folder.name)
      return /^meetings\/[^/]+-health$/.test(path) ? ['meeting.yaml', ...documents] : base.files.list(path)
    },
    status: async (path) => {
      const name = path.split('/')[1] ?? ''
      if (byName.has(name) && path.split('/').length === 2) return { kind: 'folder', size: 0 }
      if (byName.has(name) && path.endsWith('/meeting.yaml')) return { kind: 'file', size: 1 }
      return base.files.status(locate(path))
    },
    read: async (path) => {
      const day = byName.get(path.split('/')[1] ?? '')
      if (day !== undefined && path.endsWith('/meeting.yaml')) return new TextEncoder().encode(meetingYaml(day))
      return base.files.read(locate(path))
    },
  }
  return { ...base, files }
}
