/** One part of a back catalogue: `--shard 2/8` is the second of eight. */
export interface Shard {
  /** From 1. */
  part: number
  of: number
}

/** Reads `2/8`; undefined for anything else, and where the part is not among the parts. */
export function parseShard(text: string): Shard | undefined {
  const found = /^(?<part>[1-9]\d{0,3})\/(?<of>[1-9]\d{0,3})$/u.exec(text.trim())?.groups
  const part = Number(found?.part)
  const of = Number(found?.of)
  return found && part <= of ? { part, of } : undefined
}

/**
 * The meetings of one shard. Deterministic, whatever the order given: the meeting with most pages goes first, each to the shard
 * that has fewest so far (longest processing time first: no shard has more than 4/3 of the best possible share).
 * @param meetings with an estimate of their pages, such as from the last manifest or from the sizes of their files
 * @returns keys, sorted
 */
export function meetingsOfShard(meetings: readonly { key: string; pages: number }[], shard: Shard): string[] {
  const loads = Array.from({ length: shard.of }, () => 0)
  const mine: string[] = []
  const ordered = meetings.toSorted((a, b) => b.pages - a.pages || (a.key < b.key ? -1 : a.key > b.key ? 1 : 0))
  for (const { key, pages } of ordered) {
    const lightest = loads.indexOf(Math.min(...loads))
    // A meeting without a page still costs something: it must not fall to one shard with all its like.
    loads[lightest] = (loads[lightest] ?? 0) + Math.max(pages, 1)
    if (lightest === shard.part - 1) mine.push(key)
  }
  return mine.toSorted()
}
