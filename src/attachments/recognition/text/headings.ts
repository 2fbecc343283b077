import { isBold, type Paragraph, paragraphText, sizeOf } from './paragraph.ts'

/** How most of a document is set. */
export interface BodyStyle {
  size: number
  bold: boolean
}

/** Letters and rows of a heading at most. */
const longest = 200
const longestBold = 120
const mostRows = 3
/** How much larger than most of the text a heading is. */
const larger = 1.12
const slightlyLarger = 1.05
/** The lowest levels are often set in small bold. */
const smallest = 0.65

/** The size and weight of most letters. */
export function bodyStyle(paragraphs: readonly Paragraph[]): BodyStyle {
  const counts = new Map<string, number>()
  for (const { rows } of paragraphs) {
    for (const { lines } of rows) {
      for (const { size, bold, text } of lines) {
        const key = `${Math.round(size * 2) / 2} ${bold}`
        counts.set(key, (counts.get(key) ?? 0) + text.length)
      }
    }
  }
  const [most = '0 false'] = [...counts].sort((a, b) => b[1] - a[1])[0] ?? []
  const [size, bold] = most.split(' ')
  return { size: Number(size), bold: bold === 'true' }
}

/**
 * Levels of headings by paragraph, from 1: what is set larger than most of the text, or in bold on lines of its own. A size
 * and weight is a level; the largest is the first, and no level is skipped (ISO 14289-1, 7.4.2).
 */
export function headingLevels(paragraphs: readonly Paragraph[], body: BodyStyle): ReadonlyMap<Paragraph, number> {
  const headings = paragraphs.filter((paragraph, index) => isHeading(paragraph, paragraphs[index + 1], body))
  const styles = new Map<string, number>()
  for (const heading of headings) styles.set(styleOf(heading), sizeOf(heading) + (isBold(heading) ? 0.1 : 0))
  const ranks = [...styles].sort((a, b) => b[1] - a[1]).map(([style]) => style)
  const levels = new Map<Paragraph, number>()
  let before = 0
  for (const heading of headings) {
    const level = Math.min(ranks.indexOf(styleOf(heading)) + 1, before + 1, 6)
    levels.set(heading, level)
    before = level
  }
  return levels
}

function styleOf(paragraph: Paragraph): string {
  return `${Math.round(sizeOf(paragraph) * 2) / 2} ${isBold(paragraph)}`
}

function isHeading(paragraph: Paragraph, next: Paragraph | undefined, body: BodyStyle): boolean {
  const text = paragraphText(paragraph)
  if (paragraph.rows.length > mostRows || text.length > longest || !/\p{L}{2}/u.test(text)) return false
  const isAtBullet = paragraph.labels.some(({ kind }) => kind === 'bullet' || kind === 'dash')
  if (isAtBullet) return false
  const size = sizeOf(paragraph)
  const endsSentence = /[.,;]$/.test(text)
  if (size >= body.size * larger) return !endsSentence || isBold(paragraph)
  if (!isBold(paragraph) || body.bold || size < body.size * smallest) return false
  if (size >= body.size * slightlyLarger) return true
  // Bold of the usual size: only where plain text follows, as emphasis of a whole paragraph or a line of a form is bold, too.
  const isFollowed = next !== undefined && (!isBold(next) || next.rows.length > 1)
  return text.length <= longestBold && paragraph.rows.length <= 2 && !endsSentence && isFollowed
}
