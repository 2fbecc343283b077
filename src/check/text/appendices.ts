import type { Place } from '../../messages/message.ts'
import type { ReportText } from './report-text.ts'
import { plainTitle } from './titles.ts'

export interface AppendixMention {
  /** `1` or `A`, upper case. */
  label: string
  place: Place
}

const MENTION = /\b(?:Appendix|Annex)\s(\d{1,2}|[A-Z])\b/gi
const SEVERAL =
  /\b(?:Appendices|Annexes)\s((?:\d{1,2}|[A-Z])(?:(?:,\s?|\sand\s|\sto\s|\s?[-–]\s?)(?:\d{1,2}|[A-Z])\b){1,8})/g

/** Appendices that the text of a report mentions, and those in its list of appendices or with a heading of their own. */
export function appendicesOf(text: ReportText): { cited: AppendixMention[]; listed: AppendixMention[] } {
  const cited: AppendixMention[] = []
  const listed: AppendixMention[] = []
  let inList = false
  for (const block of text.blocks) {
    const plain = plainTitle(block.text)
    if (/^(?:list of )?(?:appendices|appendix|annexes)$/.test(plain)) {
      inList = true
      continue
    }
    if (inList && block.kind === 'heading') inList = false
    for (const match of block.text.matchAll(MENTION)) {
      const mention = {
        label: (match[1] ?? '').toUpperCase(),
        place: block.place(match.index, match.index + match[0].length),
      }
      if (match.index === 0 && inList) listed.push(mention)
      else if (match.index === 0 && block.kind === 'heading') listed.push(mention)
      else cited.push(mention)
    }
    for (const match of block.text.matchAll(SEVERAL)) {
      const place = block.place(match.index, match.index + match[0].length)
      for (const label of expand(match[1] ?? '')) cited.push({ label, place })
    }
  }
  return { cited, listed }
}

/** The labels in a list or range: "1, 2 and 4" is 1, 2, 4; "A to C" is A, B, C. */
function expand(words: string): string[] {
  const parts = words.split(/(?:,\s?|\sand\s)/).map((part) => part.trim().toUpperCase())
  return parts.flatMap((part) => {
    const [from = '', to] = part.split(/\s?(?:TO|[-–])\s?/)
    if (to === undefined) return [from]
    const isNumber = /^\d+$/.test(from) && /^\d+$/.test(to)
    const first = isNumber ? Number(from) : from.charCodeAt(0)
    const last = isNumber ? Number(to) : to.charCodeAt(0)
    const count = Math.max(0, Math.min(30, last - first + 1))
    return Array.from({ length: count }, (_, step) =>
      isNumber ? String(first + step) : String.fromCharCode(first + step),
    )
  })
}
