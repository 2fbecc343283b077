import type { Place } from '../../../messages/message.ts'
import type { ReportInput } from '../../inputs.ts'
import type { Finding, ReportRule } from '../../rule.ts'
import type { Block } from '../../text/blocks.ts'
import { numberedOf } from '../../text/numbered.ts'
import { type Break, sequenceBreaks } from '../../text/sequence.ts'

/** The numbers of paragraphs, headings and list items in a report. */
export const paragraphNumbers: ReportRule = {
  id: 'paragraph-numbers',
  title: 'Paragraph numbers have no gaps or repeats, and begin with the number of their section.',
  severity: 'warning',
  description:
    'Follows numbers such as 1. to 25. across headings and lists, 18.1 below 18, and 3.2.1 below "3.0 HEADING". Numbering may start again at 1. If a bullet in a gap looks like an item that lost its number, the gap is reported there. To switch this off, put `numbering: auto` or `numbering: off` in the front matter.',
  scope: 'report',
  examples: {
    valid: [
      {
        report:
          '# A\n\n1. One\n2. Two\n\n## B\n\n3. Three\n   - 3.1. More\n   - 3.2. More\n\n## Background papers\n\nNone.\n',
      },
      { report: '# A\n\n1.0 REASON\n\n- 1.1 Because.\n\n2.0 OPTIONS\n\n2.1 None.\n' },
      { report: '1\\. Apologies\n\n2\\. No declarations of interest were made.\n\n3\\. Use of social media\n' },
      {
        title: 'Versions, the latest first',
        report: '# Changes\n\n## 2.1.0\n\n## 2.0.1\n\n## 2.0.0\n\n## 1.9.8\n\n## 1.8.0\n',
      },
      {
        title: 'Numbers within an item, and paragraphs that begin at another number',
        report: '# A\n\n- Stages:\n  1. Draft\n  2. Review\n  3. Print\n\n5. Staff\n6. Cost\n',
      },
    ],
    invalid: [
      {
        title: 'A paragraph counts whatever its text is like',
        report: '1\\. Apologies\n\n2\\. No declarations of interest were made.\n\n4\\. Use of social media\n',
        at: ['4'],
      },
      { report: '# A\n\n3.1 One.\n\n3.2 Two.\n\n3.4 Four.\n', at: ['3.4'] },
      { report: '# A\n\n1. One\n2. Two\n\nText.\n\n4. Four\n', at: ['4.'] },
      {
        title: 'A list within an item does not fill the gap',
        report: '# A\n\n1. One\n\n- Stages:\n  1. Draft\n  2. Review\n\n3. Three\n',
        at: ['3.'],
      },
      {
        title: 'An item that became a bullet',
        report:
          '# Minutes\n\n1 Apologies\n\n2 Minutes\n\n- Quality accounts\n  The director gave a talk.\n\n4 Health checks\n',
        at: ['-'],
      },
    ],
  },
  check,
}

function* check({ report, text }: ReportInput): Iterable<Finding> {
  if (report.frontMatter.numbering !== 'check') return
  for (const found of sequenceBreaks(numberedOf(text))) {
    const lost = found.kind === 'gap' ? lostItem(found, text.blocks) : undefined
    const { label } = found.numbered
    const own = placeOfLabel(found.numbered.block, label)
    if (lost?.item?.position) {
      const start = lost.item.position.start.offset ?? 0
      yield {
        reason: `Number ${found.expected} is missing between ${found.before?.label} and ${label}. This bullet may have lost it.`,
        place: text.place(start, start + 1),
        note: `Replace the bullet with the number ${found.expected}.`,
        cause: { reason: `The next number is ${label}`, place: own },
      }
      continue
    }
    yield {
      reason: reasonOf(found),
      place: own,
      note:
        found.kind === 'parent'
          ? 'Correct this number, or the number of the heading above it.'
          : found.kind === 'repeat'
            ? 'Renumber the paragraphs.'
            : 'Renumber the paragraphs, or put back the one that is missing.',
      ...(found.before
        ? {
            cause: {
              reason: `The number before is ${found.before.label}`,
              place: placeOfLabel(found.before.block, found.before.label),
            },
          }
        : {}),
      actual: label,
      expected: [found.expected],
    }
  }
}

function reasonOf({ before, expected, kind, numbered }: Break): string {
  const { label } = numbered
  if (kind === 'parent') return `Paragraph ${label} is in section ${before?.label}. It should be ${expected}.`
  return before
    ? `Number ${label} follows ${before.label}. The next number should be ${expected}.`
    : `The numbering starts with ${label}. It should be ${expected}.`
}

/** The place of a label: at the start of the text, or where the list item has its number. */
function placeOfLabel(block: Block, label: string): Place {
  if (block.text.startsWith(label)) return block.place(0, label.length)
  const { start } = block.place()
  const item = block.item?.position?.start
  if (!item) return { file: block.place().file, start, end: start }
  const offset = item.offset ?? 0
  return {
    file: block.place().file,
    start: { line: item.line, column: item.column, offset },
    end: { line: item.line, column: item.column + label.length + 1, offset: offset + label.length + 1 },
  }
}

/** A bullet where one number is missing, with a title on its first line and text below: an item that lost its number. */
function lostItem({ before, expected, numbered }: Break, blocks: readonly Block[]): Block | undefined {
  if (!before || before.isMarker || Number(expected) + 1 !== numbered.parts[0]) return undefined
  return blocks.slice(before.index + 1, numbered.index).find((block) => {
    if (!block.item || block.listDepth !== 1 || block.list?.ordered) return false
    const [line = '', ...more] = block.text.split('\n')
    return more.length > 0 && line.length < 100 && /^\p{Lu}/u.test(line) && !/[.;:,]$/.test(line.trim())
  })
}
