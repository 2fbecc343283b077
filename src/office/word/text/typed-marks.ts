import type { BlockContent, Nodes, Paragraph, Root, RootContent } from 'mdast'
import type { ContainerDirective } from 'mdast-util-directive'
import { toString as textOf } from 'mdast-util-to-string'
import type { Position } from '../../../mdast.ts'
import type { WordFinding } from '../findings.ts'
import { arrange, type Block } from '../structure/arrange.ts'
import type { Piece } from './pieces.ts'

/** Blocks that can be typed in Word as in Markdown: `:::exempt`, paragraphs, `:::`. */
const CONTAINERS = ['recommendations', 'recommendation', 'landscape', 'exempt', 'redact', 'note']

const OPENING = /^:{3,}\s*([a-z]+)(?:\[(.*)\])?\s*$/
const CLOSING = /^:{3,}\s*$/
const REDACTION = /:+redact\[/g
/** What is meant to hide something, and still stands in the text. */
const HIDING = /:redact\s*[[{]|:{3,}\s*(?:redact|exempt)/i

/** A stretch of a text that is a mark, to be taken out, or words that are to be hidden. */
interface Stretch {
  from: number
  to: number
  hides: boolean
}

/**
 * Words typed as `:redact[…]` are not for the public: the mark is taken out, and the words between its brackets are marked so.
 * From a bracket on that is not closed, nothing is changed, and `unhidden` will tell.
 */
export function takeRedactions(pieces: readonly Piece[]): readonly Piece[] {
  const text = pieces.map((piece) => ('words' in piece ? piece.words : '\ufffc')).join('')
  const stretches: Stretch[] = []
  for (const { 0: mark, index } of text.matchAll(REDACTION)) {
    if (index < (stretches.at(-1)?.to ?? 0)) continue
    const from = index + mark.length
    const to = closingBracket(text, from)
    if (to === -1) break
    stretches.push(
      { from: index, to: from, hides: false },
      { from, to, hides: true },
      { from: to, to: to + 1, hides: false },
    )
  }
  return stretches.length === 0 ? pieces : redacted(pieces, stretches)
}

/** The pieces divided at the ends of stretches, without the marks. */
function redacted(pieces: readonly Piece[], stretches: readonly Stretch[]): Piece[] {
  const result: Piece[] = []
  let at = 0
  let next = 0
  for (const piece of pieces) {
    const [start, end] = [at, at + ('words' in piece ? piece.words.length : 1)]
    while (at < end) {
      while ((stretches[next]?.to ?? Number.POSITIVE_INFINITY) <= at) next += 1
      const stretch = stretches[next]
      const isInside = stretch !== undefined && stretch.from <= at
      const to = Math.min(end, (isInside ? stretch.to : stretch?.from) ?? end)
      const part = 'words' in piece ? cut(piece, at - start, to - start) : piece
      if (!isInside) result.push(part)
      else if (stretch.hides) result.push({ ...part, look: { ...part.look, redacted: true } })
      at = to
    }
  }
  return result
}

function cut(piece: Extract<Piece, { words: string }>, from: number, to: number): Piece {
  const { line, column, offset = 0 } = piece.position.start
  const point = (by: number) => ({ line, column: column + by, offset: offset + by })
  return { ...piece, words: piece.words.slice(from, to), position: { start: point(from), end: point(to) } }
}

function closingBracket(text: string, from: number): number {
  let depth = 1
  for (let at = from; at < text.length; at += 1) {
    if (text[at] === '[') depth += 1
    if (text[at] === ']') depth -= 1
    if (depth === 0) return at
  }
  return -1
}

/** Paragraphs between `:::name` and `:::` as a block of that name. Marks that do not come in pairs stay text. */
export function takeContainers(blocks: readonly Block[]): Block[] {
  const opened: { at: number; name: string; label: string | undefined }[] = []
  const result: Block[] = []
  for (const block of blocks) {
    const words = block.kind === 'text' ? plainWords(block.node) : ''
    const opening = OPENING.exec(words)
    const name = opening?.[1]
    if (name !== undefined && CONTAINERS.includes(name)) {
      opened.push({ at: result.length, name, label: opening?.[2] })
      result.push(block)
    } else if (CLOSING.test(words) && opened.length > 0) {
      const begun = opened.pop()
      const [mark, ...inner] = result.splice(begun?.at ?? result.length)
      if (begun && mark) result.push({ kind: 'other', node: container(begun.name, begun.label, mark, inner, block) })
    } else result.push(block)
  }
  return result
}

function container(
  name: string,
  label: string | undefined,
  first: Block,
  inner: readonly Block[],
  last: Block,
): ContainerDirective {
  const [start, end] = [first.node.position?.start, last.node.position?.end]
  const title: Paragraph[] = label
    ? [
        {
          type: 'paragraph',
          children: [{ type: 'text', value: label, position: first.node.position }],
          data: { directiveLabel: true },
          position: first.node.position,
        },
      ]
    : []
  return {
    type: 'containerDirective',
    name,
    attributes: {},
    children: [...title, ...(arrange(inner) as BlockContent[])],
    ...(start && end ? { position: { start, end } } : {}),
  }
}

function plainWords(node: RootContent): string {
  if (node.type !== 'paragraph') return ''
  return node.children.every((child) => child.type === 'text')
    ? node.children
        .map((child) => (child.type === 'text' ? child.value : ''))
        .join('')
        .trim()
    : ''
}

/** Errors for marks that hide nothing, because they are not closed, or stand in a table or a list: their words would go out. */
export function unhidden(tree: Root): WordFinding[] {
  const findings: WordFinding[] = []
  const look = (node: Nodes): void => {
    if (node.type === 'paragraph' || node.type === 'heading' || node.type === 'tableCell') {
      const found = HIDING.exec(textOf(node))
      if (found) findings.push(hidesNothing(found[0], node.position))
    } else if ('children' in node) for (const child of node.children) look(child)
  }
  look(tree)
  return findings
}

function hidesNothing(mark: string, position: Position | undefined): WordFinding {
  return {
    rule: 'directive',
    severity: 'error',
    reason: `“${mark}” hides nothing here: readers would see the words after it.`,
    note: 'Write :redact[words] within one paragraph, or :::exempt and ::: as paragraphs of their own, outside tables and lists.',
    position,
  }
}
