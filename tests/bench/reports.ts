import { randomNumbers } from './many-pages.ts'

const SENTENCES = [
  'The service was asked in March to say how it will keep within its budget, and for how long.',
  'The answer below follows the report in September, and sets out the options that were found.',
  'Each of them has been costed by the finance team, with the risks that go with it.',
  'Nobody is to lose a place that was promised, whatever is decided in the end.',
  'Two of the three partners have agreed in writing, and the third is to answer before Easter.',
  'A survey of those who come by bus found that the hours matter more than the distance.',
  'What is saved in the first year pays for the move to the new building.',
  'The panel may wish to ask for figures by ward, which can be given within a month.',
]

/** Words as in a report; no passage stands twice, which would be a finding for each. */
function paragraphs(number: number): () => string {
  const random = randomNumbers(number)
  const pick = () => SENTENCES[random() % SENTENCES.length] ?? ''
  return () =>
    `${pick()} In ${1900 + random()} of ${random()} cases this held. ${pick()} Costs rose by ${random()} %. ${pick()} Of ${random()} replies, ${random()} said so.`
}

/** About three pages: headings, numbered paragraphs, a list, a table of eight columns. */
export function report(number: number): string {
  const paragraph = paragraphs(number)
  const sections = [1, 2, 3, 4].map(
    (section) => `## ${section}.0 Section ${section} of report ${number}

${[1, 2, 3, 4].map((part) => `${section}.${part} ${paragraph()} Option ${part} is **the one that was asked for**.`).join('\n\n')}

- one thing to note about ${number};
- another thing, which is longer than the first so that it runs over to a second line of the page.
`,
  )
  const rows = Array.from(
    { length: 8 },
    (_, row) =>
      `| Service ${row} |${Array.from({ length: 7 }, (_, cell) => ` ${(row + 1) * (cell + 3)},1${cell}0 `).join('|')}|`,
  )
  return `# Report ${number}\n\n${sections.join('\n')}\n| Service |${' £000 |'.repeat(7)}\n|---|${'--:|'.repeat(7)}\n${rows.join('\n')}\n`
}
