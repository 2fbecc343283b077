import { XmlElement, XmlText } from '@rgrove/parse-xml'
import type { Element, ElementContent, Root } from 'hast'
import { sanitize } from 'hast-util-sanitize'
import { elementName, escapeXml, parseSvg } from '../svg-tree.ts'
import { DRAWING, ELEMENTS, PROPERTIES } from './svg-list.ts'
import { cleanDeclarations, cleanSheet, hides, isSafeValue, type Sheet, writeStyle } from './svg-style.ts'
import { usedParts } from './svg-unused.ts'

const SVG = 'http://www.w3.org/2000/svg'
const XLINK = 'http://www.w3.org/1999/xlink'
const WITH_WORDS: readonly string[] = ['text', 'tspan', 'textPath', 'style']
const EMBEDDED = /^data:image\/[\w.+-]+;base64,([\s\S]*)$/i

/** Cleans a picture within a drawing. */
type CleanEmbedded = (bytes: Uint8Array) => { format: string; bytes: Uint8Array } | undefined

/**
 * A drawing with nothing but what draws it: no scripts under whatever prefix, no links and addresses, no imports, no
 * metadata and comments, no editors' own elements and attributes, nothing that is hidden or not used.
 *
 * @returns undefined where it cannot be read
 */
export function cleanSvg(text: string, cleanEmbedded: CleanEmbedded): string | undefined {
  const root = parsed(text)
  if (!root) return undefined
  const sheets = sheetsIn(root)
  const sheet = cleanSheet(sheets.join('\n'))
  const drawn = convert(root, { spaces: new Map(), paint: new Map() }, sheet, cleanEmbedded)
  if (!drawn) return undefined
  const safe = sanitize({ type: 'root', children: [drawn] } satisfies Root, DRAWING)
  const [svg] = safe.type === 'root' ? safe.children : [safe]
  return svg?.type === 'element' ? write(usedParts(svg), true) : undefined
}

function parsed(text: string): XmlElement | undefined {
  try {
    return parseSvg(text)
  } catch {
    // The loader tells what is wrong with it.
    return undefined
  }
}

/** What an element has from those around it: prefixes, and how words are painted. */
interface Inherited {
  spaces: ReadonlyMap<string, string>
  paint: ReadonlyMap<string, string>
}

/** Calls itself for each level: the loader lets no more than a few hundred through. */
function convert(
  element: XmlElement,
  above: Inherited,
  sheet: Sheet,
  cleanEmbedded: CleanEmbedded,
): Element | undefined {
  const spaces = namespacesIn(element, above.spaces)
  const tagName = drawnName(element, spaces)
  if (tagName === undefined || isHidden(element, sheet)) return undefined
  if (tagName === 'style') return styleElement(element)
  const paint = paintOf(element, above.paint)
  // A style sheet may paint what attributes do not.
  const isSeen = sheet.text !== '' || isPainted(paint)
  const children = element.children.flatMap((child): ElementContent[] => {
    if (child instanceof XmlElement) return [convert(child, { spaces, paint }, sheet, cleanEmbedded) ?? []].flat()
    const isKept = child instanceof XmlText && WITH_WORDS.includes(tagName) && isSeen
    return isKept ? [{ type: 'text', value: child.text }] : []
  })
  return { type: 'element', tagName, properties: attributesOf(element, spaces, cleanEmbedded), children }
}

const PAINT: readonly string[] = ['fill', 'stroke', 'fill-opacity', 'stroke-opacity', 'font-size']

function paintOf({ attributes }: XmlElement, above: Inherited['paint']): Inherited['paint'] {
  const own = [...Object.entries(attributes), ...cleanDeclarations(attributes.style ?? '')].filter(([name]) =>
    PAINT.includes(name),
  )
  return own.length === 0 ? above : new Map([...above, ...own])
}

/** True for words of which anything is drawn: they are filled with black where nothing else is said. */
function isPainted(paint: Inherited['paint']): boolean {
  const has = (kind: 'fill' | 'stroke', otherwise: string): boolean => {
    const colour = (paint.get(kind) ?? otherwise).trim().toLowerCase()
    return colour !== 'none' && colour !== 'transparent' && !isNothing(paint.get(`${kind}-opacity`))
  }
  return (has('fill', 'black') || has('stroke', 'none')) && !isNothing(paint.get('font-size'))
}

function isNothing(value: string | undefined): boolean {
  return value !== undefined && Number.parseFloat(value) === 0
}

function namespacesIn({ attributes }: XmlElement, above: ReadonlyMap<string, string>): ReadonlyMap<string, string> {
  const own = Object.entries(attributes).filter(([name]) => /^xmlns(?::|$)/.test(name))
  return own.length === 0 ? above : new Map([...above, ...own.map(([name, uri]) => [name.slice(6), uri] as const)])
}

/** The name of an element of SVG that draws something; a link is a group. */
function drawnName(element: XmlElement, spaces: ReadonlyMap<string, string>): string | undefined {
  const prefix = element.name.includes(':') ? element.name.slice(0, element.name.indexOf(':')) : ''
  if ((spaces.get(prefix) ?? (prefix === '' || prefix === 'svg' ? SVG : undefined)) !== SVG) return undefined
  const name = elementName(element)
  if (name === 'a') return 'g'
  return ELEMENTS.includes(name) ? name : undefined
}

function sheetsIn(root: XmlElement): string[] {
  const own = elementName(root) === 'style' ? [root.text] : []
  return [...own, ...root.children.flatMap((child) => (child instanceof XmlElement ? sheetsIn(child) : []))]
}

function styleElement(element: XmlElement): Element {
  return {
    type: 'element',
    tagName: 'style',
    properties: {},
    children: [{ type: 'text', value: cleanSheet(element.text).text }],
  }
}

function isHidden({ attributes, name }: XmlElement, { hiding }: Sheet): boolean {
  const style = new Map([...Object.entries(attributes), ...cleanDeclarations(attributes.style ?? '')])
  const selectors = [name, `#${attributes.id ?? ''}`, ...(attributes.class ?? '').split(/\s+/u).map((one) => `.${one}`)]
  return hides(style) || selectors.some((selector) => hiding.has(selector))
}

function attributesOf(
  { attributes }: XmlElement,
  spaces: ReadonlyMap<string, string>,
  cleanEmbedded: CleanEmbedded,
): Element['properties'] {
  const kept: Element['properties'] = {}
  for (const [written, value] of Object.entries(attributes)) {
    const [prefix = '', local = ''] = written.includes(':') ? written.split(':') : ['', written]
    const name = prefix !== '' && spaces.get(prefix) === XLINK ? `xlink:${local}` : written
    const safe = attributeValue(name, value, cleanEmbedded)
    if (safe !== undefined) kept[name] = safe
  }
  return kept
}

function attributeValue(name: string, value: string, cleanEmbedded: CleanEmbedded): string | undefined {
  if (name === 'style') return writeStyle(cleanDeclarations(value))
  if (name === 'href' || name === 'xlink:href') return addressOf(value.trim(), cleanEmbedded)
  return !PROPERTIES.includes(name) || isSafeValue(value) ? value : undefined
}

/** Another part of the drawing, or a picture that is in it. */
function addressOf(address: string, cleanEmbedded: CleanEmbedded): string | undefined {
  if (address.startsWith('#')) return address
  const [, data] = EMBEDDED.exec(address) ?? []
  const picture = data === undefined ? undefined : cleanEmbedded(Buffer.from(data, 'base64'))
  if (!picture || picture.format === 'svg') return undefined
  return `data:image/${picture.format};base64,${Buffer.from(picture.bytes).toString('base64')}`
}

function write(element: Element, isRoot: boolean): string {
  const attributes = Object.entries(element.properties).map(([name, value]) => ` ${name}="${escapeXml(String(value))}"`)
  const spaces = isRoot ? ` xmlns="${SVG}" xmlns:xlink="${XLINK}"` : ''
  const children = element.children.map((child) => {
    if (child.type === 'element') return write(child, false)
    return child.type === 'text' ? escapeXml(child.value) : ''
  })
  return `<${element.tagName}${spaces}${attributes.join('')}>${children.join('')}</${element.tagName}>`
}
