import fc from 'fast-check'
import { afterAll, describe, expect, it } from 'vitest'
import { makePacks } from '../../src/build/build.ts'
import { openLastingWork, openWork, type Work } from '../../src/build/work.ts'
import { startCheck } from '../../src/check/check.ts'
import { createCheckContext } from '../../src/check/prepare.ts'
import { memoryHost } from '../../src/host/memory.ts'
import { loadEditions } from '../../src/load/meeting/editions.ts'
import { loadWorkspace } from '../../src/load/workspace.ts'
import { sha256 } from '../../src/manifest/digest.ts'
import { onePage, writePdf } from '../attachments/write-pdf.ts'
import { plainPictures } from '../support/pdf/pictures.ts'
import { MEETING, meetingHead, riverbank } from '../support/workspace.ts'

/** What people change in a workspace, as one number each. */
interface Draft {
  words: number[]
  links: number
  redacted: number
  private: number
  supplement: number
  attachment: number
  picture: number
  register: number
  accent: number
  template: number
  lines: number
}

const FOLDER = 'meetings/2022-12-12-health'
const start: Draft = {
  words: [0, 0, 0],
  links: 0,
  redacted: 0,
  private: 0,
  supplement: 0,
  attachment: 0,
  picture: 0,
  register: 0,
  accent: 0,
  template: 0,
  lines: 0,
}

/** The files of a draft. */
function filesOf(draft: Draft): Record<string, string | Uint8Array> {
  const { words, links, redacted, supplement, attachment, picture, register, accent, template, lines } = draft
  const hidden = draft.private % 2 === 1 ? ', private: { paragraphs: [3], reason: Prices }' : ''
  const late = `supplements:\n  - { supplement: 1, published: 2022-12-09, items: [ { item: "1", documents: [ late.md ] } ] }\n`
  const report = (index: number) =>
    `# Report ${index}\n\n## Findings ${index}\n\n1.1 The weir ${words[index]} is old. ` +
    `${links % 3 === index ? `See [the next](item:${((index + 1) % 3) + 1}).` : ''}\n\n` +
    `${redacted % 4 === index ? 'The price is :redact[nine thousand pounds].\n\n' : ''}![A weir](weir.png)\n`
  return {
    'agendapack.yaml': (riverbank['agendapack.yaml'] ?? '').replace('1d4f91', `1d4f9${accent % 5}`),
    'committees/health.yaml': (riverbank['committees/health.yaml'] ?? '').replace(
      'Jason',
      `Jason${'e'.repeat(register % 3)}`,
    ),
    [MEETING]: `${'\n'.repeat(lines % 3)}${meetingHead}agenda:
  - { item: "1", title: Weir, documents: [ report-0.md, { file: plan.pdf, title: Plan of the weir } ] }
  - { item: "2", title: Bridge, documents: [ report-1.md ] }
  - { item: "4", title: Exclusion, type: exclusion, excludes: ["3"] }
  - { item: "3", title: Contract, documents: [ { file: report-2.md${hidden} } ] }
${supplement % 2 === 1 ? late : ''}`,
    ...Object.fromEntries([0, 1, 2].map((index) => [`${FOLDER}/report-${index}.md`, report(index)])),
    [`${FOLDER}/late.md`]: '# Late\n\nIt rained.\n',
    [`${FOLDER}/plan.pdf`]: writePdf(onePage(`Plan ${attachment % 4}`)),
    [`${FOLDER}/weir.png`]: picture % 2 === 1 ? plainPictures.jpeg : plainPictures.png,
    ...(template % 2 === 1 ? { 'templates/withheld.md.hbs': `# {{title}}\n\nWithheld ${template}.\n` } : {}),
  }
}

const change: fc.Arbitrary<(draft: Draft) => Draft> = fc.oneof(
  fc.tuple(fc.integer({ min: 0, max: 2 }), fc.integer({ min: 0, max: 999 })).map(([index, word]) => (draft: Draft) => ({
    ...draft,
    words: draft.words.with(index, word),
  })),
  fc
    .constantFrom(...(Object.keys(start) as (keyof Draft)[]).filter((key) => key !== 'words'))
    .map((key) => (draft: Draft) => ({ ...draft, [key]: (draft[key] as number) + 1 })),
)

/** Loads and checks the one meeting, with what is kept of the last time. */
async function read(files: Record<string, string | Uint8Array>, { lasting }: Work) {
  const host = memoryHost(files)
  const load = lasting?.loading ?? { loadWorkspace, createCheckContext }
  const { value: workspace } = await load.loadWorkspace(host)
  if (!workspace) throw new Error('no workspace')
  const { value: context } = await load.createCheckContext(workspace, host)
  if (!context) throw new Error('no context')
  const sources = await loadEditions(workspace, MEETING, host, false, lasting?.readReport)
  const check = startCheck(workspace, context, undefined, lasting?.checks)
  const found = sources.toCheck ? check.meeting(sources.toCheck) : []
  return { host, workspace, context, sources, messages: [...sources.messages, ...found].map(inShort) }
}

/** All that comes of a workspace: messages, and the hash of every file. */
async function built(files: Record<string, string | Uint8Array>, work: Work) {
  const { host, workspace, context, sources, messages } = await read(files, work)
  if (!sources.value) return { messages }
  const options = { profile: context.profile, allowMissing: false, reader: work.reader, work, version: '0.0.0' }
  const made = await makePacks(workspace, sources.value, options, host)
  const output = [...(made.value?.publicFiles ?? []), ...(made.value?.privateFiles ?? [])]
  return {
    messages: [...messages, ...made.messages.map(inShort)],
    files: output.map(([path, content]) => [path, sha256(content)]),
  }
}

function inShort(made: {
  ruleId?: string
  file?: string
  line?: number
  column?: number
  reason: string
  fatal?: unknown
}) {
  return `${made.file}:${made.line}:${made.column} ${made.ruleId} ${made.fatal} ${made.reason}`
}

describe('a process that stays', () => {
  const cold = openWork()
  afterAll(() => cold.close())

  it('builds after any changes what a new process builds, byte for byte', async () => {
    await fc.assert(
      fc.asyncProperty(fc.array(change, { minLength: 4, maxLength: 6 }), async (changes) => {
        const work = openLastingWork()
        try {
          let draft = start
          let last: unknown
          for (const next of [(same: Draft) => same, ...changes]) {
            draft = next(draft)
            last = await built(filesOf(draft), work)
            work.endRound()
          }
          expect(last).toEqual(await built(filesOf(draft), cold))
        } finally {
          await work.close()
        }
      }),
      { numRuns: 2 },
    )
  })

  it('keeps no more after five hundred changes than after some, and still builds the same', async () => {
    const work = openLastingWork()
    const changes = fc.sample(change, { numRuns: 500, seed: 14 })
    const counts: number[] = []
    let draft = start
    for (const [index, next] of changes.entries()) {
      draft = next(draft)
      if (index % 100 === 0) await built(filesOf(draft), work)
      else await read(filesOf(draft), work)
      work.endRound()
      counts.push(work.count())
    }
    const most = (from: number, to: number) => Math.max(...counts.slice(from, to))
    expect(most(400, 500)).toBeLessThanOrEqual(most(0, 100))
    expect(await built(filesOf(draft), work)).toEqual(await built(filesOf(draft), cold))
    await work.close()
  })
})
