import type { Nodes, Parents } from 'mdast'
import type { Message, Place } from '../../messages/message.ts'
import { message } from '../../messages/message.ts'
import type { State } from './context.ts'

/** Place of a node in its file; the file's start for a node that was made on the way. */
export function placeOf(node: Nodes, path: string): Place {
  const { position } = node
  const start = { line: 1, column: 1, offset: 0 }
  return position ? { file: path, start: position.start, end: position.end } : { file: path, start, end: start }
}

/** The source text of a node; empty where it has no place. */
export function sourceOf(node: Nodes, text: string): string {
  const start = node.position?.start.offset
  const end = node.position?.end.offset
  return start === undefined || end === undefined ? '' : text.slice(start, end)
}

/** The words that a node prints. */
export function textOf(node: Nodes): string {
  if (node.type === 'text' || node.type === 'inlineCode' || node.type === 'code') return node.value
  if (node.type === 'image' || node.type === 'imageReference') return node.alt ?? ''
  if (node.type === 'break') return ' '
  return 'children' in node ? childrenOf(node).map(textOf).join('') : ''
}

/** Children under one type, whatever the parent. */
export function childrenOf(node: Parents): Nodes[] {
  return node.children
}

/** Reports something about a node as a warning. */
export function warn(state: State, node: Nodes, rule: string, reason: string, note: string): void {
  state.messages.push(report('warning', state, node, rule, reason, note))
}

/** Reports something about a node that stops the build. */
export function fail(state: State, node: Nodes, rule: string, reason: string, note: string): void {
  state.messages.push(report('error', state, node, rule, reason, note))
}

function report(
  severity: 'error' | 'warning',
  state: State,
  node: Nodes,
  rule: string,
  reason: string,
  note: string,
): Message {
  return message({ rule, severity, reason, note, place: placeOf(node, state.report.path) })
}
