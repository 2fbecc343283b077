import { escapeMarkdown } from '../typeset/templates/escape.ts'
import type { PackDifference } from './difference.ts'
import { differenceSections } from './render-text.ts'

/** Lines that fit on one page, and what a heading takes of them. */
const MAXIMUM_LINES = 40
const HEADING_LINES = 3
/** Characters of a line, of one with a bullet and of one a level deeper. */
const WIDTHS = [84, 80]

/**
 * What is different, as Markdown for one page: a heading of level 1, then one of level 2 and a list for each kind of
 * change. What does not fit is counted, not set. Values are escaped: they print as themselves.
 * @param about paragraphs below the title
 */
export function differenceMarkdown(difference: PackDifference, about: readonly string[] = []): string {
  const blocks = ['# What has changed', ...about.map(escapeMarkdown)]
  let left = MAXIMUM_LINES - about.length * 2
  let dropped = 0
  const sections = differenceSections(difference)
  for (const section of sections) {
    const lines: string[] = []
    left -= HEADING_LINES
    for (const { text, details } of section.lines) {
      for (const [level, line] of [[0, text] as const, ...details.map((detail) => [1, detail] as const)]) {
        left -= Math.ceil(line.length / (WIDTHS[level] ?? 80))
        if (left < 0) dropped += 1
        else lines.push(`${'    '.repeat(level)}- ${escapeMarkdown(line)}`)
      }
    }
    if (lines.length > 0) blocks.push(`## ${section.title}`, lines.join('\n'))
  }
  if (sections.length === 0) blocks.push('Nothing has changed.')
  if (dropped > 0) blocks.push(`${dropped} more changes are not listed here.`)
  return `${blocks.join('\n\n')}\n`
}
