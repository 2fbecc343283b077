import type { ManifestPack, PageRange } from './manifest.ts'

/** The number printed on each page of a pack, in order. */
export function numbersPrinted(pack: Pick<ManifestPack, 'numbers' | 'runs'>): number[] {
  return (pack.runs ?? [pack.numbers]).flatMap(({ first, last }) =>
    Array.from({ length: last - first + 1 }, (_, offset) => first + offset),
  )
}

/** Numbers in ascending order as ranges without gaps. */
export function runsOf(numbers: readonly number[]): PageRange[] {
  const runs: PageRange[] = []
  for (const number of numbers) {
    const run = runs.at(-1)
    if (run && number === run.last + 1) run.last = number
    else runs.push({ first: number, last: number })
  }
  return runs
}
