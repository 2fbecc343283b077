import type { Root, RootContent } from 'mdast'

/** What a report can have listed: `::actions`, `::work-programme`. */
const NAMES = ['actions', 'work-programme'] as const

type Name = (typeof NAMES)[number]

/** Tables in the place of directives. */
export type Listings = Readonly<Record<Name, readonly RootContent[]>>

/** True for a report that asks for a listing. */
export function asksForListing({ tree }: { tree: Root }): boolean {
  return tree.children.some(isListing)
}

/** A report with tables in the place of its directives. */
export function withListings<T extends { tree: Root }>(report: T, listings: Listings | undefined): T {
  if (!listings || !asksForListing(report)) return report
  const children = report.tree.children.flatMap((node): RootContent[] =>
    isListing(node) ? listings[node.name].map((block) => ({ ...block, position: node.position })) : [node],
  )
  return { ...report, tree: { ...report.tree, children } }
}

function isListing(node: RootContent): node is RootContent & { name: Name } {
  return node.type === 'leafDirective' && NAMES.some((name) => name === node.name)
}
