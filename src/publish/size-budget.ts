import { type Message, message, type Place } from '../messages/message.ts'
import { sizeInWords } from '../messages/sizes.ts'

const UNITS: Readonly<Record<string, number>> = { kb: 1000, mb: 1_000_000, gb: 1_000_000_000 }
const LARGEST = 3

/** `25 MB` in bytes; undefined for what is no size. */
export function bytesOfSize(text: string): number | undefined {
  const [, amount, unit] = /^(\d+(?:\.\d+)?)\s*(kb|mb|gb)$/i.exec(text.trim()) ?? []
  const factor = UNITS[unit?.toLowerCase() ?? '']
  return amount === undefined || factor === undefined ? undefined : Math.round(Number(amount) * factor)
}

/** What there is to say of a pack's size. */
export interface SizedPack {
  name: string
  size: number
  /** Titles and bytes of its documents. */
  documents: readonly { title: string; bytes: number }[]
}

/** A warning for a pack above the workspace's `size_budget`, which names its largest documents. */
export function sizeFindings(budget: string | undefined, place: Place, packs: readonly SizedPack[]): Message[] {
  if (budget === undefined) return []
  const limit = bytesOfSize(budget)
  if (limit === undefined) {
    return [
      message({
        rule: 'size-budget',
        severity: 'error',
        reason: `${budget} is not a size such as 25 MB.`,
        place,
        note: 'Write a number and kB, MB or GB.',
      }),
    ]
  }
  return packs
    .filter(({ size }) => size > limit)
    .map(({ name, size, documents }) => {
      const largest = documents.toSorted((a, b) => b.bytes - a.bytes).slice(0, LARGEST)
      const named = largest.map(({ title, bytes }) => `“${title}” ${sizeInWords(bytes)}`).join(', ')
      return message({
        rule: 'size-budget',
        severity: 'warning',
        reason: `${name} is ${sizeInWords(size)}; at most ${budget} is wanted.`,
        place,
        note:
          named === ''
            ? 'It contains no attachment that could be made smaller.'
            : `The largest documents are ${named}.`,
      })
    })
}
