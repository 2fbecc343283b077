import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { MeetingOutput } from '../../src/build/options.ts'
import { bytesOf } from '../../src/host/content.ts'
import { type PdfReader, startReader } from '../../src/verify/engine/reading-threads.ts'
import { buildFiles } from '../support/build.ts'
import { para, wordFile } from '../support/papers/word.ts'
import { workbookFile } from '../support/papers/workbook.ts'
import { readPdf } from '../support/pdf/read-pdf.ts'
import { MEETING, meetingHead } from '../support/workspace.ts'

const folder = 'meetings/2022-12-12-health'

function textOf(output: MeetingOutput | undefined, file: string): string {
  const content = output?.publicFiles.get(file)
  if (!content) throw new Error(`no ${file}`)
  return Buffer.from(bytesOf(content)).toString('utf8')
}

describe('a pack of papers from Word and Excel alone', () => {
  let reader: PdfReader
  beforeAll(() => {
    reader = startReader()
  })
  afterAll(() => reader.close())

  it('has their words and figures, and nothing that is hidden in them, not even in its manifest', async () => {
    const { output, errors } = await buildFiles(
      {
        [MEETING]: `${meetingHead}agenda:\n  - { title: Budget, documents: [report.docx, budget.xlsx] }\n`,
        [`${folder}/report.docx`]: wordFile(para('The panel is asked to note the budget.')),
        [`${folder}/budget.xlsx`]: workbookFile({
          sheets: [
            {
              name: 'Plan',
              rows: [
                ['Fund', 'Sum'],
                ['Parks', 5125],
              ],
              comments: '<comment ref="B2"><text><t>Ask Ann Debtor</t></text></comment>',
            },
            { name: 'Debtors', state: 'hidden', rows: [['Ann Debtor', 77]] },
          ],
        }),
      },
      reader,
    )
    expect(errors).toEqual([])
    const { pages, tagged } = await readPdf(bytesOf(output?.publicFiles.get('public-pack.pdf') ?? new Uint8Array()))
    const words = pages.map(({ text }) => text).join('\n')
    expect(tagged).toBe(true)
    expect(words).toContain('asked to note the budget')
    expect(words).toContain('5125')
    expect(words + textOf(output, 'pack.json')).not.toContain('Debtor')
  })
})
