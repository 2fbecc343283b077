import { describe, expect, it } from 'vitest'
import { memoryHost } from '../../../src/host/memory.ts'
import { readReport } from '../../../src/load/report.ts'
import { withPackages } from '../../../src/office/package-files.ts'
import { findings } from '../../support/findings.ts'
import { para, wordFile } from '../../support/papers/word.ts'
import { workbookFile } from '../../support/papers/workbook.ts'
import { zipOf } from '../../support/papers/zip.ts'
import { plainPictures } from '../../support/pdf/pictures.ts'

const PATH = 'meetings/may/budget-2026.xlsx'
const rows = [
  ['Fund', 'Sum'],
  ['Parks', 5],
] as const

function load(bytes: Uint8Array) {
  return readReport(PATH, bytes, withPackages(memoryHost({ [PATH]: bytes }).files))
}

it('is named by its file, and has a line of text for each row', async () => {
  const { value, messages } = await load(workbookFile({ sheets: [{ name: 'Plan', rows }] }))
  expect(messages).toEqual([])
  expect(value?.frontMatter.title).toBe('Budget 2026')
  expect(value?.text.split('\n').map((line) => line.trim())).toEqual(['Plan', 'Fund Sum', 'Parks 5', ''])
  expect(value?.tree.children[0]?.position?.start.line).toBe(2)
})

it('shows its pictures, and says which cannot be printed', async () => {
  const picture = (id: string) => `<xdr:pic><xdr:cNvPr descr="Map"/><a:blip r:embed="${id}"/></xdr:pic>`
  const bytes = workbookFile({
    sheets: [
      {
        rows,
        drawing: picture('a') + picture('b'),
        pictures: [
          ['a', '../media/a.png'],
          ['b', '../media/b.png'],
        ],
      },
    ],
    files: { 'xl/media/a.png': plainPictures.png, 'xl/media/b.png': 'no picture' },
  })
  const { value, messages } = await load(bytes)
  expect([...(value?.images.values() ?? [])]).toEqual([`${PATH}/xl/media/a.png`])
  expect(findings(messages)).toEqual([`warning ${PATH}:1:1 excel-missing`])
})

describe('a file that cannot be read', () => {
  const ole = Buffer.concat([Buffer.from('d0cf11e0a1b11ae1', 'hex'), Buffer.alloc(600)])
  const good = Buffer.from(workbookFile({ sheets: [{ rows }] }))
  const wide = Array.from({ length: 101 }, (_, row) => `<row r="${row + 1}">${'<c><v>1</v></c>'.repeat(1000)}</row>`)
  it.each([
    ['a password', Buffer.concat([ole, Buffer.from('EncryptedPackage', 'utf16le')]), /password/],
    ['the format of Excel 97', ole, /97/],
    ['no end', good.subarray(0, good.length - 30), /end/],
    ['another format', Buffer.from('a;b;c'), /not a workbook/],
    ['a Word document in it', wordFile(para('Words')), /Word/],
    ['broken XML', zipOf({ '_rels/.rels': '<Relationships' }), /damaged/],
    ['nothing in it', workbookFile({ sheets: [{ rows: [] }] }), /nothing to print/],
    ['too many cells', workbookFile({ sheets: [{ rows: wide }] }), /larger/],
  ])('with %s is refused by one error that says so', async (_, bytes, reason) => {
    const { value, messages } = await load(bytes)
    expect(value).toBeUndefined()
    expect(messages.map(({ ruleId, fatal }) => [ruleId, fatal])).toEqual([['excel-file', true]])
    expect(messages[0]?.reason).toMatch(reason)
    expect(messages[0]?.note).toMatch(/^[A-Z].{10,}\.$/)
  })
})
