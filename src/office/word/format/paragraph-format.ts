import { child, elements, type XmlElement } from '../../xml.ts'
import { alternative } from '../package.ts'
import type { Reading } from '../reading.ts'
import { isDeletion, isInsertion } from '../text/changes.ts'
import { levelOfStyle, type NumberingInstance } from './numbering.ts'
import { type Indent, indentOf, integer, settingOf } from './properties.ts'
import { lookOf } from './run-look.ts'
import { inherited, inheritedIndent, type Style, type Styles } from './styles.ts'

/** The numbering of a paragraph, and its level in it. */
export interface Numbered {
  instance: NumberingInstance
  level: number
}

/** The style of a paragraph and those it is based on; the standard one where it names none that exists. */
export function styleChain(properties: XmlElement | undefined, { styles }: Reading): Style[] {
  const own = styles.chain(settingOf(properties, 'w:pStyle'))
  return own.length > 0 ? own : styles.chain(styles.standard)
}

/**
 * The numbering that a paragraph sets itself, else the one of its style. A style says which numbering; which level, the
 * numbering says by the style's name. Number 0 means none (ECMA-376-1, 17.9.18).
 */
export function numberingOf(
  properties: XmlElement | undefined,
  chain: readonly Style[],
  { numbering }: Reading,
): Numbered | undefined {
  const own = child(properties, 'w:numPr')
  const ownLevel = integer(settingOf(own, 'w:ilvl'))
  const ownId = settingOf(own, 'w:numId')
  const id = ownId ?? inherited(chain, 'numberingId')
  const instance = id === undefined || id === '0' ? undefined : numbering.get(id)
  if (!instance) return undefined
  const ofStyle = ownId === undefined ? levelOfStyle(instance, chain) : undefined
  return { instance, level: ownLevel ?? ofStyle ?? (ownId === undefined ? inherited(chain, 'numberingLevel') : 0) ?? 0 }
}

/** The level of a heading, 1 to 9: by its outline level, else by the name of its style. */
export function outlineOf(properties: XmlElement | undefined, chain: readonly Style[]): number | undefined {
  const level = integer(settingOf(properties, 'w:outlineLvl')) ?? inherited(chain, 'outlineLevel')
  if (level !== undefined) return level >= 0 && level < 9 ? level + 1 : undefined
  for (const { name } of chain) {
    const found = /^heading ([1-9])$/.exec(name)
    if (found) return Number(found[1])
  }
  return undefined
}

/** Where a paragraph begins: as it says itself, else as the nearest of its numbering and its style says. */
export function indentationOf(
  properties: XmlElement | undefined,
  chain: readonly Style[],
  numbered: Numbered | undefined,
): { left: number; hanging: number } {
  const own = indentOf(properties)
  const ofStyle = inheritedIndent(chain)
  const ofLevel: Indent = numbered?.instance.levels.get(numbered.level)?.indent ?? {
    left: undefined,
    hanging: undefined,
  }
  const isDirect = child(properties, 'w:numPr') !== undefined
  const [first, second] = isDirect ? [ofLevel, ofStyle] : [ofStyle, ofLevel]
  return {
    left: own.left ?? first.left ?? second.left ?? 0,
    hanging: own.hanging ?? first.hanging ?? second.hanging ?? 0,
  }
}

/** Whether a paragraph has words that are printed, and words that are hidden. */
export interface Ink {
  shown: boolean
  hidden: boolean
}

const MARKS = new Set(['w:sym', 'w:drawing', 'w:pict', 'w:object', 'w:footnoteReference', 'w:endnoteReference'])

/** Looks through a paragraph, without deleted words. */
export function inkOf(paragraph: XmlElement, chain: readonly Style[], styles: Styles): Ink {
  const ink: Ink = { shown: false, hidden: false }
  const look = (element: XmlElement, hidden: boolean): void => {
    for (const one of elements(element)) {
      if (ink.shown || isDeletion(one)) continue
      if (one.name === 'w:r') look(one, lookOf(one, chain, styles).hidden)
      else if (one.name === 'mc:AlternateContent') look(alternative(one) ?? one, hidden)
      else if (MARKS.has(one.name) || one.name.startsWith('m:')) ink.shown ||= !hidden
      else if (one.name !== 'w:t') look(one, hidden)
      else if (one.children.join('').trim() !== '') ink[hidden ? 'hidden' : 'shown'] = true
    }
  }
  look(paragraph, false)
  return ink
}

/** The mark of a change at the end of a paragraph. */
export function changedMark(mark: XmlElement | undefined): XmlElement | undefined {
  return elements(mark).find((one) => isDeletion(one) || isInsertion(one))
}
