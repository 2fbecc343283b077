import { describe, expect, it } from 'vitest'
import { convert, print, told } from './harness.ts'

describe('lines after a number', () => {
  it('belong to it up to the next number, and none of them is a title', async () => {
    const { made, pages } = await print(
      '1\\. Apologies:\n\nCllr Ada Example\n\nCllr Bo Sample\n\nApologies were received and accepted by the chair.\n\n2\\. Minutes\n',
    )
    expect(made.source).not.toContain('bold-line')
    expect(made.source.match(/continued\(/g)).toHaveLength(3)
    expect(pages.join('')).toContain('Cllr Bo Sample')
  })

  it('stay with what they introduce', () => {
    expect(convert('5.5 Next:\n\n5.6 The rest.').source).toContain('keep-with-next(')
    expect(convert('5.5 A sentence.\n\n5.6 The rest.').source).not.toContain('keep-with-next(')
  })
})

describe('lines of one paragraph', () => {
  it.each([
    ['letters that follow each other', 'a. First\nb. Second\nc. Third', ['a. First', 'b. Second', 'c. Third']],
    ['letters that do not', 'a. First\nd. Second', ['a. First d. Second']],
    ['a term and its meaning', 'Quorum\n: Members needed to decide', ['Quorum', 'Members needed to decide']],
  ])('with %s', async (_, text, lines) => {
    const { pages } = await print(text)
    const printed = pages
      .join('\n')
      .split('\n')
      .map((line) => line.trim())
    expect(printed.filter((line) => lines.some((wanted) => wanted.startsWith(line) && line !== ''))).toEqual(lines)
  })
})

describe('signs', () => {
  it('of a colour have it, and its word where the text does not say it', async () => {
    const { text, made } = await print('| Risk | State |\n|-|-|\n| Weir | 🔴 |\n| Gate | 🟡 Amber |\n| Lock | 🟩 |')
    expect(made.source).toContain('signal("#c0182c", "●", "red")')
    expect(made.source).toContain('signal("#d99a00", "●", none)')
    expect(text.replace(/\s+/g, ' ')).toMatch(/Weir ● red .*Gate ● Amber .*Lock ■ green/)
    expect(told(made)).toEqual([])
  })

  it('of keys are their figures', async () => {
    expect((await print('1️⃣ one and 2️⃣ two')).text).toBe('Item 1 one and 2 two')
  })
})

describe('settings in TOML', () => {
  it('are left out with a warning', async () => {
    const { text } = await print('+++\ntitle = "Weir"\n+++\n\nText.')
    expect(text).toBe('Item Text.')
  })
})
