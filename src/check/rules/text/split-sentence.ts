import type { ReportInput } from '../../inputs.ts'
import type { Finding, ReportRule } from '../../rule.ts'
import type { Block } from '../../text/blocks.ts'
import type { ReportText } from '../../text/report-text.ts'

/** Sentences broken in two by a new paragraph. */
export const splitSentence: ReportRule = {
  id: 'split-sentence',
  title: 'No sentence is broken in two by a new paragraph.',
  severity: 'warning',
  description:
    'When a paper is converted, the end of a page can become the end of a paragraph. Reports a paragraph without a full stop if the next one begins with a small letter.',
  scope: 'report',
  examples: {
    valid: [
      { report: 'It has:\n\nsome words below.\n\nA title\n\n- and a list\n' },
      {
        title: 'A transcript, where people end without a full stop',
        report:
          'Amy: I think that this is a good middle ground solution\n\nok then we can close the whole thing today\n',
      },
      {
        title: 'Metadata and definitions',
        report:
          'category: a standard for everybody who writes minutes\n\nworkgroup: the people who look after it\n\n**full** walks over the whole of the tree, each node by each node\n\n**simple** walks over it as well, but quietly\n',
      },
    ],
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

/** "Amy:" before what she says, "category:" before its value. */
const LABELLED = /^[\p{L}\p{N}][^:\n]{0,40}:(?:\s|$)/u

function* check({ text }: ReportInput): Iterable<Finding> {
  for (const [index, block] of text.blocks.entries()) {
    const next = text.blocks[index + 1]
    if (!next || !isProse(block, next) || !areNeighbours(block, next, text)) continue
    if (block.list && block.item && block.text.length < SHORTEST * 2) continue
    if (LABELLED.test(block.text) || LABELLED.test(next.text) || isDefinition(next)) continue
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

function isProse(block: Block, next: Block): boolean {
  if (block.kind !== 'paragraph' || next.kind !== 'paragraph') return false
  return !next.item && !next.list && !block.aside && !next.aside
}

/** A sentence may run on around a box of code or a picture. */
function areNeighbours(block: Block, next: Block, { source }: ReportText): boolean {
  return source.slice(block.end, next.start).trim() === ''
}

/** A term in bold or in code, with what it means. */
function isDefinition({ node }: Block): boolean {
  const [first] = node.children
  return first?.type === 'strong' || first?.type === 'inlineCode'
}
