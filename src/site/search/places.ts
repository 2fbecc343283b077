/** Where a word stands. */
export interface Postings {
  word: string
  /** From each passage that has it to the next; the first from 0. */
  gaps: number[]
  /** How much it counts in each. */
  weights: number[]
  /** How often it stands in each. */
  counts: number[]
  /** From one place in a passage to the next, the first from 0, one passage after the other. */
  places: number[]
  /** For each place the number of the common word before it and of that after it; 0 for none. */
  beside?: { before: number[]; after: number[] }
}

/** Tells each place of a word in order. */
export function eachPlace({ gaps, counts, places }: Postings, tell: (passage: number, place: number) => void): void {
  let passage = 0
  let next = 0
  for (const [index, gap] of gaps.entries()) {
    passage += gap
    let place = 0
    for (let left = counts[index] ?? 0; left > 0; left -= 1) {
      place += places[next] ?? 0
      next += 1
      tell(passage, place)
    }
  }
}
