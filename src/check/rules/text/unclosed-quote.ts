import type { ReportInput } from '../../inputs.ts'
import type { Finding, ReportRule } from '../../rule.ts'
import type { Block } from '../../text/blocks.ts'

/** Double quotation marks without a partner. */
export const unclosedQuote: ReportRule = {
  id: 'unclosed-quote',
  title: 'Quotation marks come in pairs.',
  severity: 'warning',
  description:
    'Looks at “ and ” in each paragraph, and at „ and “ as in German. Single marks are not checked, because they are also apostrophes. A quotation over several paragraphs has “ at the start of each, and ” at the end of the last.',
  scope: 'report',
  examples: {
    valid: [{ report: 'He said “one”. 6" pipes. Sie sagte „nein“ und „nie“.\n\n“A long one.\n\n“It goes on.”\n' }],
    invalid: [
      { report: 'He said “one.\n\nText.', at: ['“'] },
      { report: 'He said one.” And left.', at: ['”'] },
    ],
  },
  check,
}

function* check({ text }: ReportInput): Iterable<Finding> {
  for (const [index, block] of text.blocks.entries()) {
    if (!/[“”„]/.test(block.text)) continue
    let open: number | undefined
    let stray: number | undefined
    for (let at = 0; at < block.text.length; at += 1) {
      const mark = block.text[at]
      // “ closes what „ has opened, as in German and Czech.
      const closes = mark === '”' || (mark === '“' && open !== undefined && block.text[open] === '„')
      if (mark === '„' || (mark === '“' && !closes)) open ??= at
      if (!closes) continue
      if (open === undefined) stray ??= at
      open = undefined
    }
    if (open !== undefined && opens(text.blocks[index + 1])) continue
    const at = open ?? stray
    if (at === undefined) continue
    yield {
      reason:
        open === undefined
          ? 'This quotation mark closes a quotation that was never opened.'
          : 'This quotation is never closed.',
      place: block.place(at, at + 1),
      note:
        open === undefined
          ? 'Add “ where the quotation begins, or remove this mark.'
          : 'Add ” where the quotation ends, or remove this mark.',
    }
  }
}

function opens(next: Block | undefined): boolean {
  return next?.text.trimStart().startsWith('“') === true
}
