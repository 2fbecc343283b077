import type { Html, Nodes, Parents, PhrasingContent, Root } from 'mdast'
import { type Message, message } from '../../../messages/message.ts'
import type { TypesetReport } from '../context.ts'
import { childrenOf, placeOf } from '../tree.ts'
import { fragmentToMarkdown } from './fragment.ts'
import { type HtmlNotice, pairTags } from './inline.ts'

const inlineParents = [
  'paragraph',
  'heading',
  'emphasis',
  'strong',
  'delete',
  'link',
  'linkReference',
  'tableCell',
  'textDirective',
  'leafDirective',
  'styledText',
]

/** A copy of a tree in which HTML has become Markdown nodes: honoured, or its text kept and its tags reported. */
export function expandHtml(tree: Root, report: TypesetReport): { tree: Root; messages: Message[] } {
  if (!holdsHtml(tree)) return { tree, messages: [] }
  const messages: Message[] = []
  const told = new Set<string>()
  const notice: HtmlNotice = (tag, kind, node) => {
    const place = placeOf(node, report.path)
    const key = `${tag} ${place.start.line}:${place.start.column}`
    if (told.has(key)) return
    told.add(key)
    messages.push(
      message({
        rule: 'html',
        severity: 'warning',
        place,
        reason: `The HTML tag <${tag}> cannot be used in a report.`,
        note:
          kind === 'text'
            ? 'It is printed as it is typed.'
            : 'Its text is kept. Use Markdown, or one of sup, sub, u, br, b, i, strong, em and table.',
      }),
    )
  }
  return { tree: expand(tree, notice), messages }
}

function holdsHtml(node: Nodes): boolean {
  return node.type === 'html' || ('children' in node && childrenOf(node).some(holdsHtml))
}

function expand<T extends Nodes>(node: T, notice: HtmlNotice): T {
  if (!('children' in node)) return node
  const children = inlineParents.includes(node.type)
    ? pairTags(childrenOf(node) as PhrasingContent[], notice)
    : mergedHtml(node).flatMap((child): Nodes[] =>
        child.type === 'html' ? fragmentToMarkdown(child, notice) : [child],
      )
  return { ...node, children: children.map((child) => expand(child, notice)) }
}

/** Blocks of HTML that follow each other are one: a blank line within a table parts it otherwise. */
function mergedHtml(node: Parents): Nodes[] {
  const merged: Nodes[] = []
  for (const child of childrenOf(node)) {
    const last = merged.at(-1)
    if (child.type === 'html' && last?.type === 'html') merged.splice(-1, 1, together(last, child))
    else merged.push(child)
  }
  return merged
}

/** Both, with as many line ends between them as in the file, so that lines keep their numbers. */
function together(first: Html, second: Html): Html {
  const lines = Math.max(1, (second.position?.start.line ?? 0) - (first.position?.end.line ?? 0))
  const position = first.position && second.position && { start: first.position.start, end: second.position.end }
  return { ...first, value: first.value + '\n'.repeat(lines) + second.value, position }
}
