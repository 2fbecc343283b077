import type { Heading, List, Paragraph, PhrasingContent, RootContent } from 'mdast'
import type { Report } from '../load/sources.ts'
import type { Wording } from '../wording/wording.ts'

const TITLE = /^[\d.)\s]*recommendations?(?:\s*\(s\)|\/s)?\s*[:.]?$/i

/** A redacted passage, over several lines perhaps, as `redactReport` leaves it. */
const BLACKED_OUT = /█[█\n]*/g

/** "The board is asked to note the plan", alone or in a list: nobody resolves to be asked. */
const ASKED =
  /^([ \t]*(?:(?:[-*+]|\(?[\da-z]{1,3}[.)])[ \t]+)?)(?:the |that )?[^.;:\n]{0,60} (?:is|are|be) (?:asked|recommended|invited|requested) to (?=\S)/gim

/** "It is recommended that the board note the plan": what is resolved begins with That. */
const THAT =
  /^([ \t]*(?:(?:[-*+]|\(?[\da-z]{1,3}[.)])[ \t]+)?)it is (?:therefore )?(?:recommended|proposed) that (?=\S)/gim

/** "The board is asked to:", "It is recommended that the board:". */
const LEAD =
  /^(?:(?:the |that )?[^.;:]{0,60} (?:is|are|be) (?:asked|recommended|invited|requested)(?: to| that)?|it is (?:therefore )?(?:recommended|proposed) that [^.;:]{0,60})\s*:?$/i

/**
 * The recommendations of a report, as the Markdown it has them in, each once: what is in `:::recommendations`, else
 * what follows a heading "Recommendations" up to the next heading, else the list or paragraph after such a line.
 */
export function recommendationsOf(report: Report, wording: Wording): string[] {
  const { children } = report.tree
  const boxed = children.flatMap((node) =>
    node.type === 'containerDirective' && /^recommendations?$/.test(node.name)
      ? [sourceOf(report, withoutLead(node.children))]
      : [],
  )
  const found =
    boxed.length > 0 ? boxed : children.flatMap((node, index) => titled(report, node, children.slice(index + 1)))
  // Reports repeat their recommendations at the end.
  const once = new Map(
    found.filter((text) => text !== '').map((text) => [text.replace(/\W+/gu, ' ').toLowerCase(), text]),
  )
  return [...once.values()].map((text) =>
    text
      .replace(ASKED, `$1${wording.text('minutes.to', { words: '' })}`)
      .replace(THAT, `$1${wording.text('minutes.that', { words: '' })}`)
      .replaceAll(BLACKED_OUT, wording.text('minutes.redacted')),
  )
}

/** What is recommended, without a heading and without "The panel is asked to:". */
function withoutLead(nodes: readonly RootContent[]): RootContent[] {
  const rest = nodes.filter(({ type }) => type !== 'heading')
  const [first] = rest
  return first?.type === 'paragraph' && rest.length > 1 && LEAD.test(textOf(first)) ? rest.slice(1) : rest
}

function titled(report: Report, node: RootContent, rest: readonly RootContent[]): string[] {
  if ((node.type !== 'heading' && node.type !== 'paragraph') || !TITLE.test(textOf(node))) return []
  if (node.type === 'paragraph') {
    const [first, second] = rest
    const isLead = first?.type === 'paragraph' && second?.type === 'list' && LEAD.test(textOf(first))
    return [sourceOf(report, rest.slice(isLead ? 1 : 0, isLead ? 2 : 1).filter(isText))]
  }
  const end = rest.findIndex(({ type }) => type === 'heading')
  return [sourceOf(report, withoutLead((end < 0 ? rest : rest.slice(0, end)).filter(isText)))]
}

function isText(node: RootContent): node is Paragraph | List {
  return node.type === 'paragraph' || node.type === 'list'
}

function textOf(node: Heading | Paragraph): string {
  const words = (children: readonly PhrasingContent[]): string =>
    children
      .map((child) => ('children' in child ? words(child.children) : 'value' in child ? child.value : ''))
      .join('')
  return words(node.children).trim()
}

/** The Markdown between the start of the first and the end of the last node. */
function sourceOf({ text }: Report, nodes: readonly RootContent[]): string {
  const start = nodes[0]?.position?.start.offset
  const end = nodes.at(-1)?.position?.end.offset
  if (start === undefined || end === undefined) return ''
  // A redaction of its own length would tell how long the words are.
  return text.slice(start, end).replace(/\r\n?/g, '\n').trim()
}
