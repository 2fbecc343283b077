import { describe, expect, it } from 'vitest'
import { formatNumber } from '../../../src/office/word/format/number-format.ts'
import { level, list, numbered, numbering, para, run, style, styled } from '../../support/papers/word.ts'
import { found, outlineOf, read } from './reading.ts'

const legal = list(
  1,
  level(0, 'decimal', '%1.'),
  level(1, 'decimal', '%1.%2'),
  level(2, 'lowerLetter', '(%3)'),
  level(3, 'lowerRoman', '(%4)'),
)

it('prints numbers of several levels, and nests by the level of Word', () => {
  const body = [
    numbered('Purpose', 1),
    numbered('First', 1, 1),
    numbered('Second', 1, 1),
    numbered('Point', 1, 2),
    numbered('Part', 1, 3),
    numbered('Point', 1, 2),
    numbered('Scope', 1),
    numbered('Third', 1, 1),
  ].join('')
  expect(outlineOf(read({ body, numbering: legal + numbering(1, 1) }))).toEqual([
    '[1.] Purpose',
    '  [1.1] First',
    '  [1.2] Second',
    '    [(a)] Point',
    '      [(i)] Part',
    '    [(b)] Point',
    '[2.] Scope',
    '  [2.1] Third',
  ])
})

it('counts on where several numberings use one list, and starts again where one says so, once for each level', () => {
  const restart = '<w:lvlOverride w:ilvl="0"><w:startOverride w:val="1"/></w:lvlOverride>'
  const body = [numbered('A', 1), numbered('B', 2), numbered('C', 3), numbered('D', 3), numbered('E', 1)].join('')
  const parts = { body, numbering: legal + numbering(1, 1) + numbering(2, 1) + numbering(3, 1, restart) }
  expect(outlineOf(read(parts))).toEqual(['[1.] A', '[2.] B', '[1.] C', '[2.] D', '[3.] E'])
})

it('shows the start of a level above that was never used', () => {
  const body = numbered('A', 1, 1) + numbered('B', 1, 1)
  expect(outlineOf(read({ body, numbering: legal + numbering(1, 1) }))).toEqual(['[1.1] A', '[1.2] B'])
})

it('starts a level again after a higher one, after one that it names, or never', () => {
  const levels = (restart: string) =>
    list(1, level(0, 'decimal', '%1'), level(1, 'decimal', '%1.%2'), level(2, 'decimal', '%1.%2.%3', restart)) +
    numbering(1, 1)
  const paragraphs: [string, number][] = [
    ['', 0],
    ['', 1],
    ['a', 2],
    ['', 1],
    ['b', 2],
    ['', 0],
    ['', 1],
    ['c', 2],
  ]
  const body = paragraphs.map(([words, at]) => numbered(words, 1, at)).join('')
  const labels = (restart: string) =>
    outlineOf(read({ body, numbering: levels(restart) }))
      .filter((line) => /[abc]$/.test(line))
      .map((line) => line.trim())
  expect(labels('')).toEqual(['[1.1.1] a', '[1.2.1] b', '[2.1.1] c'])
  expect(labels('<w:lvlRestart w:val="1"/>')).toEqual(['[1.1.1] a', '[1.2.2] b', '[2.1.1] c'])
  expect(labels('<w:lvlRestart w:val="0"/>')).toEqual(['[1.1.1] a', '[1.2.2] b', '[2.1.3] c'])
})

it('writes all numbers of a legal level in figures', () => {
  const levels = list(1, level(0, 'upperRoman', 'Part %1'), level(1, 'decimal', '%1.%2', '<w:isLgl/>'))
  const body = numbered('A', 1) + numbered('B', 1) + numbered('C', 1, 1)
  const parts = { body, numbering: levels + numbering(1, 1) }
  expect(outlineOf(read(parts))).toEqual(['[Part I] A', '[Part II] B', '  [2.1] C'])
})

describe('numbering from styles', () => {
  const levels =
    list(
      1,
      level(0, 'decimal', '%1', '<w:pStyle w:val="Clause"/>'),
      level(1, 'decimal', '%1.%2', '<w:pStyle w:val="Sub"/>'),
    ) + numbering(1, 1)
  const styles =
    style('Clause', 'Clause', '<w:numPr><w:numId w:val="1"/></w:numPr>') +
    style('Sub', 'Sub', '', '<w:basedOn w:val="Clause"/>') +
    style('Own', 'Own', '', '<w:basedOn w:val="Sub"/>')

  it('takes the numbering from the style and the level from the list, through styles that it is based on', () => {
    const body = styled('Clause', 'A') + styled('Sub', 'B') + styled('Own', 'C')
    expect(outlineOf(read({ body, styles, numbering: levels }))).toEqual(['[1] A', '  [1.1] B', '  [1.2] C'])
  })

  it('is switched off by number 0', () => {
    const off = '<w:pStyle w:val="Clause"/><w:numPr><w:numId w:val="0"/></w:numPr>'
    const body = styled('Clause', 'A') + para('B', off)
    expect(outlineOf(read({ body, styles, numbering: levels }))).toEqual(['[1] A', 'B'])
  })

  it('numbers headings', () => {
    const headings = style('H1', 'heading 1', '<w:numPr><w:numId w:val="1"/></w:numPr>')
    const body = styled('H1', 'Purpose') + para('Words.') + styled('H1', 'Costs')
    const numbers = list(1, level(0, 'decimal', '%1.')) + numbering(1, 1)
    const report = read({ body, styles: headings, numbering: numbers })
    expect(outlineOf(report)).toEqual(['## 1. Purpose', 'Words.', '## 2. Costs'])
  })

  it('follows a list to the style of lists that holds its levels', () => {
    const linked =
      `<w:abstractNum w:abstractNumId="1"><w:styleLink w:val="Legal"/>${level(0, 'decimal', 'Rule %1')}</w:abstractNum>` +
      '<w:abstractNum w:abstractNumId="2"><w:numStyleLink w:val="Legal"/></w:abstractNum>'
    const body = numbered('A', 1) + numbered('B', 2)
    const report = read({ body, numbering: linked + numbering(1, 1) + numbering(2, 2) })
    expect(outlineOf(report)).toEqual(['[Rule 1] A', '[Rule 2] B'])
  })
})

it('does not count paragraphs that are hidden or taken out, but counts and prints empty ones', () => {
  const taken = '<w:del w:author="A"><w:r><w:delText>Gone</w:delText></w:r></w:del>'
  const removed = numbered(taken, 1, 0, '<w:rPr><w:del w:author="A"/></w:rPr>')
  const hidden = numbered(run('Hidden', '<w:vanish/>'), 1)
  const body = numbered('A', 1) + removed + hidden + numbered('', 1) + numbered('B', 1)
  expect(outlineOf(read({ body, numbering: legal + numbering(1, 1) }))).toEqual(['[1.] A', '[2.] ', '[3.] B'])
})

it('takes a level that a numbering defines for itself', () => {
  const own = `<w:lvlOverride w:ilvl="0">${level(0, 'upperLetter', 'Appendix %1')}</w:lvlOverride>`
  const report = read({ body: numbered('A', 2), numbering: legal + numbering(2, 1, own) })
  expect(outlineOf(report)).toEqual(['[Appendix A] A'])
})

it('knows the formats of numbers', () => {
  const printed = (format: string, ...values: number[]) => values.map((value) => formatNumber(value, format)).join(' ')
  expect(printed('lowerLetter', 1, 26, 27, 53)).toBe('a z aa aaa')
  expect(printed('upperRoman', 4, 9, 14, 1999)).toBe('IV IX XIV MCMXCIX')
  expect(printed('ordinal', 1, 2, 3, 11, 12, 13, 21, 112)).toBe('1st 2nd 3rd 11th 12th 13th 21st 112th')
  expect(printed('cardinalText', 7, 42, 100, 117)).toBe('Seven Forty-two One hundred One hundred seventeen')
  expect(printed('ordinalText', 1, 12, 20, 33)).toBe('First Twelfth Twentieth Thirty-third')
  expect(printed('decimalZero', 7, 12)).toBe('07 12')
  expect(printed('001', 7, 12)).toBe('007 012')
  expect(printed('decimalEnclosedCircle', 1, 20, 21)).toBe('① ⑳ 21')
  expect(printed('lowerRoman', 2_000_000_000)).toBe('2000000000')
  expect(printed('thaiCounting', 3)).toBe('3')
})

it('says which references to a number are not those of the paragraph they lead to', () => {
  const marked = (name: string, words: string, at: number) =>
    numbered(`<w:bookmarkStart w:id="1" w:name="${name}"/>${run(words)}`, 1, at)
  const refer = (instruction: string, words: string) =>
    para(`${run('See ')}<w:fldSimple w:instr="${instruction}">${run(words)}</w:fldSimple>`)
  const body = [
    marked('_one', 'Purpose', 0),
    marked('_two', 'First', 1),
    marked('_three', 'Point', 2),
    refer('REF _two \\r \\h', '1.1'),
    refer('REF _three \\w', '1.1(a)'),
    refer('REF _one \\n', '1'),
    refer('REF _two \\r', '1.4'),
    refer('REF _two', 'First'),
    para('Error! Reference source not found.'),
  ].join('')
  const report = read({ body, numbering: legal + numbering(1, 1) })
  expect(found(report)).toEqual(['word-field 9', 'word-field 7'])
  expect(report.findings.at(-1)?.actual).toBe('1.4')
})

describe('fields that count', () => {
  const field = (instruction: string) => `<w:fldSimple w:instr="${instruction}"/>`
  const counted = (instruction: string, words: string, properties = '') =>
    para(`${field(instruction)}${run(` ${words}`)}`, properties)
  const heading = (at: number) => `<w:outlineLvl w:val="${at - 1}"/>`

  it('number paragraphs by the level of headings', () => {
    const body = (name: string) =>
      counted(name, 'A', heading(1)) +
      counted(name, 'B', heading(2)) +
      counted(name, 'c') +
      counted(name, 'D', heading(1))
    expect(outlineOf(read(body('AUTONUMLGL')))).toEqual(['## 1. A', '### 1.1. B', '1.1.1. c', '## 2. D'])
    expect(outlineOf(read(body('AUTONUMOUT')))).toEqual(['## I. A', '### A. B', '1. c', '## II. D'])
    expect(outlineOf(read(counted('AUTONUM', 'a') + counted('AUTONUM', 'b')))).toEqual(['1. a', '2. b'])
    expect(outlineOf(read(counted('AUTONUMLGL \\e', 'a') + counted('AUTONUM \\s )', 'b')))).toEqual(['1 a', '1) b'])
  })

  it('go on in a list of Word, in that of their paragraph, or from a start of their own', () => {
    expect(outlineOf(read(counted('LISTNUM', 'a') + counted('LISTNUM NumberDefault \\l 2', 'b')))).toEqual([
      '1) a',
      'a) b',
    ])
    expect(
      outlineOf(read(counted('LISTNUM LegalDefault \\l 1 \\s 4', 'a') + counted('LISTNUM LegalDefault', 'b'))),
    ).toEqual(['4. a', '5. b'])
    const inList = `${para(`${run('either ')}${field('LISTNUM')}${run(' this or ')}${field('LISTNUM')}${run(' that')}`, '<w:numPr><w:ilvl w:val="0"/><w:numId w:val="1"/></w:numPr>')}`
    const numberingPart = list(1, level(0, 'decimal', '%1.'), level(1, 'lowerLetter', '(%2)')) + numbering(1, 1)
    expect(outlineOf(read({ body: inList, numbering: numberingPart }))).toEqual(['[1.] either (a) this or (b) that'])
  })

  it('are told where their list is not known', () => {
    expect(found(read(counted('LISTNUM Clauses', 'a')))).toEqual(['word-field 1'])
  })
})

it.each([
  ['chineseCounting', [1, 10, 11, 20, 99], '一 十 十一 二十 九十九'],
  ['chineseCountingThousand', [100, 101, 110, 1010], '一百 一百零一 一百一十 一千零一十'],
  ['japaneseCounting', [10, 21, 100, 111], '十 二十一 百 百十一'],
  ['chineseLegalSimplified', [1, 10, 21], '壹 壹拾 贰拾壹'],
  ['ideographDigital', [10, 205], '一〇 二〇五'],
  ['ideographZodiacTraditional', [1, 13], '甲子 丙子'],
  ['aiueoFullWidth', [1, 44], 'ア ワ'],
  ['koreanLegal', [1, 23], '하나 스물셋'],
  ['hebrew1', [1, 15, 16, 27, 116], 'א טו טז כז קטז'],
  ['thaiNumbers', [10], '๑๐'],
])('writes numbers in the form %s', (format, values, words) => {
  expect(values.map((value) => formatNumber(value, format)).join(' ')).toBe(words)
})

it('says once that a form of numbers is not known', () => {
  const report = read({
    numbering: list(1, level(0, 'bahtText', '%1.')) + numbering(1, 1),
    body: numbered('a', 1) + numbered('b', 1),
  })
  expect(outlineOf(report)).toEqual(['[1.] a', '[2.] b'])
  expect(found(report)).toEqual(['word-text 1'])
})
