import { describe, expect, it } from 'vitest'
import * as z from 'zod'
import { committeeSchema } from '../../../src/load/schema/committee.ts'
import { settingsSchema } from '../../../src/load/schema/settings.ts'
import { read, told } from '../read-yaml.ts'

describe('syntax', () => {
  it.each([
    ['a tab', 'name: A\n\tseats: 1\n', '2:1 Unexpected tab, expected spaces'],
    ['a duplicate key', 'name: A\nname: B\n', '2:1 Unexpected second key `name`, expected each key once'],
    ['a second colon', 'name: A: B\n', '1:7 Unexpected second colon, expected one key and its value'],
    ['a tag', 'name: !secret A\n', '1:7 Unexpected tag, expected a plain value'],
    ['two documents', 'name: A\n---\nname: B\n', '2:1 Unexpected second document, expected one'],
    ['a list as a key', 'name: A\n? [a]\n: b\n', '2:3 Unexpected list or mapping as a key, expected a word'],
    [
      'an alias without an anchor',
      'name: *bold\n',
      '1:7 Unexpected alias `*bold`, expected the name of an anchor that stands before it',
    ],
    ['a prototype', 'name: A\n"__proto__": { seats: 1 }\n', '2:1 Unexpected key `__proto__`, expected another name'],
  ])('%s is told with its place', (_, text, expected) => {
    const { value, messages } = read(text, committeeSchema)
    expect(value).toBeUndefined()
    expect(told(messages)).toContain(expected)
  })

  const agenda = (...lines: string[]) => ['committee: health', 'agenda:', ...lines, ''].join('\n')

  it.each([
    [
      'a brace that is not closed',
      agenda('  - { title: A, documents: [ a.md ]', '  - { title: B }', '  - { title: C', '  - { title: D }'),
      [
        '3:5 Unexpected `{` that nothing closes, expected a `}` at the end of the entry',
        '5:5 Unexpected `{` that nothing closes, expected a `}` at the end of the entry',
      ],
    ],
    [
      'a bracket that is not closed',
      agenda('  - title: A', '    documents: [ a.md, b.md', '  - title: B', '    note: C', '  - title: D'),
      ['4:16 Unexpected `[` that nothing closes, expected a `]` at the end of the entry'],
    ],
    [
      'a bracket that is not closed at the end',
      'name: A\nmembers: [ { name: B }\n',
      ['2:10 Unexpected `[` that nothing closes, expected a `]` at the end of the entry'],
    ],
    [
      'a bracket of the other kind',
      agenda('  - { title: A ]', '  - { title: B }'),
      ['3:16 Unexpected `]`, expected `}`'],
    ],
    [
      'a bracket too many',
      agenda('  - { title: A } }', '  - { title: B }', '  - { title: C }'),
      ['3:18 Unexpected `}`, expected none: no bracket is open'],
    ],
    [
      'quotes that are not closed',
      agenda('  - title: "A', '    note: B', '  - title: C'),
      ['3:12 Unexpected " that nothing closes, expected another one at the end of the text'],
    ],
    [
      'an apostrophe in single quotes',
      "name: 'Council's budget'\ntype: B\n",
      ['1:16 Unexpected text after the closing quote, expected the end of the value'],
    ],
    [
      'a missing colon',
      'name: A\ntype Scrutiny\nseats: 3\n',
      ['2:1 Unexpected `type` without a colon, expected a key and its value'],
    ],
    [
      'a hyphen without a space',
      agenda('  - title: A', '  -title: B', '  - title: C'),
      ['4:3 Unexpected `-title`, expected a space after the hyphen'],
    ],
    [
      'a colon without a space in the last line',
      'name: A\ntype:Scrutiny\n',
      ['2:1 Unexpected `type:` with no space after it, expected a key, a colon, a space and the value'],
    ],
    [
      'a colon without a space among others',
      'name: A\ntype:Scrutiny\nseats: 3\n',
      ['2:1 Unexpected `type:` with no space after it, expected a key, a colon, a space and the value'],
    ],
    [
      'a key too far left',
      agenda('  - title: A', '   note: B', '  - title: C'),
      ['4:4 Unexpected indentation, expected that of the lines around it'],
    ],
    [
      'a key too far right',
      agenda('  - title: A', '      note: B', '  - title: C'),
      ['4:7 Unexpected indentation, expected that of the line before'],
    ],
    [
      'a colon in braces',
      agenda('  - { title: A: B }'),
      ['3:14 Unexpected second colon, expected a comma between entries'],
    ],
    [
      'signs with a meaning of their own',
      'name: *Town Hall*\ntype: & more\nvenue: @home\n',
      [
        '1:7 Unexpected alias `*Town`, expected the name of an anchor that stands before it',
        '2:7 Unexpected `&` at the start of a value, expected text in quotes',
        '3:8 Unexpected character at the start of a value, expected text in quotes',
      ],
    ],
  ])('one message for each slip: %s', (_, text, expected) => {
    expect(told(read(text, committeeSchema).messages)).toEqual(expected)
  })

  it('takes brackets over several lines, in quotes and in comments for what they are', () => {
    const text = 'name: "A {"\nmembers: [\n    { name: B, # [\n      role: chair\n    },\n  ]\nseats: x\ntype: C: D\n'
    expect(told(read(text, committeeSchema).messages)).toEqual([
      '8:7 Unexpected second colon, expected one key and its value',
    ])
  })

  it('does not hide mistakes of values behind a duplicate key', () => {
    expect(told(read('name: A\nname: B\nseats: x\n', committeeSchema).messages)).toEqual([
      '2:1 Unexpected second key `name`, expected each key once',
      '3:8 Unexpected text `x`, expected a number',
    ])
  })

  it('names the byte that is not UTF-8', () => {
    const latin = Uint8Array.from([...new TextEncoder().encode('name: A\ntype: Caf'), 0xe9, 0x0a])
    const { value, messages } = read(latin, committeeSchema)
    expect(value).toBeUndefined()
    expect(told(messages)).toEqual(['2:10 Unexpected byte 0xE9 (byte 10 of the line), expected UTF-8'])
  })

  it('refuses a binary file', () => {
    expect(told(read('name: A\0\n', committeeSchema).messages)[0]).toContain('control characters')
  })
})

describe('hostile files are refused at once', () => {
  const aliases = (letters: string) =>
    [...letters].map(
      (letter, index) => `${letter}: &${letter} [${Array(9).fill(index === 0 ? 'x' : `*${letters[index - 1]}`)}]`,
    )
  it.each([
    ['brackets', `a: ${'['.repeat(100_000)}`, /nesting/],
    ['list markers', '- '.repeat(100_000), /nesting/],
    ['indentation', Array.from({ length: 1000 }, (_, depth) => `${' '.repeat(depth)}a:`).join('\n'), /nesting/],
    ['anchors', `a:\n${' - &a x\n'.repeat(50_000)}`, /anchor/],
    ['aliases that multiply', aliases('abcdefghij').join('\n'), /aliases/],
    ['keys', Array.from({ length: 80_000 }, (_, key) => `k${key}: 1`).join('\n'), /quantity/],
    ['quotes', '"'.repeat(900_000), /quantity/],
    ['size', `# ${'x'.repeat(2_000_000)}`, /characters/],
  ])('%s', (_, text, reason) => {
    const { value, messages } = read(text, settingsSchema)
    expect(value).toBeUndefined()
    expect(messages).toHaveLength(1)
    expect(messages[0]?.reason).toMatch(reason)
    expect(messages[0]?.fatal).toBe(true)
  })

  it('an alias is still fine for a value used twice', () => {
    const schema = z.strictObject({ a: z.string(), b: z.string() })
    expect(read('a: &x one\nb: *x\n', schema).value?.value).toEqual({ a: 'one', b: 'one' })
  })
})
