import { diffArrays } from 'diff'
import type { Heading, RootContent } from 'mdast'
import type { ContainerDirective } from 'mdast-util-directive'
import { quoteValue } from '../pack/values.ts'
import { array, quote } from '../typst-syntax.ts'
import { containerTypst, coverOf, coverWords, factPairs, headingTypst } from './blocks.ts'
import { type BlockContext, entryOf, followAgenda, splitLabel } from './entries.ts'
import { itemLabelName } from './ranges.ts'

/** What a template gave in one of two languages. */
export interface InLanguage {
  nodes: readonly RootContent[]
  context: BlockContext
}

/** Two blocks that say the same, each in its language; one of them alone where the other language has nothing. */
type Pair = readonly [RootContent | undefined, RootContent | undefined]

/**
 * Typst expressions, one a block, for a template that was filled in in two languages: blocks of the same kind stand side by
 * side, an item of the agenda in one line with its number and its pages.
 */
export function besideTypst(first: InLanguage, second: InLanguage): string[] {
  const follow = ({ context }: InLanguage) => (context.isAgenda ? followAgenda(context.plan) : () => undefined)
  const [inFirst, inOther] = [follow(first), follow(second)]
  let level = 0
  return pairsOf(first.nodes, second.nodes).map(([own, other]) => {
    const shown = own ?? other
    if (shown?.type === 'heading') level = Math.min(shown.depth, level + 1)
    if (shown?.type === 'containerDirective' && shown.name === 'cover') level = 1
    const blockOf = (node: RootContent | undefined, { context }: InLanguage, entries: ReturnType<typeof follow>) => {
      if (!node) return '[]'
      if (node.type === 'containerDirective') return containerTypst(node, level, context)
      if (node.type !== 'heading') return context.fragments.blocks([node])
      return headingTypst(node, level, context, entries(node))
    }
    if (own?.type === 'containerDirective' && other?.type === 'containerDirective') {
      if (own.name === 'cover') return coverBeside(own, other, first.context, second.context)
      const pairs = own.name === 'facts' ? factPairs(own.children, first.context) : undefined
      const others = own.name === 'facts' ? factPairs(other.children, second.context) : undefined
      if (pairs && others) return `facts-in-both(style, ${array(pairs)}, style => ${array(others)})`
      if (own.name === 'item' && first.context.isAgenda)
        return itemBeside(own, other, level + 1, first.context, second.context)
    }
    const [left, right] = [blockOf(own, first, inFirst), blockOf(other, second, inOther)]
    const words = `${left}, ${inSecond(right)}`
    if (shown?.type !== 'heading') return `in-both(${words})`
    const set = first.context.isAgenda ? 'agenda-heading-in-both(style, ' : 'heading-in-both('
    return `${set}${words}, ${spaceAround(shown, first.context)})`
  })
}

/** Space around a heading: its own is lost at the head of a column. */
function spaceAround({ depth }: Heading, { plan }: BlockContext): string {
  if (depth === 1) return 'below: 16pt'
  return plan.isCompact ? 'above: 12pt, below: 7pt' : 'above: 20pt, below: 9pt'
}

function inSecond(typst: string): string {
  return typst === '[]' ? typst : `in-second(style, style => ${typst})`
}

function coverBeside(
  own: ContainerDirective,
  other: ContainerDirective,
  first: BlockContext,
  second: BlockContext,
): string {
  const [name, otherName] = [first, second].map(({ plan }) => plan.settings.organisation.name)
  const organisation =
    name === otherName
      ? quoteValue(name ?? '')
      : `[#${quoteValue(name ?? '')} / #${inSecond(quoteValue(otherName ?? ''))}]`
  const words = [coverWords(own.children, first), inSecond(coverWords(other.children, second))]
  return coverOf(organisation, `cover-beside(${words.join(', ')})`, first)
}

function itemBeside(
  own: ContainerDirective,
  other: ContainerDirective,
  level: number,
  first: BlockContext,
  second: BlockContext,
): string {
  const [label, nodes] = splitLabel(own)
  const entry = entryOf(label, nodes, first)
  const beside = entryOf(label, splitLabel(other)[1], second)
  const pagesOf = ({ papers, range }: typeof entry) => {
    const named = papers.flatMap((paper) => (papers.length === 1 && paper.label !== undefined ? paper.label : []))
    return [...named.map(quoteValue), ...(range === undefined ? [] : [range])].join(' + [ ] + ')
  }
  const pages = pagesOf(entry)
  return `agenda-item(${[
    'style',
    level,
    quote(first.prefix + itemLabelName(label)),
    quoteValue(entry.item?.number ?? label),
    entry.title,
    pages === '' ? 'none' : `{ ${pages}; linebreak(); ${inSecond(pagesOf(beside))} }`,
    array(entry.notes),
    `breakable: ${entry.isLong || beside.isLong}`,
    `beside: (${inSecond(beside.title)}, ${array(beside.notes.map(inSecond))})`,
  ].join(', ')})`
}

/** Blocks that belong together, in order: the same kinds in both languages, and between them what one language has alone. */
function pairsOf(first: readonly RootContent[], second: readonly RootContent[]): Pair[] {
  let [row, column] = [0, 0]
  return diffArrays(first.map(kindOf), second.map(kindOf)).flatMap(({ value, added, removed }) =>
    value.map((): Pair => [added ? undefined : first[row++], removed ? undefined : second[column++]]),
  )
}

function kindOf(node: RootContent): string {
  if (node.type === 'heading') return `heading ${node.depth}`
  if (node.type !== 'containerDirective') return node.type
  return node.name === 'item' ? `item ${splitLabel(node)[0]}` : node.name
}
