import { mkdir, readdir, readFile, rename, rm, symlink, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { folderOf, hashesBelow, run } from '../run.ts'

const FILES = {
  'agendapack.yaml': 'organisation: { name: Riverbank Council }\nprofile: plain\n',
  'committees/harbour.yaml': 'name: Harbour Panel\nmembers: [{ name: Cllr Ada Lock, role: chair }]\n',
  'meetings/m/meeting.yaml': `committee: harbour
date: 2022-12-12
time: "13:30"
copies: [Cllr Ada Lock]
agenda:
  - { title: Footpaths, documents: [ footpaths.md ] }
  - { title: Bids, private: { reason: Prices }, documents: [ bids.md ] }
`,
  'meetings/m/footpaths.md': '# Footpaths\n\nThe towpath is closed.\n',
  'meetings/m/bids.md': '# Bids\n\nQuokka and numbat have bid.\n',
}
const KEY = 'harbour/2022-12-12'

describe('where the files of a build lie', () => {
  let folder = ''
  beforeEach(async () => {
    folder = await folderOf(FILES)
  })
  afterEach(() => rm(folder, { recursive: true, force: true }))
  const below = async (path: string) => Object.keys(await hashesBelow(join(folder, path)))

  it('is a folder for the public and one for members, and nothing else', async () => {
    expect(await run('build', folder)).toMatchObject({ code: 0 })
    expect((await readdir(join(folder, 'dist'))).toSorted()).toEqual(['members', 'public'])
    expect(await below('dist/public')).toEqual(
      ['agenda.pdf', 'items/01-footpaths.pdf', 'items/02-bids.pdf', 'pack.json', 'public-pack.pdf'].map(
        (name) => `${KEY}/${name}`,
      ),
    )
    expect(await below('dist/members')).toEqual(
      ['copies/cllr-ada-lock.pdf', 'members-pack.json', 'members-pack.pdf'].map((name) => `${KEY}/${name}`),
    )
    for (const name of ['public', 'members']) {
      const at = join(folder, 'dist', name, KEY)
      expect(await run('verify', join(at, `${name}-pack.pdf`))).toMatchObject({ code: 0 })
      expect(await run('diff', at, at)).toMatchObject({ code: 0 })
    }
    expect(await run('site', folder)).toMatchObject({ code: 0 })
    expect(await run('publish', folder, '--freeze')).toMatchObject({ code: 0 })
    expect(await readdir(join(folder, 'meetings/m'))).toEqual(
      expect.arrayContaining(['published.lock', 'published-members.lock']),
    )
  })

  it('keeps what names private papers and recipients apart from what CI may keep', async () => {
    await run('build', folder)
    for (const path of await below('.agendapack/public')) {
      const text = await readFile(join(folder, '.agendapack/public', path), 'utf8')
      // The addresses of the pages on the website are those of public papers, with their files.
      const names = path.endsWith('/addresses.json') ? /bids|lock/giu : /bids|lock|meetings\/m/giu
      expect([path, text.match(names)]).toEqual([path, null])
    }
    expect(await readFile(join(folder, '.agendapack/private/build.json'), 'utf8')).toContain('cllr-ada-lock')
    expect(await readdir(join(folder, '.agendapack'))).toEqual(['private', 'public'])
    expect((await run('build', folder)).out).toContain('1 up to date')
    expect(await run('site', folder)).toMatchObject({ code: 0 })
  })

  it('moves what an earlier version built, and says so', async () => {
    await run('build', folder)
    const old = join(folder, 'dist', KEY)
    await rename(join(folder, 'dist/public/harbour'), join(folder, 'dist/harbour'))
    for (const name of await readdir(join(folder, 'dist/members', KEY)))
      await rename(join(folder, 'dist/members', KEY, name), join(old, name))
    await rm(join(folder, 'dist/members'), { recursive: true })
    await writeFile(join(old, 'my-notes.docx'), 'mine')
    await rm(join(folder, '.agendapack'), { recursive: true })
    await mkdir(join(folder, '.agendapack'))
    await writeFile(join(folder, '.agendapack/build.json'), '{}')

    const { code, err } = await run('build', folder, '--audience', 'public')
    expect(code).toBe(0)
    expect(err).toContain('Moved the files of one meeting')
    expect(await below(`dist/${KEY}`)).toEqual(['my-notes.docx'])
    expect(await below(`dist/public/${KEY}`)).toContain('pack.json')
    expect((await below('dist/public')).filter((path) => /member|copies/u.test(path))).toEqual([])
    expect(await readdir(join(folder, '.agendapack'))).toEqual(['private', 'public'])
    expect((await run('build', folder)).err).toBe('')
  })

  it('keeps files that no build wrote', async () => {
    await run('build', folder)
    await writeFile(join(folder, 'dist/public', KEY, 'my-notes.docx'), 'mine')
    await writeFile(join(folder, 'meetings/m/footpaths.md'), '# Footpaths\n\nThe towpath is open.\n')
    expect(await run('build', folder)).toMatchObject({ code: 0 })
    expect(await readFile(join(folder, 'dist/public', KEY, 'my-notes.docx'), 'utf8')).toBe('mine')
  })

  it.each([
    ['dist', 'meetings'],
    ['dist', '.'],
    ['dist/public', 'meetings'],
    ['dist/public/harbour', 'meetings'],
    [`dist/public/${KEY}`, 'meetings/m'],
  ])('is never reached by a link to what people write: %s to %s', async (link, target) => {
    await mkdir(join(folder, link, '..'), { recursive: true })
    await symlink(join(folder, target), join(folder, link))
    const before = await hashesBelow(join(folder, 'meetings'))
    const { code, err } = await run('build', folder)
    expect(code).not.toBe(0)
    expect(err).toMatch(/workspace/u)
    expect(await hashesBelow(join(folder, 'meetings'))).toEqual(before)
  })
})
