import type { Heading, List, ListItem, Nodes, Paragraph, PhrasingContent, Root, TableCell } from 'mdast'
import type { Lines } from '../../load/text/lines.ts'
import type { Place } from '../../messages/message.ts'
import { alignedOffset } from './align.ts'

/** Replaces in the plain text what is not prose: code, a picture, a reference to a footnote. */
export const OBJECT = '\uFFFC'

/** A heading, paragraph or cell as plain text, which knows the place of each character in the file. */
export interface Block {
  kind: 'heading' | 'paragraph' | 'cell'
  /** Without markup; line breaks are `\n`. */
  text: string
  /** 1 to 6 for a heading, 0 for anything else. */
  depth: number
  /** The list item that this block begins, and its list. */
  item: ListItem | undefined
  list: List | undefined
  /** How many lists are around it. */
  listDepth: number
  /** True inside a quotation or a footnote. */
  aside: boolean
  /** 0-based offsets in the file. */
  start: number
  end: number
  node: Heading | Paragraph | TableCell
  /** The place of part of `text`, by offsets in it; without them, of the whole block. */
  place(from?: number, to?: number): Place
}

interface Around {
  item: ListItem | undefined
  list: List | undefined
  listDepth: number
  aside: boolean
}

interface Piece {
  /** Offsets in the plain text (`at`, `length`) and in the file (`offset`, `end`). */
  at: number
  offset: number
  length: number
  end: number
}

/** The prose of a document, in order: headings, paragraphs and cells of tables, but not code or HTML. */
export function blocksOf(tree: Root, source: string, file: string, lines: Lines): Block[] {
  const blocks: Block[] = []
  collect(tree, { item: undefined, list: undefined, listDepth: 0, aside: false }, (node, around) => {
    blocks.push(makeBlock(node, around, source, file, lines))
  })
  return blocks
}

function collect(
  node: Nodes,
  around: Around,
  found: (node: Heading | Paragraph | TableCell, around: Around) => void,
): void {
  if (node.type === 'heading' || node.type === 'paragraph' || node.type === 'tableCell') {
    found(node, around)
    return
  }
  if (!('children' in node)) return
  const aside = around.aside || node.type === 'blockquote' || node.type === 'footnoteDefinition'
  let first = true
  for (const child of node.children) {
    if (node.type === 'list') {
      collect(child, { ...around, aside, list: node, listDepth: around.listDepth + 1 }, found)
    } else if (node.type === 'listItem') {
      collect(child, { ...around, aside, item: first ? node : undefined }, found)
    } else {
      collect(child, { ...around, aside }, found)
    }
    first = false
  }
}

function makeBlock(
  node: Heading | Paragraph | TableCell,
  around: Around,
  source: string,
  file: string,
  lines: Lines,
): Block {
  const pieces: Piece[] = []
  const parts: string[] = []
  flatten(node.children, pieces, parts, 0)
  const text = parts.join('')
  const start = node.position?.start.offset ?? 0
  const end = node.position?.end.offset ?? start

  // Each piece is compared once, because a rule may ask for a hundred thousand places in it.
  const compared = new Map<Piece, { raw: string; value: string; isSame: boolean }>()

  function compare(piece: Piece): { raw: string; value: string; isSame: boolean } {
    const known = compared.get(piece)
    if (known) return known
    const raw = source.slice(piece.offset, piece.end)
    const value = text.slice(piece.at, piece.at + piece.length)
    const made = { raw, value, isSame: raw === value }
    compared.set(piece, made)
    return made
  }

  function offsetOf(at: number, side: 'start' | 'end'): number {
    const piece = pieceAt(pieces, at, side)
    if (!piece) return side === 'start' ? start : end
    const { raw, value, isSame } = compare(piece)
    if (isSame) return piece.offset + (at - piece.at)
    return piece.offset + alignedOffset(raw, value, at - piece.at)
  }

  function place(from?: number, to?: number): Place {
    if (from === undefined) return lines.place(file, start, end)
    return lines.place(file, offsetOf(from, 'start'), offsetOf(to ?? text.length, 'end'))
  }

  const kind = node.type === 'tableCell' ? 'cell' : node.type
  const depth = node.type === 'heading' ? node.depth : 0
  const item = node.type === 'tableCell' ? undefined : around.item
  return { ...around, kind, text, depth, item, start, end, node, place }
}

function flatten(children: readonly PhrasingContent[], pieces: Piece[], parts: string[], from: number): number {
  let at = from
  for (const child of children) {
    const offset = child.position?.start.offset ?? 0
    const end = child.position?.end.offset ?? offset
    if (child.type === 'text') {
      pieces.push({ at, offset, length: child.value.length, end })
      parts.push(child.value)
      at += child.value.length
    } else if (child.type === 'break') {
      parts.push('\n')
      at += 1
    } else if ('children' in child) {
      at = flatten(child.children, pieces, parts, at)
    } else if (child.type !== 'html') {
      parts.push(OBJECT)
      at += 1
    }
  }
  return at
}

/** The piece at an offset. Between two pieces, a start belongs to the second and an end to the first. */
function pieceAt(pieces: readonly Piece[], at: number, side: 'start' | 'end'): Piece | undefined {
  return side === 'start'
    ? pieces.find((piece) => at >= piece.at && at < piece.at + piece.length)
    : pieces.find((piece) => at > piece.at && at <= piece.at + piece.length)
}
