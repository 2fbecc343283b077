import { toString as textOf } from 'mdast-util-to-string'
import { describe, expect, it } from 'vitest'
import { readWorkbook } from '../../../src/office/workbook/read-workbook.ts'
import { rowXml, type SheetParts, workbookFile } from '../../support/papers/workbook.ts'

const STYLES = `<numFmts count="2"><numFmt numFmtId="164" formatCode="&quot;£&quot;#,##0.00"/><numFmt numFmtId="165" formatCode=";;;"/></numFmts>
<fonts><font/><font><b/></font><font><color rgb="FFFFFFFF"/></font></fonts><fills><fill><patternFill patternType="none"/></fill></fills>
<cellXfs><xf/><xf numFmtId="164"/><xf numFmtId="14"/><xf numFmtId="9"/><xf fontId="1"/><xf fontId="2"/><xf numFmtId="165"/></cellXfs>`
const [MONEY, DATE, PERCENT, BOLD, WHITE, NOTHING] = [1, 2, 3, 4, 5, 6]

function read(sheet: SheetParts | readonly SheetParts[], more: { names?: string; properties?: string } = {}) {
  const sheets = 'rows' in sheet ? [sheet] : sheet
  const { tree, text, findings } = readWorkbook(workbookFile({ sheets, styles: STYLES, ...more }), (part) => part)
  return { tree, text, found: findings.map(({ rule, severity }) => `${severity} ${rule}`), findings }
}

/** Each block in a line: a table as its rows of cells, spans after a colon. */
function shown(sheet: SheetParts | readonly SheetParts[], more: { names?: string } = {}): string[] {
  return read(sheet, more).tree.children.flatMap((node) => {
    if (node.type !== 'table') return [`${node.type} ${textOf(node)}`]
    return node.children.map(({ children }) =>
      children
        .map((cell) => textOf(cell) + (cell.data ? `:${cell.data.columnSpan ?? 1}x${cell.data.rowSpan ?? 1}` : ''))
        .join(' | '),
    )
  })
}

describe('cells', () => {
  it('have their values as their formats show them', () => {
    const rows = [
      ['Fund', 'Sum', 'Day', 'Share'],
      ['Parks', { value: 1234.5, style: MONEY }, { value: 45_000, style: DATE }, { value: 0.256, style: PERCENT }],
    ]
    expect(shown({ rows })).toEqual(['Fund | Sum | Day | Share', 'Parks | £1,234.50 | 15/03/2023 | 26%'])
  })

  it('count days from 1904 where the workbook does', () => {
    const rows = [
      ['Day', 'Sum'],
      [{ value: 43_538, style: DATE }, 1],
    ]
    const { tree } = read({ rows }, { properties: '<workbookPr date1904="1"/>' })
    expect(textOf(tree)).toContain('15/03/2023')
  })

  it('are texts that cells share, results of formulas, truths and errors', () => {
    const rows = [
      '<row><c t="str"><f>A1</f><v>Made</v></c><c t="b"><v>1</v></c></row>',
      '<row><c t="e"><f>1/0</f><v>#DIV/0!</v></c><c><f>A1+1</f></c></row>',
    ]
    const { tree, findings } = read({ name: 'Budget', rows })
    expect(textOf(tree)).toBe('MadeTRUE#DIV/0!')
    expect(findings.map(({ rule, note }) => [rule, /cell (\w+)/.exec(note)?.[1]])).toEqual([
      ['excel-value', 'A2'],
      ['excel-value', 'B2'],
    ])
  })
})

describe('tables', () => {
  it('take lines above them as text, and a first row of words above figures as headings', () => {
    const rows = [['Budget 2026'], [], ['Fund', 'Sum'], ['Parks', 5], [], ['Roads', 6]]
    expect(shown({ rows })).toEqual(['paragraph Budget 2026', 'Fund | Sum', 'Parks | 5', 'Roads | 6'])
  })

  it('have an empty first row where nothing is a heading', () => {
    expect(
      shown({
        rows: [
          ['Parks', 5],
          ['Roads', 6],
        ],
      }),
    ).toEqual([' | ', 'Parks | 5', 'Roads | 6'])
  })

  it('have the rows that are printed on each page as headings', () => {
    const names = '<definedName name="_xlnm.Print_Titles" localSheetId="0">Sheet1!$1:$2</definedName>'
    const { tree } = read(
      {
        rows: [
          ['', 'Sum', 'Sum'],
          ['Fund', 2025, 2026],
          ['Parks', 5, 6],
        ],
      },
      { names },
    )
    expect(tree.children[0]).toMatchObject({ type: 'table', data: { headerRows: 2 } })
  })

  it('have merged cells, and figures to the right', () => {
    const rows = [
      ['Fund', 'Sums'],
      [undefined, 'Plan', 'Spent'],
      ['Parks', 5, 6],
    ]
    const after = '<mergeCells><mergeCell ref="A1:A2"/><mergeCell ref="B1:C1"/><mergeCell ref="A1:C3"/></mergeCells>'
    expect(shown({ rows, after })).toEqual(['Fund:1x2 | Sums:2x1', 'Plan | Spent', 'Parks | 5 | 6'])
    expect(read({ rows, after }).tree.children[0]).toMatchObject({ align: [null, 'right', 'right'] })
  })

  it('are shared out where they are too wide, each with the first column', () => {
    const wide = Array.from({ length: 20 }, (_, at) => `C${at + 1}`)
    const { tree } = read({ rows: [wide, ['Parks', ...wide.slice(1).map((_, at) => at)]] })
    const firsts = tree.children.map((table) =>
      table.type === 'table' ? table.children.map((row) => textOf(row)) : [],
    )
    expect(firsts).toHaveLength(2)
    expect(firsts.map(([, row]) => row?.slice(0, 5))).toEqual(['Parks', 'Parks'])
  })

  it('stand below the name of their sheet where there are several', () => {
    const one = (name: string): SheetParts => ({
      name,
      rows: [
        ['Fund', 'Sum'],
        ['Parks', 5],
      ],
    })
    expect(shown([one('Plan'), one('Spent')])).toEqual([
      ...['heading Plan', 'Fund | Sum', 'Parks | 5'],
      ...['heading Spent', 'Fund | Sum', 'Parks | 5'],
    ])
  })
})

describe('what must not go out', () => {
  const open: readonly (readonly [string, number | string])[] = [
    ['Fund', 'Sum'],
    ['Parks', 5],
  ]

  it.each([
    ['a sheet', [{ rows: open }, { name: 'Debtors', state: 'veryHidden', rows: [['Ann Debtor', 9]] }]],
    ['a row', { rows: [...open, rowXml(['Ann Debtor', 9], 2, 'hidden="1"')] }],
    [
      'a column',
      {
        rows: [
          ['Fund', 'Ann Debtor'],
          ['Parks', 5],
        ],
        before: '<cols><col min="2" max="2" hidden="1"/></cols>',
      },
    ],
    ['white words', { rows: [...open, ['Roads', { value: 'Ann Debtor', style: WHITE }]] }],
  ] satisfies [string, SheetParts | readonly SheetParts[]][])('%s that is hidden is left out and said', (_, sheet) => {
    const { tree, text, found } = read(sheet)
    expect(found).toEqual(['acceptable excel-hidden'])
    expect(JSON.stringify(tree) + text).not.toContain('Debtor')
  })

  it('is what a format does not show, or is outside the print area', () => {
    const names = '<definedName name="_xlnm.Print_Area" localSheetId="0">Sheet1!$A$1:$B$3</definedName>'
    const rows = [...open, ['Roads', { value: 77, style: NOTHING }], ['Ann Debtor', 9]]
    const { tree, text, found } = read({ rows }, { names })
    expect(found).toEqual(['info excel-left-out'])
    expect(JSON.stringify(tree) + text).not.toMatch(/Debtor|77/)
  })

  it('is a comment, said with its cell', () => {
    const comments = '<comment ref="B2"><text><r><t>Ask </t></r><r><t>Ann</t></r></text></comment>'
    const { findings } = read({ rows: open, comments })
    expect(findings).toMatchObject([{ rule: 'excel-comments', severity: 'acceptable' }])
    expect(findings[0]?.reason).toContain('Ask Ann')
    expect(findings[0]?.note).toContain('cell B2')
  })

  it('is not lost without a word: charts and text boxes', () => {
    const drawing =
      '<xdr:graphicFrame><xdr:nvGraphicFramePr><xdr:cNvPr name="Chart 1"/></xdr:nvGraphicFramePr></xdr:graphicFrame>' +
      '<xdr:sp><xdr:txBody><a:p><a:r><a:t>See note</a:t></a:r></a:p></xdr:txBody></xdr:sp>'
    expect(read({ rows: open, drawing }).found).toEqual(['acceptable excel-missing', 'acceptable excel-missing'])
  })
})

it('shows pictures with their descriptions', () => {
  const drawing =
    '<xdr:pic><xdr:nvPicPr><xdr:cNvPr descr="Map"/></xdr:nvPicPr><xdr:blipFill><a:blip r:embed="p"/></xdr:blipFill></xdr:pic>'
  const sheet = {
    rows: [
      ['Fund', 'Sum'],
      ['Parks', 5],
    ],
    drawing,
    pictures: [['p', '../media/a.png']] as const,
  }
  expect(read(sheet).tree.children.at(-1)).toMatchObject({
    children: [{ type: 'image', url: 'xl/media/a.png', alt: 'Map' }],
  })
})

it('keeps bold words bold, but not headings, and lines of a cell apart', () => {
  const rows = [
    [
      { value: 'Fund', style: BOLD },
      { value: 'Sum', style: BOLD },
    ],
    [{ value: 'Total\nof all', style: BOLD }, 5],
  ]
  const table = read({ rows }).tree.children[0]
  const types =
    table?.type === 'table' ? table.children.map((row) => row.children[0]?.children.map(({ type }) => type)) : []
  expect(types).toEqual([['text'], ['strong', 'break', 'strong']])
})

describe('what readers would see in Excel alone', () => {
  it('is struck out where the cell, or some of its words, are', () => {
    const styles = '<fonts><font/><font><strike/></font></fonts><cellXfs><xf/><xf fontId="1"/></cellXfs>'
    const partly = '<is><r><rPr><strike/></rPr><t>12</t></r><r><t xml:space="preserve"> 14</t></r></is>'
    const rows = [
      ['Fund', 'Sum'],
      [
        { value: 'Parks', style: 1 },
        { value: 77, style: 1 },
      ],
      `<row r="3"><c r="A3" t="inlineStr"><is><t>Roads</t></is></c><c r="B3" t="inlineStr">${partly}</c></row>`,
    ]
    const { tree } = readWorkbook(workbookFile({ sheets: [{ rows }], styles }), (part) => part)
    const [table] = tree.children
    const cells = table?.type === 'table' ? table.children.slice(1).flatMap((row) => row.children) : []
    const inner = cells.map(({ children }) => children.map((node) => `${node.type} ${textOf(node)}`))
    expect(inner).toEqual([['delete Parks'], ['delete 77'], ['text Roads'], ['delete 12', 'text  14']])
  })

  it('is said: headers and footers, colours by a rule, a marking', () => {
    const rows = [
      ['Fund', 'Sum'],
      ['Parks', 77],
    ]
    const header = (words: string) => `<headerFooter><oddHeader>${words}</oddHeader></headerFooter>`
    const page = read({
      rows,
      after: header('&amp;L&amp;"Arial,Bold"&amp;12Riverbank &amp;&amp; Co&amp;RPage &amp;P of &amp;N'),
    })
    expect(page.found).toEqual(['info excel-left-out'])
    expect(page.findings[0]?.reason).toContain('“Riverbank & Co”.')
    expect(read({ rows, after: header('&amp;CRestricted') }).found).toEqual(['warning excel-left-out'])
    const rule = (cells: string) => `<conditionalFormatting sqref="${cells}"><cfRule/></conditionalFormatting>`
    expect(read({ rows, after: rule('B2:B9') }).found).toEqual(['info excel-left-out'])
    expect(read({ rows, after: rule('F2:F9') }).found).toEqual([])
  })
})
