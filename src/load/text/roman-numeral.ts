const VALUES: Readonly<Record<string, number>> = { i: 1, v: 5, x: 10, l: 50, c: 100 }

/** The value of a Roman numeral of I, V, X, L and C in either case: `xiv` is 14. Undefined for other words. */
export function romanValue(numeral: string): number | undefined {
  const values = [...numeral.toLowerCase()].map((letter) => VALUES[letter])
  let total = 0
  for (const [index, value] of values.entries()) {
    if (value === undefined) return undefined
    total += value < (values[index + 1] ?? 0) ? -value : value
  }
  return values.length === 0 ? undefined : total
}
