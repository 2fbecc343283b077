import { distance } from 'fastest-levenshtein'

const TITLE =
  /^(?:cllrs?|councillors?|mr|mrs|ms|miss|mx|dr|doctor|prof|professor|sir|dame|lord|lady|baroness|baron|rev|revd|reverend|canon|ald|alderman|hon|the|rt|right|honourable)\.?$/i
const HONOUR = /^(?:[A-Z][A-Za-z]{0,4}[A-Z]|[A-Z]{2,6}|PhD|Hons?)\.?,?$/
/** Shorter names are not compared: two letters make too many of them alike. */
const SHORTEST_NEAR = 6

/** A name, and the letters after it. */
export interface PersonName {
  /** Lower case without titles, letters after the name and accents: how two names are compared. */
  plain: string
  /** The letters after the name, such as `OBE`, in order. */
  honours: string
}

/** "Cllr Sandra Samuels OBE (Chair)" is "sandra samuels" with "OBE". */
export function personName(name: string): PersonName {
  const words = name
    .replaceAll(/\([^()]*\)/g, ' ')
    .replaceAll(',', ' ')
    .split(/\s+/)
    .filter((word) => word !== '')
  while (words.length > 1 && TITLE.test(words[0] ?? '')) words.shift()
  const honours: string[] = []
  while (words.length > 2 && HONOUR.test(words.at(-1) ?? '')) honours.unshift((words.pop() ?? '').replace(/[.,]$/, ''))
  const plain = words
    .join(' ')
    .toLowerCase()
    .normalize('NFD')
    .replaceAll(/\p{M}/gu, '')
    .replaceAll('’', "'")
    .replaceAll('.', '')
  return { plain, honours: honours.join(' ') }
}

/** True for two names that differ only in title, letters after the name, case and accents. */
export function isSameName(one: string, other: string): boolean {
  return personName(one).plain === personName(other).plain
}

/** The candidate that was probably meant: one or two letters different. Undefined if some candidate is the same. */
export function nearName(name: string, candidates: readonly string[]): string | undefined {
  const { plain } = personName(name)
  if (plain.length < SHORTEST_NEAR) return undefined
  const others = candidates.map((candidate) => ({ candidate, plain: personName(candidate).plain }))
  if (others.some((other) => other.plain === plain)) return undefined
  const near = others
    .filter((other) => isNear(plain, other.plain))
    .sort((a, b) => distance(plain, a.plain) - distance(plain, b.plain))
  return near[0]?.candidate
}

/** True for two plain names with as many words that differ by one or two letters. */
export function isNear(one: string, other: string): boolean {
  if (Math.abs(one.length - other.length) > 2 || Math.min(one.length, other.length) < SHORTEST_NEAR) return false
  if (one.split(' ').length !== other.split(' ').length) return false
  const apart = distance(one, other)
  return apart > 0 && apart <= 2
}
