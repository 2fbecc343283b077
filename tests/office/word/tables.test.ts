import { expect, it } from 'vitest'
import { para, run, style, styled, table } from '../../support/papers/word.ts'
import { found, outlineOf, read } from './reading.ts'

const HEADED = '<w:tblStyle w:val="Grid"/><w:tblLook w:val="04A0"/>'
const span = (columns: number) => `<w:tcPr><w:gridSpan w:val="${columns}"/></w:tcPr>`
const down = (value = '') => `<w:tcPr><w:vMerge${value && ` w:val="${value}"`}/></w:tcPr>`

function cells(body: string): unknown[][] {
  const node = read(body).tree.children.find(({ type }) => type === 'table')
  return node?.type === 'table' ? node.children.map((row) => row.children.map(({ data }) => data ?? {})) : []
}

it('takes the rows that are marked as heading, and no other where they are marked', () => {
  const row = (cell: string, mark = '') =>
    `<w:tr><w:trPr>${mark}</w:trPr><w:tc>${para(cell)}</w:tc><w:tc>${para('x')}</w:tc></w:tr>`
  const marked = (value: string) => `<w:tbl><w:tblPr/>${row('Head', `<w:tblHeader${value}/>`)}${row('A')}</w:tbl>`
  expect(outlineOf(read(marked('')))).toEqual(['| Head | x |', '| A | x |'])
  // Google Docs marks rows that are no headings with the value 0.
  expect(outlineOf(read(marked(' w:val="0"')))).toEqual(['|  |  |', '| Head | x |', '| A | x |'])
})

it('takes a first row for the heading where the look of the table sets it apart, or it is all bold', () => {
  const rows = [
    ['Year', 'Cost'],
    ['2022', '4'],
  ]
  expect(outlineOf(read(table(rows, HEADED)))).toEqual(['| Year | Cost |', '| 2022 | 4 |'])
  expect(outlineOf(read(table(rows)))).toEqual(['|  |  |', '| Year | Cost |', '| 2022 | 4 |'])
  const bold = [
    [para(run('Year', '<w:b/>')), para(run('Cost', '<w:b/>'))],
    ['2022', '4'],
  ]
  expect(outlineOf(read(table(bold)))).toEqual(['| Year | Cost |', '| 2022 | 4 |'])
})

it('takes no first row for the heading of names and values, and one that is shaded alone', () => {
  const names = [
    ['Report to:', 'Cabinet'],
    ['Date:', '1 May'],
  ]
  expect(outlineOf(read(table(names, HEADED)))).toEqual(['|  |  |', '| Report to: | Cabinet |', '| Date: | 1 May |'])
  const shade = (words: string) => `<w:tcPr><w:shd w:fill="D9D9D9"/></w:tcPr>${para(words)}`
  const shaded = [
    [shade('Year'), shade('Cost')],
    ['2022', '4'],
  ]
  expect(outlineOf(read(table(shaded)))).toEqual(['| Year | Cost |', '| 2022 | 4 |'])
})

it('takes a page that stands in a table of one cell out of it', () => {
  const styles = style('H', 'heading 1')
  const report = read({ body: table([[styled('H', 'Purpose') + para('Words')]]), styles })
  expect(outlineOf(report)).toEqual(['## Purpose', 'Words'])
})

it('takes pages of text that a table puts side by side out of it, and leaves values in theirs', () => {
  const page = (name: string) => Array.from({ length: 15 }, (_, index) => para(`${name}${index}`)).join('')
  expect(outlineOf(read(table([[page('a'), page('b')]])))).toEqual(
    ['a', 'b'].flatMap((name) => Array.from({ length: 15 }, (_, index) => `${name}${index}`)),
  )
  expect(
    outlineOf(
      read(
        table(
          [
            ['H', 'I'],
            [page('a'), 'b'],
            ['c', 'd'],
          ],
          HEADED,
        ),
      ),
    ),
  ).toHaveLength(3)
})

it('says how many columns and rows a cell takes up', () => {
  const rows = [
    [para('Option'), span(2) + para('Cost')],
    [down('restart') + para('A'), para('1'), para('2')],
    [down() + para(''), para('3'), para('4')],
  ]
  expect(cells(table(rows, HEADED))).toEqual([
    [{}, { columnSpan: 2 }],
    [{ rowSpan: 2 }, {}, {}],
    [{}, {}],
  ])
})

it('loses no words in a cell that another covers', () => {
  const rows = [
    ['H', 'I'],
    [down('restart') + para('A'), 'b'],
    [down() + para('kept'), 'c'],
  ]
  expect(outlineOf(read(table(rows, HEADED)))).toEqual(['| H | I |', '| A | b |', '| kept | c |'])
})

it('sets the only cell of a table as a quotation, and the cells of an inner table one after the other', () => {
  expect(outlineOf(read(table([[para('One') + para('Two')]])))).toEqual(['blockquote', '  One', '  Two'])
  const inner = table([['a', 'b']])
  const report = read(
    table(
      [
        ['H', 'I'],
        [para('A') + inner + para(''), 'c'],
      ],
      HEADED,
    ),
  )
  expect(found(report)).toEqual(['word-text 4'])
  expect(outlineOf(report)[1]).toBe('| Aab | c |')
})

it('leaves out a row that was taken out, and says so', () => {
  const gone = `<w:tr><w:trPr><w:del w:author="Ann"/></w:trPr><w:tc>${para('Gone')}</w:tc><w:tc>${para('x')}</w:tc></w:tr>`
  const report = read(
    table(
      [
        ['H', 'I'],
        ['A', 'b'],
      ],
      HEADED,
    ).replace('</w:tbl>', `${gone}</w:tbl>`),
  )
  expect(outlineOf(report)).toEqual(['| H | I |', '| A | b |'])
  expect(found(report)).toEqual(['word-changes 5'])
})
