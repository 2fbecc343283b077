import { mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { basename, join } from 'node:path'
import { afterEach, beforeEach, expect, it, vi } from 'vitest'
import { writeFolders } from '../../src/host/write-folders.ts'

/** What changes nothing on a disk; all other functions count, also those that the program calls one day. */
const READS = vi.hoisted(() => new Set(['access', 'lstat', 'readdir', 'readFile', 'readlink', 'realpath', 'stat']))

/** Lets so many changes of the disk happen, and then none: as a process that is killed leaves it. */
const disk = vi.hoisted(() => ({ left: Number.POSITIVE_INFINITY, stopped: () => undefined as undefined }))

vi.mock('node:fs/promises', async (importOriginal) => {
  const real = await importOriginal<typeof import('node:fs/promises')>()
  const stoppable =
    <Arguments extends unknown[], Value>(change: (...args: Arguments) => Promise<Value>) =>
    (...args: Arguments): Promise<Value> => {
      disk.left -= 1
      if (disk.left >= 0) return change(...args)
      disk.stopped()
      return new Promise(() => undefined)
    }
  const changes = Object.entries(real).filter(([name, value]) => typeof value === 'function' && !READS.has(name))
  return { ...real, ...Object.fromEntries(changes.map(([name, change]) => [name, stoppable(change as never)])) }
})

let parent: string
beforeEach(async () => {
  parent = await mkdtemp(join(tmpdir(), 'agendapack-interrupted-'))
})
afterEach(async () => {
  disk.left = Number.POSITIVE_INFINITY
  await rm(parent, { recursive: true, force: true })
})

const PATHS = ['agenda.pdf', 'items/1.pdf', 'pack.json']

const files = (version: string) => new Map(PATHS.map((path) => [path, Buffer.from(version)]))

/** The versions of the files in the folder, and the names beside it. */
async function look(): Promise<{ versions: string[]; beside: string[] }> {
  const folder = join(parent, 'pack')
  const versions = await Promise.all(PATHS.map((name) => readFile(join(folder, name), 'utf8')))
  return { versions, beside: (await readdir(parent)).filter((name) => name !== 'pack') }
}

const whole = (version: string) => [version, version, version]

/** How many there are of a file that no run wrote, in the folder or beside it. */
const notes = async () =>
  (await readdir(parent, { recursive: true })).filter((path) => basename(path) === 'notes.txt').length

const writeFolder = (target: string, version: string) =>
  writeFolders([{ target, files: files(version), isPrivate: true }], async () => PATHS)

it('leaves the old folder or the new one, wherever it is interrupted, and the next run clears up', async () => {
  const folder = join(parent, 'pack')
  await writeFolder(folder, 'v0')
  await writeFile(join(folder, 'notes.txt'), 'mine')
  let finished = false
  for (let changes = 0; !finished; changes += 1) {
    const [before, after] = [`v${changes}`, `v${changes + 1}`]
    disk.left = changes
    const stopped = new Promise<void>((resolve) => {
      disk.stopped = () => void resolve()
    })
    const written = writeFolder(folder, after).then(() => {
      finished = true
    })
    await Promise.race([stopped, written])
    const { versions, beside } = await look()
    expect([whole(before), whole(after)]).toContainEqual(versions)
    for (const name of beside) expect(name).toMatch(/^\.pack\.agendapack-/)
    expect(await notes()).toBe(1)
    disk.left = Number.POSITIVE_INFINITY
    await writeFolder(folder, after)
    expect(await look()).toEqual({ versions: whole(after), beside: [] })
    expect(await readFile(join(folder, 'notes.txt'), 'utf8')).toBe('mine')
  }
})
