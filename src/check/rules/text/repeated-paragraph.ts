import type { Finding, ReportInput, ReportRule } from '../../rule.ts'
import type { Block } from '../../text/blocks.ts'
import { isTitle, plainTitle } from '../../text/titles.ts'

/** Words in a row that two paragraphs have in common before they count as repeated. */
const RUN = 24
/** A summary repeats what it sums up. */
const SUMMARY = /\b(?:summary|purpose|recommendations?|overview|introduction|conclusions?|action)\b/

/** A passage that stands twice. */
export const repeatedParagraph: ReportRule = {
  id: 'repeated-paragraph',
  title: 'No passage stands twice in a paper.',
  severity: 'warning',
  description: `Reports ${RUN} words in a row that an earlier paragraph has as well. Summaries, introductions and recommendations may repeat the text.`,
  scope: 'report',
  examples: {
    valid: [{ report: '# A\n\nThe panel met. The panel agreed.\n\n## Background papers\n\nNone.\n' }],
    invalid: [
      {
        report:
          'Guidance says that the strategy should set the direction of the system across the area of the board and say how care is joined up for everybody who lives there.\n\nIt says that the strategy should set the direction of the system across the area of the board and say how care is joined up for everybody who lives there.\n',
        at: [
          'says that the strategy should set the direction of the system across the area of the board and say how care is joined up for everybody who lives there',
        ],
      },
    ],
  },
  check,
}

interface Word {
  text: string
  from: number
  to: number
}

function* check({ text }: ReportInput): Iterable<Finding> {
  const seen = new Map<string, Block>()
  let isSummary = false
  for (const block of text.blocks) {
    if (isTitle(block)) isSummary = SUMMARY.test(plainTitle(block.text))
    if (isSummary || block.kind !== 'paragraph' || block.text.length < RUN * 3) continue
    const words = wordsOf(block.text)
    const own: string[] = []
    let found: { first: number; last: number; other: Block } | undefined
    for (let at = 0; at + RUN <= words.length; at += 1) {
      const key = words
        .slice(at, at + RUN)
        .map((word) => word.text)
        .join(' ')
      const other = seen.get(key)
      if (other && !found) found = { first: at, last: at + RUN - 1, other }
      else if (other && found && other === found.other && at + RUN - 1 === found.last + 1) found.last += 1
      own.push(key)
    }
    for (const key of own) if (!seen.has(key)) seen.set(key, block)
    if (!found) continue
    const { first, last, other } = found
    yield {
      reason: `Unexpected passage of ${last - first + 1} words that stands before as well, expected it once`,
      place: block.place(words[first]?.from ?? 0, words[last]?.to ?? block.text.length),
      note: 'Remove one of the two, or refer to the other.',
      cause: { reason: 'It stands here', place: other.place() },
    }
  }
}

function wordsOf(text: string): Word[] {
  return [...text.matchAll(/[\p{L}\p{N}][\p{L}\p{N}'’]*/gu)].map((match) => ({
    text: match[0].toLowerCase().replace('’', "'"),
    from: match.index,
    to: match.index + match[0].length,
  }))
}
