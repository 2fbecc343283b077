import { execFile, spawnSync } from 'node:child_process'
import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { promisify } from 'node:util'
import { deflateSync } from 'node:zlib'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { makePacks } from '../../src/build/build.ts'
import { bytesOf } from '../../src/host/content.ts'
import { nodeHost } from '../../src/host/node.ts'
import { loadEditions } from '../../src/load/meeting/editions.ts'
import { loadWorkspace } from '../../src/load/workspace.ts'
import { loadProfile } from '../../src/profiles/load-profile.ts'
import { startReader } from '../../src/verify/engine/reader.ts'
import { type Objects, onePage, stream, writePdf } from '../attachments/write-pdf.ts'
import { packOf } from './make-pack.ts'

const run = promisify(execFile)
const hasQpdf = spawnSync('qpdf', ['--version']).error === undefined
const inCi = process.env.CI === 'true'
const example = join(import.meta.dirname, '../../examples/riverbank')
const corpus = join(import.meta.dirname, '../../../shared/corpus/pdf')

/** Needs a password, cannot be read without qpdf, and too large for a test. */
const leftOut = new Set([
  'libreoffice-writer-password.pdf',
  'issue15893_reduced.pdf',
  'linearized_with_object_streams.pdf',
  'bug1978317.pdf',
])
const files = existsSync(corpus)
  ? readdirSync(corpus).filter((name) => name.endsWith('.pdf') && !leftOut.has(name))
  : []

const text = 'BT /F1 12 Tf 40 150 Td (Hello) Tj ET\n'.repeat(200)
const packed = deflateSync(Buffer.from(text)).toString('latin1')
const contents = (data: string, filter = '/FlateDecode'): Objects => ({
  ...onePage('Hello'),
  4: stream(data, `/Filter ${filter}`),
})
const page = (entries: string, more: Objects = {}): Objects => ({ ...onePage('Hello', entries), ...more })

const odd: readonly [string, Objects][] = [
  ['contents that break off', contents(packed.slice(0, packed.length / 2))],
  ['contents that are damaged', contents(`${packed.slice(0, 40)}\xff\xee${packed.slice(42)}`)],
  ['contents without a check sum', contents(packed.slice(0, -4))],
  ['contents that are nothing of the kind', contents('Riverbank')],
  ['contents packed as a picture', contents(text, '/JBIG2Decode')],
  ['a page with kids', page('/Kids [3 0 R] /Count 1')],
  ['values that refer to nothing', page('/Group 70 0 R /Annots [71 0 R null] /Thumb 72 0 R')],
  ['a page tree that loops', page('', { 2: '<< /Type /Pages /Kids [3 0 R 2 0 R] /Count 2 >>' })],
  [
    'the same page twice',
    page('/Annots [<< /Type /Annot /Subtype /Square /Rect [0 0 9 9] >>]', {
      2: '<< /Type /Pages /Kids [3 0 R 3 0 R] /Count 2 >>',
    }),
  ],
  [
    'bookmarks, names and tags that loop',
    page('', {
      1: '<< /Type /Catalog /Pages 2 0 R /Outlines 20 0 R /Names << /Dests 22 0 R >> /StructTreeRoot 23 0 R >>',
      20: '<< /First 21 0 R /Last 21 0 R >>',
      21: '<< /Title (Again) /Parent 20 0 R /Next 21 0 R /First 21 0 R /Dest [3 0 R /Fit] >>',
      22: '<< /Kids [22 0 R] >>',
      23: '<< /Type /StructTreeRoot /K 24 0 R /ParentTree 22 0 R >>',
      24: '<< /Type /StructElem /S /Div /P 23 0 R /K [24 0 R 0 << /Type /MCR /MCID 1 /Pg 99 0 R >>] >>',
    }),
  ],
  ['a number beyond all bounds', page(`/Odd 1${'0'.repeat(40)}`)],
  ['a page beyond all bounds', page(`/CropBox [0 0 1${'0'.repeat(40)} 9]`)],
  ['digits that are none, and a zero in a name', page('/Odd <0G1H2> /Zero#00 /Also#00')],
  ['values nested a thousand deep', page(`/Deep ${'['.repeat(1000)}${']'.repeat(1000)}`)],
]

it.runIf(inCi)('qpdf is there in CI', () => {
  expect(hasQpdf).toBe(true)
})

describe.skipIf(!hasQpdf)('qpdf --check has nothing to say', () => {
  let folder: string
  beforeAll(async () => {
    folder = await mkdtemp(join(tmpdir(), 'agendapack-qpdf-'))
  })
  afterAll(() => rm(folder, { recursive: true, force: true }))

  /** What qpdf finds wrong with a file: nothing in a good one. */
  async function problems(bytes: Uint8Array): Promise<string> {
    const path = join(folder, 'pack.pdf')
    await writeFile(path, bytes)
    const said = await run('qpdf', ['--check', path]).catch(({ stdout, stderr }) => `${stdout}${stderr}`)
    return typeof said === 'string' ? said : ''
  }

  it('of packs, agendas and items of the example', async () => {
    const host = nodeHost(example)
    const workspace = await loadWorkspace(host)
    const profile = await loadProfile('england-council', host.files, { file: 'agendapack.yaml' })
    if (!workspace.value || !profile.value) throw new Error('The example can be loaded.')
    const reader = startReader()
    let checked = 0
    for (const meeting of ['2022-12-12-health-scrutiny', '2023-02-21-cabinet', '2023-01-19-health-scrutiny']) {
      const sources = await loadEditions(workspace.value, `meetings/${meeting}/meeting.yaml`, host)
      if (!sources.value) throw new Error(sources.messages.map(String).join('\n'))
      const options = { profile: profile.value, allowMissing: false, reader, version: '0.0.0' }
      const { value } = await makePacks(workspace.value, sources.value, options, host)
      for (const [path, bytes] of [...(value?.publicFiles ?? []), ...(value?.privateFiles ?? [])]) {
        if (!path.endsWith('.pdf')) continue
        expect(await problems(bytesOf(bytes)), path).toBe('')
        checked += 1
      }
    }
    await reader.close()
    expect(checked).toBeGreaterThan(9)
  })

  it.each(odd)('of a pack with %s', async (_name, objects) => {
    const { pack } = await packOf({ a: writePdf(objects) })
    expect(await problems(pack.bytes)).toBe('')
  })

  it.skipIf(files.length === 0)('of packs with the files of the corpus', async () => {
    for (const name of files) {
      const { pack } = await packOf({ a: readFileSync(join(corpus, name)) })
      expect(await problems(pack.bytes), name).toBe('')
    }
  })
})
