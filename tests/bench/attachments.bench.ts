import { spawnSync } from 'node:child_process'
import { readdir, stat } from 'node:fs/promises'
import { join } from 'node:path'
import { assemble } from '../../src/assemble/assemble.ts'
import { assembleInput } from '../../src/assemble/input.ts'
import { openDocuments } from '../../src/attachments/open-documents.ts'
import { documentsOf } from '../../src/load/meeting/documents-of.ts'
import { planPublicPack } from '../../src/plan/plan-pack.ts'
import { typeset } from '../../src/typeset/typeset.ts'
import { startReader } from '../../src/verify/engine/reading-threads.ts'
import { provePack, readInputs } from '../../src/verify/prove.ts'
import { english } from '../support/wording.ts'
import { MEETING, meetingHead, openWorkspace } from '../support/workspace.ts'
import { type Benchmark, lap, megabytes, seconds, told, under } from './benchmark.ts'
import { coldBuild, coldRun, inFolder } from './cold-process.ts'
import { pdfOfObjects, pdfOfPictures } from './many-pages.ts'

const FILES = 20
const PAGES = 50
/** Bytes of the picture on each page, which cannot be compressed. */
const PICTURE = 100_000
const MEETING_FOLDER = MEETING.slice(0, MEETING.lastIndexOf('/'))
const ROUNDS = 3
const OBJECTS = [40_000, 80_000, 160_000]

/** Twenty attachments of a hundred megabytes, and attachments of very many objects. */
export async function benchmark(): Promise<Benchmark[]> {
  return [await largeFiles(), await manyObjects()]
}

async function largeFiles(): Promise<Benchmark> {
  const files: Record<string, Uint8Array> = {}
  for (let index = 1; index <= FILES; index += 1) {
    files[`paper-${index}.pdf`] = await pdfOfPictures(index, PAGES, PICTURE)
  }
  const stages = await measureStages(files)
  return inFolder(async (folder) => {
    const cold = await coldBuild(folder, workspaceOf(files))
    const pack = await sizeOf(join(folder, 'out/public/health/2022-12-12/public-pack.pdf'))
    const all = await sizeOf(join(folder, 'out'))
    const inputs = Object.keys(files).flatMap((name) => [join(folder, 'workspace', MEETING_FOLDER, name), '1-z'])
    const hasQpdf = spawnSync('qpdf', ['--version']).error === undefined
    const merges = hasQpdf
      ? await rounds(() => coldRun('qpdf', ['--empty', '--pages', ...inputs, '--', join(folder, 'merged.pdf')]))
      : []
    const merging = Math.min(...merges.map(([{ milliseconds }]) => milliseconds))
    return {
      title: `${FILES} attachments, ${FILES * PAGES} pages, ${megabytes(stages.size)}`,
      figures: [
        hasQpdf
          ? under('graft and save / qpdf --pages', stages.times.assemble / merging, 2)
          : told('graft and save / qpdf --pages', 'qpdf is not there'),
        under('verification, with nothing beside it / whole process', stages.times.verify / cold.milliseconds, 0.5),
        under('memory of the whole process / files written', cold.memory / all, 4),
        told('memory of the whole process', `${megabytes(cold.memory)}; a pack of ${megabytes(pack)}, and its items`),
        told('whole process, from cold', seconds(cold.milliseconds)),
        told('graft and save', seconds(stages.times.assemble)),
        ...(hasQpdf ? [told('qpdf --pages', seconds(merging))] : []),
      ],
      shares: stages.times,
    }
  })
}

async function manyObjects(): Promise<Benchmark> {
  const times: number[] = []
  for (const count of OBJECTS) {
    const { times: measured } = await measureStages({ 'paper-1.pdf': await pdfOfObjects(count) })
    times.push(measured.assemble)
  }
  const [first = 1, , last = 1] = times
  return {
    title: `An attachment of ${OBJECTS.join(', ')} objects`,
    figures: [
      under('graft and save by object, most / fewest', last / first / ((OBJECTS[2] ?? 1) / (OBJECTS[0] ?? 1)), 1.5),
      ...times.map((time, index) => told(`graft and save, ${OBJECTS[index]} objects`, seconds(time))),
    ],
  }
}

interface Stages {
  pages: number
  /** Bytes of the pack. */
  size: number
  times: Record<'open' | 'typeset' | 'assemble' | 'verify', number>
}

/** Each stage by itself, with nothing beside it; grafting at its quickest of some rounds. */
async function measureStages(files: Readonly<Record<string, Uint8Array>>): Promise<Stages> {
  const { host, workspace, load } = await openWorkspace(workspaceOf(files))
  const sources = await load('public')
  const [opened, open] = await lap(() => openDocuments(documentsOf(sources), 'public', false, host))
  if (opened.attachments.size < Object.keys(files).length) throw new Error(opened.messages.map(String).join('\n'))
  const facts = { ...opened, allotments: new Map() }
  const plan = planPublicPack(workspace, sources, { statement: () => '', facts, wording: english })
  const [typesetting, setting] = await lap(() => typeset(plan, host))
  const result = typesetting.value
  if (!result) throw new Error(typesetting.messages.map(String).join('\n'))
  const grafts = await rounds(() => assemble(assembleInput(plan, result, opened, host)))
  const [assembled] = grafts[0] ?? []
  if (!assembled) throw new Error('Nothing was assembled.')
  const reader = startReader()
  reader.warmUp()
  const [proof, verify] = await lap(async () => {
    const inputs = await readInputs(plan, result, opened, reader, host)
    return provePack(assembled.bytes, plan, result, opened, inputs, reader, 'pack.pdf')
  })
  await reader.close()
  if (proof.messages.length > 0) throw new Error(proof.messages.map(String).join('\n'))
  const graft = Math.min(...grafts.map(([, time]) => time))
  const times = { open, typeset: setting, assemble: graft, verify }
  return { pages: result.pageCount, size: assembled.bytes.length, times }
}

function workspaceOf(files: Readonly<Record<string, Uint8Array>>): Record<string, string | Uint8Array> {
  const items = Object.keys(files).map((name) => `  - { title: Item ${name}, documents: [ { file: ${name} } ] }\n`)
  const papers = Object.entries(files).map(([name, bytes]) => [`${MEETING_FOLDER}/${name}`, bytes])
  return { [MEETING]: `${meetingHead}agenda:\n${items.join('')}`, ...Object.fromEntries(papers) }
}

async function rounds<T>(work: () => Promise<T>): Promise<[T, number][]> {
  const found: [T, number][] = []
  for (let round = 0; round < ROUNDS; round += 1) found.push(await lap(work))
  return found
}

/** Bytes of a file, or of all files below a folder. */
async function sizeOf(path: string): Promise<number> {
  const status = await stat(path)
  if (status.isFile()) return status.size
  const sizes = await Promise.all((await readdir(path)).map((name) => sizeOf(join(path, name))))
  return sizes.reduce((sum, size) => sum + size, 0)
}
