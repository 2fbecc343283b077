import { hashOf, sequenceHash, type Words, wordsOf } from '../../load/text/words.ts'
import type { Place } from '../../messages/message.ts'
import type { HiddenText } from './phrases.ts'
import { type Phrase, phrasesOf, standsIn } from './phrases.ts'
import { ownWords, RUNS, secretRuns } from './secret-runs.ts'

/** What the public may read anyway: words here are no secrets. */
export interface OpenText {
  title?: string
  files?: readonly string[]
  text: string
}

/** What a word of a private document can betray. */
export interface WordSecret {
  /** No public document has it. */
  own: boolean
  /** Set for a word that counts by itself, and for a checksum. */
  alone?: { kind: 'words' | 'digest'; origin: number }
  /** Phrases that begin with it. */
  phrases: readonly Phrase[]
}

/**
 * What must not be in a public output, as numbers: no word can be read out of it. Origins are indexes of `places`.
 */
export interface Secrets {
  /** "document 7-1, line 12" */
  places: readonly string[]
  /** Where meeting.yaml names "document 7-1". */
  written: ReadonlyMap<string, Place>
  /** Every word of private documents, of their titles and file names, and their checksums. */
  words: ReadonlyMap<number, WordSecret>
  /** Runs of words. */
  sequences: ReadonlyMap<number, number>
}

/** Gathers what is secret in private documents: what is in them and in no public one. */
export function collectSecrets(privateDocuments: Iterable<HiddenText>, publicDocuments: Iterable<OpenText>): Secrets {
  const open = readPublic(publicDocuments)
  const places: string[] = []
  const written = new Map<string, Place>()
  const words = new Map<number, WordSecret>()
  const sequences = new Map<number, number>()
  const isOwn = (word: number): boolean => !open.vocabulary.has(word)
  const learn = (word: number, more: Partial<WordSecret> = {}): void => {
    words.set(word, { ...(words.get(word) ?? { own: isOwn(word), phrases: [] }), ...more })
  }

  for (const document of privateDocuments) {
    if (document.written) written.set(`document ${document.id}`, document.written)
    const whole = readPrivate(document, places)
    for (const word of new Set(whole.words.hashes)) learn(word)
    for (const { hash, index } of secretRuns(whole.words, isOwn, open.runs)) {
      if (!sequences.has(hash)) sequences.set(hash, whole.origins[index] ?? 0)
    }
    for (const index of ownWords(whole.words, isOwn)) {
      learn(whole.words.hashes[index] ?? 0, { alone: { kind: 'words', origin: whole.origins[index] ?? 0 } })
    }
    const origin = places.push(`document ${document.id}`) - 1
    for (const phrase of phrasesOf(document, origin, places)) {
      const [first] = phrase.words
      if (first === undefined || open.text.some((hashes) => standsIn(phrase.words, hashes))) continue
      learn(first, { phrases: [...(words.get(first)?.phrases ?? []), phrase] })
    }
    for (const digest of document.digests ?? []) {
      learn(hashOf(digest.toLowerCase()), { alone: { kind: 'digest', origin } })
    }
  }
  return { places, written, words, sequences }
}

interface OpenWords {
  vocabulary: ReadonlySet<number>
  /** Runs of `RUNS.common` words. */
  runs: ReadonlySet<number>
  text: readonly (readonly number[])[]
}

function readPublic(documents: Iterable<OpenText>): OpenWords {
  const vocabulary = new Set<number>()
  const runs = new Set<number>()
  const text: (readonly number[])[] = []
  for (const { title = '', files = [], text: body } of documents) {
    for (const part of [title, ...files, body]) {
      const { hashes } = wordsOf(part)
      for (const word of hashes) vocabulary.add(word)
      for (let start = 0; start + RUNS.common <= hashes.length; start++) {
        runs.add(sequenceHash(hashes, start, RUNS.common))
      }
      text.push(hashes)
    }
  }
  return { vocabulary, runs, text }
}

/** All words of a document in a row, with the place that each comes from. */
function readPrivate(document: HiddenText, places: string[]): { words: Words; origins: number[] } {
  const parts = document.text.map(({ text }) => text)
  const words = wordsOf(parts.join('\n'))
  const origins: number[] = []
  let part = 0
  // A word belongs to the stretch in which it would be if stretches were split by themselves.
  const counts = parts.map((text) => wordsOf(text).hashes.length)
  const first = places.length
  for (const { place } of document.text) places.push(`document ${document.id}, ${place}`)
  let left = counts[0] ?? 0
  for (let index = 0; index < words.hashes.length; index++) {
    while (left === 0 && part < counts.length - 1) left = counts[++part] ?? 0
    origins.push(first + part)
    left--
  }
  return { words, origins }
}
