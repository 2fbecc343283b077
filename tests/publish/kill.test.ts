import { spawn } from 'node:child_process'
import { mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { writeFolders } from '../../src/host/write-folders.ts'
import { folderOf, run } from '../commands/run.ts'

const ROOT = fileURLToPath(new URL('../..', import.meta.url))
const HOOKS = ['tsx', './tests/support/kill-at.mjs', './tests/typescript-workers.mjs'].flatMap((hook) => [
  '--import',
  hook,
])

/** Runs a script that is ended before the nth change in a folder named `dist`; undefined where it came to its end. */
function killed(script: string, change: number, ...args: string[]): Promise<NodeJS.Signals | undefined> {
  const child = spawn(process.execPath, [...HOOKS, `tests/support/${script}`, ...args], {
    cwd: ROOT,
    stdio: 'ignore',
    env: { ...process.env, KILL_AT: String(change) },
  })
  return new Promise((resolve, reject) => {
    child.on('close', (code, signal) => {
      if (signal ?? code === 0) resolve(signal ?? undefined)
      else reject(new Error(`${script} failed with ${code}`))
    })
  })
}

interface FoundFile {
  /** `public` or `members`. */
  audience: string
  /** The folder of a meeting, or the temporary one beside it that holds the file. */
  holder: string
  /** Below the holder. */
  path: string
  bytes: Buffer
}

async function filesIn(packs: string): Promise<FoundFile[]> {
  const entries = await readdir(packs, { recursive: true, withFileTypes: true }).catch(() => [])
  return Promise.all(
    entries
      .filter((entry) => entry.isFile())
      .map(async (entry) => {
        const full = join(entry.parentPath, entry.name)
        const [audience = '', , holder = '', ...rest] = full.slice(packs.length + 1).split('/')
        return { audience, holder, path: rest.join('/'), bytes: await readFile(full) }
      }),
  )
}

/** What lies among the public files is one of those known, or the beginning of one. */
function expectNothingPrivate(found: readonly FoundFile[], isKnown: (path: string, bytes: Buffer) => boolean): void {
  for (const { audience, holder, path, bytes } of found)
    if (audience !== 'members') expect([holder, path, isKnown(path, bytes)]).toEqual([holder, path, true])
}

describe('a folder that is written while the process is killed', () => {
  it('has never a private file where a public one is expected, and is whole after the next run', async () => {
    const attempt = async (change: number): Promise<NodeJS.Signals | undefined> => {
      const base = await mkdtemp(join(tmpdir(), 'agendapack-kill-'))
      const packs = join(base, 'dist')
      const write = (version: string) => {
        const edition = (audience: string, names: string[]) => ({
          target: join(packs, audience, 'health/2022-12-12'),
          files: new Map(names.map((name) => [name, Buffer.from(`${version} ${name} `.repeat(500))])),
          isPrivate: audience === 'members',
        })
        const folders = [edition('public', ['pack.json', 'public-pack.pdf']), edition('members', ['members-pack.pdf'])]
        return writeFolders(folders, async (folder) =>
          folder.includes('/public/')
            ? ['public-pack.pdf', 'items/01-weir.pdf', 'pack.json']
            : ['copies/ada.pdf', 'members-pack.pdf'],
        )
      }
      await write('old')
      const signal = await killed('run-write.mjs', change, packs)
      expectNothingPrivate(await filesIn(packs), (path, bytes) =>
        ['old', 'new'].some((version) => Buffer.from(`${version} ${path} `.repeat(500)).includes(bytes)),
      )
      await write('next')
      const after = await filesIn(packs)
      expect(after.map(({ audience, holder, path }) => `${audience}/${holder}/${path}`).toSorted()).toEqual([
        'members/2022-12-12/members-pack.pdf',
        'public/2022-12-12/pack.json',
        'public/2022-12-12/public-pack.pdf',
      ])
      for (const { path, bytes } of after) expect(bytes.toString().startsWith(`next ${path}`)).toBe(true)
      await rm(base, { recursive: true, force: true })
      return signal
    }
    let change = 1
    while ((await attempt(change)) === 'SIGKILL') change += 1
    // Five files and their folders, five of them before: what is written, renamed and cleared away.
    expect(change).toBeGreaterThan(10)
  })
})

describe('a build that is killed', () => {
  const files = {
    'agendapack.yaml': 'organisation: { name: Riverbank Council }\nprofile: plain\n',
    'committees/health.yaml': 'name: Health Panel\nmembers:\n  - { name: Cllr Ada Moss, role: chair }\n',
    'meetings/m/meeting.yaml': `committee: health
date: 2022-12-12
time: "13:30"
copies: [Cllr Ada Moss]
agenda:
  - { item: "1", title: Weir, documents: [weir.md, { file: bids.md, private: { reason: Prices } }] }
`,
    'meetings/m/weir.md': '# Weir\n\nThe weir is old.\n',
    'meetings/m/bids.md': '# Bids\n\nQuokka and numbat have bid.\n',
  }
  const later = '# Weir\n\nThe weir has been mended since.\n'
  /** Public files before the change of a report and after it, by path below the meeting's folder. */
  const good = new Map<string, Buffer[]>()
  let folder = ''
  const packs = () => join(folder, 'dist')
  const isKnown = (path: string, bytes: Buffer) =>
    (good.get(path) ?? []).some((whole) => whole.subarray(0, bytes.length).equals(bytes))

  beforeAll(async () => {
    folder = await folderOf(files)
    for (const text of [later, files['meetings/m/weir.md']]) {
      await writeFile(join(folder, 'meetings/m/weir.md'), text)
      expect(await run('build', folder)).toMatchObject({ code: 0 })
      for (const { audience, path, bytes } of await filesIn(packs()))
        if (audience === 'public') good.set(path, [...(good.get(path) ?? []), bytes])
    }
    await writeFile(join(folder, 'meetings/m/weir.md'), later)
  })
  afterAll(() => rm(folder, { recursive: true, force: true }))

  it.each([4, 9, 14])('leaves nothing private in a public file or beside one: change %i', async (change) => {
    expect(await killed('run-main.mjs', change, 'build', folder)).toBe('SIGKILL')
    expectNothingPrivate(await filesIn(packs()), isKnown)
  })

  it('is made up for by the next one', async () => {
    expect(await run('build', folder)).toMatchObject({ code: 0 })
    const after = await filesIn(packs())
    expect(new Set(after.map(({ holder }) => holder))).toEqual(new Set(['2022-12-12']))
    for (const { path, bytes } of after.filter(({ audience }) => audience === 'public'))
      expect([path, bytes.equals(good.get(path)?.[0] ?? Buffer.alloc(0))]).toEqual([path, true])
    expect(after.map(({ path }) => path)).toEqual(
      expect.arrayContaining(['members-pack.pdf', 'copies/cllr-ada-moss.pdf']),
    )
  })
})
