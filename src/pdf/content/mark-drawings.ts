import type { Drawing, Drawings, Stretch } from './drawings.ts'

/** What a drawing is marked as. */
export interface DrawingMark<Key> {
  /** What it belongs to: neighbours with the same key share a mark. Undefined for an artifact. */
  key: Key | undefined
  /** Tag of the mark, such as `P`. */
  tag: string
}

export interface MarkedContent<Key> {
  bytes: Uint8Array
  /** The key of each identifier of marked content that was given, from 0 on. */
  keys: readonly Key[]
}

interface Run<Key> extends Stretch {
  mark: DrawingMark<Key>
  textObject: number | undefined
}

/** The mark of what is not to be read out. */
export const artifact: DrawingMark<never> = { key: undefined, tag: 'Artifact' }

/**
 * Contents with a mark around every drawing, and the old marks left out. Not one other byte changes, so that what is drawn
 * is the same. Marks lie within one text object or around whole ones, as ISO 32000-1, 14.6.1 wants them.
 *
 * @param markOf the mark of a drawing, by its index
 */
export function markDrawings<Key>(
  bytes: Uint8Array,
  found: Drawings,
  markOf: (index: number) => DrawingMark<Key>,
): MarkedContent<Key> {
  const keys: Key[] = []
  const changes: { at: number; until: number; text: string }[] = []
  for (const { start, end } of found.oldMarks) changes.push({ at: start, until: end, text: ' ' })
  for (const { start, end, mark } of runsOf(found, markOf)) {
    const properties = mark.key === undefined ? 'BMC' : `<</MCID ${keys.length}>> BDC`
    changes.push(
      { at: start, until: start, text: `/${mark.tag} ${properties}\n` },
      { at: end, until: end, text: '\nEMC\n' },
    )
    if (mark.key !== undefined) keys.push(mark.key)
  }
  changes.sort((a, b) => a.at - b.at || a.until - b.until)
  return { bytes: changed(bytes, changes), keys }
}

function changed(bytes: Uint8Array, changes: readonly { at: number; until: number; text: string }[]): Uint8Array {
  const parts: Uint8Array[] = []
  let at = 0
  for (const change of changes) {
    parts.push(bytes.subarray(at, change.at), Buffer.from(change.text, 'latin1'))
    at = change.until
  }
  parts.push(bytes.subarray(at))
  return Buffer.concat(parts)
}

/** Drawings that follow one another and have the same mark, as far as one mark may hold them. */
function runsOf<Key>(found: Drawings, markOf: (index: number) => DrawingMark<Key>): Run<Key>[] {
  const runs: Run<Key>[] = []
  const breaks = [...found.keptMarks].sort((a, b) => a - b)
  let nextBreak = 0
  for (const item of withWholeTextObjects(found, markOf, breaks)) {
    const last = runs.at(-1)
    while ((breaks[nextBreak] ?? Number.POSITIVE_INFINITY) < (last?.end ?? 0)) nextBreak += 1
    const isBroken = (breaks[nextBreak] ?? Number.POSITIVE_INFINITY) < item.start
    if (last && !isBroken && last.mark.key === item.mark.key && last.textObject === item.textObject) last.end = item.end
    else runs.push({ ...item })
  }
  return runs
}

/** Drawings in their order; in place of those of a text object that all have the same mark, the text object. */
function withWholeTextObjects<Key>(
  { drawings, textObjects }: Drawings,
  markOf: (index: number) => DrawingMark<Key>,
  breaks: readonly number[],
): Run<Key>[] {
  const marks = drawings.map((_, index) => markOf(index))
  const byText = new Map<number, Set<unknown>>()
  for (const [index, { textObject }] of drawings.entries()) {
    if (textObject === undefined) continue
    const keys = byText.get(textObject) ?? new Set()
    byText.set(textObject, keys.add(marks[index]?.key))
  }
  const isWhole = (textObject: number, { start, end }: Stretch): boolean =>
    byText.get(textObject)?.size === 1 && (breaks[firstAfter(breaks, start)] ?? end) >= end
  const whole = new Map<number, Stretch>()
  for (const textObject of byText.keys()) {
    const stretch = textObjects[textObject]
    if (stretch && isWhole(textObject, stretch)) whole.set(textObject, stretch)
  }
  return drawings.flatMap((drawing, index): Run<Key>[] => {
    const mark = marks[index]
    if (!mark) return []
    const stretch = drawing.textObject === undefined ? undefined : whole.get(drawing.textObject)
    if (!stretch) return [{ start: drawing.start, end: drawing.end, textObject: drawing.textObject, mark }]
    return isFirstOf(drawings, index) ? [{ ...stretch, textObject: undefined, mark }] : []
  })
}

function isFirstOf(drawings: readonly Drawing[], index: number): boolean {
  return drawings[index - 1]?.textObject !== drawings[index]?.textObject
}

/** Index of the first of ascending numbers that is greater. */
function firstAfter(numbers: readonly number[], limit: number): number {
  let [low, high] = [0, numbers.length]
  while (low < high) {
    const middle = (low + high) >> 1
    if ((numbers[middle] ?? 0) > limit) high = middle
    else low = middle + 1
  }
  return low
}
