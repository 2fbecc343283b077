import type { Element, ElementContent } from 'hast'
import type { Nodes, Parents } from 'mdast'
import type { ContainerDirective, LeafDirective, TextDirective } from 'mdast-util-directive'
import type { Handlers, State } from 'mdast-util-to-hast'
import { isSameHeading } from '../../typeset/markdown/outline.ts'
import { plainText } from './anchors.ts'
import { element } from './element.ts'
import type { ReportPageOptions } from './options.ts'

/** Words under these never reach the public, whoever handed them on. */
const REDACTED = new Set(['redact', 'exempt'])

/** How `:::recommendations`, `:::note`, `:::columns`, `:::landscape` and redactions become HTML. */
export function directiveHandlers(options: ReportPageOptions): Handlers {
  const { wording } = options
  const bar = (): Element =>
    element('span', { className: ['redacted'] }, [{ type: 'text', value: wording.text('report.redacted') }])

  return {
    containerDirective: (state: State, node: ContainerDirective, parent: Parents | undefined) => {
      if (REDACTED.has(node.name)) return element('p', {}, [bar()])
      const [first] = node.children
      const label = first?.type === 'paragraph' && first.data?.directiveLabel ? first : undefined
      const body = { ...node, children: label ? node.children.slice(1) : node.children }
      const named = label ? state.all(label) : undefined
      const content = state.all(body)
      if (node.name === 'recommendations' || node.name === 'recommendation') {
        const title = wording.text('report.recommendations')
        const words = label ? plainText(label) : title
        const says = (other: Nodes | undefined) => other !== undefined && isSameHeading(plainText(other), words)
        const siblings: readonly Nodes[] = parent?.children ?? []
        const above = siblings[siblings.indexOf(node) - 1]
        const [top] = body.children
        const headed = (above?.type === 'heading' && says(above)) || top?.type === 'heading' || says(top)
        return element('section', { className: ['recommendations'], ariaLabel: title }, [
          ...(headed ? [] : [labelled(named ?? [{ type: 'text', value: title }])]),
          ...content,
        ])
      }
      const head = named ? [labelled(named)] : []
      if (node.name === 'note')
        return element('div', { className: ['note'], role: 'note' }, [
          ...(named ? head : [labelled([{ type: 'text', value: wording.text('report.note') }])]),
          ...content,
        ])
      const known = node.name === 'columns' || node.name === 'landscape' ? node.name : 'directive'
      return element('div', { className: [known] }, [...head, ...content])
    },
    leafDirective: (state: State, node: LeafDirective) => {
      if (REDACTED.has(node.name)) return element('p', {}, [bar()])
      return node.name === 'page-break' ? undefined : element('p', {}, literal(state, node, options.source))
    },
    textDirective: (state: State, node: TextDirective) => {
      if (REDACTED.has(node.name)) return bar()
      const pages = node.name === 'pages' ? options.links.pages(plainText(node)) : undefined
      return pages === undefined ? literal(state, node, options.source) : { type: 'text', value: pages }
    },
  }
}

function labelled(children: ElementContent[]): Element {
  return element('p', { className: ['label'] }, children)
}

/** Text that only looks like a directive, such as the end of `ratio 3:one`, as it was written. */
function literal(state: State, node: LeafDirective | TextDirective, source: string): ElementContent[] {
  const start = node.position?.start.offset
  const end = node.position?.end.offset
  const written = start === undefined || end === undefined ? '' : source.slice(start, end)
  if (node.children.length === 0 && written.startsWith(':')) return [{ type: 'text', value: written }]
  const mark = node.type === 'leafDirective' ? '::' : ':'
  const inner = state.all(node as Nodes)
  return [
    { type: 'text', value: inner.length === 0 ? `${mark}${node.name}` : `${mark}${node.name}[` },
    ...inner,
    ...(inner.length === 0 ? [] : [{ type: 'text' as const, value: ']' }]),
  ]
}
