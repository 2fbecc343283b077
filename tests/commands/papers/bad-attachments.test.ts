import { rm } from 'node:fs/promises'
import { join } from 'node:path'
import { afterEach, describe, expect, it, vi } from 'vitest'
import { onePage, stream, writePdf } from '../../attachments/write-pdf.ts'
import { type Content, folderOf, hashesBelow, run } from '../run.ts'

const MEETING = 'meetings/a/meeting.yaml'
const good = writePdf(onePage('The weir'))

const folders: string[] = []
afterEach(async () => {
  vi.unstubAllEnvs()
  for (const folder of folders.splice(0)) await rm(folder, { recursive: true, force: true })
})

async function encrypted(): Promise<Uint8Array> {
  const { PDFDocument } = await import('pdf-lib')
  const document = await PDFDocument.load(good)
  document.encrypt({ userPassword: 'swordfish', ownerPassword: 'trout' })
  return document.save()
}

interface Told {
  rule: string
  severity: string
  file: string
  line: number
  column: number
  reason: string
  note: string
}

/** Builds a meeting with one attachment, `weir.pdf`, named on line 7 of its file. */
async function build(content: Content, entry = 'weir.pdf') {
  const folder = await folderOf({
    'agendapack.yaml': 'organisation: { name: Riverbank Council }\nprofile: plain\n',
    'committees/health.yaml': 'name: Health Panel\nmembers:\n  - { name: Cllr Ada Moss, role: chair }\n',
    [MEETING]: `committee: health\ndate: 2022-12-12\ntime: "13:30"\nagenda:\n  - item: "1"\n    title: Weir\n    documents: [ ${entry} ]\n`,
    'meetings/a/weir.pdf': content,
  })
  folders.push(folder)
  const { code, out, err } = await run('build', folder, '--format', 'json')
  const told = (out === '' ? [] : (JSON.parse(out) as Told[])).filter(
    ({ rule }) => !['attachment-untagged', 'attachment-fonts', 'attachment-encrypted'].includes(rule),
  )
  return { code, told, err, files: Object.keys(await hashesBelow(join(folder, 'dist'))) }
}

describe('an attachment that cannot be read gives one error at the place that names it, and no pack', () => {
  const cases: readonly [string, () => Content | Promise<Content>, string, RegExp][] = [
    ['cut short', () => good.subarray(0, 30), 'weir.pdf', /end of the file is missing/],
    ['a web page', () => '<!doctype html>\n<title>Log in</title>', 'weir.pdf', /This is a web page \(HTML\)/],
    ['a Word document', () => 'PK\x03\x04\x14\0\x06\0word/document.xml', 'weir.pdf', /This is a Word, Excel/],
    ['empty', () => '', 'weir.pdf', /This is an empty file/],
    [
      'with marks that nothing closes',
      () => writePdf({ ...onePage('The weir'), 4: stream('/P <</MCID 0>> BDC '.repeat(20_000)) }),
      'weir.pdf',
      /Page 1 is damaged/,
    ],
    [
      'with one page, again and again',
      () => writePdf({ ...onePage('Weir'), 2: `<< /Type /Pages /Kids [${'3 0 R '.repeat(20_001)}] /Count 20001 >>` }),
      'weir.pdf',
      /more than 20000 pages/,
    ],
    ['without a page', () => writePdf({ 1: '<< /Type /Catalog /Pages 1 0 R >>' }), 'weir.pdf', /The file is damaged/],
    ['encrypted', encrypted, 'weir.pdf', /needs a password/],
    ['encrypted with another password', encrypted, '{ file: weir.pdf, password: WEIR }', /password does not open/],
    [
      'encrypted with a password nobody gave',
      encrypted,
      '{ file: weir.pdf, password: NOBODY }',
      /weir\.pdf needs a password/,
    ],
    [
      'encrypted with a name that every object has',
      encrypted,
      '{ file: weir.pdf, password: constructor }',
      /weir\.pdf needs a password/,
    ],
  ]
  it.each(cases)('%s', async (_name, content, entry, reason) => {
    vi.stubEnv('WEIR', 'cod')
    const { code, told, err, files } = await build(await content(), entry)
    expect(told.map(({ severity, file, line, column }) => ({ severity, file, line, column }))).toEqual([
      { severity: 'error', file: MEETING, line: 7, column: 18 },
    ])
    expect(told[0]?.reason).toMatch(reason)
    expect(told[0]?.note).toMatch(/^[A-Z][\s\S]{15,}\.$/)
    expect({ code, err, files }).toEqual({ code: 1, err: '', files: [] })
  })
})

describe('an attachment that lies about its pages is built with those it has, with warnings', () => {
  const cases: readonly [string, string, ...RegExp[]][] = [
    ['by the billion', '/Kids [3 0 R] /Count 9999999999', /“Weir” .*9999999999 pages/],
    ['by one that is not there', '/Kids [3 0 R 8 0 R] /Count 2', /^Page 2 is missing from “Weir”/],
  ]
  it.each(cases)('%s', async (_name, tree, ...reasons) => {
    const { code, told, err, files } = await build(writePdf({ ...onePage('Weir'), 2: `<< /Type /Pages ${tree} >>` }))
    expect(told.map(({ severity, file, line, column }) => ({ severity, file, line, column }))).toEqual(
      reasons.map(() => ({ severity: 'warning', file: MEETING, line: 7, column: 18 })),
    )
    for (const [index, reason] of reasons.entries()) expect(told[index]?.reason).toMatch(reason)
    expect({ code, err }).toEqual({ code: 0, err: '' })
    expect(files).toContain('public/health/2022-12-12/public-pack.pdf')
  })
})

describe('an attachment that nobody could look at for hidden words is refused', () => {
  it('where its page tree is a loop', async () => {
    const tree = '<< /Type /Pages /Kids [3 0 R 2 0 R] /Count 2 >>'
    const { code, told } = await build(writePdf({ ...onePage('Weir'), 2: tree }))
    expect(told.map(({ rule, severity }) => [rule, severity])).toContainEqual(['attachment-unexamined', 'error'])
    expect(code).toBe(1)
  })

  it('where its drawings contain themselves', async () => {
    const form = stream('/X Do', '/Type /XObject /Subtype /Form /BBox [0 0 9 9]')
    const page =
      onePage('', '/XObject')[3]?.replace(/\/Resources.*/, '/Resources << /XObject << /X 6 0 R >> >> >>') ?? ''
    const { code, told, files } = await build(writePdf({ ...onePage(''), 3: page, 4: stream('/X Do'), 6: form }))
    expect(told.map(({ rule, severity }) => [rule, severity])).toContainEqual(['attachment-unexamined', 'error'])
    expect({ code, files }).toEqual({ code: 1, files: [] })
  })
})
