import { readdir, readFile, rm } from 'node:fs/promises'
import { join } from 'node:path'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { ownPackage } from '../../src/version.ts'
import { pretendPacks, writeCatalogue } from '../bench/catalogue.ts'
import { folderOf, hashesBelow, run } from '../commands/run.ts'
import { deadLinks } from './support/links.ts'
import { findings } from './support/validate.ts'

/** Enough that other threads take a share. */
const MEETINGS = 26
const BASE = 'https://rb.example/democracy/'

let folder = ''
const site = () => run('site', folder, '--base-url', BASE)

beforeAll(async () => {
  folder = await folderOf({})
  await writeCatalogue(folder, MEETINGS)
  await pretendPacks(folder, ownPackage().version)
})
afterAll(() => rm(folder, { recursive: true, force: true }))

it('makes a back catalogue on several threads, whole and valid, and again the same from what was kept', async () => {
  expect(await site()).toMatchObject({ code: 0, err: '' })
  const out = join(folder, 'site')
  const names = (await readdir(out, { recursive: true })).filter((name) => /\.(?:html|ics|xml|css|js)$/u.test(name))
  const files = new Map(
    await Promise.all(names.map(async (name) => [name, await readFile(join(out, name), 'utf8')] as const)),
  )
  expect([...files.keys()].filter((path) => path.endsWith('.html')).length).toBeGreaterThan(MEETINGS * 11)
  const there = await hashesBelow(out)
  const isThere = (path: string) => path in there || path.endsWith('.pdf')
  expect(deadLinks(files, BASE, isThere)).toEqual([])
  const sample = new Map([...files].filter(([path], index) => path.endsWith('.html') && index % 10 === 0))
  expect(await findings(sample)).toEqual([])

  await rm(out, { recursive: true })
  expect(await site()).toMatchObject({ code: 0, err: '' })
  expect(await hashesBelow(out)).toEqual(there)
  expect((await site()).out).toContain(' 0 files written, 0 removed')
})
