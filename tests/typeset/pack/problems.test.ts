import { describe, expect, it } from 'vitest'
import { compileTypst } from '../../../src/typeset/compile.ts'
import { installedFonts } from '../../../src/typeset/fonts/fonts.ts'
import { problemMessages } from '../../../src/typeset/pack/problems.ts'
import { convert } from '../markdown/harness.ts'

describe('what Typst refuses', () => {
  it('about a heading is told at the heading of the report', () => {
    const { headings } = convert('# Weir\n\nText.\n\n## Costs\n\n# Repair\n\n## Tools')
    const typst = headings.map(({ label }, index) => `#[#heading(level: ${[1, 3, 1, 4][index]})[H] <${label}>]`)
    const { problems } = compileTypst({
      sources: new Map([['main.typ', `#set document(title: "Weir", date: none)\n${typst.join('\n\n')}`]]),
      files: new Map(),
      fonts: installedFonts(),
    })
    const places = new Map(headings.map(({ label, place }) => [label, place]))
    const told = problemMessages(problems, new Map(), places)
    expect(told.map(({ file, line, reason }) => [file, line, reason])).toEqual([
      ['reports/report.md', 5, expect.stringContaining('skipped from heading level 1 to 3')],
      ['reports/report.md', 9, expect.stringContaining('skipped from heading level 1 to 4')],
    ])
  })
})
