import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { bytesOf } from '../../../src/host/content.ts'
import { type PdfReader, startReader } from '../../../src/verify/engine/reading-threads.ts'
import { buildFiles } from '../../support/build.ts'
import { readPdf } from '../../support/pdf/read-pdf.ts'
import { MEETING } from '../../support/workspace.ts'

/** Something of all that Markdown, HTML, Handlebars and Typst give a meaning to. */
const value = 'R*D_[x](y) <b> &amp; `c` $m$ #h @a ~s~ 1. x | y {{z}} :::n \\ ^t^ "q"'
const yaml = `'${value}'`

const files = {
  'agendapack.yaml': `organisation: { name: ${yaml}, phone: ${yaml}, address: ${yaml} }\nprofile: england-council\n`,
  'committees/health.yaml': `name: ${yaml}
type: ${yaml}
venue: ${yaml}
summons: ${yaml}
offices: { chair: ${yaml} }
contact: { name: ${yaml}, role: ${yaml}, phone: ${yaml}, address: ${yaml} }
members: [{ name: ${yaml}, role: chair, group: ${yaml} }, { name: Bo, role: co-opted, represents: ${yaml} }]
substitutes: [{ name: Cy, group: ${yaml} }]
`,
  [MEETING]: `committee: health
date: 2022-12-12
time: "13:30"
title: ${yaml}
status: moved
reason: ${yaml}
moved_to: { date: 2022-12-20, venue: ${yaml} }
agenda:
  - part: ${yaml}
  - heading: ${yaml}
  - title: ${yaml}
    lead: ${yaml}
    purpose: ${yaml}
    documents:
      - { file: a.md, title: ${yaml}, revised: { date: 2022-12-01, change: ${yaml} } }
      - { title: ${yaml}, to_follow: 2022-12-08 }
      - { file: b.md, title: Tender, private: { paragraphs: [3], reason: Prices, public_title: ${yaml} } }
  - { title: Exclusion, type: exclusion, excludes: ["3"] }
  - title: Weir
    confidential: { ground: ${yaml}, public_title: ${yaml} }
    documents: [ c.md ]
supplements:
  - { supplement: 1, published: 2022-12-08, title: ${yaml}, reason: ${yaml}, items: [{ item: "1", documents: [ { file: d.md, title: ${yaml} } ] }] }
`,
  ...Object.fromEntries(
    ['a', 'b', 'c', 'd'].map((name) => [
      `meetings/2022-12-12-health/${name}.md`,
      `---\ntitle: ${yaml}\nauthor: ${yaml}\n---\n\nThe text of ${name}.\n`,
    ]),
  ),
}

describe('a value with signs in it', () => {
  let reader: PdfReader
  beforeAll(() => {
    reader = startReader()
  })
  afterAll(() => reader.close())

  it('prints as itself, whichever field has it', async () => {
    const { output, errors } = await buildFiles(files, reader)
    expect(errors).toEqual([])
    const least = { 'agenda.pdf': 25, 'public-pack.pdf': 30, 'supplement-1.pdf': 15, 'consolidated-pack.pdf': 45 }
    for (const [path, count] of Object.entries(least)) {
      const file = output?.publicFiles.get(path)
      const { pages } = await readPdf(file ? bytesOf(file) : new Uint8Array())
      const text = pages
        .map((page) => page.text)
        .join(' ')
        .replace(/\s+/g, '')
      const whole = text.split(value.replace(/\s+/g, '')).length - 1
      expect([path, whole]).toEqual([path, text.split('R*D').length - 1])
      expect(whole).toBeGreaterThanOrEqual(count)
    }
  })
})
