import type { Element, ElementContent, Properties, Root } from 'hast'
import type { Wording } from '../../wording/wording.ts'
import { cleanLine, cleanText } from '../text.ts'

const OUTSIDE = /^(?:https?:\/\/|mailto:|tel:)/iu

interface Progress {
  ids: Set<string>
  tables: number
  heading: string
  wording: Wording
  /** Addresses of the site that links and pictures may have. */
  addresses: ReadonlySet<string>
}

/**
 * The last pass over a safe tree: ids once each, directional overrides out, tables in a region that can be scrolled with the
 * keyboard, header cells with their scope, task marks that a screen reader says.
 */
export function finish(root: Root, wording: Wording, addresses: ReadonlySet<string>): Root {
  const progress: Progress = { ids: new Set(), tables: 0, heading: '', wording, addresses }
  return { ...root, children: contents(root.children, progress) as Root['children'] }
}

function contents(nodes: readonly (ElementContent | Root['children'][number])[], progress: Progress): ElementContent[] {
  return nodes.flatMap((node): ElementContent[] => {
    if (node.type === 'text') return [{ ...node, value: cleanText(node.value) }]
    if (node.type !== 'element') return []
    if (node.tagName === 'a' && !leadsSomewhere(node, progress)) return contents(node.children, progress)
    if (node.tagName === 'img' && !progress.addresses.has(String(node.properties.src))) {
      return typeof node.properties.alt === 'string' ? [{ type: 'text', value: cleanText(node.properties.alt) }] : []
    }
    return [finishElement(node, progress)]
  })
}

/** True for a link outside, to a place that a link of the Markdown was found to mean, or within the page's own numbers. */
function leadsSomewhere({ properties }: Element, { addresses }: Progress): boolean {
  const href = String(properties.href ?? '')
  return (
    OUTSIDE.test(href) ||
    addresses.has(href) ||
    properties.className !== undefined ||
    properties.dataFootnoteRef !== undefined
  )
}

function finishElement(node: Element, progress: Progress): Element {
  const { id, ...others } = node.properties
  const properties: Properties = { ...others, ...(once(id, progress) ? { id } : {}) }
  if (/^h[2-6]$/u.test(node.tagName)) progress.heading = cleanLine(words(node))
  if (node.tagName === 'input') return taskMark(node, progress.wording)
  if (node.tagName === 'img' && properties.alt === undefined) properties.alt = ''
  if (node.tagName === 'a' && saysItsAddress(node)) properties.className = ['bare']
  if (node.tagName === 'table') return tableRegion({ ...node, properties }, progress)
  if (node.tagName === 'section' && properties.dataFootnotes !== undefined) properties.ariaLabel = undefined
  return { ...node, properties, children: contents(node.children, progress) }
}

/** A link whose words are its address: on paper there is no need to print it again. */
function saysItsAddress(node: Element): boolean {
  const text = words(node).trim()
  const { href } = node.properties
  return [text, `${text}/`].some((address) =>
    [address, `https://${address}`, `http://${address}`].includes(String(href)),
  )
}

function once(id: unknown, progress: Progress): boolean {
  if (typeof id !== 'string' || id === '' || progress.ids.has(id)) return false
  progress.ids.add(id)
  return true
}

function taskMark(node: Element, wording: Wording): Element {
  const done = node.properties.checked === true
  return {
    type: 'element',
    tagName: 'span',
    properties: { className: ['task'], role: 'img', ariaLabel: wording.text(done ? 'report.done' : 'report.not_done') },
    children: [{ type: 'text', value: done ? '☑' : '☐' }],
  }
}

/** A table that scrolls by itself, so that the page never does. */
function tableRegion(table: Element, progress: Progress): Element {
  progress.tables += 1
  const number = progress.tables
  const caption = table.children.find((child) => child.type === 'element' && child.tagName === 'caption')
  const name = caption ? cleanLine(words(caption)) : progress.heading
  const label = progress.wording.text(name === '' ? 'report.table' : 'report.table_named', { number, name })
  const inner = { ...table, children: contents(withHeaders(table.children), progress) }
  return {
    type: 'element',
    tagName: 'div',
    properties: { className: ['table'], role: 'region', tabIndex: 0, ariaLabel: label },
    children: [inner],
  }
}

/** Rows with scopes; a head without a word, as converters write it, goes away. */
function withHeaders(children: readonly ElementContent[]): ElementContent[] {
  return children.flatMap((part): ElementContent[] => {
    if (part.type !== 'element') return [part]
    if (part.tagName === 'thead' && words(part).trim() === '') return []
    if (part.tagName === 'tr') return [row(part, 'row')]
    if (!['thead', 'tbody', 'tfoot'].includes(part.tagName)) return [part]
    const scope = part.tagName === 'thead' ? 'col' : 'row'
    const rows = part.children.map((child) =>
      child.type === 'element' && child.tagName === 'tr' ? row(child, scope) : child,
    )
    return [{ ...part, children: rows }]
  })
}

function row(node: Element, scope: 'col' | 'row'): Element {
  const children = node.children.map((cell) => {
    if (cell.type !== 'element' || (cell.tagName !== 'th' && cell.tagName !== 'td')) return cell
    const { align, ...rest } = cell.properties
    const properties = {
      ...rest,
      ...(typeof align === 'string' && align !== 'left' ? { className: [`align-${align}`] } : {}),
    }
    if (cell.tagName === 'td' || words(cell).trim() === '') return { ...cell, tagName: 'td', properties }
    const group = Number(cell.properties.colSpan ?? 1) > 1 && scope === 'col'
    return { ...cell, properties: { scope: group ? 'colgroup' : scope, ...properties } }
  })
  return { ...node, children }
}

function words(node: ElementContent): string {
  if (node.type === 'text') return node.value
  return node.type === 'element' ? node.children.map(words).join('') : ''
}
