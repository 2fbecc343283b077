import type { ReportInput } from '../../inputs.ts'
import type { Finding, ReportRule } from '../../rule.ts'

const WORD = /(?<![\p{N}])\p{L}[\p{L}\p{N}'’-]*/gu
const LONGEST_GROUP = 3
/** Words that can be repeated in good English. */
const ALLOWED =
  /^(?:had|that|do|so|very|is|no|bye|ha|yes|wagga|baden|pago|aye|hear|many|long|much|blah|on and|more and|over and|again and)$/i

/** Words repeated by mistake. */
export const doubledWords: ReportRule = {
  id: 'doubled-words',
  title: 'No word is repeated by mistake.',
  severity: 'warning',
  description:
    'Finds a word, or a group of up to three words, that is repeated, even on the next line: "within the within the". Repeats that can be right, such as "had had", are not reported.',
  scope: 'report',
  examples: {
    valid: [{ report: 'All that that panel had had was long, long ago. 5 5 members. The slip "the the" is quoted.' }],
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
    for (const { from, to, words } of doubled(block.text)) {
      if (isQuoted(block.text, from, to)) continue
      if (ALLOWED.test(words) || isName(words) || (words.length < 2 && words !== 'a')) continue
      yield {
        reason: `"${words}" is repeated.`,
        place: block.place(from, to),
        note: 'Remove one of the two.',
      }
    }
  }
}

/** A paper may speak of a slip, as in "the the". */
function isQuoted(text: string, from: number, to: number): boolean {
  return /["“‘']/.test(text.slice(Math.max(0, from - 1), from)) && /["”’']/.test(text.slice(to, to + 1))
}

/** Names and titles may be repeated, as in the caption of two columns: "Integrated care Integrated care". */
function isName(words: string): boolean {
  return /^\p{Lu}/u.test(words) && !/^(?:The|And|Of|In|To|A)$/.test(words)
}

interface Doubled {
  words: string
  from: number
  to: number
}

/** Groups of up to three words that are repeated with nothing but spaces between. */
function doubled(text: string): Doubled[] {
  const found: Doubled[] = []
  const words = [...text.matchAll(WORD)].map((match) => ({
    plain: match[0].toLowerCase(),
    from: match.index,
    to: match.index + match[0].length,
  }))
  const isJoined = (index: number) => /^\s{1,3}$/.test(text.slice(words[index - 1]?.to, words[index]?.from))
  for (let at = 0; at < words.length; at += 1) {
    for (let count = 1; count <= LONGEST_GROUP && at + 2 * count <= words.length; count += 1) {
      if (words[at]?.plain !== words[at + count]?.plain) continue
      const indexes = Array.from({ length: count }, (_, index) => at + index)
      const isSame = indexes.every((index) => words[index]?.plain === words[index + count]?.plain)
      const isRun = indexes.every((index) => (index === at || isJoined(index)) && isJoined(index + count))
      if (!isSame || !isRun) continue
      const from = words[at]?.from ?? 0
      found.push({
        words: text.slice(from, words[at + count - 1]?.to),
        from,
        to: words[at + 2 * count - 1]?.to ?? from,
      })
      at += 2 * count - 1
      break
    }
  }
  return found
}
