import type { Emphasis, Link, PhrasingContent, Strong } from 'mdast'
import type { Position } from '../../../mdast.ts'
import { span } from './transcript.ts'

/** How words look, as far as Markdown can say it. */
export interface Look {
  bold: boolean
  italic: boolean
  struck: boolean
  raised: 'sup' | 'sub' | undefined
  /** The address that the words lead to. */
  link: string | undefined
  /** The words are not for the public. */
  redacted: boolean
}

export const PLAIN: Look = {
  bold: false,
  italic: false,
  struck: false,
  raised: undefined,
  link: undefined,
  redacted: false,
}

/** A stretch of a paragraph: words, or something that is no words, such as a picture. */
export type Piece = { look: Look; position: Position } & ({ words: string } | { node: PhrasingContent })

/** True for a paragraph that prints something. */
export function hasContent(pieces: readonly Piece[]): boolean {
  return pieces.some((piece) => ('words' in piece ? piece.words.trim() !== '' : piece.node.type !== 'break'))
}

/** The words of pieces, with a blank for a line break. */
export function wordsOf(pieces: readonly Piece[]): string {
  return pieces.map((piece) => ('words' in piece ? piece.words : piece.node.type === 'break' ? ' ' : '')).join('')
}

/** Wraps of phrasing content, the outermost first, each with what tells it from others of its kind. */
const WRAPS: readonly {
  key: (look: Look) => string | undefined
  wrap: (inner: PhrasingContent[], key: string, position: Position) => PhrasingContent[]
}[] = [
  {
    key: ({ redacted }) => (redacted ? 'redact' : undefined),
    wrap: (children, name, position) => [{ type: 'textDirective', name, attributes: {}, children, position }],
  },
  {
    key: ({ link }) => link,
    wrap: (children, url, position) => [
      { type: 'link', url, title: null, children: withoutLinks(children), position } satisfies Link,
    ],
  },
  {
    key: ({ struck }) => (struck ? 'struck' : undefined),
    wrap: (children, _, position) => [{ type: 'delete', children, position }],
  },
  {
    key: ({ bold }) => (bold ? 'bold' : undefined),
    wrap: (children, _, position) => [{ type: 'strong', children, position } satisfies Strong],
  },
  {
    key: ({ italic }) => (italic ? 'italic' : undefined),
    wrap: (children, _, position) => [{ type: 'emphasis', children, position } satisfies Emphasis],
  },
  {
    // As Markdown has it: tags around the words.
    key: ({ raised }) => raised,
    wrap: (children, tag, { start, end }) => [
      { type: 'html', value: `<${tag}>`, position: { start, end: start } },
      ...children,
      { type: 'html', value: `</${tag}>`, position: { start: end, end } },
    ],
  },
]

/** Pieces as Markdown's tree has them; blanks at the ends of bold, italic and linked words stand outside. */
export function phrasing(pieces: readonly Piece[]): PhrasingContent[] {
  return wrapped(joined(pieces), 0)
}

function wrapped(pieces: readonly Piece[], depth: number): PhrasingContent[] {
  const level = WRAPS[depth]
  if (!level) return pieces.flatMap(contentOf)
  const found: PhrasingContent[] = []
  for (let from = 0; from < pieces.length; ) {
    const key = keyAt(pieces, from, level.key)
    let to = from + 1
    while (to < pieces.length && keyAt(pieces, to, level.key) === key) to += 1
    const run = pieces.slice(from, to)
    from = to
    const inner = wrapped(run, depth + 1)
    const position = span(run[0]?.position, run.at(-1)?.position)
    if (key === undefined || !position || inner.length === 0) found.push(...inner)
    else found.push(...level.wrap(inner, key, position))
  }
  return found
}

function keyAt(pieces: readonly Piece[], at: number, key: (look: Look) => string | undefined): string | undefined {
  const piece = pieces[at]
  return piece && key(piece.look)
}

function contentOf(piece: Piece): PhrasingContent[] {
  if ('node' in piece) return [piece.node]
  return piece.words === '' ? [] : [{ type: 'text', value: piece.words, position: piece.position }]
}

/** Neighbours that look alike are one; a blank looks as what it stands between has in common. None are at the ends. */
function joined(pieces: readonly Piece[]): Piece[] {
  const apart = trimmed(merged(pieces).flatMap(blanksApart))
  const before: (Look | undefined)[] = []
  for (const piece of apart) before.push(isInk(piece) ? piece.look : before.at(-1))
  let after: Look | undefined
  const settled = apart.toReversed().map((piece, index): Piece => {
    if (isInk(piece)) {
      after = piece.look
      return piece
    }
    return { ...piece, look: shared(before[apart.length - 1 - index], after) }
  })
  return merged(settled.toReversed())
}

function merged(pieces: readonly Piece[]): Piece[] {
  const result: Piece[] = []
  for (const piece of pieces) {
    const last = result.at(-1)
    if (last && 'words' in last && 'words' in piece && isSame(last.look, piece.look) && isNext(last, piece)) {
      const position = { start: last.position.start, end: piece.position.end }
      result[result.length - 1] = { ...last, words: last.words + piece.words, position }
    } else result.push(piece)
  }
  return result
}

/** Without the blanks that a paragraph begins and ends with. */
function trimmed(pieces: readonly Piece[]): Piece[] {
  const isBlank = (piece: Piece): boolean =>
    'words' in piece ? piece.words.trim() === '' : piece.node.type === 'break'
  const from = pieces.findIndex((piece) => !isBlank(piece))
  return from === -1 ? [] : pieces.slice(from, pieces.findLastIndex((piece) => !isBlank(piece)) + 1)
}

/** Leading blanks, words and trailing blanks as pieces of their own. */
function blanksApart(piece: Piece): Piece[] {
  if (!('words' in piece)) return [piece]
  const [, before = '', words = '', after = ''] = /^(\s*)(.*?)(\s*)$/s.exec(piece.words) ?? []
  let at = 0
  return [before, words, after].flatMap((part): Piece[] => {
    if (part === '') return []
    const start = moved(piece.position.start, at)
    at += part.length
    return [{ ...piece, words: part, position: { start, end: moved(piece.position.start, at) } }]
  })
}

/** What two looks have in common: a blank inside bold words, one of which is italic, is bold. */
function shared(one: Look | undefined, other: Look | undefined): Look {
  if (!one || !other) return PLAIN
  return {
    bold: one.bold && other.bold,
    italic: one.italic && other.italic,
    struck: one.struck && other.struck,
    raised: one.raised === other.raised ? one.raised : undefined,
    link: one.link === other.link ? one.link : undefined,
    redacted: one.redacted && other.redacted,
  }
}

function isInk(piece: Piece): boolean {
  return 'node' in piece ? piece.node.type !== 'break' : piece.words.trim() !== ''
}

function isSame(one: Look, other: Look): boolean {
  return (Object.keys(PLAIN) as (keyof Look)[]).every((key) => one[key] === other[key])
}

function isNext(one: Piece, other: Piece): boolean {
  return one.position.end.offset === other.position.start.offset
}

function moved(point: Position['start'], by: number): Position['start'] {
  return { line: point.line, column: point.column + by, offset: (point.offset ?? 0) + by }
}

/** Links hold no links and no footnotes of their own. */
function withoutLinks(children: PhrasingContent[]): PhrasingContent[] {
  return children.flatMap((child) => (child.type === 'link' ? withoutLinks(child.children) : [child]))
}
