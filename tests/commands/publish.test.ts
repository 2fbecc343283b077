import { readFile, rm, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest'
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
const REGISTER = 'name: Harbour Panel\nmembers: [{ name: Cllr Ada Lock, role: chair }]\n'
const report = (title: string, text: string) => `---\ntitle: ${title}\n---\n\n${text}\n`

describe('a pack that is frozen as published', () => {
  let folder: string
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
  })
  beforeEach(async () => {
    for (const [path, text] of Object.entries(FILES)) await write(path, text)
  })
  afterAll(() => rm(folder, { recursive: true, force: true }))

  it('stays what it is: a change is refused with its pages and its paper, and the old pack stands', async () => {
    const before = await pages()
    await write('meetings/2022-12-12/footpaths.md', report('Footpaths', 'The towpath is open.'))
    const { code, err } = await build()
    expect(code).toBe(1)
    expect(err).toMatch(/6:38 {2}error {2}Page 3 \(“Footpaths”\) differs from what was published/)
    expect(await pages()).toEqual(before)
  })

  it('takes a report that is marked as revised, and no other change with it', async () => {
    await write('meetings/2022-12-12/footpaths.md', report('Footpaths', 'The towpath is open.'))
    await write(MEETING, meeting('{ file: footpaths.md, revised: { date: 2022-12-05, change: It is open } }'))
    await write('meetings/2022-12-12/bridges.md', report('Bridges', 'The bridge is closed.'))
    const { err } = await build()
    expect(err.match(/Page \d+ \(“\w+”\)/gu)).toEqual(['Page 4 (“Bridges”)'])
  })

  it('stays as it is when the register changes, and is refused with old and new value where its own file does', async () => {
    const before = await pages()
    const register = (name: string) =>
      `name: Harbour Panel\ncontact: { name: ${name} }\nmembers: [{ name: Cllr ${name}, role: chair }]\n`
    await write('committees/harbour.yaml', register('Bo Newman'))
    expect(await build('--force')).toMatchObject({ code: 0, err: '' })
    expect(await pages()).toEqual(before)
    await write(MEETING, FILES[MEETING].replace('"13:30"', '"14:00"'))
    const { code, err } = await build()
    await write('committees/harbour.yaml', REGISTER)
    expect(code).toBe(1)
    expect(err).toMatch(/3:7 {2}error {2}“13:30” was published; it is now “14:00”/)
  })

  it('takes a supplement', async () => {
    await write('meetings/2022-12-12/late.md', report('Late', 'A letter came.'))
    const late =
      'supplements: [{ supplement: 1, published: 2022-12-08, items: [{ item: "2", documents: [late.md] }] }]\n'
    await write(MEETING, meeting('footpaths.md', late))
    expect(await build()).toMatchObject({ code: 0, err: '' })
  })

  it.each(['status: cancelled\n', 'status: moved\nmoved_to: { date: 2022-12-19 }\n'])(
    'says on its front sheet that the meeting is called off: %j',
    async (status) => {
      await write(MEETING, meeting('footpaths.md', status))
      expect(await build()).toMatchObject({ code: 0 })
      await write('meetings/2022-12-12/bridges.md', report('Bridges', 'The bridge is closed.'))
      expect((await build()).err).toContain('Page 4 (“Bridges”) differs')
    },
  )

  it('is replaced where that is wanted', async () => {
    await write('meetings/2022-12-12/footpaths.md', report('Footpaths', 'The towpath is open.'))
    expect(await build('--reissue')).toMatchObject({ code: 0, err: '' })
  })
})
