import { distance } from 'fastest-levenshtein'

const TITLE =
  /^(?:cllrs?|councillors?|mr|mrs|ms|miss|mx|dr|doctor|prof|professor|sir|dame|lord|lady|baroness|baron|rev|revd|reverend|canon|ald|alderman|hon|the|rt|right|honourable)\.?$/i
const HONOUR = /^(?:[A-Z][A-Za-z]{0,4}[A-Z]|[A-Z]{2,6}|PhD|Hons?)\.?,?$/
/** Names shorter than this differ too easily by two letters. */
const SHORTEST_NEAR = 6

/** A name taken apart. */
export interface PersonName {
  /** Lower case without titles, letters after the name and accents: how two names are compared. */
  plain: string
  /** Letters after the name, such as `OBE`, in their order. */
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

/** True where two names are of one person, as far as writing tells. */
export function isSameName(one: string, other: string): boolean {
  return personName(one).plain === personName(other).plain
}

/** The one of some names that was probably meant: at most two letters off, none the same. */
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

/** Two plain names at most two letters apart, and not apart in both words of a pair of short ones. */
export function isNear(one: string, other: string): boolean {
  if (Math.abs(one.length - other.length) > 2 || Math.min(one.length, other.length) < SHORTEST_NEAR) return false
  if (one.split(' ').length !== other.split(' ').length) return false
  const apart = distance(one, other)
  return apart > 0 && apart <= 2
}
