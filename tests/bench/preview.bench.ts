import { existsSync } from 'node:fs'
import { openLastingWork } from '../../src/build/work.ts'
import { memoryHost } from '../../src/host/memory.ts'
import { emptyPreview, type Preview, previewRound } from '../../src/live/preview.ts'
import { MEETING, meetingHead, riverbank } from '../support/workspace.ts'
import { atLeast, type Benchmark, seconds, told } from './benchmark.ts'
import { inFolder } from './cold-process.ts'
import { CHROMIUM, chromiumPrint } from './peers.ts'
import { report } from './reports.ts'

const FOLDER = 'meetings/2022-12-12-health'
/** The first round makes everything; the next ones warm up the process. */
const ROUNDS = 8
const COUNTED = 5

/** How long a preview takes after one word was changed, against Chromium printing the same reports from cold. */
export async function benchmark(): Promise<Benchmark[]> {
  const targets = [
    { reports: 33, shown: 20, proved: 7 },
    { reports: 333, shown: 15, proved: 6 },
  ]
  const found: Benchmark[] = []
  for (const { reports, shown, proved } of targets) {
    const texts = Array.from({ length: reports }, (_, index) => report(index + 1))
    const preview = await previewTimes(texts)
    const chromium = existsSync(CHROMIUM) ? await inFolder((folder) => chromiumPrint(folder, texts)) : undefined
    found.push({
      title: `A preview of ${preview.pages} pages of Markdown after one changed word`,
      figures: [
        ...(chromium === undefined
          ? [told('headless Chromium', 'Chromium is not there')]
          : [
              atLeast('headless Chromium / pages shown', chromium / preview.shown, shown),
              atLeast('headless Chromium / pages shown, checked and proved', chromium / preview.proved, proved),
              told('headless Chromium, from cold', seconds(chromium)),
            ]),
        told('pages shown', seconds(preview.shown)),
        told('pages shown, checked and proved', seconds(preview.proved)),
        told('the first time', seconds(preview.first)),
      ],
    })
  }
  return found
}

/** Milliseconds from a save that was noticed, the middle of several. */
async function previewTimes(texts: readonly string[]) {
  const names = texts.map((_, index) => `report-${index + 1}.md`)
  const files: Record<string, string> = {
    ...riverbank,
    'agendapack.yaml': (riverbank['agendapack.yaml'] ?? '').replace('england-council', 'plain'),
    [MEETING]: `${meetingHead}agenda:\n${names.map((name) => `  - { title: Item ${name}, documents: [ ${name} ] }\n`).join('')}`,
    ...Object.fromEntries(names.map((name, index) => [`${FOLDER}/${name}`, texts[index] ?? ''])),
  }
  const work = openLastingWork(true)
  const times: { shown: number; proved: number }[] = []
  let preview: Preview = emptyPreview
  const path = `${FOLDER}/report-7.md`
  for (let round = 0; round < ROUNDS; round += 1) {
    files[path] = (files[path] ?? '').replace(/Report 7.*/, `Report 7 changed ${round} times`)
    const host = memoryHost(files)
    const started = performance.now()
    let shown = 0
    preview = await previewRound(preview, [path], undefined, {
      work,
      version: '0.0.0',
      isOverdue: () => false,
      show: ({ state }) => {
        if (state === 'shown' && shown === 0) shown = performance.now() - started
      },
      async open() {
        const { value: workspace, messages } = (await work.lasting?.loading.loadWorkspace(host)) ?? { messages: [] }
        const context = workspace && (await work.lasting?.loading.createCheckContext(workspace, host))?.value
        const value = workspace && context && { workspace, context, host, meetings: workspace.meetings }
        return { value: value || undefined, root: '/', messages }
      },
    })
    times.push({ shown, proved: performance.now() - started })
    work.endRound()
    if (preview.state !== 'proved') throw new Error(JSON.stringify(preview.findings.slice(0, 3)))
  }
  await work.close()
  const middle = (of: (time: (typeof times)[number]) => number) =>
    times
      .slice(-COUNTED)
      .map(of)
      .sort((a, b) => a - b)[Math.floor(COUNTED / 2)] ?? 0
  return {
    pages: preview.documents[0]?.pack.typeset.pageCount ?? 0,
    shown: middle(({ shown }) => shown),
    proved: middle(({ proved }) => proved),
    first: times[0]?.proved ?? 0,
  }
}
