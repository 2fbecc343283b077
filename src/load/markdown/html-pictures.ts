import type { Element, RootContent as HtmlContent, Root as HtmlRoot } from 'hast'
import { fromHtml } from 'hast-util-from-html'
import type { Html, Image, Paragraph, Root, RootContent } from 'mdast'
import { visit } from 'unist-util-visit'
import { UNITS } from './attributes/pictures.ts'

/** Points across the text of an A4 page, of which a share is meant where a width is a percentage. */
const TEXT_WIDTH = 453

/** What may stand around a picture without meaning anything else. */
const AROUND = new Set(['p', 'div', 'center', 'figure', 'span', 'br', 'picture', 'a'])

const PHRASING_PARENTS = new Set('paragraph heading emphasis strong delete link linkReference tableCell'.split(' '))

/**
 * Turns `<img>` tags into pictures of the Markdown, in place: converters write every picture with a size like that. Pictures
 * in HTML that says more, such as a table, stay in it.
 */
export function placeHtmlPictures(tree: Root): void {
  visit(tree, 'html', (node, index, parent) => {
    if (!parent || index === undefined || !mayHoldPicture(node)) return
    const pictures = picturesAlone(node)
    if (!pictures) return
    const isInline = PHRASING_PARENTS.has(parent.type)
    const paragraph: Paragraph = { type: 'paragraph', children: pictures, position: node.position }
    const placed: RootContent[] = isInline ? pictures : [paragraph]
    parent.children.splice(index, 1, ...(placed as never[]))
    return index + placed.length
  })
}

/** Addresses of the pictures in a piece of HTML, in their order. */
export function htmlPictureAddresses(node: Html): string[] {
  return mayHoldPicture(node) ? elementsIn(fromHtml(node.value, { fragment: true })).flatMap(addressOf) : []
}

function mayHoldPicture({ value }: Html): boolean {
  return /<img\b/i.test(value)
}

/** The pictures of HTML that holds nothing else; undefined where it does. */
function picturesAlone(node: Html): Image[] | undefined {
  const root = fromHtml(node.value, { fragment: true })
  return holdsMore(root) ? undefined : elementsIn(root).flatMap((element) => pictureOf(element, node))
}

function holdsMore(root: HtmlRoot | Element): boolean {
  return root.children.some((child) => {
    if (child.type === 'text') return child.value.trim() !== ''
    if (child.type !== 'element') return false
    return child.tagName !== 'img' && (!AROUND.has(child.tagName) || holdsMore(child))
  })
}

function elementsIn(node: HtmlRoot | HtmlContent): Element[] {
  const own = node.type === 'element' && node.tagName === 'img' ? [node] : []
  return 'children' in node ? [...own, ...node.children.flatMap((child) => elementsIn(child as HtmlContent))] : own
}

function addressOf({ properties }: Element): string[] {
  const { src } = properties
  return typeof src === 'string' && src.trim() !== '' ? [src.trim()] : []
}

function pictureOf(element: Element, { position }: Html): Image[] {
  const { alt, title, width, style } = element.properties
  return addressOf(element).map((url) => ({
    type: 'image',
    url,
    alt: typeof alt === 'string' ? alt : '',
    title: typeof title === 'string' ? title : null,
    data: { width: widthOf(String(width ?? ''), String(style ?? '')) },
    position,
  }))
}

/** Points. */
function widthOf(attribute: string, style: string): number | undefined {
  const given = /(?:^|;)\s*width\s*:\s*([^;]+)/i.exec(style)?.[1] ?? attribute
  const [, figure, unit = 'px'] = /^\s*(\d{1,5}(?:\.\d{1,4})?)\s*(%|px|pt|in|cm|mm)?\s*$/i.exec(given) ?? []
  const number = Number(figure)
  if (figure === undefined || number <= 0) return undefined
  return unit === '%' ? (TEXT_WIDTH * Math.min(number, 100)) / 100 : number * (UNITS[unit.toLowerCase()] ?? 1)
}
