/**
 * Settles the labels of agenda items: a given label stays as it is; an item without one gets the whole number after
 * the last one before it, so that `4`, `4a`, none gives `5`.
 *
 * @param given the labels as written, in order
 */
export function settleLabels(given: readonly (string | undefined)[]): string[] {
  let last = 0
  return given.map((label) => {
    if (label === undefined) {
      last += 1
      return String(last)
    }
    const number = /^\d{1,6}/.exec(label)?.[0]
    if (number !== undefined) last = Number(number)
    return label
  })
}
