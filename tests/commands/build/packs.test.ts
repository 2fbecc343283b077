import { copyFile, readFile, rm, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { folderOf, run } from '../run.ts'

const MEETING = 'meetings/2022-12-12/meeting.yaml'
const meeting = (date: string) => `committee: harbour
date: ${date}
time: "13:30"
agenda:
  - { title: Footpaths, documents: [footpaths.md] }
supplements:
  - { supplement: 1, published: 2022-12-08, reason: It was late., items: [{ item: "1", documents: [late.md] }] }
`

describe('packs that are there', () => {
  let folder = ''
  const older = (name: string) => join(folder, 'older/public/harbour/2022-12-12', name)
  const newer = (name: string) => join(folder, 'newer/public/harbour/2022-12-13', name)

  beforeAll(async () => {
    folder = await folderOf({
      'agendapack.yaml': 'organisation: { name: Riverbank Council }\nprofile: plain\n',
      'committees/harbour.yaml': 'name: Harbour Panel\nmembers: [{ name: Cllr Ada Lock, role: chair }]\n',
      [MEETING]: meeting('2022-12-12'),
      'meetings/2022-12-12/footpaths.md': '# Footpaths\n\nThe towpath is closed.\n',
      'meetings/2022-12-12/late.md': '# Bridges\n\nThe bridge is open.\n',
    })
    await run('build', folder, '--out', join(folder, 'older'))
    await writeFile(join(folder, MEETING), meeting('2022-12-13'))
    await run('build', folder, '--out', join(folder, 'newer'))
    await copyFile(older('public-pack.pdf'), older('changed.pdf'))
  })
  afterAll(() => rm(folder, { recursive: true, force: true }))

  it('says that two packs of one build cannot be compared', async () => {
    for (const name of ['consolidated-pack.pdf', 'supplement-1.pdf', 'pack.json']) {
      const { code, out, err } = await run('diff', older('public-pack.pdf'), older(name))
      expect([code, out]).toEqual([2, ''])
      expect(err).toContain('are from the same build')
    }
  })

  it('refuses a pack that is not there, whatever lies beside it', async () => {
    const { code, err } = await run('diff', older('gone.pdf'), newer('pack.json'))
    expect(code).toBe(2)
    expect(err).toContain('gone.pdf')
  })

  it('prints dates as everywhere else, and no foot of a page as a passage', async () => {
    const { code, out } = await run('diff', older('public-pack.pdf'), newer('public-pack.pdf'))
    expect(code).toBe(0)
    expect(out).toContain('Date: Monday 12 December 2022, now Tuesday 13 December 2022')
    expect(out).not.toContain('Papers')
    expect(await run('diff', older(''), newer(''))).toEqual({ code, out, err: '' })
  })

  it('verifies a pack by its pages, and parts of it by their bytes', async () => {
    const pack = await run('verify', older('public-pack.pdf'))
    expect([pack.code, pack.err]).toEqual([0, ''])
    expect(pack.out).toContain('pages, numbered 1 to 3, as pack.json says')
    for (const name of ['agenda.pdf', 'items/01-footpaths.pdf']) {
      const { code, out, err } = await run('verify', older(name))
      expect([code, err]).toEqual([0, ''])
      expect(out).toContain('the file that was built, by the checksum in pack.json')
      expect(out).toContain('public-pack.pdf, supplement-1.pdf')
    }
  })

  it('knows a pack under another name by its bytes', async () => {
    expect((await run('verify', older('changed.pdf'))).code).toBe(0)
  })

  it('says of a changed file that it is not the one that was built, and what differs', async () => {
    const whole = await readFile(newer('public-pack.pdf'))
    await writeFile(newer('public-pack.pdf'), await readFile(older('public-pack.pdf')))
    await writeFile(newer('agenda.pdf'), whole)
    const pack = await run('verify', newer('public-pack.pdf'))
    expect(pack.code).toBe(1)
    expect(pack.err).toMatch(/error {2}This is not the public-pack\.pdf that was built/)
    expect(pack.err).toContain('changed or replaced after it was built')
    expect(pack.err).toContain('verify-page-content')
    expect(pack.err).not.toMatch(/fault of agendapack|not published/)
    const part = await run('verify', newer('agenda.pdf'), '--format', 'json')
    expect(part.code).toBe(1)
    expect(JSON.parse(part.out)).toMatchObject([
      { rule: 'verify-file', note: expect.stringContaining('public-pack.pdf under another name') },
    ])
  })

  it('lists the files that can be verified in place of another', async () => {
    await writeFile(older('letter.pdf'), 'Dear Ada')
    const { code, err } = await run('verify', older('letter.pdf'))
    expect(code).toBe(2)
    expect(err).toContain(
      'public-pack.pdf, supplement-1.pdf, consolidated-pack.pdf, agenda.pdf, items/01-footpaths.pdf',
    )
  })
})
