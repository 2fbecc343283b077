import { describe, expect, it } from 'vitest'
import { piecesOf, placeOf } from '../../support/pdf/positions.ts'
import { readPdf } from '../../support/pdf/read-pdf.ts'
import { allIn, structureOf } from '../../support/pdf/structure.ts'
import { convert, print } from './harness.ts'

const box = (inside: string, label = ''): string => `:::recommendations${label}\n${inside}\n:::`
const titleOf = (text: string): string | undefined =>
  /recommendations\(style, title: (?:\{\s*)?"([^"]*)"/.exec(convert(text).source)?.[1]

describe('a box of recommendations', () => {
  it.each([
    ['its name', box('Agree.'), 'Recommendations'],
    ['its label', box('Agree.', '[Cabinet is asked]'), 'Cabinet is asked'],
    [
      'its label after a heading of other words',
      `## Recommendations\n\n${box('Agree.', '[Cabinet is asked]')}`,
      'Cabinet is asked',
    ],
    ['its name after other words', `## Purpose\n\n${box('Agree.')}`, 'Recommendations'],
    ['its name after text below a heading', `## Recommendations\n\nText.\n\n${box('Agree.')}`, 'Recommendations'],
    ['its name before other bold words', box('**Agree**'), 'Recommendations'],
    [
      'its name in a list below a heading',
      `## Recommendations\n\n- one\n\n  ${box('Agree.').replaceAll('\n', '\n  ')}`,
      'Recommendations',
    ],
  ])('is titled with %s', (_, text, title) => {
    expect(titleOf(text)).toBe(title)
  })

  it.each([
    `## Recommendations\n\n${box('Agree.')}`,
    `## 2.0 Recommendations\n\n${box('Agree.')}`,
    `## 1 Recommendation\n\n${box('Agree.')}`,
    `2.0 RECOMMENDATIONS\n\n${box('Agree.')}`,
    `**Recommendations:**\n\n${box('Agree.')}`,
    `## IV. Recommendations\n\n<!-- note -->\n\n${box('Agree.')}`,
    `## Recommendations\n\n${box('Agree.', '[Recommendation]')}`,
    `## Recommendations\n\n::::exempt\n${box('Agree.')}\n::::`,
    box('**Recommendations**\n\nAgree.'),
    box('## recommendation\n\nAgree.'),
    box('## Recommendations\n\nAgree.', '[Recommendations]'),
  ])('has no title where a heading says the same: %j', async (text) => {
    expect(convert(text).source).toContain('recommendations(style, {')
    expect((await print(text)).text.match(/recommendation/gi)).toHaveLength(1)
  })
})

describe('columns', () => {
  it.each([
    ['a list', '- one\n- two\n- three\n- four', 'one', 'three'],
    ['paragraphs', 'One.\n\nTwo.\n\nThree.', 'One.', 'Three.'],
    ['columns of their own', ':::column\nOne.\n:::\n:::column\nTwo.\n:::', 'One.', 'Two.'],
  ])('stand side by side: %s', async (_name, inside, left, right) => {
    const { pdf } = await print(`::::columns\n${inside}\n::::`)
    const pieces = await piecesOf(pdf)
    expect(placeOf(pieces, right).y).toBe(placeOf(pieces, left).y)
    expect(placeOf(pieces, right).x).toBeGreaterThan(placeOf(pieces, left).x + 200)
  })
})

describe('a landscape section', () => {
  it('turns its pages alone, headings and tables included', async () => {
    const { pdf } = await print('Before.\n\n:::landscape\n## Costs\n\n| a | b |\n|---|---|\n| 1 | 2 |\n:::\n\nAfter.')
    const { pages } = await readPdf(pdf)
    expect(pages.map(({ width, height, text }) => [width > height, /Before|Costs|After/.exec(text)?.[0]])).toEqual([
      [false, 'Before'],
      [true, 'Costs'],
      [false, 'After'],
    ])
  })
})

describe('what a box says', () => {
  it.each([
    [':::recommendations\nThat it be noted.\n:::', 2],
    [':::note[Please note]\nOne.\n:::', 2],
    [':::exempt\nThe price.\n:::', 2],
    ['**A line in bold**\n\nOne.', 2],
  ])('is made of paragraphs: %j', async (text, count) => {
    const roles = allIn(await structureOf((await print(text)).pdf)).map(({ role }) => role)
    expect(roles.filter((role) => role === 'P')).toHaveLength(count)
  })
})
