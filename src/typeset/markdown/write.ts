import type { Nodes } from 'mdast'
import { quote } from '../typst-syntax.ts'
import type { State } from './context.ts'
import { placeOf } from './tree.ts'

// Text holds no NUL any more when it is written, so marks cannot be mistaken for it.
const mark = /\0(\d+)\0/g

/** A call in code mode, with every argument that is there. */
export function call(name: string, ...values: (string | undefined)[]): string {
  return `${name}(${values.filter((value) => value !== undefined).join(', ')})`
}

/** A named argument, or nothing for `undefined`. */
export function named(name: string, value: string | undefined): string | undefined {
  return value === undefined ? undefined : `${name}: ${value}`
}

/** A call that makes a label of a name. */
export function label(name: string): string {
  return call('label', quote(name))
}

/** Expressions joined to one piece of content, each on a line of its own. */
export function join(expressions: readonly string[]): string {
  const there = expressions.filter((expression) => expression !== '')
  return there.length === 0 ? '[]' : `{\n${there.join('\n')}\n}`
}

/** Notes that what follows on this line of the source comes from a node. */
export function marked(expression: string, node: Nodes, state: State): string {
  if (expression === '' || !node.position) return expression
  state.places.push(placeOf(node, state.report.path))
  return `\0${state.places.length - 1}\0${expression}`
}

/** Takes the marks out: the source, and for each of its lines the number of its place. */
export function unmark(source: string): { source: string; places: (number | undefined)[] } {
  let current: number | undefined
  const places: (number | undefined)[] = []
  const lines = source.split('\n').map((line) => {
    const first = mark.exec(line)
    mark.lastIndex = 0
    if (first) current = Number(first[1])
    places.push(current)
    return line.replace(mark, '')
  })
  return { source: lines.join('\n'), places }
}
