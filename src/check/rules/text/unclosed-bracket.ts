import type { ReportInput } from '../../inputs.ts'
import type { Finding, ReportRule } from '../../rule.ts'

const CLOSERS: Readonly<Record<string, string>> = { ')': '(', ']': '[' }
/** The wide brackets of Chinese and Japanese text, which can also pair with narrow ones. */
const WIDE: Readonly<Record<string, string>> = { '（': '(', '）': ')', '［': '[', '］': ']' }
const ENUMERATOR = /(?:^|[\s(;；，。、：])(?:\d{1,3}|[a-z]|[ivx]{1,5})$/i

/** Paragraphs over which a pair of brackets may be split, in a paper that was converted. */
const REACH = 8

/** Brackets without a partner. */
export const unclosedBracket: ReportRule = {
  id: 'unclosed-bracket',
  title: 'Brackets come in pairs.',
  severity: 'warning',
  description:
    'Looks at each paragraph by itself. A closing bracket after a number or a letter, as in "a)" or "1)", does not need a partner.',
  scope: 'report',
  examples: {
    valid: [{ report: 'One (and [two]) three: a) this, 1) that.' }, { report: '（一)；2) 二。' }],
    invalid: [
      { report: '\\[The next meeting is on 19 January.', at: ['\\['] },
      { report: 'One (two.', at: ['('] },
    ],
  },
  check,
}

function* check({ text }: ReportInput): Iterable<Finding> {
  /** The last block with a bracket that it leaves open: a later block may close it. */
  let waiting: { mark: string; index: number } | undefined
  for (const [index, block] of text.blocks.entries()) {
    if (!/[()[\]（）［］]/.test(block.text)) continue
    const open: { mark: string; at: number }[] = []
    let stray: { mark: string; at: number } | undefined
    for (let at = 0; at < block.text.length; at += 1) {
      const sign = block.text[at] ?? ''
      const mark = WIDE[sign] ?? sign
      if (mark === '(' || mark === '[') open.push({ mark, at })
      const wanted = CLOSERS[mark]
      if (wanted === undefined) continue
      if (open.at(-1)?.mark === wanted) open.pop()
      else if (!ENUMERATOR.test(block.text.slice(Math.max(0, at - 6), at)) && !isFace(block.text, at))
        stray ??= { mark, at }
    }
    const found = open[0] ?? stray
    if (!found) continue
    const isOpen = found === open[0]
    const isOtherHalf = !isOpen && waiting?.mark === CLOSERS[found.mark] && index - (waiting?.index ?? 0) <= REACH
    waiting = isOpen ? { mark: found.mark, index } : undefined
    if (isOtherHalf) continue
    yield {
      reason: isOpen ? 'This bracket is never closed.' : 'This bracket closes one that was never opened.',
      place: block.place(found.at, found.at + 1),
      note: isOpen ? 'Close the bracket, or remove it.' : 'Add the opening bracket, or remove this one.',
    }
  }
}

function isFace(text: string, at: number): boolean {
  return /[:;]-?$/.test(text.slice(Math.max(0, at - 2), at))
}
