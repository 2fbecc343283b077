import type { Link, LinkReference, PhrasingContent } from 'mdast'
import { decodedAddress, itemAddress } from '../../../load/address.ts'
import { suggest } from '../../../load/text/suggest.ts'
import { quote } from '../../typst-syntax.ts'
import type { State } from '../context.ts'
import { fail, warn } from '../tree.ts'
import { call, label } from '../write.ts'
import { inline } from './inlines.ts'

const RULE = 'link-target'

export function link(node: Link, state: State): string {
  const { url } = node
  if (itemAddress(url)) return itemReference(node, state)
  const body = inline(node.children.length > 0 ? node.children : [{ type: 'text', value: url }], state)
  if (url.startsWith('#')) return headingReference(node, body, state)
  const scheme = /^([a-z][a-z0-9+.-]*):/i.exec(url)?.[1]?.toLowerCase()
  if (scheme && ['http', 'https', 'mailto', 'tel', 'ftp'].includes(scheme)) {
    return call('link', quote(url.replace(/[\p{Cc}\s]/gu, '')), body)
  }
  const kind = scheme ? `An address that begins with "${scheme}:"` : `The address "${shortened(url)}"`
  warn(
    state,
    node,
    RULE,
    `${kind} cannot be a link in a pack.`,
    'Use https:, mailto:, tel:, a heading such as #background, or an item such as item:5. The text is printed without a link.',
  )
  return body
}

export function linkReference(node: LinkReference, state: State): string {
  const definition = state.definitions.get(node.identifier)
  if (!definition) return inline(node.children, state)
  return link({ ...node, type: 'link', url: definition.url, title: definition.title }, state)
}

/**
 * `[text](item:5)` or `[text](item:5#heading)`. The page is printed where asked for: `[text](item:5 "page")` gives
 * "text (page 13)", and `[](item:5)` gives "item 5 (page 13)".
 */
function itemReference(node: Link, state: State): string {
  const target = node.url
  const found = state.context.resolve(target)
  const children: PhrasingContent[] =
    node.children.length > 0 ? node.children : [{ type: 'text', value: defaultText(target) }]
  const body = inline(children, state)
  if (!found) {
    fail(
      state,
      node,
      'cross-reference',
      `There is no "${shortened(target)}" on this agenda.`,
      noteOf(target, state.context.targets?.() ?? []),
    )
    return body
  }
  const withPage = node.children.length === 0 || node.title?.trim().toLowerCase() === 'page'
  return call(withPage ? 'page-reference' : 'cross-reference', label(found.label), body)
}

/** What was probably meant by a reference that leads nowhere, or what there is. */
function noteOf(target: string, known: readonly string[]): string {
  const [item = '', heading = ''] = target.split('#')
  const ofItem = known.filter((other) => other.startsWith(`${item}#`))
  const meant = ofItem.find((other) => heading !== '' && other.replace(/#[\d-]+/, '#').endsWith(`#${heading}`))
  const near = meant ?? suggest(target, ofItem.length > 0 ? ofItem : known)
  if (near !== undefined) return `Did you mean ${near}?`
  if (ofItem.length > 0) return `Write one such as ${ofItem.slice(0, 5).join(', ')}.`
  return 'A heading is named in small letters with hyphens for spaces: item:5#financial-implications.'
}

/** "item 5" for `item:5`, and the heading's words for `item:5#next-steps`. */
function defaultText(target: string): string {
  const { label: item, heading } = itemAddress(target) ?? { label: target, heading: undefined }
  return heading ? `item ${item}, ${heading.replaceAll('-', ' ')}` : `item ${item}`
}

/** A link to a heading of the same document; `#` alone is what is left of a link that got lost. */
function headingReference(node: Link, body: string, state: State): string {
  const heading = state.slugs.get(decodedAddress(node.url.slice(1)).toLowerCase())
  if (heading) return call('cross-reference', label(heading.label), body)
  if (node.url !== '#') {
    const known = [...state.slugs.keys()].slice(0, 3).map((slug) => `#${slug}`)
    warn(
      state,
      node,
      RULE,
      `There is no heading "${shortened(node.url)}" in this document.`,
      `${known.length > 0 ? `Use a heading such as ${known.join(', ')}. ` : ''}The text is printed without a link.`,
    )
  }
  return body
}

function shortened(url: string): string {
  return url.length > 60 ? `${url.slice(0, 57)}...` : url
}
