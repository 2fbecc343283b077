import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { describe, expect, it } from 'vitest'
import { findProgram } from '../../../src/office/conversion/program.ts'
import { convertWithSoffice } from '../../../src/office/conversion/soffice.ts'
import { searchSlides } from '../../../src/office/slides.ts'
import { readWord } from '../../../src/office/word/read-word.ts'
import { readWorkbook } from '../../../src/office/workbook/read-workbook.ts'
import { flatFile, flatList } from '../../support/papers/open-document.ts'
import { readPdf } from '../../support/pdf/read-pdf.ts'
import { found, outlineOf } from '../word/reading.ts'

const program = await findProgram()

/** One file by its text, and what is read from what LibreOffice makes of it. */
interface Case {
  what: string
  ending: '.fodt' | '.rtf'
  content: Uint8Array
  outline: readonly string[]
  found?: readonly string[]
}

const LEVELS = `<text:list-style style:name="L">${[
  ['1', '.', 1],
  ['1', '', 2],
  ['a', ')', 1],
]
  .map(
    ([format, suffix, levels], at) =>
      `<text:list-level-style-number text:level="${at + 1}" style:num-format="${format}" style:num-suffix="${suffix}" text:display-levels="${levels}"><style:list-level-properties text:list-level-position-and-space-mode="label-alignment"><style:list-level-label-alignment text:label-followed-by="listtab" fo:text-indent="-0.25in" fo:margin-left="${(at + 1) / 2}in"/></style:list-level-properties></text:list-level-style-number>`,
  )
  .join('')}</text:list-style>`

const text = (body: string, automatic = LEVELS) => flatFile({ kind: 'text', body, automatic })
const rtf = (body: string) =>
  new TextEncoder().encode(`{\\rtf1\\ansi\\deff0{\\fonttbl{\\f0 Liberation Serif;}}${body}}`)

const cases: readonly Case[] = [
  {
    what: 'numbers of several levels',
    ending: '.fodt',
    content: text(flatList('L', ['A', ['B', ['C', 'D'], 'E'], 'F'])),
    outline: ['[1.] A', '  [1.1] B', '    [a)] C', '    [b)] D', '  [1.2] E', '[2.] F'],
  },
  {
    what: 'a list that goes on after text, and one that begins again',
    ending: '.fodt',
    content: text(
      `${flatList('L', ['A', 'B'], 'xml:id="one"')}<text:p>Between</text:p>${flatList('L', ['C'], 'text:continue-list="one"')}<text:p>Again</text:p>${flatList('L', ['D'])}`,
    ),
    outline: ['[1.] A', '[2.] B', 'Between', '[3.] C', 'Again', '[1.] D'],
  },
  {
    what: 'headings',
    ending: '.fodt',
    content: text(
      '<text:h text:outline-level="1">Purpose</text:h><text:p>Words</text:p><text:h text:outline-level="2">Costs</text:h><text:h text:outline-level="1">Risks</text:h>',
    ),
    outline: ['## Purpose', 'Words', '### Costs', '## Risks'],
  },
  {
    what: 'a table with merged cells',
    ending: '.fodt',
    content: text(
      '<table:table><table:table-column table:number-columns-repeated="2"/><table:table-header-rows><table:table-row><table:table-cell table:number-columns-spanned="2"><text:p>Both</text:p></table:table-cell><table:covered-table-cell/></table:table-row></table:table-header-rows><table:table-row><table:table-cell><text:p>A</text:p></table:table-cell><table:table-cell><text:p>B</text:p></table:table-cell></table:table-row></table:table>',
    ),
    outline: ['| Both |', '| A | B |'],
  },
  {
    what: 'a footnote',
    ending: '.fodt',
    content: text(
      '<text:p>People<text:note text:note-class="footnote"><text:note-citation>1</text:note-citation><text:note-body><text:p>Census.</text:p></text:note-body></text:note> live near.</text:p>',
    ),
    outline: ['People live near.', 'footnoteDefinition', '  Census.'],
  },
  {
    what: 'tracked changes',
    ending: '.fodt',
    content: text(
      '<text:tracked-changes><text:changed-region text:id="c1"><text:insertion><office:change-info><dc:creator>Ann</dc:creator><dc:date>2022-05-01T09:00:00</dc:date></office:change-info></text:insertion></text:changed-region></text:tracked-changes><text:p>The <text:change-start text:change-id="c1"/>new <text:change-end text:change-id="c1"/>rule</text:p>',
    ),
    outline: ['The new rule'],
    found: ['word-changes 1'],
  },
  {
    what: 'a comment',
    ending: '.fodt',
    content: text(
      '<text:p>Words<office:annotation><dc:creator>Ann</dc:creator><text:p>Right?</text:p></office:annotation></text:p>',
    ),
    outline: ['Words'],
    found: ['word-comments 1'],
  },
  {
    what: 'hidden words',
    ending: '.fodt',
    content: text(
      '<text:p>Seen <text:span text:style-name="H">unseen</text:span></text:p>',
      '<style:style style:name="H" style:family="text"><style:text-properties text:display="none"/></style:style>',
    ),
    outline: ['Seen'],
    found: ['word-hidden 1'],
  },
  {
    what: 'a link',
    ending: '.fodt',
    content: text(
      '<text:p>See <text:a xlink:type="simple" xlink:href="https://parks.example/">the plan</text:a>.</text:p>',
    ),
    outline: ['See the plan.'],
  },
  {
    what: 'bold and raised words',
    ending: '.rtf',
    content: rtf('The {\\b bold} 1{\\super st}\\par'),
    outline: ['The bold 1<sup>st</sup>'],
  },
  {
    what: 'a list',
    ending: '.rtf',
    content: rtf(
      "{\\*\\listtable{\\list\\listtemplateid1{\\listlevel\\levelnfc0\\levelstartat3{\\leveltext\\'02\\'00.;}{\\levelnumbers\\'01;}\\fi-360\\li720}\\listid1}}{\\*\\listoverridetable{\\listoverride\\listid1\\listoverridecount0\\ls1}}\\pard\\ls1\\ilvl0\\fi-360\\li720 Third\\par Fourth\\par",
    ),
    outline: ['[3.] Third', '[4.] Fourth'],
  },
  {
    what: 'a deletion',
    ending: '.rtf',
    content: rtf('{\\*\\revtbl {Unknown;}{Ann;}}The {\\deleted\\revauthdel1 old }rule\\par'),
    outline: ['The rule'],
    found: ['word-changes 1'],
  },
]

it.runIf(process.env.CI === 'true')('LibreOffice is there in CI', () => {
  expect(program).toBeDefined()
})

describe.skipIf(!program)('files that LibreOffice writes', () => {
  const path = program?.path ?? ''

  it('are read with their numbers, tables and notes, and with what must not go out', async () => {
    const made = await convertWithSoffice(
      path,
      cases.map(({ ending, content }) => ({ bytes: content, ending })),
      'docx',
    )
    const read = cases.map(({ what }, index) => {
      const report = readWord(made[index] ?? new Uint8Array(), (part) => part)
      return { what, outline: outlineOf(report), found: found(report) }
    })
    expect(read).toEqual(cases.map(({ what, outline, found: said = [] }) => ({ what, outline, found: said })))
  })

  it('are workbooks with values as they are shown, and with what is hidden in them', async () => {
    const number = (value: number, style: string, shown: string) =>
      `<table:table-cell table:style-name="${style}" office:value-type="float" office:value="${value}"><text:p>${shown}</text:p></table:table-cell>`
    const cell = (words: string, more = '') =>
      `<table:table-cell office:value-type="string"${more}><text:p>${words}</text:p></table:table-cell>`
    const row = (...cells: string[]) => `<table:table-row>${cells.join('')}</table:table-row>`
    const note = '<office:annotation><dc:creator>Ann</dc:creator><text:p>Right?</text:p></office:annotation>'
    const body = `<table:table table:name="Plan">${row(cell('Fund'), cell('Sum'))}${row(cell('Parks'), number(1234.5, 'money', '1,234.50'))}${row(`<table:table-cell office:value-type="string">${note}<text:p>Total</text:p></table:table-cell>`, number(1234.5, 'money', '1,234.50'))}</table:table><table:table table:name="Debtors" table:style-name="away">${row(cell('Ann'))}</table:table>`
    const automatic =
      '<number:number-style style:name="n"><number:number number:decimal-places="2" number:min-integer-digits="1" number:grouping="true"/></number:number-style><style:style style:name="money" style:family="table-cell" style:data-style-name="n"/><style:style style:name="away" style:family="table"><style:table-properties table:display="false"/></style:style>'
    const [made] = await convertWithSoffice(
      path,
      [{ bytes: flatFile({ kind: 'spreadsheet', body, automatic }), ending: '.fods' }],
      'xlsx',
    )
    const { tree, findings } = readWorkbook(made ?? new Uint8Array(), (part) => part)
    expect(outlineOf({ tree })).toEqual(['| Fund | Sum |', '| Parks | 1,234.50 |', '| Total | 1,234.50 |'])
    expect(findings.map(({ rule }) => rule)).toEqual(['excel-hidden', 'excel-comments'])
  })

  it('are slides without those that are hidden, notes and comments', async () => {
    const slide = (name: string, more = '', style = '') =>
      `<draw:page draw:name="${name}" draw:master-page-name="M"${style}><draw:frame svg:width="10cm" svg:height="2cm" svg:x="1cm" svg:y="1cm"><draw:text-box><text:p>${name} words</text:p></draw:text-box></draw:frame>${more}</draw:page>`
    const notes =
      '<presentation:notes><draw:frame presentation:class="notes" svg:width="10cm" svg:height="5cm" svg:x="1cm" svg:y="15cm"><draw:text-box><text:p>Say less</text:p></draw:text-box></draw:frame></presentation:notes>'
    const comment =
      '<office:annotation svg:x="1cm" svg:y="1cm"><dc:creator>Ann</dc:creator><text:p>Why?</text:p></office:annotation>'
    const content = flatFile({
      kind: 'presentation',
      body: slide('First', notes) + slide('Second', '', ' draw:style-name="away"') + slide('Third', comment),
      automatic:
        '<style:style style:name="away" style:family="drawing-page"><style:drawing-page-properties presentation:visibility="hidden"/></style:style>',
    })
    const sources = [{ bytes: content, ending: '.fodp' }]
    const [deck] = await convertWithSoffice(path, sources, 'pptx')
    expect(searchSlides(deck ?? new Uint8Array())).toEqual({ hiddenSlides: [2], notes: [1], comments: [3] })
    const [pdf] = await convertWithSoffice(path, sources, 'pdf')
    const { pages, tagged } = await readPdf(pdf ?? new Uint8Array())
    const words = pages.map((page) => page.text).join('\n')
    expect(tagged).toBe(true)
    expect(pages).toHaveLength(2)
    expect(words).toContain('First words')
    for (const private_ of ['Say less', 'Why', 'Second']) expect(words).not.toContain(private_)
  })

  it('fetch nothing that they link to', async () => {
    const asked: string[] = []
    const server = createServer(({ url }, response) => {
      asked.push(url ?? '')
      response.end()
    })
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
    const { port } = server.address() as AddressInfo
    const link = `http://127.0.0.1:${port}/pixel.png`
    const content = text(
      `<text:p>Words<draw:frame svg:width="2cm" svg:height="2cm"><draw:image xlink:href="${link}" xlink:type="simple" xlink:show="embed" xlink:actuate="onLoad"/></draw:frame></text:p>`,
    )
    const [made] = await convertWithSoffice(path, [{ bytes: content, ending: '.fodt' }], 'docx')
    server.close()
    expect(asked).toEqual([])
    expect(outlineOf(readWord(made ?? new Uint8Array(), (part) => part)).join()).toContain('Words')
  })

  it('come out of one run even where others cannot be read', async () => {
    const sources = [
      { bytes: new Uint8Array([0x50, 0x4b, 3, 4, 0]), ending: '.odt' },
      { bytes: text('<text:p>Words</text:p>'), ending: '.fodt' },
    ]
    const [broken, sound] = await convertWithSoffice(path, sources, 'docx')
    expect(broken).toBeUndefined()
    expect(outlineOf(readWord(sound ?? new Uint8Array(), (part) => part))).toEqual(['Words'])
  })
})
