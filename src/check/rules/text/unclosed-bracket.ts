import type { ReportInput } from '../../inputs.ts'
import type { Finding, ReportRule } from '../../rule.ts'

const CLOSERS: Readonly<Record<string, string>> = { ')': '(', ']': '[' }
/** Wide brackets, as Chinese and Japanese text has them beside ours, are of the same kinds. */
const WIDE: Readonly<Record<string, string>> = { '（': '(', '）': ')', '［': '[', '］': ']' }
const ENUMERATOR = /(?:^|[\s(;；，。、：])(?:\d{1,3}|[a-z]|[ivx]{1,5})$/i

/** Blocks over which a sentence that came apart may reach. */
const REACH = 8

/** Brackets. */
export const unclosedBracket: ReportRule = {
  id: 'unclosed-bracket',
  title: 'Brackets come in pairs.',
  severity: 'warning',
  description:
    'Looks at each paragraph by itself. A bracket that closes after a number or a letter, as in "a)" or "1)", needs no partner.',
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
  /** The last block with a bracket that it does not close: the one that closes it may have come off. */
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
      reason: `Unexpected "${found.mark}" that nothing ${isOpen ? 'closes' : 'opens'}, expected a pair of brackets`,
      place: block.place(found.at, found.at + 1),
      note: isOpen ? 'Close the bracket, or remove it.' : 'Open the bracket, or remove this one.',
    }
  }
}

function isFace(text: string, at: number): boolean {
  return /[:;]-?$/.test(text.slice(Math.max(0, at - 2), at))
}
