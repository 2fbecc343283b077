import { readdir, readFile, rm } from 'node:fs/promises'
import { join } from 'node:path'
import { afterEach, beforeEach, expect, it, vi } from 'vitest'
import { folderOf, run } from '../run.ts'

/** The end of the path of a file that another program has open. */
const open = vi.hoisted(() => ({ file: '', busy: false }))

vi.mock('../../../src/host/disk.ts', async (importOriginal) => {
  const real = await importOriginal<typeof import('../../../src/host/disk.ts')>()
  const isOpenElsewhere = (file: string) => open.file !== '' && file.endsWith(open.file)
  const { rename } = real.nodeDisk
  const renameUnlessBusy = (from: string, to: string) => {
    if (open.busy) throw Object.assign(new Error(`EBUSY: resource busy, rename '${to}'`), { code: 'EBUSY', path: to })
    rename(from, to)
  }
  Object.assign(real.nodeDisk, { isOpenElsewhere, rename: renameUnlessBusy, patience: 0 })
  return real
})

const meeting = (date: string) => `committee: harbour
date: ${date}
time: "13:30"
agenda: [{ title: Footpaths }]
`

let folder = ''
beforeEach(async () => {
  folder = await folderOf({
    'agendapack.yaml': 'organisation: { name: Riverbank Council }\nprofile: plain\n',
    'committees/harbour.yaml': 'name: Harbour Panel\nmembers: [{ name: Cllr Ada Lock, role: chair }]\n',
    'meetings/first/meeting.yaml': meeting('2022-12-12'),
    'meetings/second/meeting.yaml': meeting('2022-12-19'),
  })
})
afterEach(async () => {
  Object.assign(open, { file: '', busy: false })
  await rm(folder, { recursive: true, force: true })
})

it('keeps the old pack that somebody reads, names it, and builds the other meetings', async () => {
  await run('build', folder)
  const pack = join('harbour', '2022-12-12', 'public-pack.pdf')
  const names = await readdir(join(folder, 'dist'), { recursive: true })
  const file = names.find((name) => name.endsWith(pack)) ?? ''
  const before = await readFile(join(folder, 'dist', file))
  open.file = pack
  const { code, out, err } = await run('build', folder, '--force')
  expect(code).toBe(1)
  expect(err).toContain('public-pack.pdf is open in another program')
  expect(out).toContain('1 meeting built')
  expect(await readFile(join(folder, 'dist', file))).toEqual(before)
  open.file = ''
  expect(await run('build', folder, '--force')).toMatchObject({ code: 0, err: '' })
})

it('says so of any other file that it replaces, and that the run has come to nothing', async () => {
  const written = join(folder, 'schema')
  await run('schema', '--out', written)
  open.file = 'meeting.schema.json'
  const { code, err } = await run('schema', '--out', written)
  expect(code).toBe(2)
  expect(err).toContain('meeting.schema.json is open in another program')
})

it('says the same where nothing but the answer of Windows tells so', async () => {
  open.busy = true
  const { code, err } = await run('schema', '--out', join(folder, 'schema'))
  expect(code).toBe(2)
  expect(err).toMatch(/\.schema\.json is open in another program/)
})
