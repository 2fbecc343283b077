import { existsSync } from 'node:fs'
import { readFile, rename, rm } from 'node:fs/promises'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { type PublishedName, paperNames } from '../../../src/site/records/paper-names.ts'
import { folderOf, run, writeInto } from '../../commands/run.ts'
import { item, manifest, meeting, paper, siteReport } from '../support/fixture.ts'

describe('the names of pages of papers', () => {
  const reports = siteReport('# A report\n\nIts text.\n')
  const source = (path: string) => ({ path: `meetings/a/${path}`, size: 1, sha256: '' })
  const names = (papers: readonly [id: string, file: string][], before: readonly PublishedName[] = []) => {
    const agenda = papers.map(([id, file]) =>
      item(id, `Item ${id}`, { documents: [paper(id, `Title of ${id}`, { source: source(file) })] }),
    )
    const given = meeting(manifest({ agenda }), Object.fromEntries(papers.map(([id]) => [id, reports])))
    return [...paperNames(given, before)].map(([id, name]) => ({
      id,
      name,
      source: source(new Map(papers).get(id) ?? '').path,
    }))
  }

  it('are those of their files, each once, and never that of the meeting’s page', () => {
    const papers = names([
      ['1', 'weir.md'],
      ['2', 'sub/weir.docx'],
      ['3', 'index.md'],
    ])
    expect(papers.map(({ name }) => name)).toEqual(['weir.html', 'weir-2.html', 'index-2.html'])
  })

  it('stay when papers are renumbered, when one comes before them, and when a file is renamed', () => {
    const first = names([
      ['1', 'weir.md'],
      ['2', 'lock.md'],
    ])
    const second = names(
      [
        ['1', 'new/weir.md'],
        ['2', 'weir.md'],
        ['3', 'lock.md'],
      ],
      first,
    )
    expect(second.map(({ name }) => name)).toEqual(['weir-2.html', 'weir.html', 'lock.html'])
    const third = names(
      [
        ['1', 'new/weir.md'],
        ['2', 'weir-final.md'],
        ['3', 'lock.md'],
      ],
      second,
    )
    expect(third).toEqual([{ ...second[0] }, { ...second[1], source: 'meetings/a/weir-final.md' }, { ...second[2] }])
  })
})

describe('agendapack site', () => {
  let folder = ''
  const definition = (title: string, file = 'repair.md') =>
    `committee: works\ndate: 2022-12-01\ntime: "13:30"\npublished: 2022-11-01\nagenda:\n  - { title: Apologies }\n` +
    `  - { title: ${title}, documents: [${file}] }\n`
  const report = (title: string) => `# ${title}\n\nWe mend it.\n\n## Background papers\n\nNone.\n`
  const page = () => readFile(join(folder, 'site/meetings/works/2022-12-01/repair.html'), 'utf8')

  beforeAll(async () => {
    folder = await folderOf({
      'agendapack.yaml': 'organisation: { name: Riverbank Council }\nprofile: plain\n',
      'committees/works.yaml': 'name: Works Panel\nmembers:\n  - { name: Cllr Ada Moss, role: chair }\n',
      'meetings/a/meeting.yaml': definition('Repair of Wier Bridge'),
      'meetings/a/repair.md': report('Repair of Wier Bridge'),
    })
    expect(await run('site', folder)).toMatchObject({ code: 0, err: '' })
    expect(await page()).toContain('Repair of Wier Bridge')
  })
  afterAll(() => rm(folder, { recursive: true, force: true }))

  it('keeps the address of a report with a corrected title, even in a fresh checkout', async () => {
    await writeInto(folder, {
      'meetings/a/meeting.yaml': definition('Repair of Weir Bridge'),
      'meetings/a/repair.md': report('Repair of Weir Bridge'),
    })
    for (const kept of ['.agendapack', 'dist', 'site']) await rm(join(folder, kept), { recursive: true })
    expect(await run('site', folder)).toMatchObject({ code: 0, err: '' })
    expect(await page()).toContain('Repair of Weir Bridge')
  })

  it('keeps it when the file gets another name', async () => {
    await rename(join(folder, 'meetings/a/repair.md'), join(folder, 'meetings/a/repair-final.md'))
    await writeInto(folder, { 'meetings/a/meeting.yaml': definition('Repair of Weir Bridge', 'repair-final.md') })
    expect(await run('site', folder)).toMatchObject({ code: 0, err: '' })
    expect(await page()).toContain('Repair of Weir Bridge')
    expect(existsSync(join(folder, 'site/meetings/works/2022-12-01/repair-final.html'))).toBe(false)
  })
})
