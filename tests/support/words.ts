import type { Nodes } from 'mdast'
import remarkFrontmatter from 'remark-frontmatter'
import remarkGfm from 'remark-gfm'
import remarkParse from 'remark-parse'
import { unified } from 'unified'

const parser = unified().use(remarkParse).use(remarkGfm).use(remarkFrontmatter, ['yaml', 'toml'])

/** Words of the text as somebody would read them in the source: by another way than the converter's. */
export function expectedWords(text: string): string[] {
  const collect = (node: Nodes): string => {
    if (node.type === 'html') {
      return node.value
        .replace(/<!--[\s\S]*?(-->|$)/g, ' ')
        .replace(/<(script|style)\b[\s\S]*?<\/\1>/gi, ' ')
        .replace(/<\/?(b|i|u|em|strong|sup|sub|span|a|code|small)\b[^>]*>/gi, '')
        .replace(/<[^>]*>/g, ' ')
        .replaceAll('&nbsp;', ' ')
    }
    if (node.type === 'text' || node.type === 'code' || node.type === 'inlineCode') return node.value
    if (node.type === 'image' || node.type === 'imageReference') return node.alt ?? ''
    if (node.type === 'break') return ' '
    if (!('children' in node)) return ''
    const inner = node.children.map(collect)
    const inline = ['paragraph', 'heading', 'strong', 'emphasis', 'delete', 'link', 'linkReference', 'tableCell']
    return inline.includes(node.type) ? inner.join('') : inner.join('\n')
  }
  return collect(parser.parse(text))
    .replace(/[\p{Cc}\p{Default_Ignorable_Code_Point}]/gu, (sign) => (/\s/.test(sign) ? ' ' : ''))
    .replaceAll('\u133c', '[U+133C]')
    .normalize('NFKC')
    .split(/\s+/u)
    .filter((word) => /[\p{L}\p{N}]/u.test(word))
}

/**
 * Text without anything that tells where a line or a word ends. A hyphen at the end of a line has its character only as
 * ActualText, which pdf.js does not read.
 */
export function joined(text: string): string {
  return text.normalize('NFKC').replace(/[\s\p{Cc}\p{Default_Ignorable_Code_Point}-]/gu, '')
}
