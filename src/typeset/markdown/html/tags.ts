import { htmlTagNames } from 'html-tag-names'
import type { TextStyle } from '../nodes.ts'

/** Tags that Markdown has a node for, by its type. */
export const markdownTags: Readonly<Record<string, 'strong' | 'emphasis' | 'delete' | 'inlineCode'>> = {
  b: 'strong',
  strong: 'strong',
  i: 'emphasis',
  em: 'emphasis',
  cite: 'emphasis',
  dfn: 'emphasis',
  var: 'emphasis',
  del: 'delete',
  s: 'delete',
  strike: 'delete',
  code: 'inlineCode',
  kbd: 'inlineCode',
  samp: 'inlineCode',
  tt: 'inlineCode',
}

/** Tags that change how text looks in a way Markdown has no node for. */
export const styleTags: Readonly<Record<string, TextStyle>> = {
  sup: 'superscript',
  sub: 'subscript',
  u: 'underline',
  ins: 'underline',
  small: 'small',
}

/** What these say is kept (structure), or there is nothing to it but its text. */
const understood = new Set(
  `a abbr address article aside bdi blockquote br caption center col colgroup data dd details div dl dt fieldset
  figcaption figure footer h1 h2 h3 h4 h5 h6 header hgroup hr img label legend li main mark nav ol p pre q section
  span summary table tbody td tfoot th thead time tr ul wbr html head body title`.split(/\s+/),
)

/** Content of these is no text for readers. */
export const silentTags: readonly string[] = ['script', 'style', 'template', 'noscript']

const known = new Set(htmlTagNames)

/**
 * What to make of a tag: `kept` is honoured, `ignored` is HTML whose effect is lost, `text` is no HTML at all but a
 * placeholder such as `<date>`, to be printed.
 */
export function kindOf(tag: string, attributes: string): 'kept' | 'ignored' | 'text' {
  const name = tag.toLowerCase()
  if (name in markdownTags || name in styleTags) return 'kept'
  if (understood.has(name)) return name === 'span' && attributes.trim() !== '' ? 'ignored' : 'kept'
  // Word leaves tags such as `<o:p>` behind.
  return known.has(name) || name.includes(':') ? 'ignored' : 'text'
}
