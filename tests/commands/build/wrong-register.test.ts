import { readdir, rm } from 'node:fs/promises'
import { join } from 'node:path'
import { expect, it } from 'vitest'
import { folderOf, run } from '../run.ts'

const meeting = (committee: string, date: string) =>
  `committee: ${committee}\ndate: ${date}\ntime: "13:30"\nagenda: [{ title: Footpaths }]\n`

it('builds no pack of a committee whose register is wrong, and those of the others', async () => {
  const folder = await folderOf({
    'agendapack.yaml': 'organisation: { name: Riverbank Council }\nprofile: plain\n',
    'committees/harbour.yaml':
      'name: Harbour Panel\nmembers:\n  - { name: Cllr Ada Lock, role: chair }\n  - { name: Cllr Bo Quay, from: 2022-05-18, to: 2021-05-17 }\n',
    'committees/parks.yaml': 'name: Parks Panel\nmembers: [{ name: Cllr Cy Green, role: chair }]\n',
    'meetings/2022-12-12/meeting.yaml': meeting('harbour', '2022-12-12'),
    'meetings/2022-12-13/meeting.yaml': meeting('harbour', '2022-12-13'),
    'meetings/2022-12-14/meeting.yaml': meeting('parks', '2022-12-14'),
  })
  try {
    const { code, err } = await run('build', folder)
    expect(code).toBe(1)
    expect(err.split('register-terms').length - 1).toBe(1)
    expect(await readdir(join(folder, 'dist/public'))).toEqual(['parks'])
  } finally {
    await rm(folder, { recursive: true, force: true })
  }
})
