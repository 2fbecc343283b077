import { mkdtemp, readdir, readFile, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join, sep } from 'node:path'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { type Disk, nodeDisk } from '../../src/host/disk.ts'
import { fileWriter, writeFileAtomic } from '../../src/host/write.ts'
import { writeFolders } from '../../src/host/write-folders.ts'

let parent = ''
let target = ''

beforeEach(async () => {
  parent = await mkdtemp(join(tmpdir(), 'agendapack-disk-'))
  target = join(parent, '2022-12-12')
})

afterEach(async () => {
  await rm(parent, { recursive: true, force: true })
})

const bytes = (text: string) => new TextEncoder().encode(text)

/** Paths of all that is below a folder, sorted, with forward slashes. */
async function namesBelow(folder: string): Promise<string[]> {
  return (await readdir(folder, { recursive: true })).map((name) => name.replaceAll(sep, '/')).sort()
}

/** A disk on which `name` is open in another program for so many looks; it is looked at once before each change. */
function openDisk(name: string, looks: number): Disk {
  let left = looks
  const isOpenElsewhere = (file: string) => {
    if (!file.endsWith(name)) return false
    left -= 1
    return left >= 0
  }
  return { ...nodeDisk, isOpenElsewhere, patience: Number.isFinite(looks) ? 600_000 : 0 }
}

/** A disk on which the changes of these numbers, counted from 1, fail as on Windows while a virus scanner is at work. */
function failingDisk(...failing: number[]): Disk {
  let count = 0
  const rename = (from: string, to: string) => {
    count += 1
    if (failing.includes(count)) throw Object.assign(new Error('EPERM: operation not permitted'), { code: 'EPERM' })
    nodeDisk.rename(from, to)
  }
  return { ...nodeDisk, rename, patience: 600_000 }
}

describe('a file that is open in another program', () => {
  const version = (name: string) => new Map([['items/01.pdf', bytes(name)]])
  const write = {
    folder: (content: string, disk?: Disk) =>
      writeFolders([{ target, files: version(content) }], async () => ['items/01.pdf'], disk),
    file: (content: string, disk?: Disk) => writeFileAtomic(join(target, 'items/01.pdf'), content, disk),
    writer: async (content: string, disk?: Disk) => void fileWriter(target, disk)('items/01.pdf', content),
  }
  const kinds = ['folder', 'file', 'writer'] as const

  it.each(kinds)('is named, and is as it was with nothing beside it: %s', async (kind) => {
    await write[kind]('old')
    const written = write[kind]('new', openDisk('01.pdf', Number.POSITIVE_INFINITY))
    await expect(written).rejects.toMatchObject({ problem: 'in-use', path: join(target, 'items/01.pdf') })
    expect(await readFile(join(target, 'items/01.pdf'), 'utf8')).toBe('old')
    expect(await namesBelow(parent)).toEqual(['2022-12-12', '2022-12-12/items', '2022-12-12/items/01.pdf'])
  })

  it.each(kinds)('is waited for, as it may be open for a moment: %s', async (kind) => {
    await write[kind]('old')
    await write[kind]('new', openDisk('01.pdf', 3))
    expect(await readFile(join(target, 'items/01.pdf'), 'utf8')).toBe('new')
  })

  it.each([[[1]], [[2]], [[1, 3]], [[2, 3]], [[2, 5]]])('is as good as new when changes %j fail', async (failing) => {
    await write.folder('old')
    await write.folder('new', failingDisk(...failing))
    expect(await readFile(join(target, 'items/01.pdf'), 'utf8')).toBe('new')
    expect(await readdir(parent)).toEqual(['2022-12-12'])
  })

  it('keeps every folder as it was where one of them cannot be replaced', async () => {
    const both = (content: string, disk?: Disk) =>
      writeFolders(
        ['public', 'members'].map((name) => ({
          target: join(parent, name),
          files: new Map([[`${name}.pdf`, bytes(content)]]),
        })),
        async () => ['public.pdf', 'members.pdf'],
        disk,
      )
    await both('old')
    await expect(both('new', openDisk('members.pdf', Number.POSITIVE_INFINITY))).rejects.toMatchObject({
      problem: 'in-use',
    })
    expect(await readFile(join(parent, 'public/public.pdf'), 'utf8')).toBe('old')
    expect(await namesBelow(parent)).toEqual(['members', 'members/members.pdf', 'public', 'public/public.pdf'])
  })

  it('does no harm when it is opened as the new folder is there: the next run clears the old one away', async () => {
    await write.folder('old')
    const remove = () => Promise.reject(Object.assign(new Error('EBUSY'), { code: 'EBUSY' }))
    await write.folder('new', { ...nodeDisk, remove })
    expect(await readFile(join(target, 'items/01.pdf'), 'utf8')).toBe('new')
    expect(await readdir(parent)).toHaveLength(2)
    await write.folder('newer')
    expect(await readdir(parent)).toEqual(['2022-12-12'])
  })
})
