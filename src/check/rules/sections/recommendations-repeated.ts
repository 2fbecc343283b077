import { matchSections } from '../../council/template-sections.ts'
import type { ReportInput } from '../../inputs.ts'
import type { Finding, ReportRule } from '../../rule.ts'
import type { Block } from '../../text/blocks.ts'
import { type Section, sectionsOf } from '../../text/titles.ts'

/** Recommendations at the start of a report, repeated at its end. */
export const sectionRepeats: ReportRule = {
  id: 'recommendations-repeated',
  title: 'Recommendations that a report repeats are the same each time.',
  severity: 'error',
  description:
    'Compares each section called "Recommendations" with the first one, and each section that the template says repeats another. Numbers and punctuation are ignored.',
  scope: 'report',
  examples: {
    valid: [
      {
        report:
          '# A\n\n## Recommendations\n\n- note the progress\n- agree the plan\n\n## Text\n\nWords.\n\n## Recommendations\n\n24. 1. note the progress\n    2. agree the plan\n\n## Background papers\n\nNone.\n',
      },
    ],
    invalid: [
      {
        report:
          '# A\n\n## Recommendations\n\n- note the progress\n- agree the plan\n\n## Text\n\nWords.\n\n## Recommendations\n\n- note the progress\n- refuse the plan\n',
        at: ['refuse the plan'],
      },
    ],
  },
  check,
}

function* check(input: ReportInput): Iterable<Finding> {
  const matched = matchSections(input)
  const pairs: [Section, Section][] = []
  if (matched) {
    for (const { found, wanted } of matched) {
      const first = matched.find((other) => other.wanted.key === wanted.repeats)?.found
      if (found && first && wanted.repeats !== undefined) pairs.push([first, found])
    }
  } else {
    const [first, ...others] = sectionsOf(input.text, (plain) => /^recommendations?$/.test(plain))
    if (first) for (const other of others) pairs.push([first, other])
  }
  for (const [first, second] of pairs) yield* compare(first, second)
}

function* compare(first: Section, second: Section): Iterable<Finding> {
  const wanted = lines(first)
  const given = lines(second)
  if (wanted.length === 0 || given.length === 0) return
  const known = new Set(wanted.map(({ words }) => words))
  const own = new Set(given.map(({ words }) => words))
  for (const { block, words } of given) {
    if (known.has(words)) continue
    yield {
      reason: 'This recommendation is not in the first list.',
      place: block.place(),
      note: 'Use the same words in both lists.',
      cause: { reason: 'The first list', place: first.title.place() },
    }
  }
  const missing = wanted.filter(({ words }) => !own.has(words))
  if (missing.length === 0 || given.some(({ words }) => !known.has(words))) return
  const [one] = missing
  yield {
    reason: `This list leaves out "${one?.block.text.slice(0, 60)}".`,
    place: second.title.place(),
    note: 'Use the same words in both lists.',
    cause: one ? { reason: 'It is in the first list', place: one.block.place() } : undefined,
  }
}

/** The recommendations of a section, up to the end of their list. */
function lines({ body }: Section): { block: Block; words: string }[] {
  const found: { block: Block; words: string }[] = []
  for (const block of body) {
    const isLine = block.item !== undefined || /^\s*\(?\d{1,3}(?:\.\d{1,3})*[.)]?\s/.test(block.text)
    // The sentence before the list may differ, and text after it is not part of the recommendations.
    if (!isLine && found.length > 0) break
    if (isLine && !/:$/.test(block.text.trim())) found.push({ block, words: bare(block.text) })
  }
  return found
}

function bare(text: string): string {
  return text
    .toLowerCase()
    .replace(/^\s*\(?(?:\d{1,3}(?:\.\d{1,3})*[.)]?|[a-z][.)])\s+/, '')
    .replaceAll(/[^\p{L}\p{N}]+/gu, ' ')
    .trim()
}
