/** A place for what was made, under all that it was made from: what does not fit its key is made again. */
export interface Shelf<K, V> {
  get(key: K): V | undefined
  set(key: K, value: V): void
}

/** Shelves that are cleared together of what nobody asks for any more, so that a process can run for days. */
export interface Shelves {
  /**
   * A new shelf.
   * @param rounds in which something may go unused before it is dropped
   */
  shelf<K, V>(rounds: number): Shelf<K, V>
  /** Ends a round: the building of what has changed. */
  endRound(): void
  /** Number of things kept. */
  count(): number
}

/** Shelves that keep nothing, for what is made once. */
export const noShelves: Pick<Shelves, 'shelf'> = { shelf: () => ({ get: () => undefined, set: () => undefined }) }

interface Entry<V> {
  value: V
  /** The round in which it was last asked for. */
  used: number
}

/** Opens shelves with nothing on them. */
export function openShelves(): Shelves {
  const all: { rounds: number; entries: Map<unknown, Entry<unknown>> }[] = []
  let round = 0
  return {
    shelf<K, V>(rounds: number): Shelf<K, V> {
      const entries = new Map<K, Entry<V>>()
      all.push({ rounds, entries })
      return {
        get(key) {
          const entry = entries.get(key)
          if (entry) entry.used = round
          return entry?.value
        },
        set(key, value) {
          entries.set(key, { value, used: round })
        },
      }
    },
    endRound() {
      round += 1
      for (const { rounds, entries } of all) {
        for (const [key, { used }] of entries) if (used < round - rounds) entries.delete(key)
      }
    },
    count: () => all.reduce((sum, { entries }) => sum + entries.size, 0),
  }
}
