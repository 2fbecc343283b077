import { eachPlace, type Postings } from './places.ts'

/** Passages from which on a word is so common that its places alone would be too much to load for a phrase. */
const COMMON = 3000
/** Common words that are told from each other. */
const MOST_COMMON = 1023
/** Places in a passage that are told from each other: a passage has a few hundred words. */
const PLACES = 2 ** 21

/** The common words of an index, and what stands beside what. */
export interface Neighbours {
  /** The commonest first. The number of a word begins with 1. */
  common: readonly string[]
  /** Each two common words of which the second follows on the first, as if they were one word: "council tax". */
  pairs: ReadonlyMap<string, Postings>
  /** The number of the common word that stands there; 0 for none. */
  numberAt(passage: number, place: number): number
}

/** @param passages how many passages have each word */
export function commonWords(passages: Iterable<readonly [string, number]>): string[] {
  return [...passages]
    .filter(([, count]) => count > COMMON)
    .sort(([a, count], [b, other]) => other - count || (a < b ? -1 : 1))
    .slice(0, MOST_COMMON)
    .map(([word]) => word)
}

/**
 * Finds what stands beside common words. A phrase of common words is answered from their pairs, one of a common and a rarer word
 * from the places of the rarer one alone.
 */
export function neighboursOf(common: readonly string[], postingsOf: (word: string) => Postings): Neighbours {
  const found: number[] = []
  for (const [index, word] of common.entries()) {
    eachPlace(postingsOf(word), (passage, place) => found.push((passage * PLACES + place) * 1024 + index + 1))
  }
  // A number for each place, with the word in its last ten bits.
  const places = Float64Array.from(found).sort()
  return { common, pairs: pairsOf(places, common), numberAt: (passage, place) => numberAt(places, passage, place) }
}

/** The places of a rarer word, with what stands beside them. */
export function withNeighbours(postings: Postings, { numberAt }: Neighbours): Postings {
  const [before, after]: [number[], number[]] = [[], []]
  eachPlace(postings, (passage, place) => {
    before.push(numberAt(passage, place - 1))
    after.push(numberAt(passage, place + 1))
  })
  return { ...postings, beside: { before, after } }
}

function numberAt(places: Float64Array, passage: number, place: number): number {
  const wanted = (passage * PLACES + place) * 1024
  let low = 0
  let high = places.length
  while (low < high) {
    const middle = (low + high) >> 1
    if ((places[middle] ?? 0) < wanted) low = middle + 1
    else high = middle
  }
  const number = (places[low] ?? 0) - wanted
  return number > 0 && number < 1024 ? number : 0
}

function pairsOf(places: Float64Array, common: readonly string[]): Map<string, Postings> {
  const pairs = new Map<string, Postings & { passage: number; place: number }>()
  for (let at = 1; at < places.length; at += 1) {
    const [first = 0, second = 0] = [places[at - 1], places[at]]
    const start = Math.floor(first / 1024)
    if (Math.floor(second / 1024) !== start + 1) continue
    const word = `${common[(first % 1024) - 1]} ${common[(second % 1024) - 1]}`
    const passage = Math.floor(start / PLACES)
    const place = start % PLACES
    const pair = pairs.get(word) ?? { word, gaps: [], weights: [], counts: [], places: [], passage: 0, place: 0 }
    if (pair.gaps.length > 0 && pair.passage === passage) {
      pair.counts.push((pair.counts.pop() ?? 0) + 1)
      pair.places.push(place - pair.place)
    } else {
      pair.gaps.push(passage - pair.passage)
      pair.counts.push(1)
      pair.places.push(place)
    }
    pair.weights = pair.counts
    Object.assign(pair, { passage, place })
    pairs.set(word, pair)
  }
  return pairs
}
