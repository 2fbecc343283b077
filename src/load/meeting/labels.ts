import type { AgendaItem } from '../schema/meeting.ts'

/**
 * Settles the labels of agenda items: a given label stays as it is; an item without one gets the whole number after
 * the last one before it, so that `4`, `4a`, none gives `5`.
 *
 * An item without a number has a label that nobody sees, and does not count.
 *
 * @param items in order
 */
export function settleLabels(items: readonly Pick<AgendaItem, 'item' | 'numbered'>[]): string[] {
  let last = 0
  let unnumbered = 0
  return items.map(({ item: label, numbered = true }) => {
    if (!numbered) {
      unnumbered += 1
      return `\u2013${unnumbered}`
    }
    if (label === undefined) {
      last += 1
      return String(last)
    }
    const number = /^\d{1,6}/.exec(label)?.[0]
    if (number !== undefined) last = Number(number)
    return label
  })
}
