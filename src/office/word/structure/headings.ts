import type { Heading, Paragraph, PhrasingContent } from 'mdast'
import { toString as textOf } from 'mdast-util-to-string'
import { quoted, type WordFinding } from '../findings.ts'
import type { Block } from './arrange.ts'

/** The blocks of a document with its headings settled. */
export interface Headed {
  blocks: Block[]
  /** What the document calls itself. */
  title: string | undefined
  findings: WordFinding[]
}

const LONGEST_BOLD = 100

/**
 * Settles the levels of headings: the title of a document is the only one of the first level, and what Word calls Heading 1
 * comes below it, whichever level is the highest. A document without any heading has its bold lines taken for them.
 */
export function settleHeadings(given: readonly Block[]): Headed {
  const styled = given.some((block) => block.kind === 'heading' && block.outline > 0)
  const bold = styled ? undefined : boldHeadings(given)
  const blocks = bold?.blocks ?? given
  const title = titleOf(blocks)
  const outlines = blocks.flatMap((block) => (block.kind === 'heading' && block !== title ? [block.outline] : []))
  const highest = Math.max(1, Math.min(...outlines, 9))
  const settled = blocks.map((block): Block => {
    if (block.kind !== 'heading') return block
    const depth = block === title ? 1 : Math.min(6, Math.max(2, block.outline - highest + 2))
    return { ...block, node: { ...block.node, depth: depth as Heading['depth'] } }
  })
  const words = title && textOf(title.node).replace(/\s+/g, ' ').trim()
  return { blocks: settled, title: words || undefined, findings: bold?.findings ?? [] }
}

type HeadingBlock = Extract<Block, { kind: 'heading' }>

/** The heading that names the document: of the style Title, or the first one where no other is of its level. */
function titleOf(blocks: readonly Block[]): HeadingBlock | undefined {
  const headings = blocks.filter((block): block is HeadingBlock => block.kind === 'heading')
  const [first, ...others] = headings
  const titled = headings.find(({ outline }) => outline === 0)
  if (titled) return titled
  return first && others.length > 0 && others.every(({ outline }) => outline > first.outline) ? first : undefined
}

/** Bold lines as headings, where there are any, with the finding that says so. */
function boldHeadings(blocks: readonly Block[]): { blocks: Block[]; findings: WordFinding[] } | undefined {
  const made = blocks.map((block, index): Block => {
    const follows = blocks[index + 1]
    const node = boldLine(block)
    return node && follows && !boldLine(follows) ? { kind: 'heading', node, outline: 1 } : block
  })
  const found = made.filter((block, index) => block !== blocks[index])
  const [first] = found
  if (!first) return undefined
  return {
    blocks: made,
    findings: [
      {
        rule: 'word-headings',
        severity: 'warning',
        reason: `No paragraph has a heading style, so ${found.length === 1 ? 'a bold line is' : `${found.length} bold lines are`} taken for headings, such as ${quoted(textOf(first.node))}.`,
        note: 'In Word, give headings the styles Heading 1, Heading 2 and so on: people who cannot see the page find their way by them.',
        position: first.node.position,
      },
    ],
  }
}

/** A short line all in bold, numbered perhaps, as a heading. */
function boldLine(block: Block): Heading | undefined {
  if (block.kind !== 'text' && block.kind !== 'item') return undefined
  if (block.kind === 'item' && (block.level > 0 || block.node.data?.label === undefined)) return undefined
  const paragraph = block.kind === 'text' ? block.node : block.node.children[0]
  if (paragraph?.type !== 'paragraph') return undefined
  const children = lightened(paragraph, block.kind === 'item')
  const text = textOf(paragraph).trim()
  if (!children || text === '' || text.length > LONGEST_BOLD || /[.;:,]$/.test(text)) return undefined
  return { type: 'heading', depth: 2, children, position: paragraph.position }
}

/** The content of a paragraph that is all bold, without the bold; undefined for others. */
function lightened({ children }: Paragraph, isLabelled: boolean): PhrasingContent[] | undefined {
  const [first, ...others] = children
  const words = isLabelled ? others : children
  const isBold =
    words.length > 0 && words.every((one) => one.type === 'strong' || (one.type === 'text' && one.value.trim() === ''))
  if (!isBold) return undefined
  const plain = words.flatMap((one) => (one.type === 'strong' ? one.children : [one]))
  return isLabelled && first ? [first, ...plain] : plain
}
