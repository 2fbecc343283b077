import type { ReportInput } from '../../inputs.ts'
import type { Finding, ReportRule } from '../../rule.ts'
import type { Block } from '../../text/blocks.ts'
import { isTitle, plainTitle } from '../../text/titles.ts'

/** How many words in a row two paragraphs must share to count as repeated. */
const RUN = 24
const BASE = 1_000_003
/** Sections that may repeat the text, which they sum up. */
const SUMMARY = /\b(?:summary|purpose|recommendations?|overview|introduction|conclusions?|action)\b/

/** Passages that are repeated. */
export const repeatedParagraph: ReportRule = {
  id: 'repeated-paragraph',
  title: 'No passage of a paper is repeated.',
  severity: 'warning',
  description: `Reports ${RUN} words in a row, or more, that are also in an earlier paragraph. Summaries, introductions and recommendations may repeat the text.`,
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

interface Passage {
  block: Block
  words: readonly Word[]
  at: number
}

function* check({ text }: ReportInput): Iterable<Finding> {
  /** Where each run of words first appears, by its hash. */
  const seen = new Map<number, Passage>()
  let isSummary = false
  for (const block of text.blocks) {
    if (isTitle(block)) isSummary = SUMMARY.test(plainTitle(block.text))
    if (isSummary || block.kind !== 'paragraph' || block.text.length < RUN * 3) continue
    const words = wordsOf(block.text)
    const hashes = runHashes(words)
    const first = hashes.findIndex((hash, at) => isSame(seen.get(hash), words, at))
    const other = seen.get(hashes[first] ?? Number.NaN)
    for (const [at, hash] of hashes.entries()) if (!seen.has(hash)) seen.set(hash, { block, words, at })
    if (!other) continue
    const length = sharedWords(other, words, first)
    yield {
      reason: `This passage of ${length} words is also at line ${other.block.place().start.line}.`,
      place: block.place(words[first]?.from ?? 0, words[first + length - 1]?.to ?? block.text.length),
      note: 'Remove one, or refer to the other.',
      cause: { reason: 'The first time', place: other.block.place() },
    }
  }
}

/** A hash of each run of words, computed from that of the run before it. */
function runHashes(words: readonly Word[]): number[] {
  const hashes: number[] = []
  let out = 1
  for (let turn = 0; turn < RUN; turn += 1) out = Math.imul(out, BASE)
  let hash = 0
  for (const [index, word] of words.entries()) {
    hash = (Math.imul(hash, BASE) + hashOf(word.text)) | 0
    const leaving = words[index - RUN]
    if (leaving) hash = (hash - Math.imul(out, hashOf(leaving.text))) | 0
    if (index >= RUN - 1) hashes.push(hash)
  }
  return hashes
}

function hashOf(word: string): number {
  let hash = 7
  for (let at = 0; at < word.length; at += 1) hash = (Math.imul(hash, 31) + word.charCodeAt(at)) | 0
  return hash
}

function isSame(passage: Passage | undefined, words: readonly Word[], at: number): boolean {
  return passage !== undefined && sharedWords(passage, words, at) >= RUN
}

/** How many words two passages share from their starts. */
function sharedWords(passage: Passage, words: readonly Word[], at: number): number {
  let count = 0
  while (words[at + count] && words[at + count]?.text === passage.words[passage.at + count]?.text) count += 1
  return count
}

function wordsOf(text: string): Word[] {
  return [...text.matchAll(/[\p{L}\p{N}][\p{L}\p{N}'’]*/gu)].map((match) => ({
    text: match[0].toLowerCase().replace('’', "'"),
    from: match.index,
    to: match.index + match[0].length,
  }))
}
