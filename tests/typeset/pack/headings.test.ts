import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { bytesOf } from '../../../src/host/content.ts'
import { type PdfReader, startReader } from '../../../src/verify/engine/reading-threads.ts'
import { buildFiles } from '../../support/build.ts'
import { readPdf } from '../../support/pdf/read-pdf.ts'
import { MEETING, meetingHead } from '../../support/workspace.ts'

const FRONT = ['', '---\ntitle: Weir\n---\n', '---\ntitle: Other words\n---\n']
const BODIES = [
  '# Weir\n\n## Cause\n\n### Detail\n',
  '# Weir\n\n#### Deep\n\n## Cause\n',
  '### Weir\n\n##### Deep\n\n# Top\n\n### Again\n',
  '## Cause\n\n###### Deep\n',
  ':::recommendations\n# Weir\n\n### Agree\n:::\n\n## Cause\n',
  '<h1>Weir</h1>\n\n<h4>Deep</h4>\n',
  'No heading at all.\n',
]

describe('headings of a pack', () => {
  let reader: PdfReader
  beforeAll(() => {
    reader = startReader()
  })
  afterAll(() => reader.close())

  it('leave no gap, wherever titles are given and however deep headings begin', async () => {
    const reports = ['', ', title: Weir'].flatMap((entry) =>
      FRONT.flatMap((front) => BODIES.map((body) => ({ entry, text: front + body }))),
    )
    const names = reports.map((_, index) => `report-${index}.md`)
    const agenda = reports.map(({ entry }, index) => `{ file: ${names[index]}${entry} }`).join(', ')
    const { errors, output } = await buildFiles(
      {
        [MEETING]: `${meetingHead}agenda:\n  - { title: Weir, documents: [ ${agenda} ] }\n`,
        ...Object.fromEntries(
          names.map((name, index) => [`meetings/2022-12-12-health/${name}`, reports[index]?.text ?? '']),
        ),
      },
      reader,
    )
    expect(errors).toEqual([])
    expect(output?.publicFiles.has('public-pack.pdf')).toBe(true)
  })

  it('have words for bookmarks, whatever they are made of', async () => {
    const headings = [
      '`init-author`',
      '**`init`**',
      '[`init`](https://rb.example)',
      '<u>under</u>',
      '<sup>2</sup>',
      '😀',
      '$x$',
    ]
    const { errors, output } = await buildFiles(
      {
        [MEETING]: `${meetingHead}agenda: [{ title: Weir, documents: [report.md] }]\n`,
        'meetings/2022-12-12-health/report.md': `${headings.map((heading) => `## ${heading}\n\nText.`).join('\n\n')}\n`,
      },
      reader,
    )
    expect(errors).toEqual([])
    const { outline } = await readPdf(bytesOf(output?.publicFiles.get('public-pack.pdf') ?? []))
    expect(JSON.stringify(outline)).toContain('"init-author"')
  })
})
