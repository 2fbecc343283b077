import type { ReportInput } from '../../inputs.ts'
import type { Finding, ReportRule } from '../../rule.ts'

/** A sentence that breaks off and goes on in the next paragraph. */
export const splitSentence: ReportRule = {
  id: 'split-sentence',
  title: 'A sentence does not break off at the end of a paragraph.',
  severity: 'warning',
  description:
    'When a paper is converted, the end of a page ends the paragraph. Reports a paragraph that ends without a stop where the next one begins in lower case.',
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
      reason: `Unexpected end of a paragraph in the middle of a sentence, expected it to go on with "${next.text.slice(0, 30).trim()}"`,
      place: block.place(tail + last.index, words.length),
      note: 'Join the two paragraphs; look whether words between them are lost.',
      cause: { reason: 'The sentence goes on here', place: next.place() },
    }
  }
}
