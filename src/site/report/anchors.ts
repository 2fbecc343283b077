import { createHash } from 'node:crypto'
import type { Nodes, Paragraph, Root } from 'mdast'
import { slugOf } from '../../slug.ts'
import { cleanLine, uniqueNames } from '../text.ts'

/** A heading of a report, as its page shows it. */
export interface ReportHeading {
  id: string
  /** 2 to 6: below the page's title, and never skipping a level. */
  level: number
  text: string
}

/** The places of a report that an address can name. */
export interface Anchors {
  headings: readonly ReportHeading[]
  /** Heading, paragraph or list item to its anchor: by the number that begins it, else by its first words. */
  byNode: ReadonlyMap<Nodes, Anchor>
  ids: ReadonlySet<string>
}

export interface Anchor {
  id: string
  level?: number
  /** A number typed by hand, as it begins the text. */
  number?: string
}

/** Ids that the page itself uses. */
const RESERVED = ['main', 'contents', 'footnote-label', 'top']

/** Words that give a paragraph without a number its id; three times as many where an earlier one begins with the same. */
const FIRST_WORDS = 6
/** Characters from which on a paragraph without a number is worth a link. */
const WORTH_QUOTING = 20

/** `3.2.1`, `18.1`, `18.1.` or `4.` at the start of a text. */
const NUMBER = /^\s*(?<number>\d{1,3}(?:\.\d{1,3}){1,5}\.?|\d{1,3}\.)(?=\s+\S|$)/u
/** `3.5 million` is a figure, not a number of a paragraph. */
const FIGURE =
  /^\s*\d+\.\d+\s+(?:%|(?:per\s?cent|percent|hundred|thousand|million|billion|trillion|times|years?|months?|weeks?|days?|hours?|fte|wte|km|miles?|metres?|hectares?|tonnes?|kg|[mk]|bn|pages?)\b)/iu

/**
 * Gives every heading and every paragraph of a report its id, before anything is written: other papers and people link to them.
 * Ids come from the text (`3-2-financial-implications`, `p3.2.1`, `q-the-bridge-is-to-be-closed`), so that they stay when
 * paragraphs are added elsewhere.
 * @param title a first heading that only repeats it is left out
 * @param numbered false where the front matter says `numbering: off`
 */
export function anchorsOf(tree: Root, title: string, numbered: boolean): Anchors {
  const unique = uniqueNames(RESERVED)
  const taken = new Set<string>()
  const byNode = new Map<Nodes, Anchor>()
  const headings: ReportHeading[] = []
  const open: number[] = []
  const repeated = repeatedTitle(tree, title)

  const visit = (node: Nodes, parent: Nodes, index: number, topLevel: boolean): void => {
    if (node.type === 'heading' && node !== repeated) {
      while (open.length > 0 && (open.at(-1) ?? 0) >= node.depth) open.pop()
      const level = Math.min(2 + open.length, 6)
      open.push(node.depth)
      const text = cleanLine(plainText(node))
      const id = unique(slugOf(text, 'section'))
      byNode.set(node, { id, level })
      if (text !== '') headings.push({ id, level, text })
    } else if (node.type === 'paragraph') {
      const number = numbered ? (labelOf(node, parent) ?? numberOf(node)) : undefined
      if (number !== undefined) byNode.set(node, { id: unique(idOf(number)), number })
      else if (isQuotable(node, parent)) byNode.set(node, { id: quoteId(node, unique, taken) })
    } else if (numbered && node.type === 'listItem' && parent.type === 'list' && parent.ordered && topLevel) {
      const number = String((parent.start ?? 1) + index)
      byNode.set(node, { id: unique(`p${number}`), number: `${number}.` })
    }
    if ('children' in node) {
      const top = node.type === 'root' || (topLevel && node.type === 'list' && parent.type === 'root')
      node.children.forEach((child, at) => {
        visit(child, node, at, top)
      })
    }
  }
  visit(tree, tree, 0, true)
  return { headings, byNode, ids: new Set([...byNode.values()].map((anchor) => anchor.id)) }
}

/** The first block of a report, where it is a heading of the first level that says what the page's title says. */
export function repeatedTitle(tree: Root, title: string): Nodes | undefined {
  const first = tree.children.find((node) => node.type !== 'yaml' && node.type !== 'definition' && node.type !== 'html')
  if (first?.type !== 'heading' || first.depth !== 1) return undefined
  return cleanLine(plainText(first)).toLowerCase() === cleanLine(title).toLowerCase() ? first : undefined
}

/** The words of a node, without footnote marks and HTML tags. */
export function plainText(node: Nodes): string {
  if (node.type === 'html' || node.type === 'footnoteReference') return ''
  if (node.type === 'image' || node.type === 'imageReference') return node.alt ?? ''
  if (node.type === 'break') return ' '
  if ('value' in node) return node.value
  return 'children' in node ? node.children.map(plainText).join('') : ''
}

/** The label of a list item, where it is known exactly, for its first paragraph. */
function labelOf(node: Nodes, parent: Nodes): string | undefined {
  return parent.type === 'listItem' && parent.children[0] === node ? parent.data?.label : undefined
}

/** True for a paragraph of the running text that says something. */
function isQuotable(node: Paragraph, parent: Nodes): boolean {
  if (parent.type !== 'root' && parent.type !== 'containerDirective') return false
  return proseOf(node).length >= WORTH_QUOTING
}

/** `q-` and the first words of a paragraph; with more of them where an earlier one begins alike. */
function quoteId(node: Paragraph, unique: (name: string) => string, taken: Set<string>): string {
  const words = proseOf(node).split(/\s+/u)
  const short = idOfWords(words.slice(0, FIRST_WORDS))
  const id = taken.has(short) ? idOfWords(words.slice(0, 3 * FIRST_WORDS)) : short
  taken.add(id)
  return unique(id)
}

function idOfWords(words: readonly string[]): string {
  const text = words.join(' ')
  // Words without a Latin letter have a short hash.
  return `q-${slugOf(text, createHash('sha256').update(text).digest('hex').slice(0, 8))}`
}

function proseOf({ children }: Paragraph): string {
  const words = children.filter(({ type }) => type !== 'image' && type !== 'imageReference').map(plainText)
  return cleanLine(words.join(''))
}

/** `p3.2.1` for `3.2.1.`, and `p(a)` for `(a)`. */
function idOf(number: string): string {
  return `p${number.replace(/\.$/u, '').replace(/\s+/gu, '-')}`
}

/** The number typed at the start of a paragraph. */
function numberOf(node: Nodes): string | undefined {
  const start = leadingText(node)
  if (FIGURE.test(start)) return undefined
  return NUMBER.exec(start)?.groups?.number
}

/** Enough of the beginning of a paragraph to tell a number by. */
function leadingText(node: Nodes): string {
  if (!('children' in node)) return ''
  let text = ''
  for (const child of node.children) {
    if (child.type === 'html' || child.type === 'image' || child.type === 'link') break
    text += plainText(child)
    if (text.length > 40) break
  }
  return text
}
