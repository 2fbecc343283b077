import type { Html, PhrasingContent } from 'mdast'
import { textOf } from '../tree.ts'
import { kindOf, markdownTags, styleTags } from './tags.ts'

/** Called for a tag that is not honoured. */
export type HtmlNotice = (tag: string, kind: 'ignored' | 'text', node: Html) => void

interface Frame {
  tag: string
  attributes: string
  open: Html | undefined
  children: PhrasingContent[]
}

/** Tags deeper than this are left out: nobody writes them, and trees have to stay shallow. */
const DEEPEST = 50

/** Pairs the tags among inline nodes, `<sup>`, `th`, `</sup>`, into nodes; comments go, placeholders become text. */
export function pairTags(nodes: readonly PhrasingContent[], notice: HtmlNotice): PhrasingContent[] {
  const root: Frame = { tag: '', attributes: '', open: undefined, children: [] }
  const frames: Frame[] = [root]
  const add = (...children: PhrasingContent[]): void => {
    ;(frames.at(-1) ?? root).children.push(...children)
  }
  /** Ends the innermost frame; one that was never closed leaves its text, and was a placeholder such as `<title>`. */
  const end = (closed: boolean): void => {
    const frame = frames.pop()
    if (!frame) return
    const placeholder =
      !closed && frame.open && frame.attributes === '' && !isFormatting(frame.tag) ? frame.open : undefined
    if (placeholder) notice(frame.tag, 'text', placeholder)
    add(...(placeholder ? [asText(placeholder)] : []), ...(closed ? wrap(frame) : frame.children))
  }
  for (const node of nodes) {
    if (node.type !== 'html') {
      add(node)
      continue
    }
    const tag = parseTag(node.value)
    if (!tag) {
      if (!isHidden(node.value)) add(asText(node))
      continue
    }
    const { name, attributes, closing } = tag
    const kind = kindOf(name, attributes)
    const frame = closing ? frames.findLastIndex((one, index) => index > 0 && one.tag === name) : -1
    if (kind !== 'kept' && !closing) notice(name, kind, node)
    if (kind === 'text') add(asText(node))
    else if (closing) {
      while (frame > 0 && frames.length > frame + 1) end(false)
      if (frame > 0) end(true)
    } else {
      const single = singleTag(name, attributes, node)
      if (single) add(...single)
      else if (frames.length < DEEPEST) frames.push({ tag: name, attributes, open: node, children: [] })
    }
  }
  while (frames.length > 1) end(false)
  return root.children
}

interface Tag {
  name: string
  attributes: string
  closing: boolean
}

function parseTag(html: string): Tag | undefined {
  const [, slash, name, attributes] = /^<(\/?)([a-z][^\s/>]*)(.*?)\/?>$/is.exec(html) ?? []
  return name === undefined
    ? undefined
    : { name: name.toLowerCase(), attributes: attributes ?? '', closing: slash === '/' }
}

/** Comments, declarations and instructions. */
function isHidden(html: string): boolean {
  return /^<(!--|!doctype|\?)/i.test(html)
}

/** Tags that hold nothing. */
function singleTag(name: string, attributes: string, node: Html): PhrasingContent[] | undefined {
  const { position } = node
  if (name === 'br') return [{ type: 'break', position }]
  if (name === 'img') {
    const url = attribute(attributes, 'src') ?? ''
    return [{ type: 'image', url, alt: attribute(attributes, 'alt') ?? '', position }]
  }
  return ['wbr', 'hr', 'input', 'col', 'link', 'meta'].includes(name) ? [] : undefined
}

/** Tags that people leave open, and that nobody means as a placeholder. */
function isFormatting(tag: string): boolean {
  return (
    tag in markdownTags || tag in styleTags || ['p', 'li', 'span', 'font', 'center', 'div', 'td', 'tr'].includes(tag)
  )
}

function wrap(frame: Frame): PhrasingContent[] {
  const { tag, children } = frame
  const position = frame.open?.position
  const type = markdownTags[tag]
  const style = styleTags[tag]
  if (style) return [{ type: 'styledText', style, children, position }]
  if (type === 'inlineCode') return [{ type, value: children.map(textOf).join(''), position }]
  if (type) return [{ type, children, position }]
  const url = tag === 'a' ? attribute(frame.attributes, 'href') : undefined
  return url ? [{ type: 'link', url, children, position }] : children
}

function attribute(attributes: string, name: string): string | undefined {
  const found = new RegExp(`\\s${name}\\s*=\\s*(?:"([^"]*)"|'([^']*)'|([^\\s"'>]+))`, 'i').exec(` ${attributes}`)
  return found?.[1] ?? found?.[2] ?? found?.[3]
}

function asText(node: Html): PhrasingContent {
  return { type: 'text', value: node.value, position: node.position }
}
