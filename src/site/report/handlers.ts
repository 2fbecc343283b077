import type { Element, ElementContent } from 'hast'
import type {
  Definition,
  Heading,
  Image,
  ImageReference,
  Link,
  LinkReference,
  List,
  ListItem,
  Nodes,
  Paragraph,
  Parents,
} from 'mdast'
import { defaultHandlers, type Handlers, type State } from 'mdast-util-to-hast'
import { decodedAddress, itemAddress } from '../../load/address.ts'
import { slugOf } from '../../slug.ts'
import type { Wording } from '../../wording/wording.ts'
import type { Anchors } from './anchors.ts'
import { directiveHandlers } from './directives.ts'
import { element } from './element.ts'
import { tableElement } from './merged-table.ts'
import type { ReportPageOptions } from './options.ts'

const OUTSIDE = /^(?:https?:\/\/|mailto:|tel:)/iu

/**
 * How the parts of a report become HTML, where it is not the usual way.
 * @param addresses is given every address that a link or a picture of the Markdown was found to lead to
 */
export function handlersFor(options: ReportPageOptions, addresses: Set<string>): Handlers {
  const { anchors } = options
  return {
    ...directiveHandlers(options),
    heading: (state: State, node: Heading) => {
      if (node === options.omit) return undefined
      const anchor = anchors.byNode.get(node)
      return element(`h${anchor?.level ?? 6}`, anchor ? { id: anchor.id } : {}, state.all(node))
    },
    paragraph: (state: State, node: Paragraph) => {
      const children = state.all(node)
      const anchor = anchors.byNode.get(node)
      if (!anchor) return element('p', {}, children)
      if (anchor.number === undefined)
        return element('p', { id: anchor.id }, [...children, quoteLink(anchor.id, options.wording)])
      return element('p', { id: anchor.id, className: ['numbered'] }, linkNumber(children, anchor.id, anchor.number))
    },
    list: (state: State, node: List) => {
      const made = defaultHandlers.list(state, node)
      const numbered = node.children.every((item) => startsWithNumber(item, anchors))
      if (made.type === 'element' && node.children.length > 0 && numbered) {
        made.properties.className = ['numbered']
      }
      return made
    },
    listItem: (state: State, node: ListItem, parent: Parents | undefined) => {
      // A tight list drops its paragraphs; one that has an address has to stay.
      const addressed = node.children.some((child) => anchors.byNode.get(child)?.number !== undefined)
      const list = addressed && parent?.type === 'list' ? { ...parent, spread: true } : parent
      const made = defaultHandlers.listItem(state, node, list)
      const anchor = anchors.byNode.get(node)
      if (anchor?.number === undefined) return made
      made.properties.id = anchor.id
      made.properties.className = ['numbered']
      const number = numberLink(anchor.id, anchor.number)
      const first = made.children.find((child) => child.type === 'element')
      const text = made.children.find((child) => child.type === 'element' || child.value.trim() !== '')
      const holder = text === first && first?.type === 'element' && first.tagName === 'p' ? first : made
      holder.children.unshift(number, { type: 'text', value: ' ' })
      return made
    },
    link: (state: State, node: Link) => linkTo(state, node, node.url, options, addresses),
    linkReference: (state: State, node: LinkReference) => {
      const definition = state.definitionById.get(node.identifier.toUpperCase())
      return definition
        ? linkTo(state, node, definition.url, options, addresses)
        : defaultHandlers.linkReference(state, node)
    },
    table: tableElement,
    image: (_state: State, node: Image) => picture(node.url, node.alt, options, addresses, node.data?.width),
    imageReference: (state: State, node: ImageReference) => {
      const definition: Definition | undefined = state.definitionById.get(node.identifier.toUpperCase())
      return definition
        ? picture(definition.url, node.alt, options, addresses)
        : defaultHandlers.imageReference(state, node)
    },
  }
}

/** A link that leads somewhere, or its text alone. */
function linkTo(
  state: State,
  node: Link | LinkReference,
  url: string,
  options: ReportPageOptions,
  addresses: Set<string>,
): ElementContent[] | Element {
  const children = state.all(node)
  const href = resolve(url.trim(), options)
  if (href === undefined) return children
  addresses.add(href)
  return element('a', { href }, children)
}

function resolve(url: string, { anchors, links }: ReportPageOptions): string | undefined {
  if (OUTSIDE.test(url)) return URL.canParse(url) ? new URL(url).href : undefined
  const item = itemAddress(url)
  if (item) return links.item(item.label, item.heading)
  if (url.startsWith('#')) {
    const id = fragmentId(decodedAddress(url.slice(1)), anchors)
    return id === undefined ? undefined : `#${id}`
  }
  return links.file(decodedAddress(url))
}

/** The id that a fragment means: itself, the slug of a heading, or the number of a paragraph. */
export function fragmentId(fragment: string, anchors: Pick<Anchors, 'ids'>): string | undefined {
  return [fragment, slugOf(fragment, ''), `p${fragment}`].find((id) => id !== '' && anchors.ids.has(id))
}

/** A picture of the site, or its alternative in words: nothing is loaded from elsewhere. */
function picture(
  url: string,
  alt: string | null | undefined,
  { links, wording }: ReportPageOptions,
  addresses: Set<string>,
  width?: number,
): ElementContent {
  const src = links.image(url)
  if (src !== undefined) {
    addresses.add(src)
    // A point is 4/3 pixels (CSS Values, 5.2).
    return element('img', { src, alt: alt ?? '', ...(width ? { width: Math.round((width * 4) / 3) } : {}) }, [])
  }
  const name = wording.text('report.picture_missing', { name: alt ?? '' })
  return alt
    ? element('span', { className: ['picture'] }, [{ type: 'text', value: name }])
    : { type: 'text', value: '' }
}

/** The link of a paragraph without a number. Its sign comes from the style sheet: it is no word of the report. */
function quoteLink(id: string, wording: Wording): Element {
  return element('a', { href: `#${id}`, className: ['quote'], ariaLabel: wording.text('report.quote') }, [])
}

function numberLink(id: string, number: string): Element {
  return element('a', { href: `#${id}`, className: ['number'] }, [{ type: 'text', value: number }])
}

/** Makes the number at the start of a paragraph a link to the paragraph, inside bold type too. */
function linkNumber(children: ElementContent[], id: string, number: string): ElementContent[] {
  const [first, ...rest] = children
  if (first?.type === 'element') {
    return [{ ...first, children: linkNumber(first.children, id, number) }, ...rest]
  }
  if (first?.type !== 'text') return children
  const text = first.value.trimStart()
  if (!text.startsWith(number)) return children
  return [numberLink(id, number), { type: 'text', value: text.slice(number.length) }, ...rest]
}

function startsWithNumber(item: ListItem, anchors: Anchors): boolean {
  const first: Nodes | undefined = item.children[0]
  return (
    anchors.byNode.get(item)?.number !== undefined ||
    (first !== undefined && anchors.byNode.get(first)?.number !== undefined)
  )
}
