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
/** Share by which sizes of headings of one level may differ. */
const sameSize = 0.03
/** How much larger than most of the text a heading is. */
const larger = 1.12
const slightlyLarger = 1.05
/** Share of its column that no heading leaves free before it, not even one that is centred. */
const farRight = 0.55
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
 * Levels of headings by paragraph, from 1: what is set larger than most of the text, or in bold on lines of its own. Each is a
 * level below the nearest before it that is set larger, so that no level is skipped (ISO 14289-1, 7.4.2).
 */
export function headingLevels(paragraphs: readonly Paragraph[], body: BodyStyle): ReadonlyMap<Paragraph, number> {
  const headings = paragraphs.filter((paragraph, index) => isHeading(paragraph, paragraphs[index + 1], body))
  const styles = stylesOf(headings)
  const levels = new Map<Paragraph, number>()
  let above: number[] = []
  for (const heading of headings) {
    const rank = styles.findIndex((style) => isOfStyle(heading, style))
    above = [...above.filter((other) => other < rank), rank]
    levels.set(heading, Math.min(above.length, 6))
  }
  return levels
}

/** The styles of headings, the largest first; of the same size, bold ones first. */
function stylesOf(headings: readonly Paragraph[]): BodyStyle[] {
  const styles: BodyStyle[] = []
  const sorted = headings.toSorted((a, b) => weightOf(b) - weightOf(a))
  for (const heading of sorted) {
    if (!styles.some((style) => isOfStyle(heading, style)))
      styles.push({ size: sizeOf(heading), bold: isBold(heading) })
  }
  return styles
}

function weightOf(heading: Paragraph): number {
  return sizeOf(heading) + (isBold(heading) ? 0.01 : 0)
}

function isOfStyle(heading: Paragraph, { size, bold }: BodyStyle): boolean {
  return isBold(heading) === bold && Math.abs(sizeOf(heading) - size) <= size * sameSize
}

function isHeading(paragraph: Paragraph, next: Paragraph | undefined, body: BodyStyle): boolean {
  const text = paragraphText(paragraph)
  if (paragraph.rows.length > mostRows || text.length > longest || !/\p{L}{2}/u.test(text)) return false
  const isAtBullet = paragraph.labels.some(({ kind }) => kind === 'bullet' || kind === 'dash')
  // At the right margin stand stamps, dates and addresses.
  if (isAtBullet || startsRight(paragraph)) return false
  const size = sizeOf(paragraph)
  const endsSentence = /[.,;]$/.test(text)
  if (size >= body.size * larger) return !endsSentence || isBold(paragraph)
  if (!isBold(paragraph) || body.bold || size < body.size * smallest) return false
  if (size >= body.size * slightlyLarger) return true
  // Bold of the usual size: only where plain text follows, as emphasis of a whole paragraph or a line of a form is bold, too.
  const isFollowed = next !== undefined && (!isBold(next) || next.rows.length > 1)
  // What ends with a colon, such as "Resolved:", may be a heading or begin what follows.
  return text.length <= longestBold && paragraph.rows.length <= 2 && !/[.,;:]$/.test(text) && isFollowed
}

function startsRight({ rows, column }: Paragraph): boolean {
  return rows.every(({ left }) => left - column.left > (column.right - column.left) * farRight)
}
