import type { Nodes, Parents, Root } from 'mdast'
import type { Report } from '../sources.ts'
import { eachNode } from '../text/each-node.ts'

/** Directives whose words the public does not get: `:redact[…]`, `::redact[…]`, `:::exempt`. */
const HIDING: readonly string[] = ['redact', 'exempt']

/**
 * A report as the public may have it: redacted passages are emptied in its tree and blacked out in its text, offsets
 * kept. Notes, link addresses and pictures that only a redacted passage uses go with it.
 */
export function redactReport(report: Report): Report {
  if (!hidesAnything(report)) return report
  const tree = structuredClone(report.tree)
  const hidden = redact(tree)
  const addresses = addressesOf(tree)
  return {
    ...report,
    tree,
    text: blackOut(report.text, hidden),
    images: new Map([...report.images].filter(([address]) => addresses.has(address))),
  }
}

/** What the public does not get of a report: its redacted passages, and the notes and addresses that go with them. */
export function hiddenParts(report: Report): Nodes[] {
  return hidesAnything(report) ? redact(structuredClone(report.tree)) : []
}

/** True for a report with redacted passages, emptied or not. */
export function hidesAnything({ tree }: Pick<Report, 'tree'>): boolean {
  let found = false
  eachNode(tree, (node) => {
    if (isHiding(node)) found = true
  })
  return found
}

/** Takes out of a tree what the public does not get, and returns it as it was. */
function redact(tree: Root): Nodes[] {
  const hidden: Nodes[] = []
  let cited = citedNames(tree)
  eachNode(tree, (node) => {
    if (!isHiding(node)) return undefined
    hidden.push(structuredClone(node))
    node.children = []
    node.attributes = {}
    return 'skip'
  })
  // A note can be the only one to cite another.
  for (let left = citedNames(tree); left.size < cited.size; left = citedNames(tree)) {
    const [before, after] = [cited, left]
    hidden.push(...takeDefinitions(tree, (name) => before.has(name) && !after.has(name)))
    cited = left
  }
  return hidden
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

function takeDefinitions(tree: Root, isPrivate: (name: string) => boolean): Nodes[] {
  const taken: Nodes[] = []
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
      if (isGone) taken.push(child)
      return !isGone
    })
    if (kept.length < parent.children.length) Object.assign(parent, { children: kept })
  })
  return taken
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

function blackOut(text: string, hidden: readonly Nodes[]): string {
  let result = text
  for (const { position } of hidden) {
    const [start, end] = [position?.start.offset, position?.end.offset]
    if (start === undefined || end === undefined) continue
    result = result.slice(0, start) + result.slice(start, end).replace(/[^\r\n]/g, '█') + result.slice(end)
  }
  return result
}
