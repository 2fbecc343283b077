import type { Nodes, Parents, Root } from 'mdast'
import { eachNode } from './each-node.ts'
import type { Report } from './sources.ts'

/** Directives whose words the public does not get: `:redact[…]`, `::redact[…]`, `:::exempt`. */
const HIDING: readonly string[] = ['redact', 'exempt']

/**
 * A report as the public may have it: redacted passages are emptied in its tree and blacked out in its text, offsets
 * kept. Notes, link addresses and pictures that only a redacted passage uses go with it.
 */
export function redactReport(report: Report): Report {
  if (!hidesAnything(report.tree)) return report
  const tree = structuredClone(report.tree)
  const hidden: { start: number; end: number }[] = []
  const hide = (node: Nodes) => {
    const [start, end] = [node.position?.start.offset, node.position?.end.offset]
    if (start !== undefined && end !== undefined) hidden.push({ start, end })
  }
  const before = citedNames(tree)
  eachNode(tree, (node) => {
    if (!isHiding(node)) return undefined
    hide(node)
    node.children = []
    node.attributes = {}
    return 'skip'
  })
  const after = citedNames(tree)
  removeDefinitions(tree, (name) => before.has(name) && !after.has(name), hide)
  const addresses = addressesOf(tree)
  return {
    ...report,
    tree,
    text: blackOut(report.text, hidden),
    images: new Map([...report.images].filter(([address]) => addresses.has(address))),
  }
}

function hidesAnything(tree: Root): boolean {
  let found = false
  eachNode(tree, (node) => {
    if (isHiding(node)) found = true
  })
  return found
}

type Hiding = Extract<Nodes, { type: 'textDirective' | 'leafDirective' | 'containerDirective' }>

function isHiding(node: Nodes): node is Hiding {
  const isDirective =
    node.type === 'textDirective' || node.type === 'leafDirective' || node.type === 'containerDirective'
  return isDirective && HIDING.includes(node.name)
}

/** Identifiers that references cite; footnotes are told apart from links by a caret. */
function citedNames(tree: Root): Set<string> {
  const names = new Set<string>()
  eachNode(tree, (node) => {
    if (node.type === 'footnoteReference') names.add(`^${node.identifier}`)
    if (node.type === 'linkReference' || node.type === 'imageReference') names.add(node.identifier)
  })
  return names
}

function removeDefinitions(tree: Root, isPrivate: (name: string) => boolean, hide: (node: Nodes) => void): void {
  eachNode(tree, (node) => {
    if (!('children' in node)) return
    const parent: Parents = node
    const kept = parent.children.filter((child) => {
      const name =
        child.type === 'footnoteDefinition'
          ? `^${child.identifier}`
          : child.type === 'definition'
            ? child.identifier
            : undefined
      const isGone = name !== undefined && isPrivate(name)
      if (isGone) hide(child)
      return !isGone
    })
    if (kept.length < parent.children.length) Object.assign(parent, { children: kept })
  })
}

function addressesOf(tree: Root): Set<string> {
  const addresses = new Set<string>()
  eachNode(tree, (node) => {
    if (node.type === 'image' || node.type === 'definition') addresses.add(node.url)
    // HTML has its addresses in its text.
    if (node.type === 'html')
      for (const [, address] of node.value.matchAll(/src\s*=\s*["']?([^"'\s>]+)/gi)) addresses.add(address ?? '')
  })
  return addresses
}

function blackOut(text: string, ranges: readonly { start: number; end: number }[]): string {
  let result = text
  for (const { start, end } of ranges)
    result = result.slice(0, start) + result.slice(start, end).replace(/[^\r\n]/g, '█') + result.slice(end)
  return result
}
