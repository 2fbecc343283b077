import { describe, expect, it } from 'vitest'
import { nest, type OpenNumbers } from '../../../src/typeset/markdown/numbers/number-nesting.ts'
import { components, follows, numberAtStart } from '../../../src/typeset/markdown/numbers/typed-number.ts'
import { convert, print } from './harness.ts'

describe('numberAtStart', () => {
  it.each([
    ['3.2.1 The panel met', '3.2.1'],
    ['18.1. **Parity**', '18.1.'],
    ['1.0 REASON', '1.0'],
    ['24.4. note the offer', '24.4.'],
    ['(a) note it', '(a)'],
    ['(iv) agree it', '(iv)'],
    ['b) comment', 'b)'],
    ['IV. Help people', 'IV.'],
    ['ii. Help people', 'ii.'],
    ['12. Most councils', '12.'],
    ['2.1 £3 million is there', '2.1'],
    ['2.1 €3 million is there', '2.1'],
    ['2.1 $3 million is there', '2.1'],
    ['3. “Quoted” words', '3.'],
    ['3.1 “Quoted” words', '3.1'],
    ['4.2 (a) note it', '4.2'],
    ['1.1 25 per cent came', '1.1'],
    ['1.1 1.5 million came', '1.1'],
  ])('finds the number of "%s"', (text, number) => {
    expect(numberAtStart(text)).toBe(number)
  })

  it.each([
    '3.5 million people came',
    '1.30 pm in the hall',
    '3.2 per cent of them',
    '3.2 % of them',
    '3.2 € each',
    '1.5 °C more',
    '2022 was a good year',
    'I. ',
    'Section 3.1',
    '12 members',
    'mix. it',
    '. text',
  ])('finds none in "%s"', (text) => {
    expect(numberAtStart(text)).toBeUndefined()
  })
})

describe('follows', () => {
  it.each([
    ['1.1', '1.2'],
    ['3.1.4', '3.2'],
    ['3.1', '3.1.1'],
    ['3.0', '3.1'],
  ])('counts from %s to %s', (before, after) => {
    expect(follows(before, after)).toBe(true)
  })

  it.each([
    ['1.1', '1.3'],
    ['1.1', '1.1'],
    ['(a)', '(b)'],
    ['1.1', '7.4'],
  ])('does not count from %s to %s', (before, after) => {
    expect(follows(before, after)).toBe(false)
  })

  it('reads 1.0 as 1', () => {
    expect(components('1.0')).toEqual([1])
  })
})

describe('numbers typed by hand', () => {
  it('are printed as typed, where Markdown would count on', async () => {
    const { pages } = await print(
      '1. one\n2. two\n3. three\n5. five\n\ntext\n\n7) seven\n8) eight\n\n0. nought\n2. two',
    )
    expect(pages[0]).toMatch(/1\.\s*one\s*2\.\s*two\s*3\.\s*three\s*5\.\s*five/)
    expect(pages[0]).toMatch(/7\)\s*seven\s*8\)\s*eight/)
    expect(pages[0]).toMatch(/0\.\s*nought\s*2\.\s*two/)
  })

  it('are counted where all are the same', async () => {
    const { text } = await print('4. a\n4. b\n4. c')
    expect(text).toMatch(/4\.\s?a\s?5\.\s?b\s?6\.\s?c/)
  })

  it('take the place of a bullet', async () => {
    const { text } = await print('- 5.1. **First** of all\n- 5.2. Second\n\n- 1) inside\n- 2) another')
    expect(text).toMatch(/5\.1\.\s?First of all\s?5\.2\.\s?Second/)
    expect(text).toMatch(/1\)\s?inside\s?2\)\s?another/)
    expect(text).not.toContain('•')
  })

  it('take the place of a bullet without any mark where all items have one', async () => {
    const { text } = await print('- 1 **Workforce**\n- 2 **Places**\n')
    expect(text).not.toContain('•')
    expect(text).toMatch(/1\s?Workforce\s?2\s?Places/)
  })

  it('part a paragraph of several numbered lines', () => {
    const { source } = convert('1.1 One thing\n1.2 Another thing\ngoes on\n1.3 A third')
    expect(source.match(/numbered-paragraph\("1\.\d"/g)).toEqual([
      'numbered-paragraph("1.1"',
      'numbered-paragraph("1.2"',
      'numbered-paragraph("1.3"',
    ])
  })

  it('do not part a paragraph in which a number only happens to begin a line', () => {
    const { source } = convert('The amounts are\n3.5 and\n3.6 of the total')
    expect(source).not.toContain('numbered-paragraph')
  })

  it('hang before a sign', () => {
    expect(
      convert('2.1 £3 million is there.\n\n2.2 “Weir” is a word.').source.match(/numbered-paragraph\("2/g),
    ).toHaveLength(2)
  })

  it('gather the bullets that follow them in the same list', () => {
    const { source } = convert('- 3.1.4 involving:\n- partners;\n- places.\n- 3.1.5 Next')
    expect(source).toContain('labelled-list(("3.1.4", "3.1.5",)')
    expect(source.match(/bullet-list/g)).toHaveLength(1)
  })
})

describe('nest', () => {
  const depths = (numbers: string): number[] => {
    let open: OpenNumbers = []
    return numbers.split(' ').map((number) => {
      open = nest(open, number)
      return open.length - 1
    })
  }

  it.each([
    ['1.1 1.2 (a) (b) (i) (ii) (c) 1.3', [0, 0, 1, 1, 2, 2, 1, 0]],
    ['(a) (b) (c)', [0, 0, 0]],
    ['2. (g) (h) (i) (j)', [0, 1, 1, 1, 1]],
    ['2. (i) (ii) (iii) (iv) (v) 3.', [0, 1, 1, 1, 1, 1, 0]],
    ['1.1 (a) (i) (ii) (b) (i) (ii)', [0, 1, 2, 2, 1, 2, 2]],
    ['1.1 (a) (b) (d) (a)', [0, 1, 1, 1, 1]],
    ['I. i. ii. II.', [0, 1, 1, 0]],
    ['5.7 I. II. III. IV. V. VI. 5.8', [0, 1, 1, 1, 1, 1, 1, 0]],
    ['I. 1. 2. II. 1. III.', [0, 0, 0, 0, 0, 0]],
    ['1.1 1.2 II. III.', [0, 0, 0, 0]],
    ['1.1 (1) (2) (a) (3)', [0, 1, 1, 2, 1]],
    ['a) b) i) ii) c)', [0, 0, 1, 1, 0]],
  ])('finds what stands in what in "%s"', (numbers, expected) => {
    expect(depths(numbers)).toEqual(expected)
  })
})

describe('numbers within a numbered paragraph', () => {
  const calls = (text: string) => convert(text).source.match(/numbered-paragraph\("[^"]+"(?:, [a-z-]+: \w+)*/g)

  it('are set further in, each below the one it belongs to', () => {
    expect(
      calls('1.2 To note:\n\n(a) one\n\n(b) two, being:\n\n(i) this\n\n(c) three\n\n1.3 Next\n\n(a) again'),
    ).toEqual([
      'numbered-paragraph("1.2"',
      'numbered-paragraph("(a)", depth: 1',
      'numbered-paragraph("(b)", depth: 1',
      'numbered-paragraph("(i)", depth: 2',
      'numbered-paragraph("(c)", depth: 1',
      'numbered-paragraph("1.3"',
      'numbered-paragraph("(a)", depth: 1',
    ])
  })

  it('take all that follows along, up to the next number or heading', () => {
    expect(convert('1.2 To note:\n\n- one').source).toContain('continued(')
    const { source } = convert('1.2 To note.\n\nThe members were\n\n- one\n\n# Next\n\nText.\n\n- two')
    expect(source.match(/continued\(/g)).toHaveLength(2)
  })

  it('stand at the margin after a heading', () => {
    expect(calls('1.2 To note.\n\n## Reasons\n\n(a) one')).toEqual([
      'numbered-paragraph("1.2"',
      'numbered-paragraph("(a)"',
    ])
  })

  it('part the lines of a paragraph, also in a list', () => {
    const { source } = convert('2. That the Director may:\n   (a) sign;\n   (b) seal,\n   in the end.\n3. Next')
    expect(calls('1.1 To:\n(a) sign;\n(b) seal.')).toEqual([
      'numbered-paragraph("1.1"',
      'numbered-paragraph("(a)", depth: 1',
      'numbered-paragraph("(b)", depth: 1',
    ])
    expect(source.match(/numbered-paragraph\("[^"]+", in-list: true/g)).toHaveLength(2)
    expect(source).toContain('labelled-list(("2.", "3.",)')
  })

  it('do not part a paragraph in which one letter only happens to begin a line', () => {
    expect(calls('As said in section 4\n(a) and elsewhere')).toBeNull()
    expect(calls('As said in sections 4\n(b) and\n(c) of it')).toBeNull()
  })

  it('stand in order on the page, with the lines of the source that are hard kept', async () => {
    const { pages } = await print('1.1 Sign at:\\\nGuildhall\n1.2 To:\n(a) sign\n(b) seal')
    expect(pages[0]?.split('\n').map((line) => line.trim())).toEqual(
      expect.arrayContaining(['1.1 Sign at:', 'Guildhall', '1.2 To:', '(a) sign', '(b) seal']),
    )
  })
})

describe('bullets typed by hand', () => {
  it('make a list, with what stands before them as it is', async () => {
    const { pages, problems } = await print(
      'The panel is asked:\n• to note the **weir**\nand its cost\n•\u00a0**to agree** it\n\n\uf0b7\tOne more\n\n- • doubled',
    )
    expect(problems).toEqual([])
    expect(pages[0]?.split('\n').map((line) => line.replace(/\s+/g, ' ').trim())).toEqual([
      'Item',
      'The panel is asked:',
      '• to note the weir and its cost',
      '• to agree it',
      '• One more',
      '• doubled',
    ])
  })

  it.each(['a • b • c', '• ', '•', '✓ done'])('are none in %j', (text) => {
    expect(convert(text).source).not.toContain('bullet-list')
  })

  it('come to an end in lists within each other', async () => {
    const { problems } = await print(
      Array.from({ length: 14 }, (_, depth) => `${'  '.repeat(depth)}- ${'• '.repeat(400)}a`).join('\n'),
    )
    expect(problems).toEqual([])
  })
})
