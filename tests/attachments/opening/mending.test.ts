import { spawnSync } from 'node:child_process'
import { PDFDocument } from 'pdf-lib'
import { describe, expect, it } from 'vitest'
import { type OpenOptions, openAttachment } from '../../../src/attachments/opening/open.ts'
import { rewriteWithQpdf } from '../../../src/attachments/opening/qpdf.ts'
import { severityOf } from '../../../src/messages/message.ts'
import { onePage, writePdf } from '../write-pdf.ts'

const place = { file: 'meetings/may/meeting.yaml', start: { line: 9, column: 11 }, end: { line: 9, column: 20 } }
const good = Buffer.from(writePdf(onePage('Weir'))).toString('latin1')
const hasQpdf = spawnSync('qpdf', ['--version']).error === undefined

function open(text: string | Uint8Array, options: Partial<OpenOptions> = {}) {
  const bytes = typeof text === 'string' ? Buffer.from(text, 'latin1') : text
  return openAttachment('weir.pdf', bytes, { place, title: 'Weir', allowOutsidePrograms: false, ...options })
}

async function encrypted(userPassword: string): Promise<Uint8Array> {
  const document = await PDFDocument.load(Buffer.from(good, 'latin1'))
  document.encrypt({ userPassword, ownerPassword: 'trout' })
  return document.save()
}

describe('the steps it takes to read a file', () => {
  it.each([
    ['a good one', good, ['pdf-lib']],
    ['one without a header', good.replace('%PDF-1.7\n', ''), ['header', 'pdf-lib']],
    [
      'one with a catalog that leads to no pages',
      good.replace('/Pages 2 0 R', '/Sheets 9 0 R'),
      ['pdf-lib', 'page-tree'],
    ],
    [
      'one with an object that cannot be parsed',
      good.replace('/BaseFont /Helvetica', '/BaseFont /Courier /FirstChar --5'),
      ['pdfium'],
    ],
  ])('are named for %s', async (_name, text, steps) => {
    const { value } = await open(text)
    expect(value?.pages).toHaveLength(1)
    expect(value?.mending).toEqual(steps)
  })

  it('are named for one with a letter before it, and its pages are looked at', async () => {
    const { value } = await open(`${'From the weir keeper\n'.repeat(99)}${good}`)
    expect(value?.mending).toEqual(['header', 'pdf-lib'])
    expect(value?.contents?.map((page) => page?.marked)).toEqual([true])
  })

  it('are silent for an encrypted one that opens without a password', async () => {
    const { value, messages } = await open(await encrypted(''))
    expect(value?.mending).toEqual(['pdfium'])
    const told = messages.filter(({ ruleId }) => !['attachment-untagged', 'attachment-fonts'].includes(ruleId ?? ''))
    expect(told.map((made) => [made.ruleId, severityOf(made)])).toEqual([['attachment-encrypted', 'info']])
  })
})

describe('qpdf, where it is installed', () => {
  it.runIf(hasQpdf || process.env.CI === 'true')('writes a file again without its password', async () => {
    const bytes = await rewriteWithQpdf(await encrypted('roach'), 'roach')
    const { value } = await open(bytes ?? '')
    expect(value?.mending).toEqual(['pdf-lib'])
  })
})
