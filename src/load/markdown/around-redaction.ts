import type { Nodes, Parents, Root } from 'mdast'
import { type Message, message } from '../../messages/message.ts'
import { eachNode } from '../text/each-node.ts'
import type { Lines } from '../text/lines.ts'
import { isHiding } from './redact.ts'

/**
 * Finds what is left in the clear around a redaction: words after a bracket that closed it too early, an address in
 * brackets after it, a link of HTML around it. All are errors. (A link of Markdown around it loses its address by itself.)
 */
export function checkAroundRedactions(path: string, text: string, tree: Root, lines: Lines): Message[] {
  const messages: Message[] = []
  const report = (start: number, end: number, reason: string, note: string): void => {
    messages.push(
      message({ rule: 'privacy-mark', severity: 'error', place: lines.place(path, start, end), reason, note }),
    )
  }
  eachNode(tree, (node) => {
    if (!('children' in node)) return
    const hiding = (node.children as Nodes[]).filter((child) => child.type === 'textDirective' && isHiding(child))
    for (const { position } of hiding) {
      const end = position?.end.offset ?? 0
      if (/^(?:\(|\[(?!\^))/.test(text.slice(end, end + 2)))
        report(end, end + 1, 'What stands in brackets after this redaction would be published.', AFTER)
    }
    if (hiding.length > 0 && linksInHtml(node)) {
      const { start } = hiding[0]?.position ?? {}
      report(
        start?.offset ?? 0,
        (start?.offset ?? 0) + 1,
        'The address of the link around this redaction would be published.',
        LINK,
      )
    }
    const extra = isPassage(node) && holdsRedaction(node) ? extraBracket(node, text) : undefined
    if (extra !== undefined)
      report(extra, extra + 1, 'This bracket closes nothing: a redaction before it may have ended too early.', BRACKET)
  })
  return messages
}

const AFTER = 'Put the address or the words into the redaction, or put a space between the two.'
const LINK = 'Put the whole link between `:::exempt` and `:::`, or write it in Markdown.'
const BRACKET = 'Within `:redact[…]`, brackets come in pairs. Write a single one as `\\]`.'

function isPassage({ type }: Nodes): boolean {
  return type === 'paragraph' || type === 'heading' || type === 'tableCell'
}

function holdsRedaction(node: Nodes): boolean {
  let found = false
  eachNode(node, (inner) => {
    if (inner.type === 'textDirective' && isHiding(inner)) found = true
  })
  return found
}

function linksInHtml(node: Parents): boolean {
  return node.children.some((child) => child.type === 'html' && /^<a\b/i.test(child.value))
}

/** Offset of a closing bracket that no bracket before it in the passage opens. */
function extraBracket(passage: Nodes, text: string): number | undefined {
  const code: [number, number][] = []
  eachNode(passage, ({ type, position }) => {
    if (type === 'inlineCode') code.push([position?.start.offset ?? 0, position?.end.offset ?? 0])
  })
  const end = passage.position?.end.offset ?? 0
  let depth = 0
  for (let at = passage.position?.start.offset ?? 0; at < end; at += 1) {
    const [, after] = code[0] ?? []
    if (code[0]?.[0] === at && after !== undefined) {
      code.shift()
      at = after - 1
      continue
    }
    if (text[at] === '\\') at += 1
    else if (text[at] === '[') depth += 1
    else if (text[at] === ']') depth -= 1
    if (depth < 0) return at
  }
  return undefined
}
