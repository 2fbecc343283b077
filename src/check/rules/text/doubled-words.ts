import type { Finding, ReportInput, ReportRule } from '../../rule.ts'

/** The same word, or the same two or three words, twice in a row. */
const DOUBLED =
  /(?<![\p{L}\p{N}'’-])(\p{L}[\p{L}'’-]{0,30}(?: \p{L}[\p{L}'’-]{0,30}){0,2})\s{1,3}\1(?![\p{L}\p{N}'’-])/giu
/** Words that stand twice in good English. */
const ALLOWED = /^(?:had|that|do|so|very|is|no|bye|ha|yes|wagga|baden|pago|aye|hear|many|long|much)$/i
const MOST = 4000

/** Words written twice. */
export const doubledWords: ReportRule = {
  id: 'doubled-words',
  title: 'No word is written twice in a row.',
  severity: 'warning',
  description:
    'Finds single words and groups of up to three, also over the end of a line: "within the within the". Words such as "had had" are left alone.',
  scope: 'report',
  examples: {
    valid: [{ report: 'All that that panel had had was long, long ago. 5 5 members.' }],
    invalid: [
      {
        report: 'Children are within the within the scope of the\nthe board.',
        at: ['within the within the', 'the\nthe'],
      },
    ],
  },
  check,
}

function* check({ text }: ReportInput): Iterable<Finding> {
  for (const block of text.blocks) {
    for (const match of doubled(block.text)) {
      const words = match[1] ?? ''
      if (ALLOWED.test(words) || isName(words) || (words.length < 2 && words !== 'a')) continue
      yield {
        reason: `Unexpected second "${words}", expected it once`,
        place: block.place(match.index, match.index + match[0].length),
        note: 'Remove one of the two.',
      }
    }
  }
}

/** Names and titles may stand twice, as in a caption with two columns: "Integrated care Integrated care". */
function isName(words: string): boolean {
  return /^\p{Lu}/u.test(words) && !/^(?:The|And|Of|In|To|A)$/.test(words)
}

/** Long blocks are read in pieces, so that time grows with their length and no faster. */
function doubled(text: string): RegExpExecArray[] {
  if (text.length <= MOST) return [...text.matchAll(DOUBLED)]
  const found: RegExpExecArray[] = []
  for (let from = 0; from < text.length; from += MOST) {
    for (const match of text.slice(from, from + MOST + 200).matchAll(DOUBLED)) {
      if (match.index < MOST) found.push(Object.assign(match, { index: match.index + from }))
    }
  }
  return found
}
