import type { Report } from '../load/sources.ts'
import { type Message, message } from '../messages/message.ts'
import { readText } from './text/report-text.ts'

const REFERENCE =
  /\bpages?\s(\d{1,4})(?:\s?(?:-|–|to|and)\s?(\d{1,4}))?\s(?:of|in)\s(?:the|this)\s(?:agenda\s|public\s|members[’']\s)?pack\b/gi

/**
 * Reports references such as "page 47 of the pack" to pages that the pack does not have, once its pages are known.
 * @param numbers the first and last page numbers printed in the pack
 */
export function checkPageReferences(report: Report, numbers: { first: number; last: number }): Message[] {
  const found: Message[] = []
  for (const block of readText(report).blocks) {
    for (const match of block.text.matchAll(REFERENCE)) {
      const pages = [match[1], match[2]].flatMap((page) => (page === undefined ? [] : [Number(page)]))
      const wrong = pages.find((page) => page < numbers.first || page > numbers.last)
      if (wrong === undefined) continue
      found.push(
        message({
          rule: 'page-reference',
          severity: 'warning',
          reason: `There is no page ${wrong} in the pack, which has pages ${numbers.first} to ${numbers.last}.`,
          place: block.place(match.index, match.index + match[0].length),
          note: 'Link to the item instead, as in `[text](item:5)`: agendapack prints its page number.',
        }),
      )
    }
  }
  return found
}
