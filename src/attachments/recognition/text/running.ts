import type { Line } from './line.ts'

interface PageLines {
  height: number
  lines: readonly Line[]
}

/** Share of the height, at the top and at the bottom, that heads and feet of pages stand in. */
const margin = 0.12
/** Share of the pages that a running head stands on at least; left and right pages may have their own. */
const share = 0.3
/** Points by which its place may differ from page to page. */
const tolerance = 4

const pageNumber =
  /^(?:page|seite|pagina|p\.?)?\s*[-–—]?\s*(?:\d{1,4}|[ivxlc]{1,6})\s*[-–—]?(?:\s*(?:of|\/|von)\s*\d{1,4})?$/i

/**
 * Lines that belong to the page and not to the text: what is at the same place at the top or bottom of several pages, but
 * for its digits, and, where it is the outermost line, a page number alone.
 */
export function runningLines(pages: readonly PageLines[]): ReadonlySet<Line> {
  const candidates = pages.flatMap(({ height, lines }, page) =>
    lines.filter((line) => isAtEdge(line, height)).map((line) => ({ line, page, words: withoutDigits(line.text) })),
  )
  const byWords = new Map<string, typeof candidates>()
  for (const candidate of candidates) {
    const same = byWords.get(candidate.words) ?? []
    byWords.set(candidate.words, same)
    same.push(candidate)
  }
  const found = new Set<Line>()
  for (const { line, words } of candidates) {
    const same = (byWords.get(words) ?? []).filter(
      (other) => Math.abs(other.line.baseline - line.baseline) <= tolerance,
    )
    const onPages = new Set(same.map(({ page }) => page)).size
    if (onPages >= Math.max(2, Math.ceil(pages.length * share))) found.add(line)
  }
  for (const { height, lines } of pages) {
    const last = outermost(lines, (a, b) => a.baseline < b.baseline)
    const first = outermost(lines, (a, b) => a.baseline > b.baseline)
    for (const line of [last, first]) if (line && isAtEdge(line, height) && pageNumber.test(line.text)) found.add(line)
  }
  return found
}

function isAtEdge({ baseline }: Line, height: number): boolean {
  return baseline < height * margin || baseline > height * (1 - margin)
}

function withoutDigits(text: string): string {
  return text.replace(/\d+/g, '#').replace(/\s+/g, ' ').trim().toLowerCase()
}

function outermost(lines: readonly Line[], isFarther: (a: Line, b: Line) => boolean): Line | undefined {
  return lines.reduce<Line | undefined>((found, line) => (!found || isFarther(line, found) ? line : found), undefined)
}
