import { XmlElement } from '@rgrove/parse-xml'
import { type PictureProblem, refuseRaster } from './raster.ts'
import { elementName, elementText, parseSvg } from './svg-tree.ts'

const SIZE_LIMIT = 10 * 1024 * 1024
/** The typesetter calls itself for each level. */
const DEPTH_LIMIT = 250
const ELEMENT_LIMIT = 100_000
/** Masks and clipping paths that use others; each is drawn for itself. */
const NESTED_MASK_LIMIT = 20
/** Elements that a selector of a style sheet names one in the other: each takes a search up to the root. */
const SELECTOR_LIMIT = 3

const AS_PNG = 'Save the picture as a PNG.'

/**
 * Finds what the typesetter cannot draw, or not in reasonable time: filters, nested patterns, deep nesting, pictures in
 * other files, HTML.
 */
export function refuseSvg(text: string): PictureProblem | undefined {
  if (text.length > SIZE_LIMIT) return { reason: 'The SVG picture is larger than 10 MB.', note: AS_PNG }
  if (/<!ENTITY[^>]*[<&][^>]*>/.test(text)) return refused('entities that contain markup')
  const root = parse(text)
  if (!(root instanceof XmlElement)) return root
  let elements = 0
  let masks = 0
  const open: Visited[] = [{ element: root, depth: 1, inside: '' }]
  for (let next = open.pop(); next; next = open.pop()) {
    elements += 1
    masks += isNestedMask(next) ? 1 : 0
    if (elements > ELEMENT_LIMIT) return refused(`more than ${ELEMENT_LIMIT} shapes`)
    if (next.depth > DEPTH_LIMIT) return refused(`shapes nested more than ${DEPTH_LIMIT} levels deep`)
    if (masks > NESTED_MASK_LIMIT) return refused('too many masks within masks')
    const problem = refuseElement(next)
    if (problem) return problem
    const { element, depth } = next
    const inside = CONTAINERS.includes(elementName(element)) ? elementName(element) : next.inside
    for (const child of element.children)
      if (child instanceof XmlElement) open.push({ element: child, depth: depth + 1, inside })
  }
  return undefined
}

interface Visited {
  element: XmlElement
  depth: number
  /** The nearest container with a meaning of its own around it. */
  inside: string
}

const CONTAINERS: readonly string[] = ['pattern', 'mask', 'clipPath', 'switch']

function parse(text: string): XmlElement | PictureProblem {
  try {
    return parseSvg(text) ?? { reason: 'The SVG file has no drawing in it.', note: AS_PNG }
  } catch (error) {
    if (error instanceof RangeError) return refused('nesting that is too deep to read')
    const reason = error instanceof Error ? (error.message.split('\n')[0] ?? '') : String(error)
    return { reason: `The SVG picture cannot be read: ${reason}`, note: 'Save the picture again, or as a PNG.' }
  }
}

function refuseElement({ element, inside }: Visited): PictureProblem | undefined {
  const { attributes } = element
  const name = elementName(element)
  const style = name === 'style' ? element.text : (attributes.style ?? '')
  if ((attributes.filter ?? 'none') !== 'none' || /(?:^|[;{\s])filter\s*:(?!\s*none)/.test(style)) {
    return refused('a filter, such as a shadow or a blur')
  }
  if (inside === 'pattern' && Object.values(attributes).some((value) => value.includes('url('))) {
    return refused('a pattern within a pattern')
  }
  if (name === 'style' && hasLongSelector(style)) {
    return refused('a style sheet with long selectors')
  }
  if (name === 'foreignObject' && inside !== 'switch' && elementText(element).trim() !== '') {
    const note = 'Export it with text instead of HTML (Mermaid: htmlLabels false), or as a PNG.'
    return { reason: 'The words in this SVG picture are HTML (foreignObject) and would be lost.', note }
  }
  return name === 'image' ? refuseEmbedded(attributes.href ?? attributes['xlink:href'] ?? '') : undefined
}

function refuseEmbedded(address: string): PictureProblem | undefined {
  const [, data] = /^data:image\/(?:png|jpe?g|gif|webp);base64,([\s\S]*)$/i.exec(address.trim()) ?? []
  if (data === undefined) return refused('a picture that is in another file')
  return refuseRaster(Buffer.from(data, 'base64'))
}

function isNestedMask({ element: { attributes }, inside }: Visited): boolean {
  const uses = (property: string) => property in attributes || (attributes.style ?? '').includes(`${property}:`)
  return (inside === 'mask' || inside === 'clipPath') && (uses('mask') || uses('clip-path'))
}

function hasLongSelector(sheet: string): boolean {
  const selectors = sheet
    .replace(/\/\*[\s\S]*?\*\//g, ' ')
    .replace(/\{[^}]*\}/g, ',')
    .split(',')
  return selectors.some((selector) => selector.trim().split(/[\s>+~]+/).length > SELECTOR_LIMIT)
}

function refused(what: string): PictureProblem {
  return { reason: `The SVG picture has ${what}, which cannot be printed.`, note: AS_PNG }
}
