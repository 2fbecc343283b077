import { readFile, rm, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import { callsOf, standIn } from '../../support/papers/soffice.ts'
import { level, list, numbered, numbering, para, style, styled, table, wordFile } from '../../support/papers/word.ts'
import { workbookFile } from '../../support/papers/workbook.ts'
import { readPdf } from '../../support/pdf/read-pdf.ts'
import { folderOf, hashesBelow, run } from '../run.ts'

const report = wordFile({
  styles: style('T', 'Title') + style('H', 'heading 1'),
  numbering: list(1, level(0, 'decimal', 'Rule %1'), level(1, 'lowerLetter', '(%2)')) + numbering(1, 1),
  body: [
    styled('T', 'Repair of the weir'),
    styled('H', 'Purpose'),
    numbered('The weir is repaired.', 1),
    numbered('by the council, and', 1, 1),
    numbered('by the owner.', 1, 1),
    table([
      ['Part', 'Cost'],
      [`<w:tcPr><w:gridSpan w:val="2"/></w:tcPr>${para('Both are paid by :redact[Ann Miller]')}`],
    ]),
  ].join(''),
})

const budget = workbookFile({
  sheets: [
    {
      name: 'Plan',
      rows: [
        ['Fund', 'Spent', undefined],
        [undefined, 'in the first year', 'in the second'],
        ['Parks', 5125, 77],
      ],
      after: '<mergeCells><mergeCell ref="A1:A2"/><mergeCell ref="B1:C1"/></mergeCells>',
    },
    {
      name: 'Staff',
      rows: [
        ['Office', 'Posts'],
        ['Parks', 4],
      ],
    },
  ],
})

const workspace = {
  'agendapack.yaml': 'organisation: { name: Riverbank Council }\nprofile: plain\n',
  'committees/health.yaml': 'name: Health Panel\nmembers:\n  - { name: Cllr Ada Moss, role: chair }\n',
}

const meeting = (...papers: string[]) => `committee: health
date: 2022-12-12
time: "13:30"
agenda: [{ title: Weir, documents: [${papers.join(', ')}] }]
`

describe('a pack of papers from Word and Excel alone', () => {
  let folder = ''
  beforeEach(async () => {
    folder = await folderOf({ ...workspace, 'meetings/m/weir.docx': report, 'meetings/m/budget.xlsx': budget })
  })
  afterEach(async () => {
    vi.unstubAllEnvs()
    await rm(folder, { recursive: true, force: true })
  })

  const list = (...papers: string[]) => writeFile(join(folder, 'meetings/m/meeting.yaml'), meeting(...papers))
  const pack = (audience = 'public') =>
    readFile(join(folder, `dist/${audience}/health/2022-12-12/${audience}-pack.pdf`))

  it('is the same pack, with the same site, from the Markdown that import writes', async () => {
    await list('weir.docx', 'budget.xlsx')
    expect(await run('build', folder)).toMatchObject({ code: 0 })
    const built = [await pack(), await pack('members')]
    const words = (await readPdf(built[0] ?? Buffer.alloc(0))).pages
      .map(({ text }) => text.replace(/\s+/g, ' '))
      .join(' ')
    for (const shown of ['Rule 1 The weir', '(a) by the council', 'in the first year', '5125'])
      expect(words).toContain(shown)
    expect(words).not.toContain('Ann Miller')
    expect(await run('site', folder)).toMatchObject({ code: 0 })
    const page = await sitePage()
    expect(page).toMatch(/<th[^>]*colspan="2"[^>]*>Spent/i)
    expect(page).not.toContain('Ann Miller')

    for (const file of ['weir.docx', 'budget.xlsx'])
      expect(await run('import', join(folder, 'meetings/m', file))).toMatchObject({ code: 0 })
    // Pages keep their addresses: those of other files are for a workspace of its own.
    for (const made of ['site', 'dist', '.agendapack']) await rm(join(folder, made), { recursive: true })
    await list('weir.md', '{ file: budget.md, kind: document }')
    expect(await run('build', folder)).toMatchObject({ code: 0 })
    expect([await pack(), await pack('members')]).toEqual(built)
    expect(await run('site', folder)).toMatchObject({ code: 0 })
    expect(await sitePage()).toBe(page)
  })

  /** All pages of the site, without where they link to, which has the names of files. */
  async function sitePage(): Promise<string> {
    const pages = Object.keys(await hashesBelow(join(folder, 'site'))).filter((name) => name.endsWith('.html'))
    const all = await Promise.all(pages.sort().map((name) => readFile(join(folder, 'site', name), 'utf8')))
    return all.join('\n')
  }

  it.skipIf(process.platform === 'win32')(
    'is built again without LibreOffice from what it has converted, all in one run',
    async () => {
      const programs = await folderOf({})
      standIn(programs, { docx: report, xlsx: budget })
      vi.stubEnv('PATH', `${programs}:/usr/bin:/bin`)
      for (const name of ['weir.doc', 'other.doc'])
        await writeFile(join(folder, 'meetings/m', name), `{\\rtf1 ${name}}`)
      await writeFile(join(folder, 'meetings/m/budget.ods'), budget)
      await list('weir.doc', 'other.doc', 'budget.ods')
      expect(await run('build', folder)).toMatchObject({ code: 0 })
      expect(callsOf(programs)).toHaveLength(2)
      const built = await pack()

      await rm(programs, { recursive: true })
      vi.stubEnv('PATH', programs)
      await rm(join(folder, 'dist'), { recursive: true })
      expect(await run('build', '--force', folder)).toMatchObject({ code: 0 })
      expect((await pack()).equals(built)).toBe(true)
    },
  )
})
