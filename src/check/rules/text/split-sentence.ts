import type { ReportInput } from '../../inputs.ts'
import type { Finding, ReportRule } from '../../rule.ts'

/** Sentences broken in two by a new paragraph. */
export const splitSentence: ReportRule = {
  id: 'split-sentence',
  title: 'No sentence is broken in two by a new paragraph.',
  severity: 'warning',
  description:
    'When a paper is converted, the end of a page can become the end of a paragraph. Reports a paragraph without a full stop if the next one begins with a small letter.',
  scope: 'report',
  examples: {
    valid: [{ report: 'It has:\n\nsome words below.\n\nA title\n\n- and a list\n' }],
    invalid: [
      {
        report:
          'Commissioning has to be in line with the borders of places that are backed by\n\ndevolved money and simple rules.\n',
        at: ['by'],
      },
    ],
  },
  check,
}

const SHORTEST = 40
const LONGEST_WORD = 40

function* check({ text }: ReportInput): Iterable<Finding> {
  for (const [index, block] of text.blocks.entries()) {
    const next = text.blocks[index + 1]
    if (
      !next ||
      block.kind !== 'paragraph' ||
      next.kind !== 'paragraph' ||
      next.item ||
      next.list ||
      block.aside ||
      next.aside
    )
      continue
    if (block.list && block.item && block.text.length < SHORTEST * 2) continue
    if (!/^\p{Ll}{2,}/u.test(next.text)) continue
    const words = block.text.trimEnd()
    const tail = Math.max(0, words.length - LONGEST_WORD)
    const last = /[\p{L},]+$/u.exec(words.slice(tail))
    if (words.length < SHORTEST || !last || words.includes('\t')) continue
    if (/^(?:www|http|tel|email|e-mail|fax)/i.test(next.text)) continue
    yield {
      reason: 'This paragraph ends in the middle of a sentence.',
      place: block.place(tail + last.index, words.length),
      note: 'Join it to the next paragraph, and check that no words are missing.',
      cause: { reason: 'The sentence seems to continue here', place: next.place() },
    }
  }
}
