import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { print } from './harness.ts'

const LINES = ['\n', '\n\n', '  \n', '---\n', '===\n']
const BLOCKS = ['# ', '## ', '- ', '1. ', '1.1 ', '18.1 ', '(a) ', 'iv) ', '> ', '- [ ] ', '- [x] ', '    ', '```\n']
const TABLES = ['| a | b |\n|---|--:|\n| 1 | 2 |\n', '|', '<table><tr><td>x</td></tr></table>']
const INLINES = ['**', '*', '_', '~~', '`', '[', '](x)', '](item:5)', '](#a)', '![alt](p.png)', '[^1]', '[^1]: note\n']
const HTML = ['<b>', '</b>', '<u>', '</u>', '<s>', '</s>', '<sup>2</sup>', '<br>', '<!-- c -->', '<div>', '</div>']
const DIRECTIVES = [
  ':::recommendations\n',
  ':::columns\n',
  '::::columns\n',
  ':::column\n',
  ':::landscape\n',
  ':::\n',
  '::::\n',
  '::page-break\n',
  ':redact[x]',
]
const SIGNS = [
  '&amp;',
  '&#0;',
  '\\',
  '$',
  '#',
  '@',
  '"',
  "'",
  '//',
  '/*',
  '*/',
  '~',
  '<',
  '>',
  '{',
  '}',
  '\u00ad',
  '\u200b',
  '\u202e',
  '😀',
]
const WORDS = [
  'word',
  'Two words',
  '£1,234',
  '12%',
  'https://rb.example/a_b',
  'é',
  '中文',
  'עברית',
  'العربية',
  'x'.repeat(200),
]

const pieces = fc.array(
  fc.constantFrom(...LINES, ...BLOCKS, ...TABLES, ...INLINES, ...HTML, ...DIRECTIVES, ...SIGNS, ...WORDS),
  {
    minLength: 1,
    maxLength: 40,
  },
)

describe('whatever Markdown there is', () => {
  it('is typeset as valid PDF/UA-1', async () => {
    await fc.assert(
      fc.asyncProperty(pieces, fc.constantFrom('', ' '), async (text, between) => {
        const { problems } = await print(text.join(between))
        expect(problems.filter(({ severity }) => severity === 'error')).toEqual([])
      }),
      { numRuns: 60, seed: 20221212 },
    )
  })

  it.each([
    ['columns of which one is empty', ':::columns\n- [x] '],
    ['a redaction that is struck out', '~~The rent is :redact[£24,000]~~'],
    ['a line through words that are underlined', '<u>all ~~of it~~</u> and ~~<u>the rest</u> ~~again~~~~'],
    ['a link around a list, in small print', '</div> <small> See <a href="https://rb.example">these <ul><li>x'],
    ['a heading of characters that nobody sees', '\u00ad\n===\n\nText.'],
  ])('is, with %s', async (_, text) => {
    const { problems } = await print(text)
    expect(problems.filter(({ severity }) => severity === 'error')).toEqual([])
  })
})
