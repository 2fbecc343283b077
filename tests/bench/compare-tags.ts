import type { TaggedBlock, TaggedPage } from './read-tags.ts'

/** Two counts: how many there are, and how many of them are as they should be. */
export interface Share {
  right: number
  all: number
}

/** How far tags that were made agree with those that were there. */
export interface Agreement {
  /** Headings that were found again, and those found that are none. */
  headings: Share
  falseHeadings: number
  /** Of those found, the ones with the same level. */
  levels: Share
  /** Words that are followed by the same word. */
  neighbours: Share
  /** Paragraphs, and items of lists with their labels, with just the same words. */
  paragraphs: Share
  items: Share
  /** Cells with the same words at the same place of a table. */
  cells: Share
  falseTables: number
}

const isHeading = (role: string): boolean => /^(H[1-6]?|Title)$/.test(role)

/** Compares page by page. */
export function compareTags(given: readonly TaggedPage[], found: readonly TaggedPage[]): Agreement {
  const [asGiven, made] = [ranked(given), ranked(found)]
  return sumOf(asGiven.map((page, index) => comparePage(page, made[index] ?? { words: [], blocks: [], tables: [] })))
}

/** Levels of headings without gaps, from 1: a file may begin with the second one. */
function ranked(pages: readonly TaggedPage[]): TaggedPage[] {
  const roles = pages.flatMap(({ blocks }) => blocks.map(({ role }) => role)).filter((role) => /^H[1-6]$/.test(role))
  const levels = [...new Set(roles)].sort()
  const rank = (role: string): string => (levels.includes(role) ? `H${levels.indexOf(role) + 1}` : role)
  return pages.map((page) => ({ ...page, blocks: page.blocks.map((block) => ({ ...block, role: rank(block.role) })) }))
}

function comparePage(given: TaggedPage, made: TaggedPage): Agreement {
  const next = new Map(made.words.map((word, index) => [word, made.words[index + 1]]))
  const pairs = given.words.slice(0, -1).map((word, index) => next.get(word) === given.words[index + 1])
  const ofMade = new Map(made.blocks.map((block) => [keyOf(block), block.role]))
  const headings = given.blocks.filter(({ role }) => isHeading(role))
  const found = headings.filter((heading) => isHeading(ofMade.get(keyOf(heading)) ?? ''))
  const inHeadings = new Set(headings.flatMap(({ letters }) => letters))
  const inTables = new Set(given.tables.flatMap((cells) => cells.flatMap(({ letters }) => letters)))
  const madeCells = new Set(
    made.tables.flatMap((cells) => cells.map((cell) => `${keyOf(cell)} ${cell.row} ${cell.column}`)),
  )
  const cells = given.tables.flat().filter(({ letters }) => letters.length > 0)
  // Within a table, what a paragraph holds is the cell's.
  const paragraphs = given.blocks.filter(({ role, letters }) => role === 'P' && !inTables.has(letters[0] ?? -1))
  const items = given.blocks.filter(({ role }) => role === 'item')
  const madeItems = new Set(made.blocks.filter(({ role }) => role === 'item').map(keyOf))
  const isWhole = (block: TaggedBlock): boolean => ofMade.has(keyOf(block))
  return {
    headings: { right: found.length, all: headings.length },
    falseHeadings: made.blocks.filter(({ role, letters }) => isHeading(role) && mostlyOutside(letters, inHeadings))
      .length,
    levels: { right: found.filter((heading) => ofMade.get(keyOf(heading)) === heading.role).length, all: found.length },
    neighbours: shareOf(pairs),
    paragraphs: shareOf(paragraphs.map(isWhole)),
    items: shareOf(items.map((item) => madeItems.has(keyOf(item)))),
    cells: shareOf(cells.map((cell) => madeCells.has(`${keyOf(cell)} ${cell.row} ${cell.column}`))),
    falseTables: made.tables.filter((table) =>
      mostlyOutside(
        table.flatMap(({ letters }) => letters),
        inTables,
      ),
    ).length,
  }
}

function keyOf({ letters }: TaggedBlock): string {
  return [...letters].sort((a, b) => a - b).join()
}

function mostlyOutside(letters: readonly number[], set: ReadonlySet<number>): boolean {
  return letters.filter((letter) => set.has(letter)).length * 2 < letters.length
}

function shareOf(found: readonly boolean[]): Share {
  return { right: found.filter(Boolean).length, all: found.length }
}

/** The agreement of several files, or pages, as that of one. */
export function sumOf(agreements: readonly Agreement[]): Agreement {
  const shares = (pick: (one: Agreement) => Share): Share => ({
    right: agreements.reduce((sum, one) => sum + pick(one).right, 0),
    all: agreements.reduce((sum, one) => sum + pick(one).all, 0),
  })
  return {
    headings: shares(({ headings }) => headings),
    falseHeadings: agreements.reduce((sum, one) => sum + one.falseHeadings, 0),
    levels: shares(({ levels }) => levels),
    neighbours: shares(({ neighbours }) => neighbours),
    paragraphs: shares(({ paragraphs }) => paragraphs),
    items: shares(({ items }) => items),
    cells: shares(({ cells }) => cells),
    falseTables: agreements.reduce((sum, one) => sum + one.falseTables, 0),
  }
}
