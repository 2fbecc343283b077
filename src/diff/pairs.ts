/** Things of two lists that belong together, and those that are left over. */
export interface Pairs<T> {
  pairs: readonly (readonly [before: T, after: T])[]
  removed: readonly T[]
  added: readonly T[]
}

/**
 * Pairs things by the first of `keys` that they have in common; each thing once, in the order of the lists. A key is
 * undefined for a thing that has none of that kind.
 */
export function pairUp<T>(
  before: readonly T[],
  after: readonly T[],
  keys: readonly ((thing: T) => string | undefined)[],
): Pairs<T> {
  const partner = new Map<T, T>()
  const taken = new Set<T>()
  for (const keyOf of keys) {
    const waiting = new Map<string, T[]>()
    for (const thing of before) {
      const key = keyOf(thing)
      if (key !== undefined && !taken.has(thing)) waiting.set(key, [...(waiting.get(key) ?? []), thing])
    }
    for (const thing of after) {
      const key = keyOf(thing)
      const other = key === undefined || partner.has(thing) ? undefined : waiting.get(key)?.shift()
      if (!other) continue
      partner.set(thing, other)
      taken.add(other)
    }
  }
  return {
    pairs: after.flatMap((thing) => {
      const other = partner.get(thing)
      return other ? [[other, thing] as const] : []
    }),
    removed: before.filter((thing) => !taken.has(thing)),
    added: after.filter((thing) => !partner.has(thing)),
  }
}
