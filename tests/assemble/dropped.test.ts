import { PDFName } from 'pdf-lib'
import { describe, expect, it } from 'vitest'
import { onePage, stream, writePdf } from '../attachments/write-pdf.ts'
import { inspect } from './inspect.ts'
import { packOf } from './make-pack.ts'

describe('what must not come along', () => {
  it('is dropped and named in one warning', async () => {
    const file = writePdf({
      ...onePage('First', '/Annots [13 0 R]'),
      13: '<< /Type /Annot /Subtype /Link /Rect [0 0 50 50] /Border [0 0 0] /A << /S /JavaScript /JS (app.alert\\(1\\)) >> >>',
      1: `<< /Type /Catalog /Pages 2 0 R /OpenAction << /S /Launch /F (calc.exe) >>
        /Names << /JavaScript << /Names [(x) << /S /JavaScript /JS (1) >>] >>
          /EmbeddedFiles << /Names [(data.csv) << /Type /Filespec /F (data.csv) /EF << /F 20 0 R >> >>] >> >> >>`,
      20: stream('a,b', '/Type /EmbeddedFile'),
    })
    const { pack } = await packOf({ a: file })
    const dropped = pack.messages.filter((made) => made.ruleId === 'attachment-dropped')
    expect(dropped).toHaveLength(1)
    expect(dropped[0]?.reason).toMatch(/2 scripts.*1 action that starts a program.*1 embedded file/)
    const text = (await inspect(pack.bytes)).document.context.enumerateIndirectObjects().map(String).join('\n')
    expect(text).not.toMatch(/JavaScript|Launch|EmbeddedFile|data\.csv/)
  })

  it('is found in all kinds of actions', async () => {
    const script = '<< /S /JavaScript /JS (hello) >>'
    const file = writePdf({
      ...onePage('Actions', `/AA << /O ${script} >> /Annots [10 0 R 11 0 R 12 0 R]`),
      1: `<< /Type /Catalog /Pages 2 0 R /AA << /WC ${script} /WS ${script} >> >>`,
      10: '<< /Type /Annot /Subtype /Screen /Rect [0 0 9 9] /A << /S /Rendition /OP 0 /JS (hello) >> >>',
      11: `<< /Type /Annot /Subtype /Widget /FT /Btn /T (go) /Rect [0 0 9 9] /AA << /E ${script} /X 13 0 R >> >>`,
      12: `<< /Type /Annot /Subtype /Link /Rect [0 0 9 9] /A << /S /URI /URI (https://rb.example) /Next [${script} 13 0 R] >> >>`,
      13: '<< /S /Launch /F (hello.exe) /Win << /F (hello.exe) >> >>',
    })
    const { pack } = await packOf({ a: file })
    expect(pack.messages.map(({ reason }) => reason)).toEqual([
      '6 scripts and 1 action that starts a program of a.pdf are not in the pack.',
    ])
    const text = (await inspect(pack.bytes)).document.context.enumerateIndirectObjects().map(String).join('\n')
    expect(text).toContain('https://rb.example')
    expect(text).not.toMatch(/JavaScript|Launch|hello/)
  })

  it('are addresses that run what they say', async () => {
    const link = (address: string) =>
      `<< /Type /Annot /Subtype /Link /Rect [0 0 9 9] /Border [0 0 0] /A << /S /URI /URI (${address}) >> >>`
    const addresses = [
      'javascript:alert\\(1\\)',
      ' Java\\tScript:alert\\(2\\)',
      'data:text/html,3',
      'https://rb.example/data:4',
    ]
    const { pack } = await packOf({ a: writePdf(onePage('Links', `/Annots [${addresses.map(link).join(' ')}]`)) })
    expect(pack.messages.map(({ reason }) => reason)).toEqual(['3 scripts of a.pdf are not in the pack.'])
    const text = (await inspect(pack.bytes)).document.context.enumerateIndirectObjects().map(String).join('\n')
    expect(text).toContain('https://rb.example/data:4')
    expect(text).not.toMatch(/alert|text.html/)
  })

  it('are ways to pages that are not there, too, of buttons and links, each counted once', async () => {
    const nowhere = '<< /S /GoTo /D [99 0 R /Fit] >>'
    const file = writePdf({
      ...onePage('Buttons', '/Annots [10 0 R 11 0 R 12 0 R 13 0 R]'),
      10: `<< /Type /Annot /Subtype /Widget /FT /Btn /T (go) /Rect [0 0 9 9] /A ${nowhere} /AA << /E ${nowhere} >> >>`,
      11: `<< /Type /Annot /Subtype /Link /Rect [0 20 9 29] /A ${nowhere} >>`,
      12: `<< /Type /Annot /Subtype /Link /Rect [0 40 9 49] /Border [0 0 0] /A ${nowhere} >>`,
      13: `<< /Type /Annot /Subtype /Link /Rect [0 60 9 69] /A << /S /GoTo /D [3 0 R /Fit] /Next [${nowhere}] >> >>`,
    })
    const { pack } = await packOf({ a: file })
    const dropped = pack.messages.filter(({ ruleId }) => ruleId === 'attachment-dropped')
    expect(dropped.map(({ reason }) => reason)).toEqual([
      expect.stringContaining('5 links to pages that are not there'),
    ])
    const { reader, pages } = await inspect(pack.bytes)
    const annotations = reader.array(pages[1]?.get(PDFName.of('Annots')))?.asArray() ?? []
    const actions = annotations.map((value) => reader.dict(reader.dict(value)?.get(PDFName.of('A'))))
    expect(actions.map((action) => action?.has(PDFName.of('D')))).toEqual([undefined, undefined, true])
  })

  it('leaves what is seen of it', async () => {
    const file = writePdf({
      ...onePage('Look', '/Annots [10 0 R 11 0 R 12 0 R 13 0 R]'),
      10: '<< /Type /Annot /Subtype /Link /Rect [0 0 50 50] /Border [0 0 2] /Dest [99 0 R /Fit] >>',
      11: '<< /Type /Annot /Subtype /Link /Rect [0 0 50 50] /A << /S /Launch /F (calc.exe) >> >>',
      12: '<< /Type /Annot /Subtype /Link /Rect [0 0 50 50] /BS << /W 0 >> /A << /S /Launch /F (calc.exe) >> >>',
      13: '<< /Type /Annot /Subtype /FileAttachment /Rect [60 0 99 50] /FS 14 0 R /AP << /N 15 0 R >> >>',
      14: '<< /Type /Filespec /F (data.csv) /EF << /F 16 0 R >> >>',
      15: stream('1 0 0 rg 0 0 9 9 re f', '/Type /XObject /Subtype /Form /BBox [0 0 9 9]'),
      16: stream('a,b', '/Type /EmbeddedFile'),
    })
    const { pack } = await packOf({ a: file })
    const { reader, pages, document } = await inspect(pack.bytes)
    const annotations = reader.array(pages[1]?.get(PDFName.of('Annots')))?.asArray() ?? []
    expect(annotations.map((value) => String(reader.dict(value)?.get(PDFName.of('Subtype'))))).toEqual([
      '/Link',
      '/Link',
      '/Stamp',
    ])
    const text = document.context.enumerateIndirectObjects().map(String).join('\n')
    expect(text).not.toMatch(/Launch|EmbeddedFile|data\.csv|99 0 R/)
    const dropped = pack.messages.filter(({ ruleId }) => ruleId === 'attachment-dropped')
    expect(dropped.map(({ reason }) => reason)).toEqual([
      '2 actions that start programs, 1 embedded file and 1 link to a page that is not there of a.pdf are not in the pack.',
    ])
  })

  it('keeps embedded files where the document asks for them', async () => {
    const file = writePdf({
      ...onePage('Data'),
      1: '<< /Type /Catalog /Pages 2 0 R /Names << /EmbeddedFiles << /Names [(data.csv) 6 0 R] >> >> >>',
      6: '<< /Type /Filespec /F (data.csv) /UF (data.csv) /EF << /F 7 0 R >> >>',
      7: stream('a,b', '/Type /EmbeddedFile'),
    })
    const { pack } = await packOf({ a: file }, { keepFiles: true })
    const { at } = await inspect(pack.bytes)
    expect(String(at('Names', 'EmbeddedFiles', 'Names'))).toContain(Buffer.from('a-data.csv').toString('hex'))
    expect(pack.messages.map((made) => made.ruleId)).not.toContain('attachment-dropped')
  })
})
