import GithubSlugger from 'github-slugger'
import type { Heading, List, Nodes, Paragraph, Root } from 'mdast'
import type { HeadingEntry, TypesetReport, TypstContext } from './context.ts'
import { components, numberAtStart, takeNumber } from './numbers/typed-number.ts'
import { childrenOf, placeOf, textOf } from './tree.ts'

interface Found {
  node: Heading | Paragraph
  depth: number
}

/**
 * All headings of a document in order, with levels that leave no gap, as PDF/UA-1 asks (ISO 14289-1, 7.4.2). A paragraph
 * counts as one where there is no doubt: a short line in capitals by itself, or a numbered title whose next
 * paragraph is its first sub-paragraph (`3.1 Introduction` before `3.1.1`).
 */
export function outline(
  tree: Root,
  report: TypesetReport,
  context: Pick<TypstContext, 'prefix' | 'headingOffset' | 'title'>,
): Map<Heading | Paragraph, HeadingEntry> {
  const slugger = new GithubSlugger()
  const open: number[] = []
  const entries = new Map<Heading | Paragraph, HeadingEntry>()
  for (const { node, depth } of collect(tree)) {
    const text = textOf(node).replace(/\s+/gu, ' ').trim()
    if (!/\P{Default_Ignorable_Code_Point}/u.test(text)) continue
    while ((open.at(-1) ?? 0) >= depth) open.pop()
    open.push(depth)
    const slug = slugger.slug(text)
    entries.set(node, {
      depth,
      level: context.headingOffset + open.length,
      text,
      slug,
      label: `${context.prefix}-heading-${inLatinLetters(slug)}`,
      place: placeOf(node, report.path),
    })
    // It is not printed again: what is below it is below the title.
    if (entries.size === 1 && isSameTitle(text, context.title)) open.pop()
  }
  return entries
}

/** True for the title of a document, whatever its case and punctuation. */
export function isSameTitle(text: string, title: string | undefined): boolean {
  return title !== undefined && bare(text) === bare(title)
}

/** True if a heading says no more than a name, be it numbered, in capitals, or one of singular and plural. */
export function isSameHeading(text: string, name: string): boolean {
  const plain = (words: string) =>
    bare(words.trim().slice(numberAtStart(words.trim())?.length ?? 0))
      .replace(/^(?:\d+ )+/, '')
      .replace(/s$/, '')
  return plain(text) === plain(name)
}

/** Words alone, for comparison. */
function bare(text: string): string {
  return text
    .toLowerCase()
    .replace(/[^\p{L}\p{N}]+/gu, ' ')
    .trim()
}

/** Headings, and paragraphs that are headings, in reading order; notes and tables have none. */
function collect(root: Root): Found[] {
  const found: Found[] = []
  let typed = 0
  let capitals = false
  const walk = (nodes: readonly Nodes[], outermost: boolean): void => {
    for (const [index, node] of nodes.entries()) {
      if (node.type === 'heading') {
        found.push({ node, depth: node.depth })
        typed = node.depth
        capitals = false
      } else if (node.type === 'paragraph' && outermost) {
        const number = takeNumber(node.children)?.number
        const inCapitals = isInCapitals(textOf(node))
        if (!inCapitals && !(number && opensSection(node, number, nodes[index + 1]))) continue
        const parts = number === undefined ? undefined : components(number)
        if (!parts) capitals = true
        found.push({ node, depth: typed + (parts ? parts.length + (capitals ? 1 : 0) : 1) })
      } else if (node.type !== 'footnoteDefinition' && node.type !== 'table' && 'children' in node) {
        walk(childrenOf(node), outermost && node.type === 'containerDirective')
      }
    }
  }
  walk(root.children, true)
  return found
}

/** A line of at least six capital letters, without an end of sentence: `2.0 OTHER OPTIONS CONSIDERED`. */
function isInCapitals(text: string): boolean {
  if (text.length > 90) return false
  const line = text.trim()
  if (/[\p{Ll}\p{Lo}\n]/u.test(line) || /[.,;:!]$/.test(line)) return false
  return (text.match(/\p{L}/gu)?.length ?? 0) >= 6
}

/** `3.1 Introduction` opens a section if 3.1.1 comes next. */
function opensSection(node: Paragraph, number: string, next: Nodes | undefined): boolean {
  const parts = components(number)
  const text = textOf(node)
  if (!parts || text.length > 90 || /[\n.;:,]\s*$/.test(text) || text.includes('\n')) return false
  const first = next && firstNumber(next)
  const child = first === undefined ? undefined : components(first)
  return child?.length === parts.length + 1 && child.at(-1) === 1 && parts.every((part, i) => part === child[i])
}

function firstNumber(node: Nodes): string | undefined {
  if (node.type === 'paragraph') return takeNumber(node.children)?.number
  const first = node.type === 'list' ? (node satisfies List).children[0]?.children[0] : undefined
  return first?.type === 'paragraph' ? takeNumber(first.children)?.number : undefined
}

/**
 * A name of letters that sort alike in every encoding: a PDF names its destinations by them, and readers that decode the
 * names before they search do not find others in the order of their bytes.
 */
function inLatinLetters(slug: string): string {
  return slug.replace(/[^\w-]/gu, (letter) => `.${letter.codePointAt(0)?.toString(16)}`)
}
