import type { Element, ElementContent, RootContent as HtmlContent, Root as HtmlRoot } from 'hast'
import { fromHtml } from 'hast-util-from-html'
import { type Handle, toMdast } from 'hast-util-to-mdast'
import type { Html, Nodes, PhrasingContent, RootContent } from 'mdast'
import type { StyledText, TextStyle } from '../nodes.ts'
import { textOf } from '../tree.ts'
import type { HtmlNotice } from './inline.ts'
import { kindOf, silentTags, styleTags } from './tags.ts'

/** Elements within each other: more than any table needs, less than what recursion can bear. */
const DEEPEST = 100

/** A block of HTML as Markdown nodes; what it cannot be in Markdown keeps its text. */
export function fragmentToMarkdown(node: Html, notice: HtmlNotice): RootContent[] {
  if (depthOf(node.value) > DEEPEST) {
    notice('div', 'ignored', node)
    return [paragraphOf(node.value.replace(/<[^>]*>/g, ' '), node)]
  }
  const parsed = fromHtml(node.value, { fragment: true, verbose: true })
  const cleaned: HtmlRoot = { ...parsed, children: clean(parsed.children, node, notice) as HtmlContent[] }
  const tree = toMdast(cleaned, { document: true, handlers, quotes: ['“”', '‘’'] })
  const children = tree.type === 'root' ? tree.children : []
  return (children as RootContent[])
    .filter((child) => textOf(child).trim() !== '' || child.type === 'thematicBreak' || holdsImage(child))
    .map((child) => moved(child, node))
}

/** How deep the tags of a text can be nested, at most. */
function depthOf(html: string): number {
  let depth = 0
  let deepest = 0
  for (const [, closing] of html.matchAll(/<(\/?)[a-z][^>]*>/gi)) {
    depth = Math.max(0, depth + (closing ? -1 : 1))
    deepest = Math.max(deepest, depth)
  }
  // Rows, cells and items are often left open on purpose.
  return deepest - (html.match(/<(li|td|th|tr|p|br|img|hr|col|dt|dd|input)\b/gi)?.length ?? 0)
}

/** Comments and scripts go, placeholders become text; everything else stays. */
function clean(
  nodes: readonly (HtmlContent | ElementContent)[],
  html: Html,
  notice: HtmlNotice,
): (HtmlContent | ElementContent)[] {
  return nodes.flatMap((node): (HtmlContent | ElementContent)[] => {
    if (node.type !== 'element') return node.type === 'comment' || node.type === 'doctype' ? [] : [node]
    const written = writtenTags(node, html.value)
    const kind = kindOf(node.tagName, Object.keys(node.properties).join(' '))
    if (kind !== 'kept') notice(written.name, kind, { ...html, position: shifted(node.position, html) })
    if (silentTags.includes(node.tagName)) return []
    const children = clean(node.children, html, notice) as ElementContent[]
    if (kind === 'text') {
      return [{ type: 'text', value: written.opening }, ...children, { type: 'text', value: written.closing }]
    }
    if (node.tagName === 'a' && !node.properties.href) return children
    return [{ ...node, children }]
  })
}

/** The tags of an element as its author wrote them; the parser makes names small. */
function writtenTags(node: Element, html: string): { name: string; opening: string; closing: string } {
  const { opening, closing } = node.data?.position ?? {}
  const slice = (from?: number, to?: number): string =>
    from === undefined || to === undefined ? '' : html.slice(from, to)
  const open = slice(opening?.start.offset, opening?.end.offset) || `<${node.tagName}>`
  return {
    name: /^<([^\s/>]+)/.exec(open)?.[1] ?? node.tagName,
    opening: open,
    closing: slice(closing?.start.offset, closing?.end.offset),
  }
}

const handlers: Record<string, Handle> = Object.fromEntries(
  Object.entries(styleTags).map(([tag, style]) => [tag, (state, element) => styled(style, state, element)]),
)

function styled(style: TextStyle, state: Parameters<Handle>[0], element: Element): StyledText {
  return { type: 'styledText', style, children: state.all(element).flatMap(asPhrasing) }
}

/** Blocks have no place among words: their words do. */
function asPhrasing(node: RootContent): PhrasingContent[] {
  if (node.type === 'paragraph') return node.children.flatMap(asPhrasing)
  if (!isPhrasing(node)) return [{ type: 'text', value: textOf(node) }]
  return ['children' in node ? { ...node, children: node.children.flatMap(asPhrasing) } : node]
}

const phrasing = ['text', 'strong', 'emphasis', 'delete', 'inlineCode', 'break', 'image', 'link', 'styledText']

function isPhrasing(node: RootContent): node is RootContent & PhrasingContent {
  return phrasing.includes(node.type)
}

function paragraphOf(value: string, node: Html): RootContent {
  return { type: 'paragraph', children: [{ type: 'text', value }], position: node.position }
}

function holdsImage(node: Nodes): boolean {
  return node.type === 'image' || ('children' in node && node.children.some(holdsImage))
}

/** The node with the places of the file, not those of the fragment. */
function moved<T extends Nodes>(node: T, html: Html): T {
  const position = shifted(node.position, html) ?? html.position
  if (!('children' in node)) return { ...node, position }
  return { ...node, position, children: node.children.map((child) => moved(child, html)) }
}

type Position = NonNullable<Html['position']>

/** Lines are exact; columns are where the block is not indented. */
function shifted(position: Position | undefined, html: Html): Position | undefined {
  const start = html.position?.start
  if (!position || !start) return html.position
  const point = ({ line, column, offset }: Position['start']): Position['start'] => ({
    line: line + start.line - 1,
    column: line === 1 ? column + start.column - 1 : column,
    ...(offset === undefined || start.offset === undefined ? {} : { offset: offset + start.offset }),
  })
  return { start: point(position.start), end: point(position.end) }
}
