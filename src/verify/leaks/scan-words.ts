import { sequenceHash, type Words, wordsOf } from '../../load/text/words.ts'
import { type Phrase, standsAt } from './phrases.ts'
import { RUNS } from './secret-runs.ts'
import type { Secrets } from './secrets.ts'

/** Something secret in a text: what kind of thing, where it comes from, and how often it was found. */
export interface Hit {
  kind: 'words' | 'title' | 'file name' | 'passage' | 'digest'
  /** Index among the places of the secrets. */
  origin: number
  /** 1-based line of the first find. */
  line: number
  count: number
}

/**
 * Finds secrets in a text; finds of one kind from one document are counted together.
 * @param of `names` for words of a format, such as keys of JSON and names of PDF: one word by itself says nothing there
 */
export function scanText(text: string, secrets: Secrets, of: 'text' | 'names' = 'text'): Hit[] {
  const words = wordsOf(text)
  const hits = new Map<string, Hit>()
  const add = (kind: Hit['kind'], origin: number, index: number): void => {
    const key = `${kind} ${documentOf(secrets.places[origin])}`
    const hit = hits.get(key)
    if (hit) hit.count++
    else hits.set(key, { kind, origin, line: lineAt(words.text, words.starts[index] ?? 0), count: 1 })
  }
  // Lengths of the runs that end here: only words that a private document has can go on with one.
  let known = 0
  let own = 0
  for (const [index, hash] of words.hashes.entries()) {
    const secret = secrets.words.get(hash)
    known = secret ? known + 1 : 0
    own = secret?.own ? own + 1 : 0
    if (!secret) continue
    const phrase = secret.phrases.find((candidate) => isHere(candidate, words, index, of))
    if (phrase) add(phrase.kind, phrase.origin, index)
    const { alone } = secret
    if (alone && (of === 'text' || alone.kind === 'digest')) add(alone.kind, alone.origin, index)
    const origin = runEndingAt(words, index, known, own, secrets)
    if (origin !== undefined) add('words', origin, index)
  }
  return [...hits.values()]
}

function runEndingAt(
  words: Words,
  index: number,
  known: number,
  own: number,
  { sequences }: Secrets,
): number | undefined {
  const find = (length: number): number | undefined =>
    sequences.get(sequenceHash(words.hashes, index - length + 1, length))
  const short = own >= RUNS.own ? find(RUNS.own) : undefined
  const middle = short === undefined && known >= RUNS.mixed ? find(RUNS.mixed) : short
  return middle === undefined && known >= RUNS.common ? find(RUNS.common) : middle
}

function isHere({ kind, words: wanted, byItself }: Phrase, words: Words, index: number, of: 'text' | 'names'): boolean {
  if (!standsAt(wanted, words.hashes, index)) return false
  if (kind === 'title' && wanted.length === 1 && of === 'names') return false
  if (byItself && !isWholeLine(words, index)) return false
  return kind !== 'file name' || isUnbroken(words, index, wanted.length)
}

/** True for a word with no other but numbers on its line. */
function isWholeLine({ text, starts, ends, lettered }: Words, index: number): boolean {
  const sharesLine = (other: number, step: 1 | -1): boolean => {
    for (let at = other; ; at += step) {
      const [start, end] = step === 1 ? [ends[index], starts[at]] : [ends[at], starts[index]]
      if (start === undefined || end === undefined || text.slice(start, end).includes('\n')) return false
      if (lettered[at]) return true
    }
  }
  return !sharesLine(index - 1, -1) && !sharesLine(index + 1, 1)
}

/** File names have no spaces in them; without this, the end of one sentence and the start of the next could be one. */
function isUnbroken(words: Words, index: number, length: number): boolean {
  return !/\s/.test(words.text.slice(words.starts[index], words.ends[index + length - 1]))
}

function lineAt(text: string, offset: number): number {
  let line = 1
  for (let at = text.indexOf('\n'); at >= 0 && at < offset; at = text.indexOf('\n', at + 1)) line++
  return line
}

/** "document 7-1" of "document 7-1, line 12". */
export function documentOf(place: string | undefined): string {
  return place?.split(',', 1)[0] ?? ''
}
