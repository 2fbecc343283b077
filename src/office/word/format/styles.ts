import { child, childrenNamed, type XmlElement } from '../../xml.ts'
import { type Indent, indentOf, integer, isOn, settingOf } from './properties.ts'

/** Properties that are switched: set twice, by a style of the paragraph and one of the words, they are off (17.7.3). */
export const TOGGLES = ['w:b', 'w:i', 'w:vanish', 'w:strike', 'w:dstrike'] as const
export type Toggle = (typeof TOGGLES)[number]

export interface Style {
  id: string
  /** In lower case, as the style is called in English: `heading 1`. */
  name: string
  basedOn: string | undefined
  outlineLevel: number | undefined
  numberingId: string | undefined
  numberingLevel: number | undefined
  indent: Indent
  font: string | undefined
  toggles: ReadonlyMap<Toggle, boolean>
  vertical: string | undefined
}

export interface Styles {
  byId: ReadonlyMap<string, Style>
  /** The id of the style of paragraphs that name none. */
  standard: string | undefined
  /** A style and those it is based on, nearest first; empty for an unknown id. */
  chain(id: string | undefined): Style[]
}

/** Styles based on one another; one may be based on itself, by way of others. */
const LONGEST_CHAIN = 20

/** Reads `word/styles.xml`. */
export function readStyles(root: XmlElement | undefined): Styles {
  const byId = new Map<string, Style>()
  let standard: string | undefined
  for (const element of childrenNamed(root, 'w:style')) {
    const id = element.attributes.get('w:styleId')
    if (id === undefined) continue
    byId.set(id, readStyle(id, element))
    const isDefault = /^(?:1|true|on)$/.test(element.attributes.get('w:default') ?? '')
    if (isDefault && element.attributes.get('w:type') === 'paragraph') standard ??= id
  }
  const chains = new Map<string, Style[]>()
  function chain(id: string | undefined): Style[] {
    if (id === undefined) return []
    const known = chains.get(id)
    if (known) return known
    const found: Style[] = []
    for (let style = byId.get(id); style && found.length < LONGEST_CHAIN; style = byId.get(style.basedOn ?? ''))
      found.push(style)
    chains.set(id, found)
    return found
  }
  return { byId, standard, chain }
}

function readStyle(id: string, element: XmlElement): Style {
  const paragraph = child(element, 'w:pPr')
  const run = child(element, 'w:rPr')
  const numbering = child(paragraph, 'w:numPr')
  const toggles = new Map<Toggle, boolean>()
  for (const name of TOGGLES) {
    const value = isOn(run, name)
    if (value !== undefined) toggles.set(name, value)
  }
  return {
    id,
    name: (settingOf(element, 'w:name') ?? id).toLowerCase(),
    basedOn: settingOf(element, 'w:basedOn'),
    outlineLevel: integer(settingOf(paragraph, 'w:outlineLvl')),
    numberingId: settingOf(numbering, 'w:numId'),
    numberingLevel: integer(settingOf(numbering, 'w:ilvl')),
    indent: indentOf(paragraph),
    font: fontOf(run),
    toggles,
    vertical: settingOf(run, 'w:vertAlign'),
  }
}

/** The font of Latin letters that `w:rPr` sets. */
export function fontOf(run: XmlElement | undefined): string | undefined {
  const fonts = child(run, 'w:rFonts')?.attributes
  return fonts?.get('w:ascii') ?? fonts?.get('w:hAnsi') ?? fonts?.get('w:cs')
}

/** The first value of a property in a chain of styles. */
export function inherited<K extends keyof Style>(chain: readonly Style[], key: K): Style[K] | undefined {
  return chain.find((style) => style[key] !== undefined)?.[key]
}

/** The indentation of a chain of styles, each part from the nearest style that sets it. */
export function inheritedIndent(chain: readonly Style[]): Indent {
  return {
    left: chain.find(({ indent }) => indent.left !== undefined)?.indent.left,
    hanging: chain.find(({ indent }) => indent.hanging !== undefined)?.indent.hanging,
  }
}

/** What a chain of styles says of a property that is switched. */
export function inheritedToggle(chain: readonly Style[], name: Toggle): boolean | undefined {
  return chain.find(({ toggles }) => toggles.has(name))?.toggles.get(name)
}
