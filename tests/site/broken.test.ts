import { existsSync } from 'node:fs'
import { readFile, rm } from 'node:fs/promises'
import { join } from 'node:path'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { folderOf, hashesBelow, run, writeInto } from '../commands/run.ts'

const meeting = (committee: string, date: string, title = 'Works') =>
  `committee: ${committee}\ndate: ${date}\ntime: "13:30"\npublished: 2022-11-01\nagenda:\n  - { title: ${title}, documents: [works.md] }\n`
const report = (text: string) => `# Works\n\n${text}\n\n## Background papers\n\nNone.\n`
const register = (name: string) => `name: ${name}\nmembers:\n  - { name: Cllr Ada Moss, role: chair }\n`

let folder = ''
const at = (path: string) => join(folder, 'site', path)
const page = (path: string) => readFile(at(path), 'utf8')
const site = () => run('site', folder, '--base-url', 'https://rb.example/')

beforeAll(async () => {
  folder = await folderOf({
    'agendapack.yaml': 'organisation: { name: Riverbank Council }\nprofile: plain\n',
    'committees/health.yaml': register('Health Panel'),
    'committees/parks.yaml': register('Parks Panel'),
    'meetings/a/meeting.yaml': meeting('health', '2022-12-01'),
    'meetings/a/works.md': report('We mend the weir.'),
    'meetings/b/meeting.yaml': meeting('parks', '2022-12-02'),
    'meetings/b/works.md': report('We plant oaks.'),
  })
  expect(await site()).toMatchObject({ code: 0, err: '' })
})
afterAll(() => rm(folder, { recursive: true, force: true }))

it('deploys nothing of what it remembers', async () => {
  const files = await hashesBelow(join(folder, 'site'))
  expect(Object.keys(files).filter((path) => /site.*json$/u.test(path))).toEqual([])
})

it('publishes the rest where a paper and a register are broken, and keeps what was published of them', async () => {
  await writeInto(folder, {
    'meetings/a/meeting.yaml': `${meeting('health', '2022-12-01')}colour: red\n`,
    'meetings/c/meeting.yaml': meeting('health', '2022-12-08'),
    'meetings/c/works.md': report('We dredge the lock.'),
    'meetings/d/meeting.yaml': meeting('health', '2022-12-09').replace('works.md', 'nowhere.md'),
    'committees/parks.yaml': `${register('Parks Panel')}colour: green\n`,
    // Every page changes with it.
    'agendapack.yaml': 'organisation: { name: Riverside Council }\nprofile: plain\n',
  })
  const { code, out, err } = await site()
  expect(code).toBe(1)
  expect(err).toContain('committees/parks.yaml')
  expect(err).toContain('meetings/a/meeting.yaml')
  expect(err).not.toContain('meetings/b/meeting.yaml')
  expect(out).toMatch(/meetings\/[ab]\/meeting\.yaml, meetings\/[ab]\/meeting\.yaml have errors: the site keeps/u)
  expect(out).toContain('meetings/d/meeting.yaml is not on the site because of errors.')
  expect(await page('index.html')).toContain('Riverside Council')
  for (const path of ['health/2022-12-01', 'health/2022-12-08', 'parks/2022-12-02']) {
    expect(await page('index.html')).toContain(`meetings/${path}/`)
    expect(existsSync(at(`meetings/${path}/public-pack.pdf`))).toBe(true)
  }
  expect(await page('committees/parks/index.html')).toContain('Ada Moss')
  expect(await page('people/ada-moss/index.html')).toContain('Parks Panel')
})

it('takes a meeting away that has gone, even where another is broken, and goes on once all is mended', async () => {
  await rm(join(folder, 'meetings/c'), { recursive: true })
  await rm(join(folder, 'meetings/d'), { recursive: true })
  expect((await site()).code).toBe(1)
  expect(existsSync(at('meetings/health/2022-12-08'))).toBe(false)
  await writeInto(folder, {
    'meetings/a/meeting.yaml': meeting('health', '2022-12-01', 'Bridges'),
    'committees/parks.yaml': register('Parks and Gardens Panel'),
  })
  expect(await site()).toMatchObject({ code: 0, err: '' })
  expect(await page('meetings/health/2022-12-01/index.html')).toContain('Bridges')
  expect(await page('index.html')).toContain('Parks and Gardens Panel')
})

it('stops where the settings are broken', async () => {
  const before = await hashesBelow(join(folder, 'site'))
  await writeInto(folder, { 'agendapack.yaml': 'organisation: { name: Riverbank Council }\ncolour: red\n' })
  expect((await site()).code).toBe(1)
  expect(await hashesBelow(join(folder, 'site'))).toEqual(before)
})
