import type { ReportInput } from '../../inputs.ts'
import type { Finding, ReportRule } from '../../rule.ts'
import type { Block } from '../../text/blocks.ts'
import { comparableTitle, isNearTitle } from '../../text/near-title.ts'
import { isTitle, plainTitle } from '../../text/titles.ts'

const NUMBER = /^\s*(?:\(?(\d{1,3})[.)]?)\s/
const MOST_ENTRIES = 200
const MOST_TITLES = 2000

/** Titles in a list of contents. */
export const contentsTitles: ReportRule = {
  id: 'contents-titles',
  title: 'Titles are the same in a list of contents as in the paper.',
  severity: 'warning',
  description:
    'Looks for numbered list items, and items under "Contents", that are nearly the title of a later section or paper: a word is missing, a plural is wrong, a bracket was added.',
  scope: 'report',
  examples: {
    valid: [{ report: '# A\n\n## Contents\n\n- 1 **Places and neighbourhoods**\n\n## 1 PLACES AND NEIGHBOURHOODS\n' }],
    invalid: [
      {
        report: '# A\n\n## Contents\n\n- 1 **Place and neighbourhoods**\n\n## 1 PLACES AND NEIGHBOURHOODS\n',
        at: ['1 PLACES AND NEIGHBOURHOODS'],
      },
    ],
  },
  check,
}

function* check({ text }: ReportInput): Iterable<Finding> {
  const entries = entriesOf(text.blocks).slice(0, MOST_ENTRIES)
  if (entries.length === 0) return
  const titles = text.blocks
    .filter((block) => isTitle(block))
    .slice(0, MOST_TITLES)
    .map((block) => ({ block, comparable: comparableTitle(block.text) }))
  const exact = new Set(titles.map(({ comparable }) => comparable.letters))
  for (const entry of entries) {
    const own = comparableTitle(entry.text)
    if (exact.has(own.letters)) continue
    const near = titles.find(
      ({ block, comparable }) =>
        block.start > entry.end && (isNearTitle(own, comparable) || isSameNumberAndStart(entry, block)),
    )?.block
    if (!near) continue
    yield isContents(entry, text.blocks) ? titleDiffers(entry, near) : entryDiffers(entry, near)
  }
}

/** A paper’s own list of contents is written last, so that the title is likely to be out of date. */
function titleDiffers(entry: Block, title: Block): Finding {
  const { words, from } = wordsOf(title)
  return {
    reason: `This title is "${words}", but the list of contents has "${entry.text.trim()}".`,
    place: title.place(from),
    note: 'Use the same words in both.',
    cause: { reason: 'The list of contents', place: entry.place() },
  }
}

/** In a list of other papers, their own titles are right. */
function entryDiffers(entry: Block, title: Block): Finding {
  return {
    reason: `The list has "${entry.text.trim()}", but the title is "${title.text.trim()}".`,
    place: entry.place(),
    note: 'Use the title in the list.',
    cause: { reason: 'The title', place: title.place() },
  }
}

function isContents(entry: Block, blocks: readonly Block[]): boolean {
  const before = blocks.findLast((block) => block.end < entry.start && !block.item)
  return before !== undefined && plainTitle(before.text) === 'contents'
}

/** List items with a number in their text, and items after the line "Contents". */
function entriesOf(blocks: readonly Block[]): Block[] {
  let isBelow = false
  return blocks.filter((block) => {
    if (!block.item) {
      isBelow = plainTitle(block.text) === 'contents'
      return false
    }
    const isNumbered = NUMBER.test(block.text) && !block.list?.ordered
    return (
      (isBelow || isNumbered || isNestedNumber(block)) &&
      block.text.length < 200 &&
      !/[.;]$/.test(block.text.trim().replace(/\.$/, ''))
    )
  })
}

/** Markdown reads `- 1) Title` as a list inside a list. */
function isNestedNumber(block: Block): boolean {
  return block.list?.ordered === true && block.listDepth > 1
}

/** "5 Key questions" and "5. Key questions for the minister": the same number, and one begins with the other. */
function isSameNumberAndStart(entry: Block, title: Block): boolean {
  const one = NUMBER.exec(entry.text)?.[1]
  if (one === undefined || NUMBER.exec(title.text)?.[1] !== one) return false
  const short = plainTitle(entry.text)
  const long = plainTitle(title.text)
  return short.length > 12 && short !== long && long.startsWith(short)
}

function wordsOf(title: Block): { words: string; from: number } {
  return { words: title.text.trim(), from: title.text.length - title.text.trimStart().length }
}
