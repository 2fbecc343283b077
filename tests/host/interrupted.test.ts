import { mkdtemp, readdir, readFile, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, expect, it, vi } from 'vitest'
import { writeFolder } from '../../src/host/write.ts'

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
  return {
    ...real,
    mkdir: stoppable(real.mkdir),
    writeFile: stoppable(real.writeFile),
    chmod: stoppable(real.chmod),
    rename: stoppable(real.rename),
    rm: stoppable(real.rm),
  }
})

let parent: string
beforeEach(async () => {
  parent = await mkdtemp(join(tmpdir(), 'agendapack-interrupted-'))
})
afterEach(async () => {
  disk.left = Number.POSITIVE_INFINITY
  await rm(parent, { recursive: true, force: true })
})

const files = (version: string) =>
  new Map(['pack.json', 'agenda.pdf', 'items/1.pdf'].map((path) => [path, Buffer.from(version)]))
const privateFiles = (version: string) => new Map([['members-pack.json', Buffer.from(version)]])

/** The versions of the files in the folder, and the names beside it. */
async function look(): Promise<{ versions: string[]; beside: string[] }> {
  const folder = join(parent, 'pack')
  const names = ['pack.json', 'agenda.pdf', 'items/1.pdf', 'members-pack.json']
  const versions = await Promise.all(names.map((name) => readFile(join(folder, name), 'utf8')))
  return { versions, beside: (await readdir(parent)).filter((name) => name !== 'pack') }
}

const whole = (version: string) => [version, version, version, version]

it('leaves the old folder or the new one, wherever it is interrupted, and the next run clears up', async () => {
  const folder = join(parent, 'pack')
  await writeFolder(folder, files('v0'), privateFiles('v0'))
  let finished = false
  for (let changes = 0; !finished; changes += 1) {
    const [before, after] = [`v${changes}`, `v${changes + 1}`]
    disk.left = changes
    const stopped = new Promise<void>((resolve) => {
      disk.stopped = () => void resolve()
    })
    const written = writeFolder(folder, files(after), privateFiles(after)).then(() => {
      finished = true
    })
    await Promise.race([stopped, written])
    const { versions, beside } = await look()
    expect([whole(before), whole(after)]).toContainEqual(versions)
    for (const name of beside) expect(name).toMatch(/^\.pack\.agendapack-/)
    disk.left = Number.POSITIVE_INFINITY
    await writeFolder(folder, files(after), privateFiles(after))
    expect(await look()).toEqual({ versions: whole(after), beside: [] })
  }
})
