import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { type Column, isFigures, layOut } from '../../../src/typeset/markdown/blocks/columns.ts'
import { widthOf } from '../../../src/typeset/markdown/characters/long-words.ts'
import { convert, print } from './harness.ts'

const column = (heading: string, ...cells: string[]): Column => ({ heading, cells, align: undefined })

describe('isFigures', () => {
  it.each([[['1,193', '(1,193)', '-']], [['£4.5m', '12%', 'n/a']], [['-5.0%', '+3']], [['-', '-']], [['1 250', '75']]])(
    'sees amounts in %j',
    (cells) => {
      expect(isFigures(cells)).toBe(true)
    },
  )

  it.each([
    [['2021', '2022']],
    [['01902 555046', '01234 567890']],
    [['12/11/2022']],
    [['a', '1', 'b']],
    [['', '']],
    [['Part 1', '2']],
  ])('sees none in %j', (cells) => {
    expect(isFigures(cells)).toBe(false)
  })
})

describe('layOut', () => {
  it('aligns figures right and gives prose the room', () => {
    const layout = layOut([column('Service', 'Starting well', 'Ageing'), column('Budget £000', '1,193', '(60)')], 450)
    expect(layout.alignments).toEqual(['start', 'right'])
    expect(layout.fits).toBe(true)
  })

  it('follows the alignment that is asked for', () => {
    expect(layOut([{ ...column('No', '1', '2'), align: 'center' }], 450).alignments).toEqual(['center'])
  })

  it('says when columns are too many', () => {
    const many = Array.from({ length: 20 }, () => column('Administration', 'Transformation'))
    expect(layOut(many, 450).fits).toBe(false)
  })

  it('never breaks a figure while words can give way', () => {
    const figures = Array.from({ length: 7 }, () => column('Gross', '(17,039)', '9,981'))
    const layout = layOut(
      [column('Service', 'A long description of what the service does '.repeat(4)), ...figures],
      453,
    )
    for (const width of layout.widths.slice(1)) expect((width - 10) / layout.size).toBeGreaterThan(widthOf('(17,039)'))
  })

  it('fills the width exactly, whatever the cells', () => {
    const cell = fc.oneof(fc.string(), fc.constantFrom('1,193', '(60)', '-', 'expenditure', '漢字'.repeat(30)))
    fc.assert(
      fc.property(
        fc.array(fc.array(cell, { minLength: 1, maxLength: 5 }), { minLength: 1, maxLength: 30 }),
        (columns) => {
          const layout = layOut(
            columns.map(([heading = '', ...cells]) => column(heading, ...cells)),
            453,
          )
          const total = layout.widths.reduce((sum, width) => sum + width, 0)
          expect(Math.abs(total - 453)).toBeLessThan(1)
          expect(Math.min(...layout.widths)).toBeGreaterThan(0)
          expect(layout.size).toBeGreaterThanOrEqual(6.5)
        },
      ),
      { numRuns: 100 },
    )
  })
})

describe('tables', () => {
  it('print every cell of ragged rows', async () => {
    const { text } = await print('| a | b |\n|---|---|\n| c |\n| d | e | extra |')
    for (const word of ['a', 'b', 'c', 'd', 'e', 'extra']) expect(text).toContain(word)
  })

  it('repeat their heading on the next page', async () => {
    const rows = Array.from({ length: 80 }, (_, index) => `| row ${index} | ${index} |`).join('\n')
    const { pages } = await print(`| Service | Cost |\n|---|---|\n${rows}`)
    expect(pages.length).toBeGreaterThan(1)
    for (const page of pages) expect(page).toContain('Service')
  })

  it('do not repeat a heading that holds a link or a note, as PDF/UA forbids', async () => {
    const rows = Array.from({ length: 80 }, (_, index) => `| row ${index} | ${index} |`).join('\n')
    const { pages, problems } = await print(
      `| Service[^1] | [Cost](https://rb.example) |\n|---|---|\n${rows}\n\n[^1]: A note.`,
    )
    expect(problems).toEqual([])
    expect(pages.filter((page) => page.includes('Service'))).toHaveLength(1)
  })

  it('without a heading are names and values', async () => {
    const { source } = convert('| | |\n|---|---|\n| Report of | Director |')
    expect(source).toContain('header: none')
    const { problems, text } = await print('| | |\n|---|---|\n| Report of | Director |')
    expect(problems).toEqual([])
    expect(text).toContain('Report of')
  })

  it('leave out columns without content and rows of dashes', () => {
    const { source } = convert('| a | b | |\n|---|---|---|\n| --- | ---- | |\n| 1 | 2 | |')
    expect(source).not.toContain('"---"')
    expect(
      source
        .match(/columns: \(([^)]*)\)/)?.[1]
        ?.split(',')
        .filter((part) => part.trim() !== ''),
    ).toHaveLength(2)
  })

  it('take a turned page with their heading where they are too wide', async () => {
    const cells = (word: string): string => `|${`${word}|`.repeat(14)}`
    const { source } = convert(
      `## Wide\n\n${cells('Administration')}\n${cells('---')}\n${cells('Transformation')}\n\nAfter`,
    )
    expect(source).toMatch(/landscape\(\{\s*report-heading/)
    expect(source.indexOf('landscape')).toBeLessThan(source.indexOf('"After"'))
  })

  it.each(['Table 3: Grants', 'The grants are:', '**Grants**'])('take along what introduces them: %s', (line) => {
    const cells = (word: string): string => `|${`${word}|`.repeat(14)}`
    const { source } = convert(
      `Before.\n\n${line}\n\n${cells('Administration')}\n${cells('---')}\n${cells('Transformation')}\n\nAfter.`,
    )
    const turned = source.slice(source.indexOf('landscape('))
    expect(turned).toContain(line.replaceAll('*', ''))
    expect(turned).not.toContain('Before.')
  })

  it('keep each row on one page, unless it is tall', async () => {
    const words = 'Renewal of bridges and weirs along the river Vale. '
    const row = (index: number) => `| Scheme ${index} ends | ${words.repeat(9)} |\n`
    const rows = Array.from({ length: 30 }, (_, index) => row(index + 1)).join('')
    const { pages } = await print(`| Name | About it |\n|---|---|\n${rows}`)
    expect(pages.length).toBeGreaterThan(2)
    for (const page of pages) {
      const schemes = page.match(/Scheme/g)?.length ?? 0
      expect(page.match(/Renewal/g)).toHaveLength(schemes * 9)
    }
    const tall = await print(`| Name | About it |\n|---|---|\n| Tall | ${words.repeat(400)} |\n| Last | one |`)
    expect(tall.pages.length).toBeGreaterThan(2)
    expect(tall.text.match(/Renewal/g)).toHaveLength(400)
  })

  it('keep words within their cells that begin with a sign', async () => {
    const { source } = convert(
      `| Head | a | b | c | d | e |\n|---|---|---|---|---|---|\n| Department .net.expenditure.of.the.year.and.more | 1 | 2 | 3 | 4 | ${'long text '.repeat(20)} |`,
    )
    expect(source).toMatch(/"Department "\s*word-break\s*"\.net\."/)
  })

  it('keep within the page, even with one word of 400 letters', async () => {
    const { source } = convert(`| a | b |\n|---|---|\n| ${'W'.repeat(400)} | x |`)
    expect(source.match(/word-break/g)?.length).toBeGreaterThan(5)
  })
})
