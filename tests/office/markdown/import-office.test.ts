import type { Nodes } from 'mdast'
import { expect, it } from 'vitest'
import { memoryHost } from '../../../src/host/memory.ts'
import { readExcelReport } from '../../../src/load/excel/excel.ts'
import { readMarkdownReport } from '../../../src/load/markdown/markdown.ts'
import { readWordReport } from '../../../src/load/word/word.ts'
import { importWord, importWorkbook } from '../../../src/office/markdown/import-office.ts'
import { withPackages } from '../../../src/office/package-files.ts'
import { expandHtml } from '../../../src/typeset/markdown/html/expand.ts'
import {
  level,
  list,
  numbered,
  numbering,
  para,
  run,
  style,
  styled,
  table,
  type WordParts,
  wordFile,
} from '../../support/papers/word.ts'
import { workbookFile } from '../../support/papers/workbook.ts'

const PNG = Buffer.from(
  'iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==',
  'base64',
)

const picture =
  '<w:drawing><wp:inline><wp:extent cx="1270000" cy="1"/><wp:docPr id="1" name="x" descr="A map"/><a:graphic><a:graphicData><a:blip r:embed="p1"/></a:graphicData></a:graphic></wp:inline></w:drawing>'

const decoration = '<w:drawing><wp:docPr id="2" name="y"/><adec:decorative val="1"/><a:blip r:embed="p1"/></w:drawing>'

const paper: WordParts = {
  styles: style('T', 'Title') + style('H', 'heading 1'),
  numbering:
    list(
      1,
      level(0, 'decimal', 'Article %1'),
      level(1, 'lowerLetter', '(%2)', '<w:pPr><w:ind w:left="1440"/></w:pPr>'),
    ) +
    list(2, level(0, 'bullet', '·')) +
    numbering(1, 1) +
    numbering(2, 2),
  footnotes: `<w:footnote w:id="2">${para('A source * with a star.')}</w:footnote>`,
  links: [
    ['p1', 'image', 'media/image1.png'],
    ['l1', 'hyperlink', 'https://parks.example/a_b'],
  ],
  files: { 'word/media/image1.png': PNG },
  body: [
    styled('T', 'Parks &amp; *gardens*'),
    styled('H', 'Purpose'),
    numbered('Rules.', 1),
    numbered('a point', 1, 1),
    numbered('another', 1, 1),
    para('More of the second point.', '<w:ind w:left="1440"/>'),
    numbered('Next', 1),
    para('1. is not a list, # no heading, :note[no] directive, [no](link) and 5 * 3 * 2 no emphasis.'),
    numbered('dot', 2),
    para(
      `${run('bold ', '<w:b/>')}${run('and italic', '<w:b/><w:i/>')}${run(' H')}${run('2', '<w:vertAlign w:val="subscript"/>')}${run('O')}`,
    ),
    para(
      `<w:hyperlink r:id="l1">${run('the plan')}</w:hyperlink>${run(' says')}<w:r><w:footnoteReference w:id="2"/></w:r>`,
    ),
    table([
      [para(run('Year', '<w:b/>')), para(run('Cost | £', '<w:b/>'))],
      ['2022', '4'],
    ]),
    para(`<w:r>${picture}</w:r>`),
    para(`<w:r>${decoration}</w:r>${run(' words')}`),
    para('Text with :redact[a secret] in it.'),
    para(':::exempt'),
    para('Not for everybody.'),
    para(':::'),
  ].join(''),
}

/** A tree without what only says where something stands, or how it was written. */
function bare(node: Nodes): unknown {
  const url = 'url' in node ? { url: node.url.split('/').at(-1) } : {}
  const own = {
    type: node.type,
    ...url,
    ...('value' in node ? { value: node.value } : {}),
    ...('depth' in node ? { depth: node.depth } : {}),
    ...('spread' in node ? { spread: node.spread === true } : {}),
    ...('name' in node ? { name: node.name } : {}),
    ...('alt' in node ? { alt: node.alt } : {}),
    ...(node.data ? { data: node.data } : {}),
  }
  return 'children' in node ? { ...own, children: (node.children as Nodes[]).map(bare) } : own
}

it('writes Markdown that reads back to the same report', async () => {
  const bytes = wordFile(paper)
  const imported = importWord(bytes, 'report', 'Report')
  expect([...imported.pictures.keys()]).toEqual(['report-pictures/image1.png'])
  expect(imported.markdown).toContain('another\n\n    More of the second point.')
  const word = await readWordReport('m/report.docx', bytes, withPackages(memoryHost({ 'm/report.docx': bytes }).files))
  const { files } = memoryHost({ 'm/report-pictures/image1.png': PNG })
  const markdown = await readMarkdownReport('m/report.md', Buffer.from(imported.markdown), files)
  expect(markdown.messages).toEqual([])
  expect(markdown.value?.frontMatter.title).toBe('Parks & *gardens*')
  expect(word.value && bare(word.value.tree)).toEqual(markdown.value && bare(markdown.value.tree))
})

/** A cell over several columns, or one that begins or goes on a cell over several rows. */
const cell = (properties: string, ...words: string[]) =>
  `<w:tcPr>${properties}</w:tcPr>${words.map((one) => para(one)).join('')}`

const merged: WordParts = {
  footnotes: `<w:footnote w:id="2">${para('A source.')}</w:footnote>`,
  body: `<w:tbl>${[
    ['<w:vMerge w:val="restart"/>', 'Option', '<w:gridSpan w:val="2"/>', 'Cost | £'],
    ['<w:vMerge/>', '', '', '2023', '', '2024'],
    ['', 'A', '<w:gridSpan w:val="2"/>', ''],
    ['<w:gridSpan w:val="3"/>', 'Paid to :redact[Ann]'],
  ]
    .map((cells, index) => {
      const pairs = Array.from({ length: cells.length / 2 }, (_, at) => [cells[at * 2] ?? '', cells[at * 2 + 1] ?? ''])
      const inner = pairs.map(([look = '', words = '']) => `<w:tc>${cell(look, words)}</w:tc>`).join('')
      return `<w:tr>${index < 2 ? '<w:trPr><w:tblHeader/></w:trPr>' : ''}${inner}</w:tr>`
    })
    .join(
      '',
    )}<w:tr>${['B', 'one', 'two'].map((words) => `<w:tc>${para(`${run(words)}${words === 'B' ? '<w:r><w:footnoteReference w:id="2"/></w:r>' : ''}`)}</w:tc>`).join('')}</w:tr></w:tbl>`,
}

it('writes tables with merged cells, notes and redactions in them that read back to the same tables', async () => {
  const bytes = wordFile(merged)
  const { markdown } = importWord(bytes, 'report', 'Report')
  expect(markdown).toContain('| Option {rowspan=2 header-rows=2} | Cost \\| £ {colspan=2} |')
  const word = await readWordReport('m/report.docx', bytes, withPackages(memoryHost({ 'm/report.docx': bytes }).files))
  const back = await readMarkdownReport('m/report.md', Buffer.from(markdown), memoryHost({}).files)
  expect(back.messages).toEqual([])
  expect(back.value && bare(back.value.tree)).toEqual(word.value && bare(word.value.tree))
})

it('writes the sheets of a workbook as tables that read back to the same ones', async () => {
  const bytes = workbookFile({
    sheets: [
      {
        name: 'Plan',
        rows: [
          ['Fund', 'Sum'],
          ['Parks', 5125],
          ['Roads\nand paths', 77],
        ],
      },
      {
        name: 'Staff',
        rows: [
          ['Office', 'Posts', undefined],
          [undefined, '2023', '2024'],
          ['Parks', 4, 5],
        ],
        after: '<mergeCells><mergeCell ref="A1:A2"/><mergeCell ref="B1:C1"/></mergeCells>',
      },
    ],
  })
  const { markdown } = importWorkbook(bytes, 'budget', 'Budget')
  const excel = await readExcelReport(
    'm/budget.xlsx',
    bytes,
    withPackages(memoryHost({ 'm/budget.xlsx': bytes }).files),
  )
  const back = await readMarkdownReport('m/budget.md', Buffer.from(markdown), memoryHost({}).files)
  expect(back.messages).toEqual([])
  expect(back.value && bare(expandHtml(back.value.tree, { path: 'm/budget.md' } as never).tree)).toEqual(
    excel.value && bare(excel.value.tree),
  )
})

it('gives the name of the file for a title where there is none', () => {
  const { markdown } = importWord(wordFile(para('Words')), 'report', 'My report')
  expect(markdown).toMatch(/^---\ntitle: My report\n---\n/)
})
