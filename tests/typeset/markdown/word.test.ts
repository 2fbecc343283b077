import fc from 'fast-check'
import type { Table } from 'mdast'
import { expect, it } from 'vitest'
import { readWord } from '../../../src/office/word/read-word.ts'
import { placed } from '../../../src/typeset/markdown/blocks/table-grid.ts'
import { toTypst } from '../../../src/typeset/markdown/to-typst.ts'
import { level, list, numbered, numbering, para, wordFile } from '../../support/papers/word.ts'
import { context, path, printSource } from './harness.ts'

function convert(parts: Parameters<typeof wordFile>[0]) {
  return toTypst({ path, ...readWord(wordFile(parts), (part) => part) }, context)
}

it('prints the labels of a Word file as they are, each within the one it belongs to', async () => {
  const levels = list(
    1,
    level(0, 'decimal', 'Article %1'),
    level(1, 'decimal', '%1.%2'),
    level(2, 'upperLetter', '%3.'),
  )
  const body = [
    numbered('Purpose of these rules', 1),
    numbered('Those who meet', 1, 1),
    numbered('in person', 1, 2),
    numbered('by telephone', 1, 2),
    numbered('Those who do not', 1, 1),
    numbered('Quorum', 1),
  ]
  const made = convert({ body: body.join(''), numbering: levels + numbering(1, 1) })
  const { problems, pages } = await printSource(made)
  expect(problems).toEqual([])
  expect(
    pages
      .join('\n')
      .split('\n')
      .filter((line) => line !== 'Item'),
  ).toEqual([
    'Article 1 Purpose of these rules',
    '1.1 Those who meet',
    'A. in person',
    'B. by telephone',
    '1.2 Those who do not',
    'Article 2 Quorum',
  ])
})

it('prints merged cells and several rows of headings', async () => {
  const row = (cells: string, mark = '') => `<w:tr><w:trPr>${mark}</w:trPr>${cells}</w:tr>`
  const cell = (words: string, look = '') => `<w:tc><w:tcPr>${look}</w:tcPr>${para(words)}</w:tc>`
  const head = '<w:tblHeader/>'
  const body = `<w:tbl><w:tblPr/>${[
    row(cell('Option', '<w:vMerge w:val="restart"/>') + cell('Cost', '<w:gridSpan w:val="2"/>'), head),
    row(cell('', '<w:vMerge/>') + cell('2023') + cell('2024'), head),
    row(cell('A') + cell('12') + cell('14')),
    row(cell('B') + cell('Not costed', '<w:gridSpan w:val="2"/>')),
  ].join('')}</w:tbl>`
  const { problems, text } = await printSource(convert(body))
  expect(problems).toEqual([])
  for (const words of ['Option', 'Cost', '2023', '2024', 'A 12 14', 'Not costed']) expect(text).toContain(words)
})

it('prints headings of which each takes up several columns', async () => {
  const cell = (words: string, columns = 1) =>
    `<w:tc><w:tcPr><w:gridSpan w:val="${columns}"/></w:tcPr>${para(words)}</w:tc>`
  const body = `<w:tbl><w:tblPr/><w:tr><w:trPr><w:tblHeader/></w:trPr>${cell('Office use', 2)}</w:tr><w:tr>${cell('A') + cell('B')}</w:tr></w:tbl>`
  const { problems, text } = await printSource(convert(body))
  expect(problems).toEqual([])
  expect(text).toContain('Office use')
})

it('prints a table whose cells reach further than there is room', async () => {
  const wild = (columns: number, rows: number) => ({ columnSpan: columns, rowSpan: rows })
  const node: Table = {
    type: 'table',
    children: [
      {
        type: 'tableRow',
        children: [{ type: 'tableCell', data: wild(3, 9), children: [{ type: 'text', value: 'Head' }] }],
      },
      {
        type: 'tableRow',
        children: [{ type: 'tableCell', data: wild(1, 9), children: [{ type: 'text', value: 'Body' }] }],
      },
    ],
  }
  const report = { path, text: '', tree: { type: 'root' as const, children: [node] } }
  const { problems, text } = await printSource(toTypst(report, context))
  expect(problems).toEqual([])
  expect(text).toContain('Body')
})

it('places every cell once, and fills the table without overlaps', () => {
  const span = fc.option(fc.integer({ min: -1, max: 6 }), { nil: undefined })
  const cells = fc.array(fc.record({ columnSpan: span, rowSpan: span }), { maxLength: 5 })
  fc.assert(
    fc.property(fc.array(cells, { maxLength: 6 }), fc.integer({ min: 1, max: 3 }), (rows, headerRows) => {
      const node: Table = {
        type: 'table',
        data: { headerRows },
        children: rows.map((own) => ({
          type: 'tableRow',
          children: own.map((data) => ({
            type: 'tableCell',
            children: [],
            data: Object.fromEntries(Object.entries(data).filter(([, value]) => value !== undefined)),
          })),
        })),
      }
      const grid = placed(node)
      const taken = new Map<string, number>()
      for (const [index, row] of grid.rows.entries())
        for (const cell of row)
          for (let down = 0; down < cell.rows; down += 1)
            for (let at = 0; at < cell.columns; at += 1) {
              const key = `${index + down} ${cell.column + at}`
              taken.set(key, (taken.get(key) ?? 0) + 1)
            }
      expect([...taken.values()].every((count) => count === 1)).toBe(true)
      expect(taken.size).toBe(grid.columns * rows.length)
      const own = new Set(node.children.flatMap((row) => row.children))
      expect(grid.rows.flat().filter((cell) => own.has(cell.node)).length).toBe(own.size)
    }),
  )
})
