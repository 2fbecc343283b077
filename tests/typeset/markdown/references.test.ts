import { describe, expect, it } from 'vitest'
import { convert, print, told } from './harness.ts'

describe('links', () => {
  it('lead to items, with the page where asked for', async () => {
    const { text, problems } = await print('See [the paper](item:5), [costs](item:5 "page") and [](item:5).')
    expect(problems).toEqual([])
    expect(text).toContain('See the paper, costs (page 1) and item 5 (page 1).')
  })

  it('to an item that does not exist are errors at their place', () => {
    const made = convert('Text.\n\nSee [the paper](item:9).')
    expect(made.messages.map((message) => [message.line, message.column, message.fatal])).toEqual([[3, 5, true]])
    expect(made.source).toContain('"the paper"')
  })

  it.each([
    ['item:5#costs', 'Did you mean item:5#20-costs?'],
    ['item:5#risk', 'Did you mean item:5#risks?'],
    ['item:4', 'Did you mean item:5?'],
    ['item:5#equality-and-more', 'Write one such as item:5#20-costs, item:5#risks.'],
  ])('to what does not exist say what does: %s', (target, note) => {
    const known = ['item:5', 'item:5#20-costs', 'item:5#risks']
    const { messages } = convert(`See [it](${target}).`, { resolve: () => undefined, targets: () => known })
    expect(messages.map((made) => made.note)).toEqual([note])
  })

  it('to a heading of the document work, by any link form', async () => {
    const { problems, made } = await print('[a](#next-steps), [b][ref]\n\n[ref]: #next-steps\n\n# Next steps')
    expect(problems).toEqual([])
    expect(made.source.match(/cross-reference\(label\("doc-3-1-heading-next-steps"\)/g)).toHaveLength(2)
  })

  it.each(['javascript:alert(1)', 'file:///etc/passwd', 'data:text/html,x', 'other.md', '#nowhere'])(
    'to %s keep their text and are reported',
    (url) => {
      const made = convert(`[words](<${url}>)`)
      expect(told(made)).toHaveLength(1)
      expect(made.source).toContain('"words"')
      expect(made.source).not.toContain('link(')
    },
  )

  it('lost in a conversion, to # alone, are text', () => {
    const made = convert('[words](#)')
    expect(made.messages).toEqual([])
    expect(made.source).not.toContain('link(')
  })
})

describe('footnotes', () => {
  it('are all printed where a thousand of them cite each other', async () => {
    const notes = Array.from({ length: 1000 }, (_, note) => `[^${note}]: Words${note} of it[^${note + 1}].\n`)
    const { problems, text } = await print(`Start[^0].\n\n${notes.join('\n')}`)
    expect(problems).toEqual([])
    const printed = new Set(text.match(/Words\d+/g))
    const lost = notes.flatMap((_, note) => (printed.has(`Words${note}`) ? [] : [note]))
    expect(lost).toEqual([])
  })

  it('are printed once however often they are cited, also from tables and headings', async () => {
    const { text, problems } = await print(
      '# Costs[^a]\n\nText[^a].\n\n| x[^b] | y |\n|---|---|\n| z[^a] | w[^b] |\n\n[^a]: First note.\n\n[^b]: Second note.\n\n    With a second paragraph.',
    )
    expect(problems).toEqual([])
    expect(text.match(/First note/g)).toHaveLength(1)
    expect(text.match(/Second note/g)).toHaveLength(1)
    expect(text).toContain('With a second paragraph.')
  })

  it('that cite each other come to an end', async () => {
    const { text, problems } = await print('x[^a]\n\n[^a]: see [^b]\n\n[^b]: see [^a]')
    expect(problems).toEqual([])
    expect(text.match(/see/g)).toHaveLength(2)
  })

  it('that nothing cites are printed and reported', async () => {
    const { text, made } = await print('Text.\n\n[^a]: Lost note.')
    expect(text).toContain('Lost note.')
    expect(told(made)[0]).toMatch(/^3:1 footnote-uncited /)
  })

  it('have labels of the document', () => {
    expect(convert('a[^1]\n\n[^1]: b', { prefix: 'doc-7-2' }).source).toContain('label("doc-7-2-note-')
  })
})

describe('pictures', () => {
  const svg = new TextEncoder().encode(
    '<svg xmlns="http://www.w3.org/2000/svg" width="3000" height="40"><rect width="9" height="9"/></svg>',
  )
  const files = new Map([
    ['pictures/chart.svg', svg],
    ['pictures/broken.png', new TextEncoder().encode('no picture')],
  ])
  const image = (url: string): string | undefined => (files.has(`pictures/${url}`) ? `/pictures/${url}` : undefined)

  it('carry their description', async () => {
    const { problems, made } = await print(
      '![A bar chart](chart.svg "Caption below")\n\nand ![inline](chart.svg) here',
      { image },
      files,
    )
    expect(problems).toEqual([])
    expect(made.source).toContain('image("/pictures/chart.svg", alt: "A bar chart")')
    expect(made.messages).toEqual([])
  })

  it('without a description are warned about', async () => {
    const { problems, made } = await print('Text\n\n![](chart.svg)', { image }, files)
    expect(problems).toEqual([])
    expect(told(made)[0]).toMatch(/^3:1 image-alt /)
  })

  it('that are not there leave their description and an error', async () => {
    const made = convert('![The chart](none.png)')
    expect(made.messages.map((message) => [message.ruleId, message.fatal])).toEqual([['image-missing', true]])
    expect(made.source).toContain('[The chart]')
  })

  it('that are no pictures are reported by Typst at their line', async () => {
    const { problems, made } = await print('Text\n\nMore\n\n![x](broken.png)\n', { image }, files)
    expect(problems).toHaveLength(1)
    expect(problems[0]?.source).toBe('document.typ')
    expect(made.lines[problems[0]?.line ?? 0]?.start.line).toBe(5)
  })
})
