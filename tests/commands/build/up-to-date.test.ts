import { rm } from 'node:fs/promises'
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
