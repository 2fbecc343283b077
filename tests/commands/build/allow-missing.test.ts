import { readFile, rm } from 'node:fs/promises'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { readPdf } from '../../support/pdf/read-pdf.ts'
import { folderOf, run } from '../run.ts'

describe('--allow-missing', () => {
  let folder = ''
  beforeAll(async () => {
    folder = await folderOf({
      'agendapack.yaml': 'organisation: { name: Riverbank Council }\nprofile: plain\n',
      'committees/health.yaml': 'name: Health Panel\nmembers:\n  - { name: Cllr Ada Moss, role: chair }\n',
      'meetings/m/meeting.yaml': `committee: health
date: 2022-12-12
time: "13:30"
agenda:
  - { title: Weir, documents: [weir.md, { file: gone.pdf, title: Slides }] }
  - { title: Parks, documents: [{ file: lost.md, title: Grass }, { file: broken.pdf, title: Trees }] }
`,
      'meetings/m/weir.md': '# Weir\n\nThe weir is old.\n',
      'meetings/m/broken.pdf': '<html><title>Sign in</title></html>',
    })
  })
  afterAll(() => rm(folder, { recursive: true, force: true }))

  it('is needed where a file is missing', async () => {
    const { code, out } = await run('build', folder, '--format', 'json')
    const told = (JSON.parse(out) as { severity: string; line: number }[]).map(({ severity, line }) => [severity, line])
    expect([code, told]).toEqual([
      1,
      [
        ['error', 5],
        ['error', 6],
      ],
    ])
  })

  it('puts a sheet in the place of what is missing or unreadable, marks it, and tells by its exit code', async () => {
    const { code, out } = await run('build', folder, '--allow-missing', '--format', 'json')
    const told = (JSON.parse(out) as { severity: string; reason: string }[]).map(({ severity, reason }) => [
      severity,
      reason.slice(0, 40),
    ])
    expect(told.filter(([severity]) => severity === 'error')).toEqual([])
    expect(told).toHaveLength(3)
    expect(code).toBe(1)
    const packs = join(folder, 'dist/public/health/2022-12-12')
    const { pages } = await readPdf(await readFile(join(packs, 'public-pack.pdf')))
    const sheets = pages
      .map(({ text }) => text.replace(/\s+/g, ' '))
      .filter((text) => text.includes('Paper not included'))
    expect(sheets).toHaveLength(3)
    expect(sheets[0]).toContain('Item 1: Slides')
    expect(sheets.join(' ')).not.toMatch(/gone|lost|broken/)
    const { agenda } = JSON.parse(await readFile(join(packs, 'pack.json'), 'utf8'))
    const documents = agenda.flatMap(
      (entry: { documents?: { title: string; unreadable?: string }[] }) => entry.documents ?? [],
    )
    expect(
      documents.map(({ title, unreadable }: { title: string; unreadable?: string }) => [
        title,
        unreadable !== undefined,
      ]),
    ).toEqual([
      ['Weir', false],
      ['Slides', true],
      ['Grass', true],
      ['Trees', true],
    ])
    expect((pages[1]?.text ?? '').replace(/\s+/g, ' ')).toMatch(
      /Slides: page 4 Slides: this paper could not be included/,
    )
  })
})
