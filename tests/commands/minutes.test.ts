import { readFile, rm } from 'node:fs/promises'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { folderOf, run, writeInto } from './run.ts'

const files = {
  'agendapack.yaml': 'organisation: { name: Riverbank Council }\nprofile: england-council\n',
  'committees/health.yaml': `name: Health Panel
minute_numbers: continuous
members:
  - { name: Cllr Ada Moss, group: Red, role: chair }
  - { name: Cllr Bo Weir, group: Green }
  - { name: Cllr Cy Sluice, group: Green }
`,
  'meetings/2022-12-12/meeting.yaml': `committee: health
date: 2022-12-12
time: "13:30"
venue: Town Hall
published: 2022-12-02
agenda:
  - { item: "1", title: Apologies, type: procedural }
  - { item: "2", title: Minutes, type: minutes, documents: [minutes-2022-09-05.md] }
  - { item: "3", title: Dental care, documents: [dental.md, { title: Figures, to_follow: 2022-12-06 }] }
  - { item: "4", title: Exclusion of the public, type: exclusion, excludes: ["5"] }
  - item: "5"
    title: Contract with Numbat
    private: { paragraphs: [3], reason: Prices are still open, public_title: A contract }
    documents: [contract.md]
supplements:
  - supplement: 1
    published: 2022-12-06
    reason: The figures were not ready.
    items: [{ item: "3", documents: [figures.md] }]
`,
  'meetings/2022-12-12/minutes-2022-09-05.md': `---
title: Minutes of the Health Panel, 5 September 2022
meeting: 2022-09-05
first_minute: 31
last_minute: 32
present: [Cllr Ada Moss, Cllr Bo Weir, Cllr Cy Sluice]
---

## 31 Apologies

There were none.

## 32 Ambulances

Noted.
`,
  'meetings/2022-12-12/dental.md':
    '# Dental care\n\n:::recommendations\n## Recommendations\n\nThe panel is asked to:\n\n(a) note the figures;\n\n(b) write to the Minister.\n:::\n\n## Background papers\n\nNone.\n',
  'meetings/2022-12-12/figures.md':
    '# Figures\n\n## Recommendations\n\nThat the figures be published.\n\n## Background papers\n\nNone.\n',
  'meetings/2022-12-12/contract.md': '# Numbat\n\n## Recommendations\n\nPay Numbat.\n\n## Background papers\n\nNone.\n',
}

describe('agendapack minutes', () => {
  let folder = ''
  const file = () => join(folder, 'meetings/2022-12-12/minutes-2022-12-12.md')
  beforeAll(async () => {
    folder = await folderOf(files)
  })
  afterAll(() => rm(folder, { recursive: true, force: true }))

  it('drafts from agenda, register and recommendations, and goes on with the numbers', async () => {
    expect(await run('minutes', join(folder, 'meetings/2022-12-12'))).toMatchObject({ code: 0 })
    const draft = await readFile(file(), 'utf8')
    expect(draft).toMatch(/first_minute: 33\nlast_minute: 37\n/)
    expect(draft).toContain('## 35 Dental care')
    expect(draft).toContain(
      '**:**\n\n(a) note the figures;\n\n(b) write to the Minister.\n\nThat the figures be published.',
    )
    expect(draft).toContain('## 37 A contract')
    expect(draft).not.toContain('Numbat')
  })

  it('leaves what is there alone', async () => {
    const before = await readFile(file(), 'utf8')
    expect(await run('minutes', join(folder, 'meetings/2022-12-12'))).toMatchObject({ code: 2 })
    expect(await readFile(file(), 'utf8')).toBe(before)
  })

  it('gives minutes that pass the check once the gaps are filled in, and not before', async () => {
    const draft = await readFile(file(), 'utf8')
    await writeInto(folder, {
      'meetings/2023-01-16/meeting.yaml': `committee: health
date: 2023-01-16
time: "10:00"
published: 2023-01-06
agenda:
  - { item: "1", title: Minutes of previous meeting, type: minutes, documents: [minutes.md] }
`,
      'meetings/2023-01-16/minutes.md': draft,
    })
    const unfilled = await run('check', join(folder, 'meetings/2023-01-16'), '--strict', '--format', 'json')
    expect(unfilled.code).toBe(1)
    expect(unfilled.out).toContain('[insert the time]')

    const filled = draft
      .replace('present: []', 'present: [Cllr Ada Moss, Cllr Bo Weir]')
      .replace('apologies: []', 'apologies: [Cllr Cy Sluice]')
      .replace('[insert the time]', '3 pm')
      .replace('[insert the date]', '5 September 2022')
      .replace('[insert the members who were present]', 'Cllr Ada Moss, Cllr Bo Weir')
      .replace('[insert the members who sent apologies]', 'Cllr Cy Sluice')
      .replaceAll(/\[insert[^\]]*\]/g, 'As the members agreed')
    await writeInto(folder, { 'meetings/2023-01-16/minutes.md': filled })
    const { code, out } = await run('check', join(folder, 'meetings/2023-01-16'), '--strict', '--format', 'json')
    expect([code, JSON.parse(out)]).toEqual([0, []])
  })
})
