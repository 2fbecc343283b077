import { describe, expect, it } from 'vitest'
import { parseReport } from '../../../src/load/markdown/markdown.ts'
import { type Passages, passagesOf } from '../../../src/verify/expectation/passages.ts'

function read(text: string): Passages {
  const { value, messages } = parseReport('report.md', text)
  if (!value) throw new Error(messages.map(String).join('\n'))
  return passagesOf(value.tree)
}

const lettersIn = (text: string) => read(text).passages.map(({ letters }) => letters)

describe('passagesOf', () => {
  it('gives the letters of every paragraph, heading, entry and cell, without the title', () => {
    const report =
      '# Works\n\n## The weir\n\nIt *leaks*, and **not** a little.\n\n- One\n- Two\n\n| A | B |\n| - | - |\n| c | 1,200 |\n'
    const expected = ['Theweir', 'Itleaksandnotalittle', 'One', 'Two', 'A', 'B', 'c', '1200']
    expect(lettersIn(report)).toEqual(expected)
    expect(read(report).isAll).toBe(true)
  })

  it('takes each line of code for itself, and notes last', () => {
    const { passages } = read('# Works\n\nThe weir[^1] leaks.\n\n[^1]: Since May.\n\n```\nfirst line\nsecond\n```\n')
    expect(passages.map(({ letters, isNote }) => [letters, isNote])).toEqual([
      ['Theweir', false],
      ['leaks', false],
      ['SinceMay', true],
      ['firstline', false],
      ['second', false],
    ])
  })

  it('leaves out the titles of boxes, which are printed in the language of the pack', () => {
    expect(
      lettersIn('# Works\n\n> [!WARNING]\n> The weir leaks.\n\n:::note[Before you read]\nIt is old.\n:::\n'),
    ).toEqual(['Theweirleaks', 'Itisold'])
  })

  it.each([
    ['a picture', 'See ![the weir](weir.png).'],
    ['HTML', '<p>The weir</p>'],
    ['letters that take another form beside others', 'أحب حيدات'],
    ['a directive', ':::note\nThe weir\n:::'],
  ])('says that words are not all, for %s', (_, text) => {
    expect(read(`# Works\n\n${text}\n`).isAll).toBe(false)
  })
})
