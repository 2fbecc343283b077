import type { Nodes } from 'mdast'
import { textOf } from '../tree.ts'

/** Characters of a line in bold that is a title. */
const LONGEST_BOLD_TITLE = 90
/** Characters of a line that introduces a list or a table. */
const LONGEST_INTRODUCTION = 150
/** Characters of a plain line that is a title. */
const LONGEST_TITLE = 70
/** Characters above which a paragraph is running text, whether or not it ends in a stop. */
const CERTAIN_SENTENCE = 100
/** Characters below which a line is no sentence, even with a stop. */
const SHORTEST_SENTENCE = 20

/** A paragraph all in bold, which is somebody's heading. */
export function isBoldLine(node: Nodes): boolean {
  if (node.type !== 'paragraph') return false
  const [only, ...others] = node.children
  return others.length === 0 && only?.type === 'strong' && textOf(only).length < LONGEST_BOLD_TITLE
}

/** A line in bold, a short one that ends in a colon, or the caption of a table: it belongs to what follows. */
export function introduces(node: Nodes): boolean {
  if (node.type !== 'paragraph') return false
  const text = textOf(node).trim()
  return (
    isBoldLine(node) ||
    (text.length <= LONGEST_INTRODUCTION && /:$|^(?:table|figure|chart|appendix)\s+[\dA-Z]/i.test(text))
  )
}

/**
 * A short line without a stop, with running text or a numbered list after it and not one of many short lines: what
 * people write who do not mark headings. It only looks like one: for the structure, there is no certainty.
 */
export function isTitleLine(nodes: readonly Nodes[], index: number, isAfterNumber: boolean): boolean {
  const [node, after] = [nodes[index], nodes[index + 1]]
  if (!node || !isShortLine(node) || !after) return false
  const text = textOf(node).trim()
  const numbered = /^\d+ /.test(text)
  // Names and single lines under "1. Apologies" belong to that number.
  if (isAfterNumber && !numbered) return false
  if (!/^(\d+ )?\p{Lu}[^\d@]*$/u.test(text) || text.includes('//')) return false
  const oneOfMany = [nodes[index - 1], nodes[index - 2]].every((other) => other && isShortLine(other))
  return (isSentence(after) || (after.type === 'list' && after.ordered === true)) && (numbered || !oneOfMany)
}

function isShortLine(node: Nodes): boolean {
  if (node.type !== 'paragraph') return false
  const text = textOf(node).trim()
  const isOneLine = !text.includes('\n') && node.children.every(({ type }) => type !== 'break')
  return text.length <= LONGEST_TITLE && isOneLine && !/[.,;:?!\]]$/.test(text)
}

function isSentence(node: Nodes): boolean {
  if (node.type !== 'paragraph') return false
  const text = textOf(node).trim()
  return text.length > CERTAIN_SENTENCE || (text.length >= SHORTEST_SENTENCE && /[.;:?!]$/.test(text))
}
