import type { DocumentSource, Result } from '../load/sources.ts'
import { message } from '../messages/message.ts'

/**
 * The pages of a file that an audience gets, 0-based and in order: all of them, or those that `pages` names, 1-based,
 * such as `1-4,6`. Errors are pages that the file does not have and ranges that overlap.
 */
export function selectedPages(
  document: DocumentSource,
  pageCount: number,
  audience: 'public' | 'members',
): Result<number[]> {
  const asked = document.entry.pages
  const chosen = typeof asked === 'object' ? asked[audience] : asked
  if (chosen === undefined) return { value: Array.from({ length: pageCount }, (_, page) => page), messages: [] }
  const pages: number[] = []
  for (const part of String(chosen).split(',')) {
    const [first = 0, last = first] = part.split('-').map(Number)
    if (first < 1 || last < first || last > pageCount) {
      const expected = `expected pages between 1 and ${pageCount}`
      return refused(document, `Unexpected pages ${part.trim()}, ${expected}`, 'Count the pages of the file from 1.')
    }
    for (let page = first; page <= last; page += 1) pages.push(page - 1)
  }
  if (new Set(pages).size < pages.length)
    return refused(document, `Unexpected pages ${chosen}, expected each page once`, 'Take the overlap out.')
  return { value: pages, messages: [] }
}

function refused(document: DocumentSource, reason: string, note: string): Result<number[]> {
  const made = message({ rule: 'document-pages', severity: 'error', reason, note, place: document.place })
  return { value: undefined, messages: [made] }
}
