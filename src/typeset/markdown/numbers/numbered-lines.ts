import type { PhrasingContent } from 'mdast'
import { begins, continues, isInner, nest, type OpenNumbers } from './number-nesting.ts'
import { follows, takeNumber } from './typed-number.ts'

/** In how many lines the number after the first of its kind is looked for. */
const FARTHEST = 100

/** A line of the source, and what parts it from the line before: a hard break, or the mere end of a line. */
interface Line {
  before: PhrasingContent
  nodes: PhrasingContent[]
}

const lineEnd: PhrasingContent = { type: 'text', value: '\n' }

/**
 * A paragraph whose source lines are numbered one after the other, as its parts: a part begins where the number counts
 * on from the one before. One part where there is no such number.
 */
export function numberedParts(children: readonly PhrasingContent[]): PhrasingContent[][] {
  const lines = sourceLines(children)
  const starts: number[] = []
  let previous = numberOf(lines[0])
  for (const [index, line] of lines.entries()) {
    const number = index > 0 && previous !== undefined ? numberOf(line) : undefined
    if (number === undefined || previous === undefined || !follows(previous, number)) continue
    starts.push(index)
    previous = number
  }
  return divided(children, lines, starts)
}

/**
 * A paragraph some lines of which are lettered, `(a)` and then `(b)`, as its parts; so for `(i)` within `(a)`. A letter
 * that no other follows may only happen to begin a line.
 */
export function letteredParts(children: readonly PhrasingContent[]): PhrasingContent[][] {
  const lines = sourceLines(children)
  const numbers = lines.map(numberOf)
  const starts: number[] = []
  let open: OpenNumbers = []
  for (const [index, number] of numbers.entries()) {
    if (number === undefined || !isInner(number)) continue
    const begun = nest(open, number)
    const isFirst =
      begins(number) && numbers.slice(index + 1, index + FARTHEST).some((later) => later && continues(begun, later))
    if (!isFirst && !continues(open, number)) continue
    if (index > 0) starts.push(index)
    open = begun
  }
  return divided(children, lines, starts)
}

/** `a. First`: a letter, a mark, and words. */
const LETTER = /^([a-zA-Z])[.)]\s+\S/
/** `: What the term above means`, as other dialects of Markdown have it. */
const DEFINITION = /^:\s+\S/

/** A paragraph of lines with plain letters, `a.` and then `b.`, or of terms and `: definitions`, as its lines. */
export function listedParts(children: readonly PhrasingContent[]): PhrasingContent[][] {
  const lines = sourceLines(children)
  const starts = lines.flatMap((line, index) => {
    if (index === 0) return []
    const [before, letter] = [letterOf(lines[index - 1]), letterOf(line)]
    const isNext = before !== undefined && letter === before + 1
    return isNext || DEFINITION.test(beginning(line)) ? [index] : []
  })
  return divided(children, lines, starts).map(withoutColon)
}

function withoutColon([first, ...others]: PhrasingContent[]): PhrasingContent[] {
  const isDefinition = first?.type === 'text' && DEFINITION.test(first.value)
  if (!first || !isDefinition) return first ? [first, ...others] : []
  return [{ ...first, value: first.value.replace(/^:\s+/, '') }, ...others]
}

function letterOf(line: Line | undefined): number | undefined {
  return LETTER.exec(beginning(line))?.[1]?.charCodeAt(0)
}

function beginning(line: Line | undefined): string {
  const [first] = line?.nodes ?? []
  return first?.type === 'text' ? first.value : ''
}

/** @param starts lines at which a part begins, besides the first */
function divided(
  children: readonly PhrasingContent[],
  lines: readonly Line[],
  starts: readonly number[],
): PhrasingContent[][] {
  if (starts.length === 0) return [[...children]]
  return [0, ...starts].map((start, index) => joined(lines.slice(start, starts[index])))
}

function joined(lines: readonly Line[]): PhrasingContent[] {
  return lines.flatMap(({ before, nodes }, index) => (index === 0 ? nodes : [before, ...nodes]))
}

/** The lines of the source, each with its nodes. */
export function sourceLines(children: readonly PhrasingContent[]): Line[] {
  const lines: Line[] = [{ before: lineEnd, nodes: [] }]
  for (const child of children) {
    if (child.type === 'break') lines.push({ before: child, nodes: [] })
    else if (child.type === 'text' && child.value.includes('\n')) {
      const [first = '', ...others] = child.value.split('\n')
      if (first !== '') lines.at(-1)?.nodes.push({ ...child, value: first })
      for (const value of others) lines.push({ before: lineEnd, nodes: value === '' ? [] : [{ ...child, value }] })
    } else lines.at(-1)?.nodes.push(child)
  }
  return lines.filter(({ nodes }) => nodes.length > 0)
}

function numberOf(line: Line | undefined): string | undefined {
  return line && takeNumber(line.nodes)?.number
}
