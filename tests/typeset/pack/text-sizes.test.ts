import { getDocument } from 'pdfjs-dist/legacy/build/pdf.mjs'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { bytesOf } from '../../../src/host/content.ts'
import { type PdfReader, startReader } from '../../../src/verify/engine/reading-threads.ts'
import { buildFiles } from '../../support/build.ts'
import { MEETING, meetingHead } from '../../support/workspace.ts'

const columns = Array.from({ length: 9 }, (_, index) => `Column ${index + 1}`)
const row = (cells: readonly string[]) => `| ${cells.join(' | ')} |`

const report = `---
title: Paths
author: A Surveyor
contact: 01632 960000
---

## Costs[^1]

Text with \`code\`, H<sub>2</sub>O, <small>small print</small> and :redact[an offer].

### Deeper

#### Deepest

- a list

| Service | Budget |
| --- | ---: |
| Paths \`x\` | 1,193 |

${row(columns)}
${row(columns.map(() => '---'))}
${row(columns.map((name) => `An entry below ${name}`))}

> A quotation

:::recommendations
That it be agreed.
:::

[^1]: A note with \`code\`.
`

const files = (style: string) => ({
  'agendapack.yaml': `organisation: { name: Riverbank Council, phone: 01632 960001 }\nprofile: england-council\nstyle: { ${style} }\n`,
  [MEETING]: `${meetingHead}agenda:
  - part: Part 1
  - heading: Business
  - { title: Paths, note: To note., documents: [ report.md, { file: report.md, title: Bids, private: { paragraphs: [3], reason: Prices } } ] }
`,
  'meetings/2022-12-12-health/report.md': report,
})

/** Sizes of all letters of a file, in points as they are on the page. */
async function sizesIn(bytes: Uint8Array): Promise<number[]> {
  const task = getDocument({ data: new Uint8Array(bytes), verbosity: 0 })
  const document = await task.promise
  const sizes = new Set<number>()
  for (let number = 1; number <= document.numPages; number += 1) {
    const { items } = await (await document.getPage(number)).getTextContent()
    for (const item of items) {
      if (!('str' in item) || item.str.trim() === '') continue
      const [a = 0, b = 0] = item.transform as number[]
      sizes.add(Math.round(Math.hypot(a, b) * 10) / 10)
    }
  }
  await task.destroy()
  return [...sizes].sort((a, b) => a - b)
}

describe('the sizes of what is printed', () => {
  let reader: PdfReader
  beforeAll(() => {
    reader = startReader()
  })
  afterAll(() => reader.close())

  it.each([
    ['', 12],
    ['text_size: 16', 16],
  ])('are those of the text or in proportion to it, and never below 10 points: %j', async (style, text) => {
    const { output, errors } = await buildFiles(files(style), reader)
    expect(errors).toEqual([])
    for (const name of ['public-pack.pdf', 'members-pack.pdf']) {
      const file = output?.publicFiles.get(name) ?? output?.privateFiles.get(name)
      const sizes = await sizesIn(file ? bytesOf(file) : new Uint8Array())
      expect(sizes[0]).toBeGreaterThanOrEqual(10)
      expect(sizes).toContain(text)
    }
  })
})
