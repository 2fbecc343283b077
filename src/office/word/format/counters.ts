import { formatNumber } from './number-format.ts'
import type { Level, NumberingInstance } from './numbering.ts'

/** The label of one paragraph. */
export interface Label {
  /** As printed, such as `3.2.1` or `(a)`; empty for a bullet, or for a level that prints nothing. */
  text: string
  isBullet: boolean
}

/** Counts the paragraphs of all lists, in the order of the document. */
export interface Counters {
  /** Counts one more paragraph; undefined where the numbering does not have the level. */
  next(instance: NumberingInstance, level: number): Label | undefined
}

const LEVELS = 9

/**
 * Starts to count. A list has one row of counters, whichever numbering uses it; a start that a numbering sets for a level
 * counts once, where it first uses that level. Held against LibreOffice and the cross-references that Word stores.
 */
export function startCounters(): Counters {
  const rows = new Map<string, (number | undefined)[]>()
  const begun = new Set<string>()

  function next(instance: NumberingInstance, at: number): Label | undefined {
    const level = instance.levels.get(at)
    if (!level || at < 0 || at >= LEVELS) return undefined
    const row = rows.get(instance.list) ?? []
    rows.set(instance.list, row)
    const use = `${instance.id} ${at}`
    if (!begun.has(use)) {
      begun.add(use)
      if (instance.starts.has(at)) row[at] = undefined
    }
    // A level above that was never used shows its start.
    for (let above = 0; above < at; above += 1) row[above] ??= startOf(instance, above)
    const before = row[at]
    row[at] = before === undefined ? startOf(instance, at) : before + 1
    for (let below = at + 1; below < LEVELS; below += 1) {
      const restart = instance.levels.get(below)?.restart
      if (restart !== 0 && (restart === undefined || at < restart)) row[below] = undefined
    }
    if (level.format === 'bullet') return { text: '', isBullet: true }
    return { text: level.hidden ? '' : labelText(instance, level, row), isBullet: false }
  }

  return { next }
}

function startOf({ starts, levels }: NumberingInstance, level: number): number {
  return starts.get(level) ?? levels.get(level)?.start ?? 1
}

function labelText(instance: NumberingInstance, { text, legal }: Level, row: readonly (number | undefined)[]): string {
  return text
    .replace(/%([1-9])/g, (_, digit: string) => {
      const index = Number(digit) - 1
      const format = instance.levels.get(index)?.format ?? 'decimal'
      const inFigures = legal && format !== 'bullet' && format !== 'none'
      return formatNumber(row[index] ?? startOf(instance, index), inFigures ? 'decimal' : format)
    })
    .trim()
}
