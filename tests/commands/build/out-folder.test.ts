import { rm, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { folderOf, hashesBelow, run } from '../run.ts'

describe('--out', () => {
  let folder = ''
  beforeAll(async () => {
    folder = await folderOf({
      'agendapack.yaml': 'organisation: { name: Riverbank Council }\nprofile: plain\n',
      'committees/health.yaml': 'name: Health Panel\nmembers:\n  - { name: Cllr Ada Moss, role: chair }\n',
      'meetings/m/meeting.yaml': 'committee: health\ndate: 2022-12-12\ntime: "13:30"\nagenda: [{ title: Weir }]\n',
    })
  })
  afterAll(() => rm(folder, { recursive: true, force: true }))

  it.each(['.', 'meetings', 'meetings/m', 'committees', '..'])(
    'is not %s, where files of the workspace are',
    async (path) => {
      const before = await hashesBelow(folder)
      for (const command of ['build', 'site']) {
        const { code, err } = await run(command, folder, '--out', join(folder, path))
        expect([command, code]).toEqual([command, 2])
        expect(err).toContain('holds files of the workspace')
      }
      expect(await hashesBelow(folder)).toEqual(before)
    },
  )

  it('that is a file is told before anything is made', async () => {
    const file = join(folder, 'a-file')
    await writeFile(file, 'A file.')
    for (const path of [file, join(file, 'below')]) {
      const { code, out, err } = await run('build', folder, '--out', path)
      expect([code, out, err]).toEqual([2, '', `agendapack: ${file} is a file. Choose a folder to write to.\n`])
    }
    await rm(file)
  })

  it.skipIf(process.platform !== 'linux')('that cannot be made is told in one line, and ends the run', async () => {
    for (const command of ['build', 'site']) {
      const { code, err } = await run(command, folder, '--out', '/proc/agendapack/out')
      expect(code).toBe(2)
      expect(err).toMatch(/^agendapack: [^\n]*folder \/proc[^\n]+\n$/)
    }
  })

  it('is any other folder', async () => {
    expect(await run('build', folder, '--out', join(folder, 'meetings-out'))).toMatchObject({ code: 0 })
    expect(Object.keys(await hashesBelow(join(folder, 'meetings-out')))).toContain(
      'public/health/2022-12-12/agenda.pdf',
    )
  })
})
