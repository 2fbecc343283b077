import { type Message, message, type Place } from '../messages/message.ts'
import type { Attachment } from './attachment.ts'
import { pageRanges } from './page-ranges.ts'
import type { RedactionProblem } from './redaction.ts'

interface Words {
  unexpected: string
  expected: string
}

const words: Readonly<Record<RedactionProblem, Words>> = {
  covered: {
    unexpected: 'words under black',
    expected: 'them to be taken out: they can be copied, searched and read out',
  },
  marked: { unexpected: 'marks for redaction', expected: 'it to be carried out: nothing has been taken out' },
}

/**
 * A finding for words that were meant to be taken out of an attachment and are still in it, on pages (0-based) that the
 * public gets. It names none of them. The check makes it an error, unless it is accepted.
 */
export function redactionMessages(
  { contents = [], path }: Attachment,
  pages: readonly number[],
  document: { title: string; owner: string | undefined; place: Place },
): Message[] {
  const name = `“${document.title}” (${path}${document.owner ? `, owner: ${document.owner}` : ''})`
  const made = (problem: RedactionProblem): Message[] => {
    const found = pages.filter((page) => contents[page]?.redaction === problem).map((page) => page + 1)
    if (found.length === 0) return []
    const { unexpected, expected } = words[problem]
    const reason = `Unexpected ${unexpected} on page ${pageRanges(found)} of ${name}, expected ${expected}`
    const note = `Ask ${document.owner ?? 'its owner'} for a copy in which the words themselves are gone, or leave the page out with \`pages\`.`
    return [message({ rule: 'attachment-redaction', severity: 'warning', reason, note, place: document.place })]
  }
  return [...made('covered'), ...made('marked')]
}
