import type { ReportInput } from '../../inputs.ts'
import type { Finding, ReportRule } from '../../rule.ts'
import type { Block } from '../../text/blocks.ts'
import { comparableTitle, isNearTitle } from '../../text/near-title.ts'
import { isTitle, plainTitle } from '../../text/titles.ts'

const NUMBER = /^\s*(?:\(?(\d{1,3})[.)]?)\s/
const MOST_ENTRIES = 200
const MOST_TITLES = 2000

/** Entries of a list of contents, against the titles they stand for. */
export const contentsTitles: ReportRule = {
  id: 'contents-titles',
  title: 'A list of contents gives titles as they stand below.',
  severity: 'warning',
  description:
    'Looks at numbered list items, and at items under "Contents", that nearly are the title of a later section or paper: a word left out, a plural too many, a bracket added.',
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

/** A paper's own list of contents is written last and is right; the title was forgotten. */
function titleDiffers(entry: Block, title: Block): Finding {
  const { words, from } = wordsOf(title)
  return {
    reason: `Unexpected title "${words}", expected "${entry.text.trim()}" as in the list of contents`,
    place: title.place(from),
    note: 'Use one wording in both places.',
    cause: { reason: 'The list of contents', place: entry.place() },
  }
}

/** A list of other papers is right where it has their titles. */
function entryDiffers(entry: Block, title: Block): Finding {
  return {
    reason: `Unexpected title "${entry.text.trim()}" in a list, expected "${title.text.trim()}" as the paper has it`,
    place: entry.place(),
    note: 'Use the title of the paper.',
    cause: { reason: 'The title', place: title.place() },
  }
}

function isContents(entry: Block, blocks: readonly Block[]): boolean {
  const before = blocks.findLast((block) => block.end < entry.start && !block.item)
  return before !== undefined && plainTitle(before.text) === 'contents'
}

/** Items that are numbered by hand, or that follow a line "Contents". */
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

/** `- 1) Title` is a list in a list for Markdown. */
function isNestedNumber(block: Block): boolean {
  return block.list?.ordered === true && block.listDepth > 1
}

/** "5 Key questions" and "5. Key questions for the minister": one number, and one begins with the other. */
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
