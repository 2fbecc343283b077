import { rm } from 'node:fs/promises'
import { basename, join } from 'node:path'
import { afterEach, describe, expect, it } from 'vitest'
import { jobsFor } from '../../../src/commands/shared/meeting-threads.ts'
import { folderOf, hashesBelow, run } from '../run.ts'

const folders: string[] = []
afterEach(async () => {
  for (const folder of folders.splice(0)) await rm(folder, { recursive: true, force: true })
})

const meeting = (date: string, agenda: string, more = '') =>
  `committee: harbour\ndate: ${date}\ntime: "13:30"\n${more}agenda:\n${agenda}`

/** Meetings with what goes from one to another: a register with a finding, acceptances, an error, private words. */
const FILES = {
  'agendapack.yaml':
    'organisation: { name: Riverbank Council }\nprofile: plain\nrules: { seats-filled: warning }\naccept:\n' +
    '  - { rule: doubled-words, reason: As the author wrote it }\n  - { rule: acronym-introduced, reason: Never matched }\n',
  'committees/harbour.yaml':
    'name: Harbour Panel\nseats: 3\nmembers:\n  - { name: Cllr Ada Lock, role: chair }\n  - { name: Cllr Bo Weir }\n',
  'meetings/a/meeting.yaml': meeting('2022-12-12', '  - { title: Footpaths, documents: [ report.md ] }\n'),
  'meetings/a/report.md': '---\ntitle: Footpaths\n---\n\nThe the path is closed.\n',
  'meetings/b/meeting.yaml': meeting(
    '2023-01-16',
    '  - { title: Moorings, documents: [ m.md ], private: { reason: A contract, public_title: A contract } }\n',
    'accept: [{ rule: doubled-words, reason: None }]\n',
  ),
  'meetings/b/m.md': '---\ntitle: Moorings\n---\n\nThe price of the quay is 12,345 pounds.\n',
  'meetings/c/meeting.yaml': meeting('2023-02-13', '  - { title: Nothing, documents: [ missing.md ] }\n'),
  'meetings/d/meeting.yaml': meeting('2023-03-13', '  - { title: Dredging }\n'),
}

async function built(jobs: number) {
  const folder = await folderOf(FILES)
  folders.push(folder)
  const { code, out, err } = await run('build', folder, '--jobs', String(jobs))
  const plain = (text: string) => text.replaceAll(basename(folder), 'W').replace(/ in [\d.]+ s/gu, '')
  return {
    files: { ...(await hashesBelow(join(folder, 'dist'))), ...(await hashesBelow(join(folder, '.agendapack'))) },
    told: [code, plain(out), plain(err)],
  }
}

describe('meetings built on several threads', () => {
  it('give the same files, and the same words in the same order, as one by one', async () => {
    const [one, two] = [await built(1), await built(2)]
    expect(Object.keys(one.files).length).toBeGreaterThan(6)
    expect(two).toEqual(one)
    expect(one.told[0]).toBe(1)
    expect(one.told[2]).toContain('missing.md')
    expect(one.told[2]).toContain('acronym-introduced')
  })

  it('are as many as there are processors and memory for, once there are enough of them', () => {
    expect(jobsFor(undefined, 2)).toBe(1)
    expect(jobsFor(undefined, 60)).toBeGreaterThanOrEqual(1)
    expect(jobsFor(3, 60)).toBe(3)
    expect(jobsFor(3, 2)).toBe(2)
  })
})
