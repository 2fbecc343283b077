import { type Phrase, standsAt } from './phrases.ts'
import { RUNS } from './secret-runs.ts'
import type { Secrets } from './secrets.ts'
import { sequenceHash, type Words, wordsOf } from './words.ts'

/** Something secret in a text: what kind of thing, where it comes from, and how often it was found. */
export interface Hit {
  kind: 'words' | 'title' | 'file name' | 'passage' | 'digest'
  /** Index among the places of the secrets. */
  origin: number
  /** 1-based line of the first find. */
  line: number
  count: number
}

/** Finds secrets in a text; finds of one kind from one document are counted together. */
export function scanText(text: string, secrets: Secrets): Hit[] {
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
    const phrase = secret.phrases.find((candidate) => isHere(candidate, words, index))
    if (phrase) add(phrase.kind, phrase.origin, index)
    if (secret.alone) add(secret.alone.kind, secret.alone.origin, index)
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

function isHere({ kind, words: wanted }: Phrase, words: Words, index: number): boolean {
  return standsAt(wanted, words.hashes, index) && (kind !== 'file name' || isUnbroken(words, index, wanted.length))
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

function documentOf(place: string | undefined): string {
  return place?.split(',', 1)[0] ?? ''
}
