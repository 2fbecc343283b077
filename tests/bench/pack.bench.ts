import { existsSync } from 'node:fs'
import remarkGfm from 'remark-gfm'
import remarkParse from 'remark-parse'
import { unified } from 'unified'
import { assemble } from '../../src/assemble/assemble.ts'
import { assembleInput } from '../../src/assemble/input.ts'
import { planPublicPack } from '../../src/plan/plan-pack.ts'
import { compileTypst } from '../../src/typeset/compile.ts'
import { installedFonts } from '../../src/typeset/fonts/fonts.ts'
import { layoutQuery } from '../../src/typeset/pack/layout.ts'
import { packSources } from '../../src/typeset/pack/sources.ts'
import { typeset } from '../../src/typeset/typeset.ts'
import { startReader } from '../../src/verify/engine/reading-threads.ts'
import { provePack } from '../../src/verify/prove.ts'
import { reportWords } from '../../src/verify/report-words.ts'
import { english } from '../support/wording.ts'
import { MEETING, meetingHead, openWorkspace } from '../support/workspace.ts'
import { atLeast, type Benchmark, lap, megabytes, seconds, told, under } from './benchmark.ts'
import { coldBuild, inFolder } from './cold-process.ts'
import { CHROMIUM, chromiumPrint, wellKnownParts } from './peers.ts'
import { report } from './reports.ts'

const markdown = unified().use(remarkParse).use(remarkGfm).freeze()

export interface PackBenchmark {
  pages: number
  /** Milliseconds of each stage in this process. */
  stages: Record<'load' | 'plan' | 'typeset' | 'assemble' | 'verify', number>
  /** The typeset stage, and Typst alone on the same source. */
  typesetRatio: number
  /** Milliseconds of the whole process from cold, and of headless Chromium printing the same content. */
  process: number
  chromium: number | undefined
  chromiumRatio: number | undefined
  /** Milliseconds of what somebody would build of well-known parts, for the small pack. */
  wellKnown: number | undefined
  /** Milliseconds that the parts from elsewhere take by themselves: remark parses, Typst compiles, PDFium reads the pack. */
  engines: number
  /** Bytes of resident memory at its highest, whole process. */
  memory: number
}

/** Packs of a hundred and of a thousand pages. */
export async function benchmark(): Promise<Benchmark[]> {
  const small = await packBenchmark(100)
  const large = await packBenchmark(1000)
  const growth = (large.memory - small.memory) / (large.pages - small.pages)
  return [small, large].map((pack) => ({
    title: `A pack of ${pack.pages} pages of Markdown`,
    figures: [
      under('typeset stage / Typst alone on the same source', pack.typesetRatio, 1.3),
      pack.chromiumRatio === undefined
        ? told('headless Chromium / whole process', 'Chromium is not there')
        : atLeast('headless Chromium / whole process', pack.chromiumRatio, pack === small ? 1.5 : 1.7),
      ...(pack.wellKnown === undefined
        ? []
        : [atLeast('what one would build / whole process', pack.wellKnown / pack.process, 3.3)]),
      ...(pack === large
        ? [
            under('peak memory in GB', pack.memory / 1e9, 1.2),
            under('MB of memory for each page more', growth / 1e6, 0.8),
          ]
        : []),
      ...(pack.chromium === undefined
        ? []
        : [told('headless Chromium / remark, Typst and PDFium alone', (pack.chromium / pack.engines).toFixed(2))]),
      told('whole process, from cold', `${seconds(pack.process)}, ${megabytes(pack.memory)}`),
      ...(pack.chromium === undefined ? [] : [told('headless Chromium, from cold', seconds(pack.chromium))]),
    ],
    shares: pack.stages,
  }))
}

/** Builds a pack of about `pages` pages of Markdown and measures each stage, and peers on the same content. */
export async function packBenchmark(pages: number): Promise<PackBenchmark> {
  const reports = Math.max(1, Math.round(pages / 3))
  const names = Array.from({ length: reports }, (_, index) => `report-${index + 1}.md`)
  const files: Record<string, string> = {
    [MEETING]: `${meetingHead}agenda:\n${names.map((name) => `  - { title: Item ${name}, documents: [ ${name} ] }\n`).join('')}`,
  }
  for (const [index, name] of names.entries()) files[`meetings/2022-12-12-health/${name}`] = report(index + 1)
  const { host, workspace, load } = await openWorkspace(files)
  const [sources, loading] = await lap(() => load('public'))
  const facts = { pages: new Map(), unreadable: new Map(), leftOut: new Map(), allotments: new Map() }
  const [plan, planning] = await lap(() =>
    planPublicPack(workspace, sources, { statement: () => '', facts, wording: english }),
  )
  const written = await packSources(plan, host)
  if (!written.value) throw new Error(written.messages.map(String).join('\n'))
  const { typst, marks } = written.value
  typst.set('main.typ', `${typst.get('main.typ')}\n${layoutQuery(marks)}\n`)
  compileTypst({
    sources: new Map([['main.typ', '#[#metadata(())<layout>]']]),
    files: new Map(),
    fonts: installedFonts(),
  })
  // Half a second is measured more than once: the quickest of each, in turn, says what they take.
  const rounds: { bare: number; setting: number; typesetting: Awaited<ReturnType<typeof typeset>> }[] = []
  while (rounds.length < (pages < 500 ? 5 : 1)) {
    const [, alone] = await lap(() => compileTypst({ sources: typst, files: new Map(), fonts: installedFonts() }))
    const [made, time] = await lap(() => typeset(plan, host))
    rounds.push({ bare: alone, setting: time, typesetting: made })
  }
  const bare = Math.min(...rounds.map((round) => round.bare))
  const setting = Math.min(...rounds.map((round) => round.setting))
  const { typesetting } = rounds[0] ?? { typesetting: { value: undefined, messages: [] } }
  if (!typesetting.value) throw new Error(typesetting.messages.map(String).join('\n'))
  const result = typesetting.value
  const opened = { attachments: new Map(), pages: new Map(), leftOut: new Map(), unreadable: new Map(), messages: [] }
  const [assembled, assembling] = await lap(() => assemble(assembleInput(plan, result, opened, host)))
  const reader = startReader()
  const [proof, verifying] = await lap(() =>
    provePack(
      assembled.bytes,
      plan,
      result,
      opened,
      { reports: reportWords(plan, result), own: new Map(), attachments: new Map() },
      reader,
      'pack.pdf',
    ),
  )
  const [, reading] = await lap(() => reader.read(assembled.bytes))
  await reader.close()
  const texts = names.map((_, index) => report(index + 1))
  const [, parsing] = await lap(() => texts.map((text) => markdown.parse(text)))
  if (proof.messages.length > 0) throw new Error(proof.messages.map(String).join('\n'))

  return inFolder(async (folder) => {
    const cold = await coldBuild(folder, files)
    const chromium = existsSync(CHROMIUM) ? await chromiumPrint(folder, texts) : undefined
    const wellKnown = chromium !== undefined && pages < 500 ? await wellKnownParts(texts) : undefined
    return {
      wellKnown,
      pages: result.pageCount,
      stages: { load: loading, plan: planning, typeset: setting, assemble: assembling, verify: verifying },
      typesetRatio: setting / bare,
      process: cold.milliseconds,
      chromium,
      engines: parsing + bare + reading,
      chromiumRatio: chromium === undefined ? undefined : chromium / cold.milliseconds,
      memory: cold.memory,
    }
  })
}
