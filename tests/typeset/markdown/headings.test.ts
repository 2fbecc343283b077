import { describe, expect, it } from 'vitest'
import { convert } from './harness.ts'

const levels = (text: string, changes = {}): string[] =>
  convert(text, changes).headings.map((heading) => `${heading.level} ${heading.text}`)

describe('headings', () => {
  it('leave no gap between levels', () => {
    expect(levels('### Three\n\n# One\n\n#### Four\n\n###### Six\n\n## Two')).toEqual([
      '2 Three',
      '2 One',
      '3 Four',
      '4 Six',
      '3 Two',
    ])
  })

  it('start below the level of the document', () => {
    expect(levels('# A\n\n## B', { headingOffset: 3 })).toEqual(['4 A', '5 B'])
  })

  it('have slugs and labels of their own', () => {
    const { headings } = convert('# Next steps\n\n# Next steps\n\n# Costs & risks')
    expect(headings.map(({ slug }) => slug)).toEqual(['next-steps', 'next-steps-1', 'costs--risks'])
    expect(new Set(headings.map(({ label }) => label)).size).toBe(3)
    expect(headings[0]?.place.start).toMatchObject({ line: 1, column: 1 })
  })

  it('are seen in short lines of capitals, with their number', () => {
    expect(
      levels('SUPPORTING INFORMATION\n\n1.0 REASONS FOR IT\n\n1.1 Some text.\n\n2.0 OTHER OPTIONS\n\nNone.'),
    ).toEqual(['2 SUPPORTING INFORMATION', '3 1.0 REASONS FOR IT', '3 2.0 OTHER OPTIONS'])
  })

  it('are seen in a numbered title before its first sub-paragraph', () => {
    expect(levels('3.1 Introduction\n\n- 3.1.1 The board met.\n\n3.2 Next\n\n3.2.1 Then.')).toEqual([
      '2 3.1 Introduction',
      '2 3.2 Next',
    ])
  })

  it.each([
    'YES',
    'THE PANEL AGREED.',
    '3.1 Introduction\n\n3.3.1 Other',
    'Purpose of report\n\nTo inform.',
    '- IN A LIST OF THINGS',
  ])('are not seen in %j', (text) => {
    expect(levels(text)).toEqual([])
  })

  it('are not made of the lines of an address', () => {
    const { source } = convert(
      'Guildhall\\\nBridge Street\n\nThe meeting is open to the public, who may ask questions.',
    )
    expect(source).not.toContain('bold-line')
  })

  it('do not repeat the title of the document', () => {
    const { source, headings } = convert('# Budget *monitoring*\n\nText', { title: 'Budget Monitoring' })
    expect(source).not.toContain('"Budget')
    expect(source).toContain(`mark-place(label("${headings[0]?.label}"))`)
  })

  it('stand right below a title that is not repeated', () => {
    const { headings } = convert('# Budget\n\n## Purpose\n\n### Aim\n\n## Costs', { title: 'Budget', headingOffset: 1 })
    expect(headings.slice(1).map(({ level, text }) => `${level} ${text}`)).toEqual(['2 Purpose', '3 Aim', '2 Costs'])
  })

  it('print a title that comes later', () => {
    expect(convert('# Other\n\n# Budget', { title: 'Budget' }).source).toContain('"Budget"')
  })
})
