import { diffArrays } from 'diff'

/** Words that went and words that came, at one place of a document. */
export interface Passage {
  before: string
  after: string
}

/** Passages in order; undefined where so much changed that a list of passages would say nothing. */
export interface TextChange {
  passages: readonly Passage[] | undefined
}

/** More differences than this are no list but another text; it also bounds the time that comparing takes. */
const MAXIMUM_DIFFERENCES = 1000

/** Compares the words of two texts; undefined where they are the same, however they are set. */
export function compareTexts(before: string, after: string): TextChange | undefined {
  const [old, now] = [wordsIn(before), wordsIn(after)]
  if (old.length === now.length && old.every((word, index) => word === now[index])) return undefined
  const parts = diffArrays(old, now, { maxEditLength: MAXIMUM_DIFFERENCES })
  if (!parts) return { passages: undefined }
  const passages: Passage[] = []
  let open: { before: string[]; after: string[] } | undefined
  for (const { value, added, removed } of parts) {
    if (added || removed) {
      open ??= { before: [], after: [] }
      open[added ? 'after' : 'before'].push(...value)
    } else if (open) {
      passages.push(passageOf(open))
      open = undefined
    }
  }
  if (open) passages.push(passageOf(open))
  return { passages }
}

function wordsIn(text: string): string[] {
  return text.split(/\s+/u).filter((word) => word !== '')
}

function passageOf({ before, after }: { before: readonly string[]; after: readonly string[] }): Passage {
  return { before: before.join(' '), after: after.join(' ') }
}
