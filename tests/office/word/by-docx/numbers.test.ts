import { HeadingLevel, LevelFormat } from 'docx'
import { expect, it } from 'vitest'
import { type Feature, list, numbered, para, readFeature, resultOf } from './writing.ts'

const { DECIMAL, LOWER_LETTER, UPPER_LETTER, LOWER_ROMAN, UPPER_ROMAN, BULLET, DECIMAL_ZERO, ORDINAL } = LevelFormat
const { CARDINAL_TEXT, ORDINAL_TEXT, CHINESE_COUNTING, IDEOGRAPH_TRADITIONAL, GANADA, NUMBER_IN_DASH } = LevelFormat

const three = (levels: Parameters<typeof list>[0]) => ({ numbering: { config: [list(levels)] } })
const inOne = (
  format: (typeof LevelFormat)[keyof typeof LevelFormat],
  text = '%1.',
): Pick<Feature, 'children' | 'options'> => ({
  children: [numbered('One', 0), numbered('Two', 0)],
  options: three([[format, text]]),
})

const features: readonly Feature[] = [
  {
    what: 'numbers of several levels',
    children: [numbered('A'), numbered('B', 1), numbered('C', 2), numbered('D', 1), numbered('E')],
    options: three([
      [DECIMAL, '%1.'],
      [DECIMAL, '%1.%2'],
      [DECIMAL, '%1.%2.%3'],
    ]),
    outline: ['[1.] A', '  [1.1] B', '    [1.1.1] C', '  [1.2] D', '[2.] E'],
  },
  {
    what: 'letters and Roman numerals in brackets',
    children: [numbered('A'), numbered('B', 1), numbered('C', 2), numbered('D', 2), numbered('E', 1)],
    options: three([
      [DECIMAL, '%1.'],
      [LOWER_LETTER, '(%2)'],
      [LOWER_ROMAN, '(%3)'],
    ]),
    outline: ['[1.] A', '  [(a)] B', '    [(i)] C', '    [(ii)] D', '  [(b)] E'],
  },
  {
    what: 'capital letters and Roman numerals',
    children: [numbered('A'), numbered('B', 1), numbered('C')],
    options: three([
      [UPPER_ROMAN, 'Part %1'],
      [UPPER_LETTER, '%2.'],
    ]),
    outline: ['[Part I] A', '  [A.] B', '[Part II] C'],
  },
  {
    what: 'a start at another number',
    children: [numbered('Seventh'), numbered('Eighth')],
    options: three([[DECIMAL, '%1.', 7]]),
    outline: ['[7.] Seventh', '[8.] Eighth'],
  },
  {
    what: 'numbers that go on after text',
    children: [numbered('A'), para('Between'), numbered('B')],
    options: three([[DECIMAL, '%1.']]),
    outline: ['[1.] A', 'Between', '[2.] B'],
  },
  {
    what: 'a list that begins again',
    children: [numbered('A'), numbered('B'), para('Between'), numbered('C', 0, 'list', 1)],
    options: three([[DECIMAL, '%1.']]),
    outline: ['[1.] A', '[2.] B', 'Between', '[1.] C'],
  },
  {
    what: 'a level that is left out',
    children: [numbered('A'), numbered('C', 2)],
    options: three([
      [DECIMAL, '%1.'],
      [DECIMAL, '%1.%2'],
      [DECIMAL, '%1.%2.%3'],
    ]),
    outline: ['[1.] A', '  [1.1.1] C'],
  },
  {
    what: 'numbers of headings',
    children: [
      numbered('Purpose', 0, 'list', 0, { heading: HeadingLevel.HEADING_1 }),
      numbered('Costs', 1, 'list', 0, { heading: HeadingLevel.HEADING_2 }),
      numbered('It is asked to agree', 2),
      numbered('Risks', 0, 'list', 0, { heading: HeadingLevel.HEADING_1 }),
    ],
    options: three([
      [DECIMAL, '%1'],
      [DECIMAL, '%1.%2'],
      [DECIMAL, '%1.%2.%3'],
    ]),
    outline: ['## 1 Purpose', '### 1.1 Costs', '[1.1.1] It is asked to agree', '## 2 Risks'],
  },
  {
    what: 'numbers that come from styles',
    children: [
      para('Purpose', { style: 'Clause' }),
      para('The rule', { style: 'Rule' }),
      para('Next', { style: 'Clause' }),
    ],
    options: {
      ...three([
        [DECIMAL, 'Article %1'],
        [LOWER_LETTER, '%1(%2)'],
      ]),
      styles: {
        paragraphStyles: [
          { id: 'Clause', name: 'Clause', paragraph: { numbering: { reference: 'list', level: 0 } } },
          { id: 'Rule', name: 'Rule', basedOn: 'Clause', paragraph: { numbering: { reference: 'list', level: 1 } } },
        ],
      },
    },
    outline: ['[Article 1] Purpose', '  [1(a)] The rule', '[Article 2] Next'],
  },
  {
    what: 'bullets in numbers',
    children: [numbered('A'), numbered('dot', 1), numbered('dot', 1), numbered('B')],
    options: three([
      [DECIMAL, '%1.'],
      [BULLET, '•'],
    ]),
    outline: ['[1.] A', '  [-] dot', '  [-] dot', '[2.] B'],
  },
  {
    what: 'two lists side by side',
    children: [numbered('A'), numbered('x', 0, 'other'), numbered('B'), numbered('y', 0, 'other')],
    options: { numbering: { config: [list([[DECIMAL, '%1.']]), list([[LOWER_LETTER, '%1)']], 'other')] } },
    outline: ['[1.] A', '[a)] x', '[2.] B', '[b)] y'],
  },
  { what: 'figures with a zero before them', ...inOne(DECIMAL_ZERO, '%1'), outline: ['[01] One', '[02] Two'] },
  { what: 'ordinal numbers', ...inOne(ORDINAL, '%1'), outline: ['[1st] One', '[2nd] Two'] },
  { what: 'numbers in words', ...inOne(CARDINAL_TEXT, '%1:'), outline: ['[One:] One', '[Two:] Two'] },
  { what: 'ordinal numbers in words', ...inOne(ORDINAL_TEXT, '%1'), outline: ['[First] One', '[Second] Two'] },
  { what: 'numbers between dashes', ...inOne(NUMBER_IN_DASH, '%1'), outline: ['[- 1 -] One', '[- 2 -] Two'] },
  { what: 'Chinese numbers', ...inOne(CHINESE_COUNTING, '%1、'), outline: ['[一、] One', '[二、] Two'] },
  { what: 'Chinese stems', ...inOne(IDEOGRAPH_TRADITIONAL, '%1'), outline: ['[甲] One', '[乙] Two'] },
  { what: 'Korean syllables', ...inOne(GANADA, '%1'), outline: ['[가] One', '[나] Two'] },
]

it.each(features)('reads $what', async (feature) => {
  const { outline, found = [] } = feature
  expect(resultOf(await readFeature(feature))).toEqual({ outline, found })
})
