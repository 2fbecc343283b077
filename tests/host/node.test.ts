import { mkdir, mkdtemp, rm, symlink, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { Worker } from 'node:worker_threads'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import type { FileError } from '../../src/host/host.ts'
import { nodeFiles, nodeHost } from '../../src/host/node.ts'

let parent = ''
let root = ''

beforeEach(async () => {
  parent = await mkdtemp(join(tmpdir(), 'agendapack-host-'))
  root = join(parent, 'workspace')
  await mkdir(join(root, 'papers'), { recursive: true })
  await writeFile(join(root, 'papers', 'b.md'), 'two')
  await writeFile(join(root, 'papers', 'a.md'), 'one')
  await writeFile(join(parent, 'secret.md'), 'not yours')
})

afterEach(async () => {
  await rm(parent, { recursive: true, force: true })
})

// Windows lets administrators alone make symbolic links.
const hasLinks = process.platform !== 'win32'

describe('nodeFiles', () => {
  it('reads, tells what is there and lists in order', async () => {
    const files = nodeFiles(root)
    expect(new TextDecoder().decode(await files.read('papers/a.md'))).toBe('one')
    expect(await files.status('papers/a.md')).toEqual({ kind: 'file', size: 3 })
    expect(await files.status('papers')).toEqual({ kind: 'folder', size: 0 })
    expect(await files.status('papers/none.md')).toBeUndefined()
    expect(await files.list('papers')).toEqual(['a.md', 'b.md'])
    expect(await files.list('nowhere')).toEqual([])
    expect(await files.list('papers/a.md')).toEqual([])
  })

  it('refuses a file that changes while it is read', async () => {
    const path = join(root, 'papers', 'plan.pdf')
    await writeFile(path, new Uint8Array(20_000_000))
    const growing = "for (;;) require('node:fs').appendFileSync(require('node:worker_threads').workerData, 'more')"
    const writer = new Worker(growing, { eval: true, workerData: path })
    const problems = new Set<string>()
    for (let attempt = 0; attempt < 100 && problems.size === 0; attempt += 1) {
      await nodeFiles(root)
        .read('papers/plan.pdf')
        .catch((error: FileError) => problems.add(error.problem))
    }
    await writer.terminate()
    expect([...problems]).toEqual(['changed'])
  })

  it.each(['../secret.md', 'papers/../../secret.md', '/etc/hostname', 'C:/x', 'a\0b'])('refuses %j', async (path) => {
    const files = nodeFiles(root)
    await expect(files.read(path)).rejects.toMatchObject({ name: 'FileError', problem: 'outside' })
    await expect(files.status(path)).rejects.toMatchObject({ problem: 'outside' })
    await expect(files.list(path)).rejects.toMatchObject({ problem: 'outside' })
  })

  it('finds a file by its name in the same case alone, on every system', async () => {
    const files = nodeFiles(root)
    await expect(files.read('papers/A.md')).rejects.toMatchObject({ problem: 'missing' })
    expect(await files.status('Papers')).toBeUndefined()
    expect((await files.read('papers/a.md')).length).toBe(3)
  })

  it.each([
    ['NFD', 'NFC'],
    ['NFC', 'NFD'],
  ])('finds a name whose accents are written as %s under one in %s', async (onDisk, asked) => {
    await mkdir(join(root, 'Réunions'.normalize(onDisk)))
    await writeFile(join(root, 'Réunions'.normalize(onDisk), 'été.md'.normalize(onDisk)), 'x')
    const files = nodeFiles(root)
    expect((await files.read('Réunions/été.md'.normalize(asked))).length).toBe(1)
    expect(await files.list('Réunions'.normalize(asked))).toEqual(['été.md'.normalize('NFC')])
  })

  it.skipIf(!hasLinks)('follows symbolic links within the workspace but not out of it', async () => {
    await symlink(join(root, 'papers', 'a.md'), join(root, 'inside.md'))
    await symlink(join(parent, 'secret.md'), join(root, 'outside.md'))
    await symlink(parent, join(root, 'up'))
    const files = nodeFiles(root)
    expect((await files.read('inside.md')).length).toBe(3)
    await expect(files.read('outside.md')).rejects.toMatchObject({ problem: 'outside' })
    await expect(files.read('up/secret.md')).rejects.toMatchObject({ problem: 'outside' })
    await expect(files.list('up')).rejects.toMatchObject({ problem: 'outside' })
  })

  it.skipIf(!hasLinks)('does not take a sibling whose name begins alike for the workspace', async () => {
    await mkdir(join(parent, 'workspace-two'))
    await writeFile(join(parent, 'workspace-two', 'x.md'), 'x')
    await symlink(join(parent, 'workspace-two', 'x.md'), join(root, 'x.md'))
    await expect(nodeFiles(root).read('x.md')).rejects.toMatchObject({ problem: 'outside' })
  })

  it('tells missing files, folders and files that are too large apart', async () => {
    const files = nodeFiles(root, { sizeLimit: 2 })
    await expect(files.read('none.md')).rejects.toMatchObject({ problem: 'missing', path: 'none.md' })
    await expect(files.read('papers')).rejects.toMatchObject({ problem: 'not-a-file' })
    await expect(files.read('papers/a.md')).rejects.toMatchObject({ problem: 'too-large' })
  })

  it('has nothing in a workspace that does not exist', async () => {
    const files = nodeFiles(join(parent, 'none'))
    expect(await files.status('a')).toBeUndefined()
    await expect(files.read('a')).rejects.toMatchObject({ problem: 'missing' })
  })
})

describe('nodeHost', () => {
  it('takes clock, progress and environment from its options', () => {
    const told: string[] = []
    const now = new Date(0)
    const host = nodeHost(root, { progress: (text) => told.push(text), now: () => now, environment: { A: 'b' } })
    host.progress('reading')
    expect(told).toEqual(['reading'])
    expect(host.now()).toBe(now)
    expect(host.environment.A).toBe('b')
    expect(host.files.root).toBe(root)
  })
})
