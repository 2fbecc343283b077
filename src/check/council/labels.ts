/** The parts of an item label: `5.1` is [5, 1], `4a` is [4, 'a']. */
export type LabelParts = readonly (number | string)[]

/** Splits a label into its parts; undefined for a label of another form. */
export function labelParts(label: string): LabelParts | undefined {
  if (!/^\d{1,4}(?:\.\d{1,4}){0,4}[a-z]{0,2}$/i.test(label)) return undefined
  return [...label.matchAll(/\d+|[a-z]+/gi)].map(([part]) => (/^\d/.test(part) ? Number(part) : part.toLowerCase()))
}

/** Compares two labels for sorting: negative if `a` comes first. A parent comes before its children. */
export function compareLabels(a: LabelParts, b: LabelParts): number {
  for (let index = 0; index < Math.max(a.length, b.length); index += 1) {
    const one = a[index]
    const other = b[index]
    if (one === other) continue
    if (one === undefined) return -1
    if (other === undefined) return 1
    if (typeof one === 'number' && typeof other === 'number') return one - other
    return String(one) < String(other) ? -1 : 1
  }
  return 0
}
