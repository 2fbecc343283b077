import type { Result } from '../load/result.ts'
import type { DocumentSource } from '../load/sources.ts'
import { message } from '../messages/message.ts'
import type { LeftOutPages } from '../plan/plan.ts'

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
      const reason = `The file has ${pageCount} ${pageCount === 1 ? 'page' : 'pages'}; \`pages\` lists ${part.trim()}.`
      return refused(document, reason, 'Count the pages of the file from 1.')
    }
    for (let page = first; page <= last; page += 1) pages.push(page - 1)
  }
  if (new Set(pages).size < pages.length)
    return refused(document, `\`pages\` lists a page twice: ${chosen}.`, 'List every page once.')
  return { value: pages, messages: [] }
}

/**
 * Where pages that the members get are missing among those of the public, as positions among the latter. An error where
 * the public would get a page that the members do not, or pages in another order.
 */
export function leftOutPages(document: DocumentSource, pageCount: number): Result<LeftOutPages[]> {
  const [open, whole] = [selectedPages(document, pageCount, 'public'), selectedPages(document, pageCount, 'members')]
  if (!open.value || !whole.value) return { value: undefined, messages: open.value ? whole.messages : [] }
  const gaps: { before: number; pages: number }[] = []
  let position = 0
  for (const page of whole.value) {
    const gap = gaps.at(-1)
    if (open.value[position] === page) position += 1
    else if (gap?.before === position) gap.pages += 1
    else gaps.push({ before: position, pages: 1 })
  }
  if (position === open.value.length) return { value: gaps, messages: [] }
  return refused(
    document,
    'The public would get pages that the members do not, or in another order.',
    'Write, for example, `pages: { public: 1-4, members: 1-9 }`. Whoever is not named gets the whole file.',
  )
}

function refused(document: DocumentSource, reason: string, note: string): Result<never> {
  const made = message({ rule: 'document-pages', severity: 'error', reason, note, place: document.place })
  return { value: undefined, messages: [made] }
}
