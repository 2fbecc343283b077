import { matchSections } from '../../council/template-sections.ts'
import type { ReportInput } from '../../inputs.ts'
import type { Finding, ReportRule } from '../../rule.ts'
import type { Block } from '../../text/blocks.ts'
import { type Section, sectionsOf } from '../../text/titles.ts'

/** Recommendations that stand at the head of a report and again at its end. */
export const sectionRepeats: ReportRule = {
  id: 'recommendations-repeated',
  title: 'Recommendations that a report repeats are the same both times.',
  severity: 'error',
  description:
    'Compares the words, without numbers and stops, of every section "Recommendations" with the first, and of sections that the template says repeat another.',
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
      reason: 'Unexpected recommendation that the first list does not have, expected the same words',
      place: block.place(),
      note: 'Make both lists the same.',
      cause: { reason: 'The first list', place: first.title.place() },
    }
  }
  const missing = wanted.filter(({ words }) => !own.has(words))
  if (missing.length === 0 || given.some(({ words }) => !known.has(words))) return
  const [one] = missing
  yield {
    reason: `Unexpected list without "${one?.block.text.slice(0, 60)}", expected the recommendations of the first list`,
    place: second.title.place(),
    note: 'Make both lists the same.',
    ...(one ? { cause: { reason: 'The first list has it', place: one.block.place() } } : {}),
  }
}

/** What is asked, one line each, up to the end of the list. */
function lines({ body }: Section): { block: Block; words: string }[] {
  const found: { block: Block; words: string }[] = []
  for (const block of body) {
    const isLine = block.item !== undefined || /^\s*\(?\d{1,3}(?:\.\d{1,3})*[.)]?\s/.test(block.text)
    // A sentence before the list may differ; what follows it is another section.
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
