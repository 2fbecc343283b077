import { readFile } from 'node:fs/promises'
import { PDFDict, PDFDocument, PDFHexString, PDFName, PDFString } from 'pdf-lib'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { bytesOf } from '../../../src/host/content.ts'
import { type PdfReader, startReader } from '../../../src/verify/engine/reading-threads.ts'
import { buildFiles } from '../../support/build.ts'
import { piecesOf, placeOf } from '../../support/pdf/positions.ts'
import { MEETING, meetingHead } from '../../support/workspace.ts'

const folder = 'meetings/2022-12-12-health'
const settings = (language: string) =>
  `organisation: { name: Riverbank Council }\nprofile: england-council\nlanguage: ${language}\n`

/** Of the catalog, and of elements of the structure. */
interface Languages {
  pack: string
  parts: Set<string>
}

const textOf = (value: unknown): string =>
  value instanceof PDFString || value instanceof PDFHexString ? value.decodeText() : ''

describe('languages of a pack', () => {
  let reader: PdfReader
  beforeAll(() => {
    reader = startReader()
  })
  afterAll(() => reader.close())

  async function languages(files: Readonly<Record<string, string>>, documents: string): Promise<Languages> {
    const { output, errors } = await buildFiles(
      { [MEETING]: `${meetingHead}agenda:\n  - { title: Weir, documents: [ ${documents} ] }\n`, ...files },
      reader,
    )
    expect(errors).toEqual([])
    const pdf = await PDFDocument.load(bytesOf(output?.publicFiles.get('public-pack.pdf') ?? []))
    const marked = pdf.context.enumerateIndirectObjects().flatMap(([, object]) => {
      const isElement = object instanceof PDFDict && object !== pdf.catalog && object.has(PDFName.of('S'))
      return isElement && object.has(PDFName.of('Lang')) ? [textOf(object.lookup(PDFName.of('Lang')))] : []
    })
    return { pack: textOf(pdf.catalog.lookup(PDFName.of('Lang'))), parts: new Set(marked) }
  }

  it('are the first of the workspace, for the words of the pack and for its reports', async () => {
    const made = await languages(
      {
        'agendapack.yaml': settings('[cy, en]'),
        [`${folder}/cored.md`]: '---\ntitle: Cored\n---\n\nTestun.\n',
      },
      'cored.md',
    )
    expect(made.pack).toBe('cy')
    expect([...made.parts].filter((language) => language !== 'cy')).toEqual([])
  })

  it('are the workspace’s own where its templates are, with reports in others marked', async () => {
    const template = (name: string) => readFile(new URL(`../../../templates/${name}.md.hbs`, import.meta.url), 'utf8')
    const made = await languages(
      {
        'agendapack.yaml': settings('[cy, en]'),
        'templates/front-sheet.md.hbs': await template('front-sheet'),
        'templates/agenda.md.hbs': await template('agenda'),
        [`${folder}/cored.md`]: '---\ntitle: Cored\n---\n\nTestun.\n',
        [`${folder}/weir.md`]: '# Weir\n\nText.\n',
      },
      'cored.md, { file: weir.md, language: en }',
    )
    expect(made.pack).toBe('cy')
    expect([...made.parts]).toEqual(['en'])
  })

  it('can run from right to left, and are proved so, with papers that run the other way', async () => {
    const { output, errors } = await buildFiles(
      {
        'agendapack.yaml': 'organisation: { name: مجلس المدينة }\nprofile: plain\nlanguage: ar\n',
        'templates/wording/ar.yaml': `language_name: العربية
pack: { agenda: جدول الأعمال, page: "صفحة {number}" }
range: { page: "(صفحة {first})", pages: "(صفحات {first} - {last})" }
`,
        [MEETING]: `${meetingHead}agenda:\n  - { title: الميزانية, documents: [ r.md, { file: e.md, language: en-GB } ] }\n`,
        [`${folder}/r.md`]: '---\ntitle: تقرير الميزانية\n---\n\nهذا تقرير عن الميزانية.\n',
        [`${folder}/e.md`]: '---\ntitle: English paper\n---\n\nThis paper is in "English".\n',
      },
      reader,
    )
    expect(errors).toEqual([])
    const pack = bytesOf(output?.publicFiles.get('public-pack.pdf') ?? [])
    const [agenda, arabic, english] = await Promise.all([2, 3, 4].map((page) => piecesOf(pack, page)))
    const left = (pieces: typeof agenda, words: string) => placeOf(pieces ?? [], words).x
    expect(left(agenda, 'جدول')).toBeGreaterThan(300)
    expect(left(arabic, 'تقرير')).toBeGreaterThan(300)
    expect(left(english, 'English paper')).toBe(71)
  })

  it('are what meeting.yaml says of a report, before what its front matter says', async () => {
    const made = await languages(
      {
        [`${folder}/one.md`]: '# One\n\nText.\n',
        [`${folder}/two.md`]: '---\ntitle: Two\nlanguage: fr\n---\n\nTexte.\n',
        [`${folder}/three.md`]: '---\nlanguage: de\n---\n\nText.\n',
      },
      '{ file: one.md, language: cy }, { file: two.md, language: es }, three.md',
    )
    expect(made.pack).toBe('en-GB')
    expect([...made.parts].toSorted()).toEqual(['cy', 'de', 'es'])
  })
})
