import { execFile, spawnSync } from 'node:child_process'
import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { promisify } from 'node:util'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { makePacks } from '../../src/build/build.ts'
import { bytesOf } from '../../src/host/content.ts'
import { nodeHost } from '../../src/host/node.ts'
import { loadEditions } from '../../src/load/meeting/editions.ts'
import { loadWorkspace } from '../../src/load/workspace.ts'
import { loadProfile } from '../../src/profiles/load-profile.ts'
import { startReader } from '../../src/verify/engine/reading-threads.ts'
import { writePdf } from '../attachments/write-pdf.ts'
import { strangePdfs } from '../cases/strange-pdfs.ts'
import { packOf } from './make-pack.ts'

const run = promisify(execFile)
const hasQpdf = spawnSync('qpdf', ['--version']).error === undefined
const inCi = process.env.CI === 'true'
const example = join(import.meta.dirname, '../../examples/riverbank')

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

  it.each(strangePdfs)('of a pack with %s', async (_name, objects) => {
    const { pack } = await packOf({ a: writePdf(objects) })
    expect(await problems(pack.bytes)).toBe('')
  })
})
