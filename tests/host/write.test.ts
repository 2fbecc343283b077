import { mkdir, mkdtemp, readdir, readFile, rm, stat, symlink, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join, sep } from 'node:path'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'

import { fileWriter, writeFileAtomic } from '../../src/host/write.ts'
import { writeFolders } from '../../src/host/write-folders.ts'

/** A process that cannot be running: beyond the largest process id of Linux. */
const DEAD = 4_999_999

/** Windows has no modes of this kind, and lets administrators alone make symbolic links. */
const isWindows = process.platform === 'win32'

let parent = ''
let target = ''

beforeEach(async () => {
  parent = await mkdtemp(join(tmpdir(), 'agendapack-write-'))
  target = join(parent, '2022-12-12')
})

afterEach(async () => {
  await rm(parent, { recursive: true, force: true })
})

const bytes = (text: string) => new TextEncoder().encode(text)

/** A record as this test keeps it: `record` names what a run wrote, a path a line. */
async function writtenIn(folder: string): Promise<string[]> {
  const text = await readFile(join(folder, 'record'), 'utf8').catch(() => undefined)
  return text === undefined ? [] : [...text.split('\n'), 'record']
}

/** Writes one folder with its record. */
function writeFolder(folder: string, files: ReadonlyMap<string, Uint8Array>, isPrivate = false): Promise<void> {
  const all = files.size === 0 ? files : new Map([...files, ['record', bytes([...files.keys()].join('\n'))]])
  return writeFolders([{ target: folder, files: all, isPrivate }], writtenIn)
}

/** Files that no disk can hold together. */
const impossible = new Map([
  ['a', bytes('a file')],
  ['a/b', bytes('inside a file')],
])

/** Paths of all that is below a folder, sorted, with forward slashes. */
async function namesBelow(folder: string): Promise<string[]> {
  return (await readdir(folder, { recursive: true })).map((name) => name.replaceAll(sep, '/')).sort()
}

describe('writeFolder', () => {
  it('writes files in folders, and replaces what an earlier run wrote', async () => {
    await writeFolder(target, new Map([['old.pdf', bytes('old')]]))
    await writeFolder(
      target,
      new Map([
        ['pack.json', bytes('{}')],
        ['items/01.pdf', bytes('one')],
      ]),
    )
    expect((await readdir(target)).sort()).toEqual(['items', 'pack.json', 'record'])
    expect(await readFile(join(target, 'items', '01.pdf'), 'utf8')).toBe('one')
    expect(await readdir(parent)).toEqual(['2022-12-12'])
  })

  it('leaves the folder as it was when a file cannot be written', async () => {
    await writeFolder(target, new Map([['pack.json', bytes('before')]]))
    await expect(writeFolder(target, impossible)).rejects.toThrow()
    expect(await readFile(join(target, 'pack.json'), 'utf8')).toBe('before')
    expect(await readdir(parent)).toEqual(['2022-12-12'])
  })

  it.each(['../x', '/x', '', 'a/../../x'])('writes nothing when a path is %j', async (path) => {
    await expect(
      writeFolder(
        target,
        new Map([
          ['ok', bytes('ok')],
          [path, bytes('no')],
        ]),
      ),
    ).rejects.toThrow('path inside')
    expect(await readdir(parent)).toEqual([])
  })

  it('puts back what an interrupted run had moved aside, and clears the rest', async () => {
    const aside = join(parent, `.2022-12-12.agendapack-old-${DEAD}-0123456789ab`)
    const half = join(parent, `.2022-12-12.agendapack-new-${DEAD}-0123456789ab`)
    await mkdir(aside)
    await writeFile(join(aside, 'pack.json'), 'before')
    await mkdir(half)
    await expect(writeFolder(target, impossible)).rejects.toThrow()
    expect(await readFile(join(target, 'pack.json'), 'utf8')).toBe('before')
    expect(await readdir(parent)).toEqual(['2022-12-12'])
  })

  it.skipIf(isWindows)('lets others read private files no sooner than they are in their place', async () => {
    await writeFolder(target, new Map([['members-pack.json', bytes('{}')]]), true)
    expect((await readdir(target)).sort()).toEqual(['members-pack.json', 'record'])
    expect((await stat(target)).mode & 0o777).toBe(0o777 & ~process.umask())
  })

  it('leaves alone what a running process and other folders have begun', async () => {
    const running = `.2022-12-12.agendapack-new-${process.ppid}-0123456789ab`
    const other = `.2022-12-13.agendapack-new-${DEAD}-0123456789ab`
    await mkdir(join(parent, running))
    await mkdir(join(parent, other))
    await writeFolder(target, new Map([['pack.json', bytes('{}')]]))
    expect((await readdir(parent)).sort()).toEqual([running, other, '2022-12-12'].sort())
  })

  it('leaves files that no run wrote where they are, and links as they are', async () => {
    await writeFolder(target, new Map([['items/01.pdf', bytes('one')]]))
    await writeFile(join(target, 'my-notes.docx'), 'mine')
    await writeFile(join(target, 'items/mine.txt'), 'mine, too')
    if (!isWindows) await symlink(parent, join(target, 'link'))
    await writeFolder(target, new Map([['items/02.pdf', bytes('two')]]))
    expect((await readdir(target)).sort()).toEqual(['items', ...(isWindows ? [] : ['link']), 'my-notes.docx', 'record'])
    expect((await readdir(join(target, 'items'))).sort()).toEqual(['02.pdf', 'mine.txt'])
    await writeFolder(target, new Map())
    expect(await namesBelow(target)).toContain('items/mine.txt')
    expect(await readFile(join(target, 'my-notes.docx'), 'utf8')).toBe('mine')
    expect(await readdir(parent)).toEqual(['2022-12-12'])
  })

  it('does not write over a file that no run wrote', async () => {
    await mkdir(target)
    await writeFile(join(target, 'agenda.pdf'), 'mine')
    await expect(writeFolder(target, new Map([['agenda.pdf', bytes('new')]]))).rejects.toThrow('agenda.pdf')
    expect(await readFile(join(target, 'agenda.pdf'), 'utf8')).toBe('mine')
  })

  it.skipIf(isWindows)('refuses two folders that a link makes one, and leaves both as they are', async () => {
    const real = join(parent, 'members')
    await mkdir(real)
    await symlink(real, join(parent, 'public'))
    const folders = ['members', 'public'].map((name) => ({
      target: join(parent, name, 'health'),
      files: new Map([[`${name}-pack.pdf`, Buffer.from(name)]]),
    }))
    await expect(writeFolders(folders, async () => [])).rejects.toThrow('by a link')
    expect(await readdir(real)).toEqual([])
  })

  it('writes all folders or none', async () => {
    const folders = [
      { target, files: new Map([['pack.json', bytes('new')]]) },
      { target: join(parent, 'members'), files: impossible },
    ]
    await expect(writeFolders(folders, writtenIn)).rejects.toThrow()
    expect(await readdir(parent)).toEqual([])
  })

  it('gives back what an interrupted run had not given back yet', async () => {
    await writeFolder(target, new Map([['a.pdf', bytes('new')]]))
    const aside = join(parent, `.2022-12-12.agendapack-old-${DEAD}-0123456789ab`)
    await writeFolder(
      aside,
      new Map([
        ['a.pdf', bytes('old')],
        ['gone.pdf', bytes('old')],
      ]),
    )
    await writeFile(join(aside, 'my-notes.docx'), 'mine')
    await writeFolder(target, new Map([['a.pdf', bytes('newer')]]))
    expect((await readdir(target)).sort()).toEqual(['a.pdf', 'my-notes.docx', 'record'])
    expect(await readdir(parent)).toEqual(['2022-12-12'])
  })
})

describe('writeFileAtomic', () => {
  it('makes folders, replaces a file and leaves nothing else', async () => {
    const file = join(parent, 'deep', 'pack.pdf')
    await writeFileAtomic(file, 'one')
    await writeFileAtomic(file, bytes('two'))
    expect(await readFile(file, 'utf8')).toBe('two')
    expect(await readdir(join(parent, 'deep'))).toEqual(['pack.pdf'])
  })

  it('fails without a trace where a folder is in the way', async () => {
    await mkdir(join(target, 'x'), { recursive: true })
    await expect(writeFileAtomic(target, 'one')).rejects.toThrow()
    expect(await readdir(parent)).toEqual(['2022-12-12'])
  })
})

describe('fileWriter', () => {
  it('writes into folders, and leaves alone what is the same', async () => {
    const write = fileWriter(target)
    expect(write('a/b/index.html', 'One')).toBe(true)
    const before = await stat(join(target, 'a/b/index.html'))
    const again = fileWriter(target)
    expect(again('a/b/index.html', bytes('One'))).toBe(false)
    expect((await stat(join(target, 'a/b/index.html'))).ino).toBe(before.ino)
    expect(again('a/b/index.html', 'Two')).toBe(true)
    expect(await readFile(join(target, 'a/b/index.html'), 'utf8')).toBe('Two')
  })

  it('leaves nothing of an interrupted run beside a file', async () => {
    fileWriter(target)('page.html', 'Old')
    await writeFile(join(target, '.page.html.agendapack-new'), 'Half')
    expect(fileWriter(target)('page.html', 'New')).toBe(true)
    expect(await readdir(target)).toEqual(['page.html'])
  })

  it.each(['../out.html', '/etc/out.html', '', 'a/../../out.html'])('refuses %j', (path) => {
    expect(() => fileWriter(target)(path, 'x')).toThrow('is not a path inside')
  })
})
