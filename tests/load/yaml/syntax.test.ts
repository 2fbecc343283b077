import { describe, expect, it } from 'vitest'
import * as z from 'zod'
import { committeeSchema } from '../../../src/load/schema/committee.ts'
import { settingsSchema } from '../../../src/load/schema/settings.ts'
import { findings } from '../../support/findings.ts'
import { read } from '../read-yaml.ts'

describe('syntax', () => {
  it.each([
    ['a tab', 'name: A\n\tseats: 1\n', 'error file.yaml:2:1 yaml-syntax -> spaces'],
    ['a duplicate key', 'name: A\nname: B\n', 'error file.yaml:2:1 yaml-syntax: name'],
    ['a second colon', 'name: A: B\n', 'error file.yaml:1:7 yaml-syntax -> text in quotes'],
    ['a tag', 'name: !secret A\n', 'error file.yaml:1:7 yaml-syntax -> text in quotes'],
    ['two documents', 'name: A\n---\nname: B\n', 'error file.yaml:2:1 yaml-syntax -> one document'],
    ['a list as a key', 'name: A\n? [a]\n: b\n', 'error file.yaml:2:3 yaml-syntax -> a word'],
    ['an alias without an anchor', 'name: *bold\n', 'error file.yaml:1:7 yaml-syntax: *bold'],
    ['a prototype', 'name: A\n"__proto__": { seats: 1 }\n', 'error file.yaml:2:1 yaml-syntax'],
  ])('%s is told with its place', (_, text, expected) => {
    const { value, messages } = read(text, committeeSchema)
    expect(value).toBeUndefined()
    expect(findings(messages)).toContain(expected)
  })

  const agenda = (...lines: string[]) => ['committee: health', 'agenda:', ...lines, ''].join('\n')

  it.each([
    [
      'a brace that is not closed',
      agenda('  - { title: A, documents: [ a.md ]', '  - { title: B }', '  - { title: C', '  - { title: D }'),
      ['error file.yaml:3:5 yaml-syntax -> }', 'error file.yaml:5:5 yaml-syntax -> }'],
    ],
    [
      'a bracket that is not closed',
      agenda('  - title: A', '    documents: [ a.md, b.md', '  - title: B', '    note: C', '  - title: D'),
      ['error file.yaml:4:16 yaml-syntax -> ]'],
    ],
    [
      'a bracket that is not closed at the end',
      'name: A\nmembers: [ { name: B }\n',
      ['error file.yaml:2:10 yaml-syntax -> ]'],
    ],
    [
      'a bracket of the other kind',
      agenda('  - { title: A ]', '  - { title: B }'),
      ['error file.yaml:3:16 yaml-syntax -> }'],
    ],
    [
      'a bracket too many',
      agenda('  - { title: A } }', '  - { title: B }', '  - { title: C }'),
      ['error file.yaml:3:18 yaml-syntax'],
    ],
    [
      'quotes that are not closed',
      agenda('  - title: "A', '    note: B', '  - title: C'),
      ['error file.yaml:3:12 yaml-syntax -> "'],
    ],
    ['an apostrophe in single quotes', "name: 'Council's budget'\ntype: B\n", ['error file.yaml:1:16 yaml-syntax']],
    ['a missing colon', 'name: A\ntype Scrutiny\nseats: 3\n', ['error file.yaml:2:1 yaml-syntax -> type: Scrutiny']],
    [
      'a hyphen without a space',
      agenda('  - title: A', '  -title: B', '  - title: C'),
      ['error file.yaml:4:3 yaml-syntax -> - title:'],
    ],
    [
      'a colon without a space in the last line',
      'name: A\ntype:Scrutiny\n',
      ['error file.yaml:2:1 yaml-syntax -> type: Scrutiny'],
    ],
    [
      'a colon without a space among others',
      'name: A\ntype:Scrutiny\nseats: 3\n',
      ['error file.yaml:2:1 yaml-syntax -> type: Scrutiny'],
    ],
    [
      'a key too far left',
      agenda('  - title: A', '   note: B', '  - title: C'),
      ['error file.yaml:4:4 yaml-syntax -> the indentation of its neighbours'],
    ],
    [
      'a key too far right',
      agenda('  - title: A', '      note: B', '  - title: C'),
      ['error file.yaml:4:7 yaml-syntax -> the indentation of the line before'],
    ],
    [
      'a colon in braces',
      agenda('  - { title: A: B }'),
      ['error file.yaml:3:14 yaml-syntax -> a comma | text in quotes'],
    ],
    [
      'signs with a meaning of their own',
      'name: *Town Hall*\ntype: & more\nvenue: @home\n',
      [
        'error file.yaml:1:7 yaml-syntax: *Town',
        'error file.yaml:2:7 yaml-syntax -> "& more"',
        'error file.yaml:3:8 yaml-syntax',
      ],
    ],
  ])('one message for each slip: %s', (_, text, expected) => {
    expect(findings(read(text, committeeSchema).messages)).toEqual(expected)
  })

  it('takes brackets over several lines, in quotes and in comments for what they are', () => {
    const text = 'name: "A {"\nmembers: [\n    { name: B, # [\n      role: chair\n    },\n  ]\nseats: x\ntype: C: D\n'
    expect(findings(read(text, committeeSchema).messages)).toEqual([
      'error file.yaml:8:7 yaml-syntax -> text in quotes',
    ])
  })

  it('does not hide mistakes of values behind a duplicate key', () => {
    expect(findings(read('name: A\nname: B\nseats: x\n', committeeSchema).messages)).toEqual([
      'error file.yaml:2:1 yaml-syntax: name',
      'error file.yaml:3:8 yaml-schema: x -> a number',
    ])
  })

  it('names the byte that is not UTF-8', () => {
    const latin = Uint8Array.from([...new TextEncoder().encode('name: A\ntype: Caf'), 0xe9, 0x0a])
    const { value, messages } = read(latin, committeeSchema)
    expect(value).toBeUndefined()
    expect(findings(messages)).toEqual(['error file.yaml:2:10 encoding: 0xE9 -> UTF-8'])
  })

  it('refuses a binary file', () => {
    expect(findings(read('name: A\0\n', committeeSchema).messages)[0]).toContain('control characters')
  })
})

describe('hostile files are refused at once', () => {
  const aliases = (letters: string) =>
    [...letters].map(
      (letter, index) => `${letter}: &${letter} [${Array(9).fill(index === 0 ? 'x' : `*${letters[index - 1]}`)}]`,
    )
  it.each([
    ['brackets', `a: ${'['.repeat(100_000)}`, /nested/],
    ['list markers', '- '.repeat(100_000), /nested/],
    ['indentation', Array.from({ length: 1000 }, (_, depth) => `${' '.repeat(depth)}a:`).join('\n'), /nested/],
    ['anchors', `a:\n${' - &a x\n'.repeat(50_000)}`, /anchor/],
    ['aliases that multiply', aliases('abcdefghij').join('\n'), /aliases/],
    ['keys', Array.from({ length: 80_000 }, (_, key) => `k${key}: 1`).join('\n'), /too many values/],
    ['quotes', '"'.repeat(900_000), /too many values/],
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
