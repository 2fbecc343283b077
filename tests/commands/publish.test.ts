import { mkdir, readdir, readFile, rm, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { sha256 } from '../../src/manifest/digest.ts'
import { folderOf, run } from './run.ts'

const MEETING = 'meetings/2022-12-12/meeting.yaml'
const meeting = (footpaths: string, more = '') => `committee: harbour
date: 2022-12-12
time: "13:30"
published: 2022-12-02
agenda:
  - { title: Footpaths, documents: [ ${footpaths} ] }
  - { title: Bridges, documents: [ bridges.md ] }
${more}`
const LATE = 'supplements: [{ supplement: 1, published: 2022-12-08, items: [{ item: "2", documents: [late.md] }] }]\n'
const REGISTER = 'name: Harbour Panel\nmembers: [{ name: Cllr Ada Lock, role: chair }]\n'
const report = (title: string, text: string) => `---\ntitle: ${title}\n---\n\n${text}\n`

describe('a pack that is frozen as published', () => {
  let folder: string
  let frozen: unknown
  const write = (path: string, text: string) => writeFile(join(folder, path), text)
  const build = (...options: string[]) => run('build', folder, ...options)
  const pages = async () =>
    JSON.parse(await readFile(join(folder, 'dist/public/harbour/2022-12-12/pack.json'), 'utf8')).packs

  const FILES = {
    [MEETING]: meeting('footpaths.md'),
    'meetings/2022-12-12/footpaths.md': report('Footpaths', 'The towpath is closed.'),
    'meetings/2022-12-12/bridges.md': report('Bridges', 'The bridge is open.'),
  }

  beforeAll(async () => {
    folder = await folderOf({
      'agendapack.yaml': 'organisation: { name: Riverbank Council }\nprofile: plain\n',
      'committees/harbour.yaml': REGISTER,
      ...FILES,
    })
    expect(await build()).toMatchObject({ code: 0, err: '' })
    expect(await run('publish', folder, '--freeze')).toMatchObject({ code: 0, err: '' })
    frozen = await pages()
  })
  beforeEach(async () => {
    for (const [path, text] of Object.entries(FILES)) await write(path, text)
  })
  afterAll(() => rm(folder, { recursive: true, force: true }))

  it('stays what it is: a change is refused with the old and the new line, and the old pack stands', async () => {
    const before = await pages()
    await write('meetings/2022-12-12/footpaths.md', report('Footpaths', 'The towpath is open.'))
    const { code, err } = await build()
    expect(code).toBe(1)
    expect(err).toMatch(
      /footpaths\.md\n {2}5:1 {2}error {2}“The towpath is closed\.” was published; it is now “The towpath is open/,
    )
    expect(await pages()).toEqual(before)
    expect((await run('check', folder)).err).toContain('“The towpath is closed.” was published')
  })

  it('takes a report that is marked as revised, and no other change with it', async () => {
    await write('meetings/2022-12-12/footpaths.md', report('Footpaths', 'The towpath is open.'))
    const revised = meeting('{ file: footpaths.md, revised: { date: 2022-12-05, change: It is open } }')
    await write(MEETING, revised)
    await write('meetings/2022-12-12/bridges.md', report('Bridges', 'The bridge is closed.'))
    const { err } = await build()
    expect(err.match(/“[^”]+” was published; it is now “[^”]+”/gu)).toEqual([
      '“The bridge is open.” was published; it is now “The bridge is closed.”',
    ])
    await write('meetings/2022-12-12/bridges.md', FILES['meetings/2022-12-12/bridges.md'])
    expect(await build()).toMatchObject({ code: 0, err: '' })
  })

  it('stays as it is when the register changes, and is refused with old and new value where its own file does', async () => {
    const register = (name: string) =>
      `name: Harbour Panel\ncontact: { name: ${name} }\nmembers: [{ name: Cllr ${name}, role: chair }]\n`
    await write('committees/harbour.yaml', register('Bo Newman'))
    expect(await build('--force')).toMatchObject({ code: 0, err: '' })
    expect(await pages()).toEqual(frozen)
    await write(MEETING, FILES[MEETING].replace('"13:30"', '"14:00"'))
    const { code, err } = await build()
    await write('committees/harbour.yaml', REGISTER)
    expect(code).toBe(1)
    expect(err).toMatch(/3:7 {2}error {2}“13:30” was published; it is now “14:00”/)
  })

  it('takes what was decided, and has it beside the pack that stays as it was', async () => {
    const path = 'meetings/2022-12-12/decisions.yaml'
    await write(path, 'decisions: [{ item: "1", resolved: That the towpath be opened. }]\n')
    expect(await build()).toMatchObject({ code: 0, err: '' })
    expect(await readdir(join(folder, 'dist/public/harbour/2022-12-12'))).toContain('decisions.pdf')
    expect(await pages()).toEqual(frozen)
    await rm(join(folder, path))
  })

  it('takes a supplement', async () => {
    await write('meetings/2022-12-12/late.md', report('Late', 'A letter came.'))
    await write(MEETING, meeting('footpaths.md', LATE))
    expect(await build()).toMatchObject({ code: 0, err: '' })
  })

  it.each(['status: cancelled\n', 'status: moved\nmoved_to: { date: 2022-12-19 }\n'])(
    'says on its front sheet that the meeting is called off: %j',
    async (status) => {
      await write(MEETING, meeting('footpaths.md', status))
      expect(await build()).toMatchObject({ code: 0 })
      await write('meetings/2022-12-12/bridges.md', report('Bridges', 'The bridge is closed.'))
      expect((await build()).err).toContain('“The bridge is open.” was published')
    },
  )

  it('is put back byte for byte where no pages are made any more as they were made then', async () => {
    const dist = join(folder, 'dist')
    const published = join(folder, 'meetings/2022-12-12/published')
    const lock = join(folder, 'meetings/2022-12-12/published.lock')
    const text = await readFile(lock, 'utf8')
    const original = await readFile(join(published, 'public/public-pack.pdf'))
    // As another version of the program would have made it.
    const other = Buffer.concat([original, Buffer.from('% of another version')])
    const manifest = JSON.parse(text.replaceAll(sha256(original), sha256(other)))
    manifest.packs[0].fingerprints[0] = 'of another version'
    await writeFile(lock, JSON.stringify(manifest))
    await writeFile(join(published, 'public/public-pack.pdf'), other)
    await rm(dist, { recursive: true })
    const pack = () => readFile(join(dist, 'public/harbour/2022-12-12/public-pack.pdf'))

    expect(await build()).toMatchObject({ code: 0, err: '', out: expect.stringContaining('1 up to date') })
    expect(await pack()).toEqual(other)
    await write('meetings/2022-12-12/late.md', report('Late', 'A letter came.'))
    await write(MEETING, meeting('footpaths.md', LATE))
    expect(await build()).toMatchObject({ code: 0, err: '' })
    expect(await pack()).toEqual(other)
    expect((await pages())[0].fingerprints[0]).toBe('of another version')
    expect(await readdir(join(dist, 'public/harbour/2022-12-12'))).toContain('supplement-1.pdf')

    await rm(published, { recursive: true })
    await rm(dist, { recursive: true })
    expect((await build()).err).toContain('public-pack.pdf would not be what was published')
    await writeFile(lock, text)
    await mkdir(join(published, 'public'), { recursive: true })
    await writeFile(join(published, 'public/public-pack.pdf'), original)
  })

  it('is replaced where that is wanted', async () => {
    await write('meetings/2022-12-12/footpaths.md', report('Footpaths', 'The towpath is open.'))
    expect(await build('--reissue')).toMatchObject({ code: 0, err: '' })
  })
})
