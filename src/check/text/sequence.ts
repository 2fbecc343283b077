import type { List } from 'mdast'
import type { Numbered } from './numbered.ts'

/** A number that does not follow on from the one before it. */
export interface Break {
  numbered: Numbered
  kind: 'gap' | 'repeat' | 'parent'
  /** The label that was expected. */
  expected: string
  /** The label that it was compared with. */
  before: Numbered | undefined
}

/** How many of the latest runs a number may continue. */
const MOST_RUNS = 6

/** A run of numbers with one part, such as 1, 2, 3. */
interface Run {
  last: Numbered
  /** How many lists are around the one in which it began. */
  nesting: number
}

/**
 * Finds numbers that do not follow on from those before them. Numbers with several parts count within their parent: after
 * `3.2` comes `3.3`, below `5` comes `5.1`. Numbers with one part continue across headings, paragraphs and lists; a 1
 * begins a new run, which can continue only at its own level of lists or deeper. A parent counts only if it is numbered.
 */
export function sequenceBreaks(all: readonly Numbered[]): Break[] {
  const breaks: Break[] = []
  /** The last number below each parent. */
  const below = new Map<string, Numbered>()
  /** The latest runs, with the latest at the end. */
  let runs: Run[] = []
  let parent: Numbered | undefined
  let listParent: Numbered | undefined
  const lists = new Map<List, Numbered>()

  for (const [position, numbered] of all.entries()) {
    const { parts } = numbered
    const last = parts.at(-1) ?? 0
    if (parts.length > 1) {
      const key = parts.slice(0, -1).join('.')
      const before = below.get(key)
      const isAgain = before !== undefined && last === 1 && parentOf(all[position - 1]) !== key
      const found = before && !isAgain ? compare(numbered, before) : first(numbered, parent, listParent)
      if (found) breaks.push(found)
      below.set(key, numbered)
      forgetBelow(below, parts.join('.'))
      continue
    }
    const { list } = numbered.block
    const before = numbered.isMarker && list ? lists.get(list) : undefined
    // A title numbered 1 starts the numbering of titles again; a list that starts with 1 does not.
    if (last === 1 && numbered.isTitle) runs = runs.filter((run) => !run.last.isTitle)
    const found = before && !goesOn(numbered, runs) ? compare(numbered, before) : joins(numbered, runs)
    if (found) breaks.push(found)
    if (numbered.isMarker && list) lists.set(list, numbered)
    runs = runsWith(numbered, before, runs)
    if (numbered.isMarker) {
      listParent = numbered
    } else {
      parent = numbered
      forgetBelow(below, parts.join('.'))
    }
  }
  return breaks
}

function parentOf(numbered: Numbered | undefined): string | undefined {
  return numbered && numbered.parts.length > 1 ? numbered.parts.slice(0, -1).join('.') : undefined
}

function forgetBelow(below: Map<string, Numbered>, key: string): void {
  for (const known of below.keys()) if (known === key || known.startsWith(`${key}.`)) below.delete(known)
}

function compare(numbered: Numbered, before: Numbered): Break | undefined {
  const last = numbered.parts.at(-1) ?? 0
  const previous = before.parts.at(-1) ?? 0
  if (last === previous + 1) return undefined
  const expected = [...numbered.parts.slice(0, -1), previous + 1].join('.')
  return { numbered, kind: last <= previous ? 'repeat' : 'gap', expected, before }
}

/** Checks the first number below a parent: it begins with the parent's number and ends with 1. */
function first(numbered: Numbered, parent: Numbered | undefined, listParent: Numbered | undefined): Break | undefined {
  const { parts } = numbered
  if (listParent?.parts[0] !== parts[0] && parent && parts[0] !== parent.parts[0] && parts.length === 2) {
    return { numbered, kind: 'parent', expected: `${parent.parts[0]}.${parts.slice(1).join('.')}`, before: parent }
  }
  if ((parts.at(-1) ?? 0) <= 1) return undefined
  return { numbered, kind: 'gap', expected: [...parts.slice(0, -1), 1].join('.'), before: parent }
}

/** An item that begins a numbering within that of its list, or goes on with another: Markdown reads both as one list. */
function goesOn(numbered: Numbered, runs: readonly Run[]): boolean {
  return firstPart(numbered) === 1 || runs.some((run) => isNext(run, numbered))
}

/** Checks a number with one part that does not follow another in its list: it continues some run, or begins one with 1. */
function joins(numbered: Numbered, runs: readonly Run[]): Break | undefined {
  const number = numbered.parts[0] ?? 0
  if (number <= 1 || runs.some((run) => isNext(run, numbered))) return undefined
  const before = runs.findLast((run) => firstPart(run.last) < number && fits(run, numbered))?.last
  // A lone number far from any run is a quantity or a reference, not a paragraph's number.
  if (!before || number - firstPart(before) > 3) return undefined
  return { numbered, kind: 'gap', expected: String(firstPart(before) + 1), before }
}

/**
 * The runs after a number. It continues the run of `before`, the number before it in its list, or else the latest run that
 * it follows. That ends all runs inside the items before it, and all others at its level that it could have continued.
 */
function runsWith(numbered: Numbered, before: Numbered | undefined, runs: readonly Run[]): Run[] {
  const continued = runs.findLast((run) => (before ? run.last === before : isNext(run, numbered)))
  const nesting = continued?.nesting ?? numbered.nesting
  const isOver = ({ last }: Run): boolean => last === before || firstPart(last) === firstPart(numbered) - 1
  const others = runs.filter((run) => run.nesting < nesting || (run.nesting === nesting && !isOver(run)))
  return [...others, { last: numbered, nesting }].slice(-MOST_RUNS)
}

function isNext(run: Run, numbered: Numbered): boolean {
  return firstPart(run.last) === firstPart(numbered) - 1 && fits(run, numbered)
}

/** Titles continue titles, and other numbers each other. A number inside a list item does not continue an outer list. */
function fits({ last, nesting }: Run, numbered: Numbered): boolean {
  return last.isTitle === numbered.isTitle && nesting <= numbered.nesting
}

function firstPart({ parts }: Numbered): number {
  return parts[0] ?? 0
}
