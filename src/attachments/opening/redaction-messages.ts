import { type Message, message, type Place } from '../../messages/message.ts'
import { pageRanges } from '../../pdf/pages/page-ranges.ts'
import type { Attachment } from '../attachment.ts'
import type { RedactionProblem } from '../contents/page-contents.ts'
import { attachmentName } from './describe.ts'

interface Words {
  unexpected: string
  expected: string
}

const words: Readonly<Record<'covered' | 'marked', Words>> = {
  covered: {
    unexpected: 'words under black',
    expected: 'them to be taken out: they can be copied, searched and read out',
  },
  marked: { unexpected: 'marks for redaction', expected: 'it to be carried out: nothing has been taken out' },
}

interface Paper {
  title: string
  owner: string | undefined
  place: Place
}

/**
 * Findings for words that were meant to be taken out of an attachment and are still in it, on pages (0-based) that the public
 * gets; they name none of them. The check makes them errors, unless they are accepted. Pages that could not be drawn are told of.
 */
export function redactionMessages(
  { contents = [], path }: Pick<Attachment, 'contents' | 'path'>,
  pages: readonly number[],
  paper: Paper,
): Message[] {
  const name = attachmentName(path, paper)
  const pagesWith = (problem: RedactionProblem): number[] =>
    pages.filter((page) => contents[page]?.redaction === problem)
  return [
    ...found('covered', pagesWith('covered'), name, paper),
    ...found('marked', pagesWith('marked'), name, paper),
    ...cropped(pagesWith('cropped'), name, paper),
    ...unexamined(
      pages.filter((page) => contents[page] === undefined),
      name,
      paper,
    ),
  ]
}

function found(
  problem: keyof typeof words,
  pages: readonly number[],
  name: string,
  { owner, place }: Paper,
): Message[] {
  if (pages.length === 0) return []
  const { unexpected, expected } = words[problem]
  const reason = `Unexpected ${unexpected} on page ${printed(pages)} of ${name}, expected ${expected}`
  const note = `Ask ${owner ?? 'its owner'} for a copy in which the words themselves are gone, or leave the page out with \`pages\`.`
  return [message({ rule: 'attachment-redaction', severity: 'warning', reason, note, place })]
}

function cropped(pages: readonly number[], name: string, { owner, place }: Paper): Message[] {
  if (pages.length === 0) return []
  const reason = `Unexpected words outside of what page ${printed(pages)} of ${name} shows, expected none: they can be searched and read out`
  const note = `If they are not for the public, ask ${owner ?? 'its owner'} for a copy that was printed after it was cropped.`
  return [message({ rule: 'attachment-cropped', severity: 'warning', reason, note, place })]
}

function unexamined(pages: readonly number[], name: string, { place }: Paper): Message[] {
  if (pages.length === 0) return []
  const reason = `Unexpected page ${printed(pages)} of ${name} that could not be drawn, expected to look there for words under black`
  const note = 'Look at it yourself: mark the words with the mouse where something is blacked out.'
  return [message({ rule: 'attachment-unexamined', severity: 'warning', reason, note, place })]
}

function printed(pages: readonly number[]): string {
  return pageRanges(pages.map((page) => page + 1))
}
