import { readdir, readFile, rm, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { folderOf, hashesBelow, run } from '../run.ts'

const MEETING = 'meetings/m/meeting.yaml'
const meeting = (more: string) => `committee: trustees
date: 2022-12-12
time: "13:30"
title: Quokka title
venue: Quokka House
${more}
information: Quokka information
contact: { name: Quokka Clerk, phone: 01632 960 000, email: quokka@rb.example }
agenda:
  - { title: Quokka item, note: Quokka note, documents: [ quokka.md ] }
  - { title: Quokka bids, private: { reason: Prices }, documents: [ bids.md ] }
`
const FILES = {
  'agendapack.yaml': 'organisation: { name: Riverbank Trust }\nprofile: plain\n',
  'committees/trustees.yaml': 'name: Trustees\nmembers: [{ name: Ada Lock, role: chair }]\n',
  'committees/open.yaml': 'name: Open Panel\nmembers: [{ name: Ada Lock, role: chair }]\n',
  [MEETING]: meeting('public: false'),
  'meetings/m/quokka.md': '# Quokka\n\nQuokka paper.\n',
  'meetings/m/bids.md': '# Bids\n\nNumbat has bid.\n',
  'meetings/o/meeting.yaml': 'committee: open\ndate: 2022-12-13\ntime: "13:30"\nagenda: [{ title: Weir }]\n',
}

describe('a meeting that is not public', () => {
  let folder = ''
  beforeEach(async () => {
    folder = await folderOf(FILES)
  })
  afterEach(() => rm(folder, { recursive: true, force: true }))
  const below = async (path: string) => Object.keys(await hashesBelow(join(folder, path)))
  const wordsIn = async (path: string): Promise<string> => {
    const texts = (await below(path)).map(
      async (file) => `${file}\n${await readFile(join(folder, path, file), 'latin1')}`,
    )
    return (await Promise.all(texts)).join('\n')
  }

  it('has a pack for members alone, and is not on the site', async () => {
    expect(await run('build', folder)).toMatchObject({ code: 0, err: '' })
    expect(await readdir(join(folder, 'dist/public'))).toEqual(['open'])
    expect(await below('dist/members')).toEqual(
      ['members-pack.json', 'members-pack.pdf'].map((name) => `trustees/2022-12-12/${name}`),
    )
    const site = ['site', folder, '--base-url', 'https://meetings.example/']
    expect(await run(...site)).toMatchObject({ code: 0 })
    expect(await wordsIn('site')).not.toMatch(/quokka|numbat|trustees\/2022-12-12/iu)
    expect((await run('build', folder)).out).toContain('2 up to date')
    expect(await run('publish', folder, '--freeze')).toMatchObject({ code: 0 })
  })

  it('is announced with its body and day where that is asked for', async () => {
    await writeFile(join(folder, MEETING), meeting('public: false\nannounce: true\nstatus: cancelled'))
    expect(await run('build', folder)).toMatchObject({ code: 0, err: '' })
    expect(await below('dist/public')).toContain('trustees/2022-12-12/pack.json')
    expect(await run('site', folder, '--base-url', 'https://meetings.example/')).toMatchObject({ code: 0 })
    for (const path of ['site', 'dist/public']) {
      expect(await wordsIn(path)).not.toMatch(/quokka|numbat/iu)
      expect(await wordsIn(`${path}/${path === 'site' ? 'meetings/' : ''}trustees`)).not.toMatch(/1[3:.]30|cancelled/iu)
    }
    const page = await readFile(join(folder, 'site/meetings/trustees/2022-12-12/index.html'), 'utf8')
    expect(page).toContain('12 December 2022')
    expect(page).toMatch(/Open to the public<\/dt><dd>No/u)
  })

  it('takes away what was public before, also where only the public edition is asked for', async () => {
    await writeFile(join(folder, MEETING), meeting('public: true'))
    expect(await run('build', folder)).toMatchObject({ code: 0 })
    expect(await run('site', folder)).toMatchObject({ code: 0 })
    expect(await wordsIn('site')).toMatch(/quokka/iu)
    await writeFile(join(folder, MEETING), meeting('public: false'))
    expect(await run('build', folder, '--audience', 'public')).toMatchObject({ code: 0 })
    expect(await readdir(join(folder, 'dist/public'))).not.toContain('trustees/2022-12-12')
    expect((await below('dist/public')).filter((path) => path.startsWith('trustees'))).toEqual([])
    expect(await run('site', folder)).toMatchObject({ code: 0 })
    expect(await wordsIn('site')).not.toMatch(/quokka/iu)
  })

  it('is said once for all meetings of a body, which one can still open', async () => {
    await writeFile(join(folder, MEETING), meeting(''))
    await writeFile(join(folder, 'committees/trustees.yaml'), `${FILES['committees/trustees.yaml']}public: false\n`)
    await run('build', folder)
    expect(await readdir(join(folder, 'dist/public'))).toEqual(['open'])
    await writeFile(join(folder, MEETING), meeting('public: true'))
    await run('build', folder)
    expect((await readdir(join(folder, 'dist/public'))).toSorted()).toEqual(['open', 'trustees'])
  })

  it('is what a workspace without law begins with', async () => {
    const begun = join(folder, 'begun')
    expect(await run('init', begun, '--profile', 'plain')).toMatchObject({ code: 0 })
    expect(await run('build', begun)).toMatchObject({ code: 0 })
    expect(await readdir(join(begun, 'dist'))).toEqual(['members'])
  })
})
