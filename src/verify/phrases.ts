import type { PrivateDocument } from './secrets.ts'
import { hashOf, wordsOf } from './words.ts'

/** A sequence of words that must not be found. */
export interface Phrase {
  kind: 'title' | 'file name' | 'passage'
  words: readonly number[]
  /** Index among the places of the secrets. */
  origin: number
}

/** Titles and file names of nothing but these, numbers and short words say nothing. */
const GENERIC = new Set(
  'annex annexe appendices appendix attachment background confidential covering document draft exempt item letter minutes note notes paper papers part presentation private report schedule section summary supplement table'
    .split(' ')
    .map(hashOf),
)
const SHORT = 3

/** Title, file names and passages of a document. Places of passages are added to `places`. */
export function phrasesOf(document: PrivateDocument, origin: number, places: string[]): Phrase[] {
  const title = document.title === undefined ? [] : tellingPhrase('title', document.title, origin)
  const files = (document.files ?? []).flatMap((file) => {
    const name = file.slice(file.lastIndexOf('/') + 1)
    const stem = tellingPhrase('file name', name.replace(/\.[^.]*$/, ''), origin)
    // A stem of one word is a word like any other; with its ending it is a file name.
    return [...tellingPhrase('file name', name, origin), ...stem.filter(({ words }) => words.length > 1)]
  })
  const passages = (document.passages ?? []).map(
    ({ place, text }): Phrase => ({
      kind: 'passage',
      words: wordsOf(text).hashes,
      origin: places.push(`document ${document.id}, ${place}`) - 1,
    }),
  )
  return [...title, ...files, ...passages]
}

function tellingPhrase(kind: Phrase['kind'], text: string, origin: number): Phrase[] {
  const { hashes, lettered, lengths } = wordsOf(text)
  const tells = hashes.some((hash, index) => lettered[index] && (lengths[index] ?? 0) > SHORT && !GENERIC.has(hash))
  return tells ? [{ kind, words: hashes, origin }] : []
}

/** True if the words of `wanted` stand in `words`, in a row. */
export function standsIn(wanted: readonly number[], words: readonly number[]): boolean {
  const [first] = wanted
  if (first === undefined) return false
  for (let position = words.indexOf(first); position >= 0; position = words.indexOf(first, position + 1)) {
    if (standsAt(wanted, words, position)) return true
  }
  return false
}

/** True if the words of `wanted` stand in `words` from `position` on. */
export function standsAt(wanted: readonly number[], words: readonly number[], position: number): boolean {
  return wanted.every((word, offset) => words[position + offset] === word)
}
