import { describe, expect, it } from 'vitest'
import { memoryHost } from '../../../src/host/memory.ts'
import { redactReport } from '../../../src/load/markdown/redact.ts'
import { readReport } from '../../../src/load/report.ts'
import { severityOf } from '../../../src/messages/message.ts'
import { withPackages } from '../../../src/office/package-files.ts'
import { para, run, style, styled, type WordParts, wordFile } from '../../support/papers/word.ts'
import { zipOf } from '../../support/papers/zip.ts'

const PATH = 'meetings/may/report.docx'

async function load(content: WordParts | string | Uint8Array) {
  const bytes = content instanceof Uint8Array ? content : wordFile(content)
  return readReport(PATH, bytes, withPackages(memoryHost({ [PATH]: bytes }).files))
}

async function told(content: WordParts | string | Uint8Array): Promise<string[]> {
  const { messages } = await load(content)
  return messages.map((made) => `${severityOf(made)} ${made.ruleId} ${made.line}:${made.column}`)
}

it('has a line of text for each paragraph, in which the places of nodes count', async () => {
  const { value } = await load(para('One') + para(run('Two ') + run('words', '<w:b/>')))
  expect(value?.text).toBe('One\nTwo words\n')
  const second = value?.tree.children[1]
  expect(second?.position?.start).toMatchObject({ line: 2, column: 1, offset: 4 })
  const bold = second?.type === 'paragraph' ? second.children[1] : undefined
  expect(bold?.position?.start).toMatchObject({ line: 2, column: 5, offset: 8 })
})

it('takes its title from the style Title, or from its name', async () => {
  const styles = style('T', 'Title')
  expect((await load({ body: styled('T', 'Parks') + para('Words'), styles })).value?.frontMatter.title).toBe('Parks')
  expect((await load(para('Words'))).value?.frontMatter.title).toBe('Report')
})

it('shows pictures by paths into the file', async () => {
  const png = Buffer.from(
    'iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==',
    'base64',
  )
  const blip = '<w:r><w:drawing><wp:docPr descr="Map"/><a:blip r:embed="p"/></w:drawing></w:r>'
  const parts = {
    body: para(blip),
    links: [['p', 'image', 'media/a.png']] as const,
    files: { 'word/media/a.png': png },
  }
  const { value, messages } = await load(parts)
  expect(messages).toEqual([])
  expect([...(value?.images ?? [])]).toEqual([
    ['report.docx/word/media/a.png', 'meetings/may/report.docx/word/media/a.png'],
  ])
  const bytes = wordFile(parts)
  const files = withPackages(memoryHost({ [PATH]: bytes }).files)
  expect(Buffer.from(await files.read(`${PATH}/word/media/a.png`))).toEqual(png)
  await expect(files.read(`${PATH}/word/media/b.png`)).rejects.toThrow()
})

it('takes out a picture that cannot be read, and says so', async () => {
  const blip = '<w:r><w:drawing><wp:docPr descr="Map"/><a:blip r:embed="p"/></w:drawing></w:r>'
  const parts = {
    body: para(run('Words ') + blip),
    links: [['p', 'image', 'media/a.png']] as const,
    files: { 'word/media/a.png': 'no picture' },
  }
  expect(await told(parts)).toEqual(['warning word-missing 1:7'])
  expect((await load(parts)).value?.images.size).toBe(0)
})

describe('what the public must not read', () => {
  it('is taken out where it is typed as in Markdown, or has the style Redact or Exempt', async () => {
    const styles = `<w:style w:type="character" w:styleId="R"><w:name w:val="Redact"/></w:style>${style('E', 'Exempt')}`
    const body = [
      para('Paid :redact[£5 to Ann] today.'),
      para(run('Paid ') + run('£6 to Bob', '<w:rStyle w:val="R"/>') + run(' today.')),
      styled('E', 'Carol was paid.'),
      para(':::exempt'),
      para('Dan was paid.'),
      para(':::'),
      para('The end.'),
    ].join('')
    const { value, messages } = await load({ body, styles })
    expect(messages).toEqual([])
    const open = value && redactReport(value)
    for (const private_ of ['Ann', 'Bob', 'Carol', 'Dan']) {
      expect(value?.text).toContain(private_)
      expect(open?.text).not.toContain(private_)
      expect(JSON.stringify(open?.tree)).not.toContain(private_)
    }
    expect(JSON.stringify(open?.tree)).toContain('The end.')
  })

  it.each([
    ['a bracket that is not closed', para('Paid :redact[£5 to Ann')],
    ['a block without an end', para(':::exempt') + para('Ann was paid.')],
    [
      'a block in a table',
      `<w:tbl><w:tr><w:tc>${para(':::exempt')}${para('Ann')}${para(':::')}</w:tc><w:tc>${para('x')}</w:tc></w:tr></w:tbl>`,
    ],
  ])('stops at %s', async (_, body) => {
    expect(await told(body)).toEqual(['error directive 1:1'])
    expect((await load(body)).value).toBeUndefined()
  })
})

describe('a file that cannot be read', () => {
  const ole = Buffer.concat([Buffer.from('d0cf11e0a1b11ae1', 'hex'), Buffer.alloc(600)])
  const locked = Buffer.concat([ole, Buffer.from('EncryptedPackage', 'utf16le')])
  const good = Buffer.from(wordFile(para('Words')))
  const other = (root: string) =>
    zipOf({
      '_rels/.rels':
        '<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"><Relationship Id="a" Type="x/officeDocument" Target="main.xml"/></Relationships>',
      'main.xml': root,
    })
  it.each([
    ['a password', locked, /password/],
    ['the format of Word 97', ole, /97/],
    ['no end', good.subarray(0, good.length - 30), /end/],
    ['another format', Buffer.from('%PDF-1.7'), /not a Word file/],
    [
      'a part that claims too much',
      zipOf({ 'word/document.xml': 'x' }, { 'word/document.xml': { size: 500_000_000 } }),
      /larger/,
    ],
    [
      'a workbook in it',
      other('<x:workbook xmlns:x="http://schemas.openxmlformats.org/spreadsheetml/2006/main"/>'),
      /Excel/,
    ],
    ['broken XML', other('<w:document'), /damaged/],
    ['a document type', other('<!DOCTYPE a><a/>'), /damaged/],
    [
      'tables in tables without end',
      wordFile(`${'<w:tbl><w:tr><w:tc>'.repeat(3000)}${'</w:tc></w:tr></w:tbl>'.repeat(3000)}`),
      /damaged/,
    ],
    ['no words', wordFile(para('')), /no words/],
  ])('with %s is refused by one error that says so', async (_, bytes, reason) => {
    const { value, messages } = await load(bytes)
    expect(value).toBeUndefined()
    expect(messages.map(({ ruleId, fatal }) => [ruleId, fatal])).toEqual([['word-file', true]])
    expect(messages[0]?.reason).toMatch(reason)
    expect(messages[0]?.note).toMatch(/^[A-Z].{10,}\.$/)
  })
})
