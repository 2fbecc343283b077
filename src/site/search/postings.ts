import { stemmer } from 'stemmer'
import { eachWord } from '../../../templates/site/assets/search-words.js'
import { commonWords, neighboursOf, withNeighbours } from './neighbours.ts'
import type { Postings } from './places.ts'

export interface Collector {
  /** Adds the next passage, with what its words count. */
  add(texts: readonly { text: string; weight: number }[], language: string): void
  /** All words, sorted, with the pairs of common ones; last, the common words by their number. Those have no places of their own. */
  all(): Generator<Postings, readonly string[]>
  /** Words as they are written, with the number of passages that have them. */
  spellings(): ReadonlyMap<string, number>
}

/** Numbers that are held as they are before they are packed: some 50 MB. */
const RUN = 4_000_000

/** What the index has for words: in English their stem. */
interface Form {
  packed: Uint8Array[]
  /** For each passage: its number, what the word counts in it, how often it stands there, and where. */
  numbers: number[]
  /** Where in `numbers` the last passage begins; -1 for nowhere. */
  head: number
  /** Passages that have it. */
  passages: number
}

interface Known {
  form: Form
  /** Passages that have it as it is written. */
  passages: number
  last: number
}

/**
 * Collects the words of passages, one passage after the other. What is collected is packed as it grows, two bytes or so for each
 * word, so that all reports of a council fit in memory.
 */
export function collectWords(): Collector {
  const forms = new Map<string, Form>()
  const english = new Map<string, Known>()
  const others = new Map<string, Known>()
  let size = 0
  let passage = 0

  const formOf = (word: string): Form => {
    const known = forms.get(word)
    if (known) return known
    const form: Form = { packed: [], numbers: [], head: -1, passages: 0 }
    forms.set(word, form)
    return form
  }
  const pack = (): void => {
    for (const form of forms.values()) {
      if (form.numbers.length > 0) form.packed.push(bytesOf(form.numbers))
      form.numbers = []
      form.head = -1
    }
    size = 0
  }
  return {
    add: (texts, language) => {
      const isEnglish = /^en\b/iu.test(language)
      const words = isEnglish ? english : others
      let place = 0
      for (const { text, weight } of texts) {
        eachWord(text, (word) => {
          let known = words.get(word)
          if (!known) {
            known = { form: formOf(isEnglish ? stemmer(word) : word), passages: 0, last: -1 }
            words.set(word, known)
          }
          if (known.last !== passage) known.passages += 1
          known.last = passage
          count(known.form, passage, weight, place)
          place += 1
        })
        // No phrase goes from a heading on into the text.
        place += 1
      }
      passage += 1
      size += place
      if (size > RUN) pack()
    },
    spellings: () => {
      const all = new Map([...english].map(([word, { passages }]) => [word, passages]))
      for (const [word, { passages }] of others) all.set(word, passages + (all.get(word) ?? 0))
      return all
    },
    *all() {
      pack()
      const own = (word: string) => postingsOf(word, forms.get(word)?.packed ?? [])
      const neighbours = neighboursOf(commonWords([...forms].map(([word, { passages }]) => [word, passages])), own)
      const { common, pairs } = neighbours
      const isCommon = new Set(common)
      for (const word of [...forms.keys(), ...pairs.keys()].sort()) {
        const pair = pairs.get(word)
        if (pair) yield pair
        else if (isCommon.has(word)) yield { ...own(word), counts: [], places: [] }
        else yield common.length === 0 ? own(word) : withNeighbours(own(word), neighbours)
      }
      return common
    },
  }
}

function count(form: Form, passage: number, weight: number, place: number): void {
  const { numbers, head } = form
  if (head >= 0 && numbers[head] === passage) {
    numbers[head + 1] = (numbers[head + 1] ?? 0) + weight
    numbers[head + 2] = (numbers[head + 2] ?? 0) + 1
    numbers.push(place)
  } else {
    form.head = numbers.length
    form.passages += 1
    numbers.push(passage, weight, 1, place)
  }
}

function postingsOf(word: string, pieces: readonly Uint8Array[]): Postings {
  const postings: Postings = { word, gaps: [], weights: [], counts: [], places: [] }
  let passage = 0
  for (const bytes of pieces) {
    const numbers = numbersIn(bytes)
    for (let at = 0; at < numbers.length; ) {
      const [own = 0, weight = 0, count = 0] = [numbers[at], numbers[at + 1], numbers[at + 2]]
      postings.gaps.push(own - passage)
      postings.weights.push(weight)
      postings.counts.push(count)
      let last = 0
      for (let next = at + 3; next < at + 3 + count; next += 1) {
        const place = numbers[next] ?? 0
        postings.places.push(place - last)
        last = place
      }
      passage = own
      at += 3 + count
    }
  }
  return postings
}

/** Numbers in as few bytes as each needs, seven bits in each byte. */
function bytesOf(numbers: readonly number[]): Uint8Array {
  const bytes: number[] = []
  for (let number of numbers) {
    for (; number > 127; number >>>= 7) bytes.push((number & 127) | 128)
    bytes.push(number)
  }
  return Uint8Array.from(bytes)
}

function numbersIn(bytes: Uint8Array): number[] {
  const numbers: number[] = []
  let number = 0
  let shift = 0
  for (const byte of bytes) {
    number |= (byte & 127) << shift
    shift += 7
    if (byte < 128) {
      numbers.push(number)
      number = 0
      shift = 0
    }
  }
  return numbers
}
