import { XmlElement, XmlText } from '@rgrove/parse-xml'
import { elementName, escapeXml, parseSvg } from '../../load/pictures/svg-tree.ts'
import { codeFamily, textFamily } from '../fonts/families.ts'
import { clusterFamily } from '../fonts/fonts.ts'
import { graphemes } from '../markdown/characters/graphemes.ts'
import { name as codePoint } from '../markdown/characters/printable.ts'

/** Declarations of fonts in a style sheet or an attribute `style`. */
const DECLARATION = /font-family\s*:\s*((?:"[^"]*"|'[^']*'|[^;}"'])*)/g
/** Size and family at the end of the shorthand `font`. */
const SHORTHAND =
  /(font\s*:\s*[^;}]*?\d(?:px|pt|em|rem|%|mm|cm)?(?:\/\S+)?\s+)((?:"[^"]*"|'[^']*'|[^;}"'\d])+)(?=[;}]|$)/g

/**
 * Writes a drawing so that its words are set in the fonts of the pack: the typesetter would take those that happen to be
 * on the machine, and a pack would not be the same everywhere.
 *
 * @returns the drawing, and the characters that no font has, which print as their code point
 */
export function withBundledFonts(svg: string): { svg: string; missing: string[] } {
  const root = parseSvg(svg)
  if (!root) return { svg, missing: [] }
  const context: Context = { familyOf: clusterFamily(), missing: new Set() }
  const written = write(root, false, textFamily.name, context)
  return { svg: written, missing: [...context.missing] }
}

interface Context {
  familyOf(cluster: string): string | undefined
  missing: Set<string>
}

/** Calls itself for each level: the loader lets no more than a few hundred through. */
function write(element: XmlElement, inText: boolean, family: string, context: Context): string {
  const name = elementName(element)
  const isText = inText || name === 'text'
  const { style, 'font-family': asked, ...attributes } = element.attributes
  const own = asked === undefined ? family : bundled(asked)
  const all = {
    ...attributes,
    ...(asked === undefined ? {} : { 'font-family': own }),
    ...(style === undefined ? {} : { style: withFamilies(style) }),
  }
  const opening = [element.name, ...Object.entries(all).map(([key, value]) => `${key}="${escapeXml(value)}"`)].join(' ')
  const children = element.children.map((child) => {
    if (child instanceof XmlElement) return write(child, isText, own, context)
    if (!(child instanceof XmlText)) return ''
    if (name === 'style') return escapeXml(withFamilies(child.text))
    return isText ? words(child.text, own, context) : escapeXml(child.text)
  })
  return `<${opening}>${children.join('')}</${element.name}>`
}

function withFamilies(style: string): string {
  return style
    .replace(DECLARATION, (_, families: string) => `font-family: '${bundled(families)}'`)
    .replace(SHORTHAND, (_, before: string, families: string) => `${before}'${bundled(families)}'`)
}

function bundled(families: string): string {
  return /mono|courier|consolas|menlo/i.test(families) ? codeFamily.name : textFamily.name
}

/** What the font of the drawing lacks is marked with the family that has it. */
function words(text: string, family: string, context: Context): string {
  return Array.from(graphemes(text))
    .map((segment) => {
      if (/^[\x20-\x7e\s]+$/.test(segment)) return escapeXml(segment)
      const other = context.familyOf(segment)
      if (other === family || other === textFamily.name) return escapeXml(segment)
      if (other) return `<tspan style="font-family: '${other}'">${escapeXml(segment)}</tspan>`
      context.missing.add(segment)
      return [...segment].map((character) => `[${codePoint(character)}]`).join('')
    })
    .join('')
}
