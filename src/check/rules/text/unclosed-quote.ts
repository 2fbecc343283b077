import type { ReportInput } from '../../inputs.ts'
import type { Finding, ReportRule } from '../../rule.ts'
import type { Block } from '../../text/blocks.ts'

/** Double quotation marks. */
export const unclosedQuote: ReportRule = {
  id: 'unclosed-quote',
  title: 'Quotation marks come in pairs.',
  severity: 'warning',
  description:
    'Looks at “ and ” in each paragraph; single marks are also apostrophes and are left alone. A quotation over several paragraphs opens each of them and closes the last.',
  scope: 'report',
  examples: {
    valid: [{ report: 'He said “one”. 6" pipes.\n\n“A long one.\n\n“It goes on.”\n' }],
    invalid: [
      { report: 'He said “one.\n\nText.', at: ['“'] },
      { report: 'He said one.” And left.', at: ['”'] },
    ],
  },
  check,
}

function* check({ text }: ReportInput): Iterable<Finding> {
  for (const [index, block] of text.blocks.entries()) {
    if (!/[“”]/.test(block.text)) continue
    let open: number | undefined
    let stray: number | undefined
    for (let at = 0; at < block.text.length; at += 1) {
      if (block.text[at] === '“') open ??= at
      if (block.text[at] !== '”') continue
      if (open === undefined) stray ??= at
      open = undefined
    }
    if (open !== undefined && opens(text.blocks[index + 1])) continue
    const at = open ?? stray
    if (at === undefined) continue
    yield {
      reason: `Unexpected ${open === undefined ? '”' : '“'} that nothing ${open === undefined ? 'opens' : 'closes'}, expected a pair of quotation marks`,
      place: block.place(at, at + 1),
      note: 'Add the other one, or remove this one.',
    }
  }
}

function opens(next: Block | undefined): boolean {
  return next?.text.trimStart().startsWith('“') === true
}
