/** A ratio of one run, and what it has to be. */
export interface Figure {
  what: string
  measured: string
  /** Undefined where the figure is only told. */
  target?: string
  isMet?: boolean
}

/** What one benchmark found. */
export interface Benchmark {
  title: string
  figures: Figure[]
  /** What takes which part of the time: any unit. */
  shares?: Readonly<Record<string, number>>
  /** What to know of how it was measured. */
  note?: string
}

/** A figure that has to stay under a limit. */
export function under(what: string, value: number, limit: number): Figure {
  return { what, measured: value.toFixed(2), target: `< ${limit}`, isMet: value < limit }
}

/** A figure that has to reach a limit. */
export function atLeast(what: string, value: number, limit: number): Figure {
  return { what, measured: value.toFixed(2), target: `>= ${limit}`, isMet: value >= limit }
}

/** A figure without a target. */
export function told(what: string, measured: string): Figure {
  return { what, measured }
}

/** Runs some work, and tells the milliseconds it took. */
export async function lap<T>(work: () => Promise<T> | T): Promise<[T, number]> {
  const started = performance.now()
  return [await work(), performance.now() - started]
}

/** Milliseconds in words. */
export function seconds(milliseconds: number): string {
  return `${(milliseconds / 1000).toFixed(milliseconds < 10_000 ? 2 : 1)} s`
}

/** Bytes in words. */
export function megabytes(bytes: number): string {
  return `${Math.round(bytes / 1e6)} MB`
}
