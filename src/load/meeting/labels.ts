import type { AgendaItem } from '../schema/meeting.ts'

/** What an item is called. */
export interface ItemLabel {
  /** Unique on the agenda: what papers, stamps and links call it. */
  label: string
  /** As the agenda prints it: the label without what tells apart parts in which numbers begin again. */
  number: string
}

type Entry =
  | { part: string; restart?: string | undefined }
  | { heading: string }
  | Pick<AgendaItem, 'item' | 'numbered'>

/**
 * Settles the labels of agenda items: a given label stays as it is; an item without one gets the whole number after
 * the last one before it, so that `4`, `4a`, none gives `5`. Below a part with `restart: II` numbers begin again, and its
 * first item is `II.1`, printed as `1` on the agenda.
 *
 * An item without a number has a label that nobody sees, and does not count.
 *
 * @param agenda its entries in order
 * @returns one label for each item
 */
export function settleLabels(agenda: readonly Entry[]): ItemLabel[] {
  let last = 0
  let unnumbered = 0
  let before = ''
  return agenda.flatMap((entry): ItemLabel[] => {
    if ('heading' in entry) return []
    if ('part' in entry) {
      if (entry.restart !== undefined) {
        last = 0
        before = `${entry.restart}.`
      }
      return []
    }
    const { item: given, numbered = true } = entry
    if (!numbered) {
      unnumbered += 1
      return [{ label: `\u2013${unnumbered}`, number: '' }]
    }
    const number = given === undefined ? String(last + 1) : withoutPrefix(given, before)
    const counted = /^\d{1,6}/.exec(number)?.[0]
    if (counted !== undefined) last = Number(counted)
    return [{ label: before + number, number }]
  })
}

/** `II.1` may be given as that, or as the `1` that the agenda prints. */
function withoutPrefix(label: string, before: string): string {
  return label.startsWith(before) && label.length > before.length ? label.slice(before.length) : label
}
