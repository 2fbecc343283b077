import { type Message, message, type Place } from '../../messages/message.ts'
import { pageRanges } from '../../pdf/pages/page-ranges.ts'
import type { Attachment } from '../attachment.ts'
import type { RedactionProblem } from '../contents/page-contents.ts'
import { attachmentName } from './describe.ts'

/** What is wrong, to follow "Page 3 of … ". */
const problems = {
  unseen:
    'has words that can be copied but not seen: something covers them, they are as pale as their background, or other words stand in their place',
  pictured: 'has something drawn over a scan. The picture underneath is whole, and can be taken out of the file',
  layered: 'has drawings or pictures in a layer that is off, which any reader can switch on',
  tracked: 'shows tracked changes, with the words that were struck out',
  marked: 'is marked for redaction, but nothing has been taken out',
} as const

interface Paper {
  title: string
  owner: string | undefined
  place: Place
}

/**
 * Findings for what is hidden in an attachment and would be published, on pages (0-based) that the public gets; they quote
 * none of it. The check makes them errors, unless they are accepted.
 */
export function redactionMessages(
  { contents = [], path }: Pick<Attachment, 'contents' | 'path'>,
  pages: readonly number[],
  paper: Paper,
): Message[] {
  const name = attachmentName(path, paper)
  const pagesWith = (problem: RedactionProblem): number[] =>
    pages.filter((page) => contents[page]?.redaction?.includes(problem))
  const unexamined = pages.filter((page) => {
    const examined = contents[page]
    return examined === undefined || examined.redaction?.includes('unexamined')
  })
  return [
    ...found('unseen', pagesWith('unseen'), name, paper),
    ...found('pictured', pagesWith('pictured'), name, paper),
    ...found('layered', pagesWith('layered'), name, paper),
    ...found('tracked', pagesWith('tracked'), name, paper),
    ...found('marked', pagesWith('marked'), name, paper),
    ...cropped(pagesWith('cropped'), name, paper),
    ...notExamined(unexamined, name, paper),
  ]
}

function found(
  problem: keyof typeof problems,
  pages: readonly number[],
  name: string,
  { owner, place }: Paper,
): Message[] {
  if (pages.length === 0) return []
  const reason = `${printed(pages)} of ${name} ${problems[problem]}.`
  const note = `Ask ${owner ?? 'its owner'} for a copy without what is hidden, or leave the page out with \`pages\`.`
  return [message({ rule: 'attachment-redaction', severity: 'warning', reason, note, place })]
}

/**
 * The finding for pages (0-based) that hold more than they show, where other pages of the file stay behind: what is outside of
 * them may be what those show.
 */
export function beyondMessages(
  { contents = [], path }: Pick<Attachment, 'contents' | 'path'>,
  pages: readonly number[],
  { title, owner, place }: Paper,
): Message[] {
  const beyond = pages.filter((page) => contents[page]?.reachesBeyond)
  if (beyond.length === 0) return []
  const name = attachmentName(path, { title, owner })
  const reason = `${printed(beyond)} of ${name} has content outside the part that is shown. It may belong to pages that are not public.`
  const note = `Ask ${owner ?? 'its owner'} for a file that has only the pages for the public, printed to a new PDF.`
  return [message({ rule: 'attachment-beyond-page', severity: 'warning', reason, note, place })]
}

function cropped(pages: readonly number[], name: string, { owner, place }: Paper): Message[] {
  if (pages.length === 0) return []
  const reason = `${printed(pages)} of ${name} has words outside the part that is shown. They can be searched and read out.`
  const note = `If they are not for the public, ask ${owner ?? 'its owner'} for a copy that was printed after it was cropped.`
  return [message({ rule: 'attachment-cropped', severity: 'warning', reason, note, place })]
}

function notExamined(pages: readonly number[], name: string, { owner, place }: Paper): Message[] {
  if (pages.length === 0) return []
  const reason = `${printed(pages)} of ${name} could not be checked for hidden words.`
  const note = `Ask ${owner ?? 'its owner'} to print it to a new PDF, or look at it yourself and accept this with a reason.`
  return [message({ rule: 'attachment-unexamined', severity: 'warning', reason, note, place })]
}

/** "Page 3" or "Page 3-5, 7", of 0-based pages. */
function printed(pages: readonly number[]): string {
  return `Page ${pageRanges(pages.map((page) => page + 1))}`
}
