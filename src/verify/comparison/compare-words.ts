import { lettersOf, type Passage } from '../expectation/passages.ts'

/** What the pages of a report say of its words. */
export interface WordsProof {
  /** Passages that no page shows. */
  missing: readonly Passage[]
  /** True where the pages show all passages, in the order of the report; notes stand at the foot. */
  isInOrder: boolean
}

/** So many letters do not stand on a page by chance. */
const LONG = 20
/** Letters by which the place is known at which a passage goes on, after a page's foot or a cell beside it. */
const SEED = 6
const MOST_TRIES = 30
/** A character that no font has is printed as [U+133C]. */
const CODE = /\[U\+[0-9A-F]{4,6}\]/g
const ASCII = /^[0-9A-Za-z]+$/
/** Stands for what was found, so that the same words are not found twice, and for the end of a page. */
const TAKEN = '\0'

/**
 * Looks for the words of a report on its pages. Each long passage has letters of its own; one that stands on two pages, or in a
 * row of cells that the engine gives line by line, is put together from pieces that nothing else has.
 *
 * @param texts of the pages that the report fills, in their order
 */
export function compareWords(passages: readonly Passage[], texts: readonly string[]): WordsProof {
  const isCoded = texts.some((text) => text.search(CODE) >= 0)
  // Such a code parts words that the report has together, unless it is one of the report's own.
  const isTyped = passages.some(({ text }) => text.search(CODE) >= 0)
  const pages = texts.map((text) => lettersOf(isTyped ? text : text.replace(CODE, '')))
  const left = [...pages]
  const [apart, short]: [Passage[], { passage: Passage; page: number }[]] = [[], []]
  let [page, isInOrder] = [0, true]
  for (const passage of [...passages.filter(({ isNote }) => !isNote), ...passages.filter(({ isNote }) => isNote)]) {
    const { letters, isNote } = passage
    if (letters.length < LONG) {
      short.push({ passage, page: isNote ? 0 : page })
      continue
    }
    const found = pageWith(letters, left, isNote ? 0 : page)
    if (found < 0) {
      apart.push(passage)
      continue
    }
    left[found] = left[found]?.replace(letters, TAKEN) ?? ''
    if (isNote) continue
    if (found < page) isInOrder = false
    page = found
  }
  const others = short.filter(({ passage, page: near }) => pageWith(passage.letters, pages, near) < 0)
  const missing = inPieces([...apart, ...others.map(({ passage }) => passage)], left.join(TAKEN))
  const lost = missing.filter(({ letters }) => !isCoded || ASCII.test(letters))
  return { missing: lost, isInOrder: isInOrder && lost.length === missing.length }
}

/** The first page with some letters, 0-based: from a page on, then before it; -1 for none. */
function pageWith(letters: string, pages: readonly string[], from: number): number {
  const after = pages.findIndex((text, index) => index >= from && text.includes(letters))
  return after >= 0 ? after : pages.findIndex((text) => text.includes(letters))
}

/** Those passages that cannot be put together from the letters that are left. */
function inPieces(passages: readonly Passage[], letters: string): Passage[] {
  let rest = letters
  return passages.filter((passage) => {
    const pieces = piecesOf(passage.letters, rest)
    for (const { start, end } of pieces?.toReversed() ?? []) rest = rest.slice(0, start) + TAKEN + rest.slice(end)
    return !pieces
  })
}

interface Piece {
  start: number
  end: number
}

function piecesOf(asked: string, letters: string): Piece[] | undefined {
  let start = -1
  for (let tries = 0; tries < MOST_TRIES; tries += 1) {
    start = letters.indexOf(asked.slice(0, SEED), start + 1)
    if (start < 0) break
    const pieces = piecesFrom(asked, letters, start)
    if (pieces) return pieces
  }
  // A page can end within the first letters.
  for (let size = SEED - 1; size > 0; size -= 1) {
    const first = letters.indexOf(asked.slice(0, size))
    const pieces = first < 0 ? undefined : piecesFrom(asked, letters, first)
    if (pieces) return pieces
  }
  return undefined
}

function piecesFrom(asked: string, letters: string, first: number): Piece[] | undefined {
  const pieces: Piece[] = []
  let [done, start] = [0, first]
  while (start >= 0) {
    let end = start
    while (done < asked.length && asked[done] === letters[end]) {
      done += 1
      end += 1
    }
    pieces.push({ start, end })
    if (done === asked.length) return pieces
    start = letters.indexOf(asked.slice(done, done + SEED), end)
  }
  return undefined
}
