import { readFile, rm, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import {
  level,
  list,
  numbered,
  numbering,
  para,
  style,
  styled,
  wordFile,
  run as words,
} from '../../support/papers/word.ts'
import { readPdf } from '../../support/pdf/read-pdf.ts'
import { folderOf, run } from '../run.ts'

const PNG = Buffer.from(
  'iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==',
  'base64',
)

const drawing =
  '<w:r><w:drawing><wp:extent cx="635000"/><wp:docPr descr="Map of the weir"/><a:blip r:embed="p"/></w:drawing></w:r>'

const paper = (more = '') =>
  wordFile({
    styles: style('T', 'Title') + style('H', 'heading 1'),
    numbering: list(1, level(0, 'decimal', 'Rule %1'), level(1, 'lowerLetter', '(%2)')) + numbering(1, 1),
    links: [['p', 'image', 'media/map.png']],
    files: { 'word/media/map.png': PNG },
    body: [
      styled('T', 'Repair of the weir'),
      styled('H', 'Purpose'),
      numbered('The weir is repaired.', 1),
      numbered('by the council, and', 1, 1),
      numbered('by the owner.', 1, 1),
      numbered('It is looked at each year.', 1),
      para(drawing),
      para('The price is :redact[five pounds].'),
      more,
    ].join(''),
  })

const meeting = (file: string) => `committee: health
date: 2022-12-12
time: "13:30"
agenda: [{ title: Weir, documents: [${file}] }]
`

describe('a paper in Word', () => {
  let folder = ''
  beforeAll(async () => {
    folder = await folderOf({
      'agendapack.yaml': 'organisation: { name: Riverbank Council }\nprofile: plain\n',
      'committees/health.yaml': 'name: Health Panel\nmembers:\n  - { name: Cllr Ada Moss, role: chair }\n',
      'meetings/m/meeting.yaml': meeting('weir.docx'),
    })
    await writeFile(join(folder, 'meetings/m/weir.docx'), paper())
  })
  afterAll(() => rm(folder, { recursive: true, force: true }))

  const packOf = async (audience: 'public' | 'members') =>
    readFile(join(folder, `dist/${audience}/health/2022-12-12/${audience}-pack.pdf`))

  it('is built with its numbers, its picture and its redactions, the same from the Markdown that import writes', async () => {
    expect((await run('build', folder)).code).toBe(0)
    const pack = await packOf('public')
    const text = (await readPdf(pack)).pages.map((page) => page.text.replace(/\s+/g, ' ')).join(' ')
    for (const label of ['Rule 1 The weir', '(a) by the council', '(b) by the owner', 'Rule 2 It is'])
      expect(text).toContain(label)
    expect(text).not.toContain('five pounds')
    const members = (await readPdf(await packOf('members'))).pages.map((page) => page.text).join(' ')
    expect(members).toContain('five pounds')

    const file = join(folder, 'meetings/m/weir.docx')
    expect((await run('import', file)).code).toBe(0)
    expect(await readFile(join(folder, 'meetings/m/weir-pictures/map.png'))).toEqual(PNG)
    expect((await run('import', file)).code).toBe(2)
    await writeFile(join(folder, 'meetings/m/meeting.yaml'), meeting('weir.md'))
    expect((await run('build', folder)).code).toBe(0)
    expect((await packOf('public')).equals(pack)).toBe(true)
  })

  it('is not built while it has changes that nobody has accepted', async () => {
    const changed = para(`<w:ins w:author="Ann">${words('Ann was here.')}</w:ins>`)
    await writeFile(join(folder, 'meetings/m/weir.docx'), paper(changed))
    await writeFile(join(folder, 'meetings/m/meeting.yaml'), meeting('weir.docx'))
    const refused = await run('build', folder, '--format', 'json')
    expect(refused.code).toBe(1)
    const told = JSON.parse(refused.out) as { rule: string; severity: string; line: number }[]
    expect(told.filter(({ severity }) => severity === 'error')).toMatchObject([{ rule: 'word-changes', line: 9 }])
    const accepted = 'accept: [{ rule: word-changes, file: weir.docx, reason: Agreed with Ann }]\n'
    await writeFile(join(folder, 'meetings/m/meeting.yaml'), meeting('weir.docx') + accepted)
    expect((await run('build', folder)).code).toBe(0)
    const text = (await readPdf(await packOf('public'))).pages.map((page) => page.text).join(' ')
    expect(text).toContain('Ann was here.')
  })
})

it('imports no file that is none of Word', async () => {
  const folder = await folderOf({ 'paper.docx': '%PDF-1.7', 'paper.odt': 'x' })
  for (const name of ['paper.docx', 'paper.odt', 'none.docx']) {
    const { code, err } = await run('import', join(folder, name))
    expect(code).toBe(2)
    expect(err).toContain(name)
  }
  await rm(folder, { recursive: true, force: true })
})
