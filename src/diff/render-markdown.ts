import { escapeMarkdown } from '../typeset/templates/escape.ts'
import type { PackDifference } from './difference.ts'
import { sectionsOf } from './render-text.ts'

/** Lines that fit on one page with their headings. */
const MAXIMUM_LINES = 36

/**
 * What is different, as Markdown for one page: a heading of level 1, then one of level 2 and a list for each kind of
 * change. What does not fit is counted, not set. Values are escaped: they print as themselves.
 */
export function differenceMarkdown(difference: PackDifference, title = 'What has changed'): string {
  const blocks = [`# ${escapeMarkdown(title)}`]
  let left = MAXIMUM_LINES
  let dropped = 0
  const sections = sectionsOf(difference)
  for (const section of sections) {
    const lines: string[] = []
    for (const { text, details } of section.lines) {
      const wanted = [`- ${escapeMarkdown(text)}`, ...details.map((detail) => `    - ${escapeMarkdown(detail)}`)]
      const fitting = wanted.slice(0, Math.max(0, left))
      lines.push(...fitting)
      left -= fitting.length
      dropped += wanted.length - fitting.length
    }
    if (lines.length > 0) blocks.push(`## ${section.title}`, lines.join('\n'))
  }
  if (sections.length === 0) blocks.push('Nothing has changed.')
  if (dropped > 0) blocks.push(`${dropped} more changes are not listed here.`)
  return `${blocks.join('\n\n')}\n`
}
