import type { Finding, ReportInput, ReportRule } from '../../rule.ts'
import type { Block } from '../../text/blocks.ts'
import { isNearTitle } from '../../text/near-title.ts'
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
  const titles = text.blocks.filter((block) => isTitle(block)).slice(0, MOST_TITLES)
  const exact = new Set(titles.map((block) => plainTitle(block.text)))
  for (const entry of entries) {
    if (exact.has(plainTitle(entry.text))) continue
    const later = titles.filter((title) => title.start > entry.end)
    const near = later.find((title) => isNearTitle(entry.text, title.text) || isSameNumberAndStart(entry, title))
    if (!near) continue
    const { words, from } = wordsOf(near)
    yield {
      reason: `Unexpected title "${words}", expected "${entry.text.trim()}" as in the list of contents`,
      place: near.place(from),
      note: 'Use one wording in both places.',
      cause: { reason: 'The list of contents', place: entry.place() },
    }
  }
}

/** Items that are numbered by hand, or that follow a line "Contents". */
function entriesOf(blocks: readonly Block[]): Block[] {
  let isContents = false
  return blocks.filter((block) => {
    if (!block.item) {
      isContents = plainTitle(block.text) === 'contents'
      return false
    }
    const isNumbered = NUMBER.test(block.text) && !block.list?.ordered
    return (
      (isContents || isNumbered || isNestedNumber(block)) &&
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
