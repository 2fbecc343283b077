import { XmlElement } from '@rgrove/parse-xml'
import { type PictureProblem, refuseRaster } from './raster.ts'
import { nameOf, parseSvg, wordsOf } from './svg-tree.ts'

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
 * Looks for what the typesetter cannot draw, or not in reasonable time: filters, patterns in patterns, nesting that goes
 * on and on, pictures that stand elsewhere, HTML.
 */
export function refuseSvg(text: string): PictureProblem | undefined {
  if (text.length > SIZE_LIMIT)
    return { reason: 'Unexpected SVG of more than 10 MB, expected a smaller one', note: AS_PNG }
  if (/<!ENTITY[^>]*[<&][^>]*>/.test(text)) return refused('entities that stand for other markup', 'plain markup')
  const root = parse(text)
  if (!(root instanceof XmlElement)) return root
  let elements = 0
  let masks = 0
  const open: Visited[] = [{ element: root, depth: 1, inside: '' }]
  for (let next = open.pop(); next; next = open.pop()) {
    elements += 1
    masks += isNestedMask(next) ? 1 : 0
    if (elements > ELEMENT_LIMIT) return refused(`more than ${ELEMENT_LIMIT} shapes`, 'fewer of them')
    if (next.depth > DEPTH_LIMIT)
      return refused(`shapes nested deeper than ${DEPTH_LIMIT} levels`, 'a handful of levels')
    if (masks > NESTED_MASK_LIMIT) return refused('masks within masks', 'simple ones')
    const problem = refuseElement(next)
    if (problem) return problem
    const { element, depth } = next
    const inside = CONTAINERS.includes(nameOf(element)) ? nameOf(element) : next.inside
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
    return parseSvg(text) ?? refused('no drawing', 'one')
  } catch (error) {
    if (error instanceof RangeError) return refused('nesting that is too deep to read', 'a handful of levels')
    const reason = error instanceof Error ? (error.message.split('\n')[0] ?? '') : String(error)
    return { reason: `Unexpected SVG that cannot be read: ${reason}`, note: 'Save the picture again, or as a PNG.' }
  }
}

function refuseElement({ element, inside }: Visited): PictureProblem | undefined {
  const { attributes } = element
  const name = nameOf(element)
  const style = name === 'style' ? element.text : (attributes.style ?? '')
  if ((attributes.filter ?? 'none') !== 'none' || /(?:^|[;{\s])filter\s*:(?!\s*none)/.test(style)) {
    return refused('filter, such as a shadow or a blur', 'plain shapes')
  }
  if (inside === 'pattern' && Object.values(attributes).some((value) => value.includes('url('))) {
    return refused('pattern within a pattern', 'plain shapes in it')
  }
  if (name === 'style' && hasLongSelector(style)) {
    return refused('style sheet with selectors of many parts', 'simple ones')
  }
  if (name === 'foreignObject' && inside !== 'switch' && wordsOf(element).trim() !== '') {
    const note =
      'Its words would be lost. Export it with text instead of HTML (Mermaid: htmlLabels false), or as a PNG.'
    return { reason: 'Unexpected HTML in the picture (foreignObject), expected text', note }
  }
  return name === 'image' ? refuseEmbedded(attributes.href ?? attributes['xlink:href'] ?? '') : undefined
}

function refuseEmbedded(address: string): PictureProblem | undefined {
  const [, data] = /^data:image\/(?:png|jpe?g|gif|webp);base64,([\s\S]*)$/i.exec(address.trim()) ?? []
  if (data === undefined) return refused('picture in the picture that is not part of the file', 'one that is embedded')
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

function refused(what: string, expected: string): PictureProblem {
  return { reason: `Unexpected SVG with ${what}, expected ${expected}`, note: AS_PNG }
}
