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

const DIGEST = /(?<![\da-z])[\da-f]{40,128}(?![\da-z])/giu

/** Finds secrets in a text; finds of one kind from one document are counted together. */
export function scanText(text: string, secrets: Secrets): Hit[] {
  const words = wordsOf(text)
  const hits = new Map<string, Hit>()
  const add = (kind: Hit['kind'], origin: number, offset: number): void => {
    const key = `${kind} ${documentOf(secrets.places[origin])}`
    const hit = hits.get(key)
    if (hit) hit.count++
    else hits.set(key, { kind, origin, line: lineAt(words.text, offset), count: 1 })
  }
  let known = 0
  let own = 0
  words.hashes.forEach((hash, index) => {
    const start = words.starts[index] ?? 0
    const phrase = secrets.phrases.get(hash)?.find((candidate) => isHere(candidate, words, index))
    if (phrase) add(phrase.kind, phrase.origin, start)
    const single = secrets.words.get(hash)
    if (single !== undefined) add('words', single, start)
    // Runs end here: only words that a private document has can go on with one.
    const isOwn = secrets.vocabulary.get(hash)
    known = isOwn === undefined ? 0 : known + 1
    own = isOwn ? own + 1 : 0
    for (const origin of runsEndingAt(words, index, known, own, secrets)) add('words', origin, start)
  })
  for (const { 0: digest, index } of words.text.matchAll(DIGEST)) {
    const origin = secrets.digests.get(digest)
    if (origin !== undefined) add('digest', origin, index)
  }
  return [...hits.values()]
}

function runsEndingAt(words: Words, index: number, known: number, own: number, { sequences }: Secrets): number[] {
  const found: number[] = []
  const look = (length: number): void => {
    const origin = sequences.get(sequenceHash(words.hashes, index - length + 1, length))
    if (origin !== undefined) found.push(origin)
  }
  if (own >= RUNS.own) look(RUNS.own)
  if (known >= RUNS.mixed) look(RUNS.mixed)
  if (known >= RUNS.common) look(RUNS.common)
  return found.slice(0, 1)
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
