import type { Table } from 'mdast'
import { toString as textOf } from 'mdast-util-to-string'
import { describe, expect, it } from 'vitest'
import { parseReport } from '../../../src/load/markdown/markdown.ts'

/** The first table of a report in short: each cell with what it takes up. */
function read(...lines: string[]) {
  const { value, messages } = parseReport('report.md', lines.join('\n'))
  const table = value?.tree.children.find((node): node is Table => node.type === 'table')
  const cells = table?.children.map((row) =>
    row.children.map((cell) => `${textOf(cell)}${cell.data ? ` ${JSON.stringify(cell.data)}` : ''}`),
  )
  return { cells, data: table?.data, rules: messages.map(({ ruleId, line }) => `${ruleId} ${line}`) }
}

describe('cells of a table', () => {
  it('take up several columns and rows, with marks in their words', () => {
    const { cells, data, rules } = read(
      '| **Option** {rowspan=2 header-rows=2} | Cost {colspan=2} | |',
      '| --- | --- | --- |',
      '| | 2023 | 2024 |',
      '| A | {colspan=2} | |',
    )
    expect(cells).toEqual([
      ['Option {"rowSpan":2}', 'Cost {"columnSpan":2}'],
      ['2023', '2024'],
      ['A', ' {"columnSpan":2}'],
    ])
    expect(data).toEqual({ headerRows: 2 })
    expect(rules).toEqual([])
  })

  it('cannot cover words, each other, or what is outside of the table', () => {
    const head = ['| A | B | C |', '| - | - | - |']
    for (const row of ['| a {colspan=2} | b | c |', '| a | b | c {colspan=2} |', '| a {rowspan=2} | b | c |'])
      expect(read(...head, row).rules).toEqual(['merged-cells 3'])
    expect(read(...head, '| a {colspan=2 rowspan=2} | | c |', '| | x {colspan=2} | |').rules).toEqual([
      'merged-cells 3',
    ])
  })

  it('keep other braces', () => {
    expect(read('| A {colspan=0} | B {x} |', '| - | - |').cells).toEqual([['A {colspan=0}', 'B {x}']])
  })
})
