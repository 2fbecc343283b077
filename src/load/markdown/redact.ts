import type { Link, LinkReference, Nodes, Parents, Root, RootContent } from 'mdast'
import type { Report } from '../sources.ts'
import { eachNode } from '../text/each-node.ts'
import { parseMarkdown } from './parse-markdown.ts'

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
  return holdsHiding(tree)
}

/** What the public does not get of a text in Markdown. */
export function hiddenInMarkdown(text: string | undefined): Nodes[] {
  // Parsing takes time, and most texts have no directive at all.
  return text === undefined || !/redact|exempt/u.test(text) ? [] : redact(parseMarkdown(text))
}

/** A text in Markdown as the public may have it: redactions are left in it without their words. */
export function redactMarkdown(text: string): string {
  const hidden = redact(parseMarkdown(text)).toSorted((a, b) => startOf(b) - startOf(a))
  return hidden.reduce((left, node) => {
    const end = node.position?.end.offset ?? 0
    return end > left.length ? left : left.slice(0, startOf(node)) + emptied(node) + left.slice(end)
  }, text)
}

function startOf({ position }: Nodes): number {
  return position?.start.offset ?? 0
}

function emptied(node: Nodes): string {
  if (node.type === 'textDirective') return ':redact[]'
  if (node.type === 'leafDirective' || node.type === 'containerDirective') return '::redact[]'
  return node.type === 'link' || node.type === 'linkReference' ? ']' : ''
}

/** Takes out of a tree what the public does not get, and returns it as it was. */
function redact(tree: Root): Nodes[] {
  const hidden: Nodes[] = []
  let cited = citedNames(tree)
  hidden.push(...unlink(tree))
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

/** Takes away the links around redactions, whose addresses could tell what is redacted, and returns the addresses. */
function unlink(tree: Root): Nodes[] {
  const addresses: Nodes[] = []
  eachNode(tree, (node) => {
    if (!('children' in node)) return
    const parent: Parents = node
    const children = parent.children.flatMap((child): RootContent[] => {
      if ((child.type !== 'link' && child.type !== 'linkReference') || !holdsHiding(child)) return [child]
      addresses.push(addressOf(child))
      return child.children
    })
    if (addresses.length > 0) Object.assign(parent, { children })
  })
  return addresses
}

function holdsHiding(node: Nodes): boolean {
  let found = false
  eachNode(node, (inner) => {
    if (isHiding(inner)) found = true
  })
  return found
}

/** What of a link stands after its words: its address, or the name of a definition. */
function addressOf(link: Link | LinkReference): Nodes {
  const position = link.position && {
    ...link.position,
    start: link.children.at(-1)?.position?.end ?? link.position.start,
  }
  return { ...link, children: [], ...(position ? { position } : {}) }
}

type Hiding = Extract<Nodes, { type: 'textDirective' | 'leafDirective' | 'containerDirective' }>

/** True for a directive whose words the public does not get. */
export function isHiding(node: Nodes): node is Hiding {
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
