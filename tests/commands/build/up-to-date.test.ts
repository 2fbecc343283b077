import { mkdir, rm, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { expect, it } from 'vitest'
import { folderOf, run } from '../run.ts'

it('a build that is up to date says again what was said of the packs it keeps', async () => {
  const folder = await folderOf({
    'agendapack.yaml': 'organisation: { name: Riverbank Council }\nprofile: plain\n',
    'committees/health.yaml': 'name: Health Panel\nmembers:\n  - { name: Cllr Ada Moss, role: chair }\n',
    'meetings/m/meeting.yaml':
      'committee: health\ndate: 2022-12-12\ntime: "13:30"\nagenda:\n  - { title: Weir, documents: [weir.md] }\n',
    'meetings/m/weir.md': '# Weir\n\nIt was agreed to repair the the weir.\n',
  })
  const told = async (...options: string[]) => {
    const { code, out } = await run('build', folder, '--format', 'json', ...options)
    const found = JSON.parse(out) as { rule: string; severity: string; line: number }[]
    return { code, found: found.map(({ rule, severity, line }) => [rule, severity, line]) }
  }
  const first = await told()
  expect(first).toEqual({ code: 0, found: [['doubled-words', 'warning', 3]] })
  expect((await run('build', folder)).out).toContain('1 up to date')
  expect(await told()).toEqual(first)
  expect(await told('--strict')).toEqual({ code: 1, found: [['doubled-words', 'error', 3]] })
  await rm(folder, { recursive: true, force: true })
})

it('a pack is built again where what it lists of other meetings has changed, and not for other changes of them', async () => {
  const meeting = (body: string, date: string, title: string) =>
    `committee: ${body}\ndate: ${date}\ntime: "13:30"\nagenda:\n  - { title: ${title}, documents: [report.md] }\n`
  const actions = (due: string) =>
    `present: [Cllr Ada Moss]\nactions:\n  - { action: Write to the owner, owner: Clerk, due: ${due} }\n`
  const register = 'members:\n  - { name: Cllr Ada Moss, role: chair }\n'
  const folder = await folderOf({
    'agendapack.yaml': 'organisation: { name: Riverbank Council }\nprofile: plain\n',
    'committees/health.yaml': `name: Health Panel\n${register}`,
    'committees/roads.yaml': `name: Roads Panel\n${register}`,
    'meetings/b/meeting.yaml': meeting('health', '2022-12-12', 'Actions'),
    'meetings/b/report.md': '# Actions\n\n::actions\n\n::work-programme\n',
  })
  const upToDate = async () => /(\d+) up to date/.exec((await run('build', join(folder, 'meetings/b'))).out)?.[1] ?? '0'
  const write = async (path: string, text: string) => {
    await mkdir(join(folder, path, '..'), { recursive: true })
    await writeFile(join(folder, path), text)
  }
  expect(await upToDate()).toBe('0')

  await write('meetings/a/report.md', '# Weir\n\nText.\n')
  await write('meetings/a/meeting.yaml', meeting('health', '2022-11-12', 'Weir'))
  await write('meetings/a/decisions.yaml', actions('2022-12-01'))
  expect(await upToDate()).toBe('0')
  await write('meetings/c/report.md', '# Gates\n\nText.\n')
  await write('meetings/c/meeting.yaml', meeting('health', '2023-01-12', 'Gates'))
  expect(await upToDate()).toBe('0')
  await write('meetings/a/decisions.yaml', actions('2022-12-02'))
  expect(await upToDate()).toBe('0')

  await write('meetings/c/meeting.yaml', `${meeting('health', '2023-01-12', 'Gates')}venue: The hall\n`)
  await write('meetings/d/meeting.yaml', meeting('roads', '2023-01-12', 'Bridges'))
  expect(await upToDate()).toBe('1')
  await rm(folder, { recursive: true, force: true })
})
