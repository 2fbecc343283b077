import { rm } from 'node:fs/promises'
import { join } from 'node:path'
import { afterAll, expect, it } from 'vitest'
import { folderOf, hashesBelow, run } from '../run.ts'

const folders: string[] = []
afterAll(async () => {
  for (const folder of folders) await rm(folder, { recursive: true, force: true })
})

it('builds and publishes two meetings of a body on one day, each at an address of its own', async () => {
  const meeting = (title: string, more = '') =>
    `committee: council\ndate: 2022-12-12\n${more}time: "19:00"\nagenda: [{ item: "1", title: ${title} }]\n`
  const folder = await folderOf({
    'agendapack.yaml': 'organisation: { name: Riverbank Council }\nprofile: plain\n',
    'committees/council.yaml': 'name: Council\nmembers: [{ name: Cllr Ada Moss, role: chair }]\n',
    'meetings/a/meeting.yaml': meeting('Annual meeting'),
    'meetings/b/meeting.yaml': meeting('Flood', 'suffix: extraordinary\n'),
  })
  folders.push(folder)
  expect((await run('build', folder)).code).toBe(0)
  const packs = Object.keys(await hashesBelow(join(folder, 'dist'))).filter((path) => path.endsWith('/public-pack.pdf'))
  expect(packs.sort()).toEqual([
    'public/council/2022-12-12-extraordinary/public-pack.pdf',
    'public/council/2022-12-12/public-pack.pdf',
  ])
  expect((await run('site', folder, '--out', join(folder, 'site'))).code).toBe(0)
  const pages = Object.keys(await hashesBelow(join(folder, 'site'))).filter((path) =>
    /2022-12-12[^/]*\/index\.html$/.test(path),
  )
  expect(pages.map((path) => path.split('/').at(-2)).sort()).toEqual(['2022-12-12', '2022-12-12-extraordinary'])
})
