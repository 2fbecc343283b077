// Asks the index of the search. It is in many small files, of which a question needs a few.
import { distance } from './fastest-levenshtein.js'
import { eachWord } from './search-words.js'
import { stemmer } from './stemmer.js'

/** Words so close in spelling are taken for each other. */
const nearness = (word) => (word.length < 4 ? 0 : word.length < 6 ? 1 : 2)
/** Words that a beginning may stand for. */
const MOST_ENDINGS = 20

/** Opens an index. `load` gives the content of one of its files by name. */
export async function openIndex(load) {
  const root = await load('index')
  const parts = []
  let passage = 0
  let paper = -1
  let part = 0
  for (const [meeting, [page, body, date, count]] of root.meetings.entries()) {
    for (let number = 1; number <= count; number += 1) {
      const [size, kind, isContinued] = partOf(root.parts[part])
      if (!isContinued) paper += 1
      parts.push({ first: passage, paper, kind: root.kinds[kind], meeting, page, body, date, number })
      passage += size
      part += 1
    }
  }
  const files = new Map()
  const file = (name) => {
    if (!files.has(name)) files.set(name, load(name))
    return files.get(name)
  }
  const numbers = new Map(root.common.map((word, at) => [word, at + 1]))
  return { ...root, numbers, parts, passages: passage, file }
}

/** Passages, kind, and whether it goes on with the paper of the part before. */
function partOf(packed) {
  return [Math.floor(packed / 128), Math.floor((packed % 128) / 2), packed % 2 === 1]
}

/** The last of sorted values that is not after the wanted one. */
function lastUpTo(count, isUpTo) {
  let low = 0
  let high = count
  while (low < high) {
    const middle = (low + high) >> 1
    if (isUpTo(middle)) low = middle + 1
    else high = middle
  }
  return low - 1
}

export function partAt(index, passage) {
  return index.parts[lastUpTo(index.parts.length, (at) => index.parts[at].first <= passage)]
}

/** What is asked for: words, and phrases of several. */
export function questionOf(query) {
  const wanted = []
  for (const [, quoted, curly, plain] of query.matchAll(/"([^"]*)"?|“([^”]*)”?|([^\s"“]+)/gu)) {
    const words = []
    eachWord(quoted ?? curly ?? plain, (word) => words.push(word))
    if (words.length > 0) wanted.push(words)
  }
  return wanted
}

/** A word as the index may have it: English words by their stem, those of other languages as they are. */
export const formsOf = (word) => [...new Set([stemmer(word), word])]
const inForms = (words) => [...new Set(words.flatMap(formsOf))]

/**
 * Finds papers.
 * @returns the papers, the best first, each with its passages, the best first; the words that were asked for or taken for
 * them; and those that were taken for others
 */
export async function ask(index, query, filter = {}) {
  const question = questionOf(query)
  const words = [...new Set(question.flat())]
  const known = new Map(await Promise.all(words.map(async (word) => [word, await meant(index, word)])))
  const groups = await Promise.all(
    question.map((phrase) => (phrase.length === 1 ? found(index, inForms(known.get(phrase[0]))) : foundPhrase(index, phrase, known))),
  )
  const papers = groups.length === 0 ? [] : rank(index, groups, filter)
  const used = [...new Set([...known.values()].flat())]
  const corrected = words.filter((word) => known.get(word)?.isNear).map((word) => [word, known.get(word)[0]])
  return { papers, words: used, corrected }
}

/** The words that a word stands for: itself, else those that begin with it, else the nearest. */
async function meant(index, word) {
  const forms = formsOf(word)
  if (forms.some((form) => index.numbers.has(form)) || (await found(index, forms)).size > 0) return [word]
  const spelling = await index.file('spelling')
  const longer = word.length < 3 ? [] : spelling.filter((other) => other.startsWith(word)).slice(0, MOST_ENDINGS)
  if (longer.length > 0) return longer
  let best
  let least = nearness(word) + 1
  // The commonest come first.
  for (const other of spelling) {
    if (Math.abs(other.length - word.length) >= least) continue
    const apart = distance(word, other)
    if (apart < least) [best, least] = [other, apart]
  }
  return best === undefined ? [word] : Object.assign([best], { isNear: true })
}

async function entry(index, kind, word) {
  const chunk = lastUpTo(index.words.length, (at) => index.words[at] <= word)
  if (chunk < 0) return undefined
  const entries = await index.file(`${kind}-${chunk}`)
  return Object.hasOwn(entries, word) ? entries[word] : undefined
}

/** Weights of what the index has by passage. */
async function found(index, forms, times = 1) {
  const weights = new Map()
  for (const lists of await Promise.all(forms.map((form) => entry(index, 'words', form)))) {
    let passage = 0
    for (const [at, gap] of lists?.[0].entries() ?? []) {
      passage += gap
      weights.set(passage, (weights.get(passage) ?? 0) + times * lists[1][at])
    }
  }
  return weights
}

/** Places of a word, or of a pair of common words, by passage. `isWanted` tells by the number of the place, and what is beside it. */
async function places(index, word, isWanted = () => true, offset = 0) {
  const byPassage = new Map()
  const lists = await entry(index, 'words', word)
  if (!lists) return byPassage
  const [counts, gaps, before = [], after = []] = await entry(index, 'places', word)
  let passage = 0
  let next = 0
  for (const [at, gap] of lists[0].entries()) {
    passage += gap
    const own = new Set()
    let place = 0
    for (let left = counts[at]; left > 0; left -= 1) {
      place += gaps[next]
      if (isWanted(before[next], after[next])) own.add(place + offset)
      next += 1
    }
    if (own.size > 0) byPassage.set(passage, own)
  }
  return byPassage
}

/** Places by passage where a word stands before another. Common words have no places of their own: they are too many to load. */
async function neighbours(index, first, second) {
  const [before, after] = [index.numbers.get(first), index.numbers.get(second)]
  if (before && after) return places(index, `${first} ${second}`)
  if (after) return places(index, first, (_, number) => number === after)
  if (before) return places(index, second, (number) => number === before, -1)
  const [starts, ends] = await Promise.all([places(index, first), places(index, second)])
  for (const [passage, own] of starts) {
    for (const start of own) if (!ends.get(passage)?.has(start + 1)) own.delete(start)
  }
  return starts
}

/** The same, for words of which each may have several forms. */
async function neighboursInForms(index, firsts, seconds) {
  const found = firsts.flatMap((first) => seconds.map((second) => neighbours(index, first, second)))
  const all = new Map()
  for (const byPassage of await Promise.all(found)) {
    for (const [passage, own] of byPassage) all.set(passage, new Set([...(all.get(passage) ?? []), ...own]))
  }
  return all
}

/** Weights of a phrase by passage: its words stand there one after the other. */
async function foundPhrase(index, phrase, known) {
  const forms = phrase.map((word) => inForms(known.get(word)))
  const isPair = forms.length === 2 && forms.flat().every((form) => index.numbers.has(form))
  if (isPair) return found(index, forms[0].flatMap((first) => forms[1].map((second) => `${first} ${second}`)), 2)
  const steps = forms.slice(1).map((form, at) => neighboursInForms(index, forms[at], form))
  const weights = new Map()
  const [first, ...others] = await Promise.all(steps)
  for (const [passage, starts] of first) {
    const rest = others.map((one) => one.get(passage))
    if (rest.some((one) => one === undefined)) continue
    const times = [...starts].filter((start) => rest.every((one, offset) => one.has(start + offset + 1))).length
    if (times > 0) weights.set(passage, 2 * times)
  }
  return weights
}

/** Papers that have all that is asked for, the best first; of equals, the latest. */
function rank(index, groups, filter) {
  const papers = new Map()
  const rarity = groups.map((weights) => Math.log(1 + index.passages / (1 + weights.size)))
  const worth = (group, weight) => (rarity[group] * weight) / (weight + 2)
  for (const [group, weights] of groups.entries()) {
    for (const [passage, weight] of weights) {
      const part = partAt(index, passage)
      if (!isWanted(index, part, filter)) continue
      const paper = papers.get(part.paper) ?? { number: part.paper, weights: groups.map(() => 0), passages: new Map() }
      papers.set(part.paper, paper)
      paper.weights[group] += weight
      paper.passages.set(passage, (paper.passages.get(passage) ?? 0) + worth(group, weight))
    }
  }
  return [...papers.values()]
    .filter(({ weights }) => weights.every((weight) => weight > 0))
    .map(({ number, weights, passages: worths }) => {
      const passages = [...worths].sort((a, b) => b[1] - a[1] || a[0] - b[0])
      const score = weights.reduce((sum, weight, group) => sum + worth(group, weight), passages[0][1])
      return { number, score, passages: passages.map(([passage]) => passage) }
    })
    .sort((a, b) => b.score - a.score || b.number - a.number)
}

function isWanted(index, { body, date, kind }, filter) {
  if (filter.body && index.bodies[body]?.slug !== filter.body) return false
  if (filter.year && date.slice(0, 4) !== filter.year) return false
  return !filter.kind || kind === filter.kind
}

/** Words around the best place of a text, in pieces: those that were found are marked. */
export function snippet(text, words, length = 32) {
  const forms = new Set(words.flatMap(formsOf))
  const all = []
  eachWord(text, (word, start, end) => all.push({ start, end, form: formsOf(word).find((form) => forms.has(form)) }))
  let from = 0
  let most = 0
  for (const [at, { form }] of all.entries()) {
    if (form === undefined) continue
    const seen = all.slice(at, at + length).flatMap((word) => word.form ?? [])
    const worth = 1000 * new Set(seen).size + 10 * seen.length - (all[at + 1]?.form === undefined ? 1 : 0)
    if (worth > most) [from, most] = [Math.max(0, at - 6), worth]
  }
  const shown = all.slice(from, from + length)
  if (shown.length === 0) return []
  const pieces = from > 0 ? [{ text: '… ' }] : []
  let end = shown[0].start
  for (const word of shown) {
    if (word.form === undefined) continue
    pieces.push({ text: text.slice(end, word.start) }, { text: text.slice(word.start, word.end), isFound: true })
    end = word.end
  }
  const last = shown.at(-1).end
  pieces.push({ text: text.slice(end, last) + (from + length < all.length ? ' …' : text.slice(last)) })
  return pieces.filter((piece) => piece.text !== '')
}
