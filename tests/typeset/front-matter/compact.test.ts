import { afterAll, beforeAll, expect, it } from 'vitest'
import { bytesOf } from '../../../src/host/content.ts'
import { type PdfReader, startReader } from '../../../src/verify/engine/reading-threads.ts'
import { buildFiles } from '../../support/build.ts'
import { readPdf } from '../../support/pdf/read-pdf.ts'
import { MEETING, meetingHead } from '../../support/workspace.ts'

let reader: PdfReader
beforeAll(() => {
  reader = startReader()
})
afterAll(() => reader.close())

const build = (items: string) =>
  buildFiles(
    {
      [MEETING]: `${meetingHead}front_sheet: compact\nagenda:\n${items}`,
      'meetings/2022-12-12-health/lease.md': '---\ntitle: Lease\n---\n\nThe rent is agreed.\n',
      'meetings/2022-12-12-health/budget.md': '---\ntitle: Budget\n---\n\nText.\n',
    },
    reader,
  )

it('has the front sheet and the agenda on one page, and the papers after it', async () => {
  const built = await build(`  - { title: Apologies }
  - { title: Budget, documents: [ budget.md ] }
  - { title: Lease, private: { paragraphs: [3], reason: Prices }, documents: [ lease.md ] }
`)
  expect(built.errors).toEqual([])
  const { pages } = await readPdf(bytesOf(built.output?.publicFiles.get('public-pack.pdf') ?? new Uint8Array()))
  const text = pages[0]?.text.replace(/\s+/g, ' ')
  expect(text).toMatch(
    /Health Scrutiny Panel Monday 12 December 2022.*Cllr Ruth Robson MBE \(Chair\).*Agenda 1 Apologies/,
  )
  expect(text).toContain('(Pages 3 - 4)')
  expect(built.open?.frontMatter).toEqual({ frontSheet: { first: 1, last: 1 }, agenda: { first: 1, last: 2 } })
  expect(built.members?.frontMatter).toEqual(built.open?.frontMatter)
  expect((await readPdf(bytesOf(built.output?.publicFiles.get('agenda.pdf') ?? new Uint8Array()))).pages).toHaveLength(
    2,
  )
})

it('goes on where they do not fit', async () => {
  const items = Array.from({ length: 30 }, (_, index) => `  - { title: Business ${index + 1} }\n`).join('')
  const built = await build(`${items}  - { title: Budget, documents: [ budget.md ] }\n`)
  expect(built.errors).toEqual([])
  expect(built.open?.frontMatter).toEqual({ frontSheet: { first: 1, last: 1 }, agenda: { first: 1, last: 2 } })
})

it('takes templates of the workspace, with and without a cover', async () => {
  const items = '  - { title: Apologies }\n  - { title: Budget, documents: [ budget.md ] }\n'
  const texts = async (frontSheet: string) => {
    const { output, errors } = await buildFiles(
      {
        [MEETING]: `${meetingHead}front_sheet: compact\nagenda:\n${items}`,
        'meetings/2022-12-12-health/budget.md': '---\ntitle: Budget\n---\n\nText.\n',
        'templates/front-sheet.md.hbs': frontSheet,
        'templates/agenda.md.hbs': '# Business\n\n{{#each agenda}}\n:::item[{{label}}]\n{{title}}\n:::\n{{/each}}\n',
      },
      reader,
    )
    expect(errors).toEqual([])
    const { pages } = await readPdf(bytesOf(output?.publicFiles.get('public-pack.pdf') ?? new Uint8Array()))
    return pages[0]?.text.replace(/\s+/g, ' ')
  }
  expect(await texts('# {{meeting.committee}}\n\nOur own words.\n')).toMatch(
    /Health Scrutiny Panel Our own words\..* Business 1 Apologies/,
  )
  expect(await texts(':::cover\n# {{meeting.committee}}\n:::\n\n## When\n\nSoon.\n')).toMatch(
    /Health Scrutiny Panel.* When Soon\. Business 1 Apologies/,
  )
})
