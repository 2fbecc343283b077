import { child, type XmlElement } from '../../xml.ts'
import type { Look } from '../text/pieces.ts'
import { isOn, settingOf } from './properties.ts'
import { fontOf, inherited, inheritedToggle, type Style, type Styles, type Toggle } from './styles.ts'

/** How a run looks: what Markdown can say of it, and what decides whether and how its words are read. */
export interface RunLook {
  look: Partial<Look>
  hidden: boolean
  /** Dark words on black: somebody has covered them, and they are still there. */
  covered: boolean
  font: string | undefined
}

/** The look of words that are not from a run, such as those of a field. */
export const PLAIN_RUN: RunLook = { look: {}, hidden: false, covered: false, font: undefined }

/** The style of words, or of paragraphs, whose words are not for the public. */
const REDACTED = /^(?:redact|redacted|exempt)$/

/**
 * The look of a run. What it sets itself counts; else bold, italic and hidden are those of its paragraph's style and of its own,
 * where both together are neither (ECMA-376-1, 17.7.3).
 *
 * @param paragraph the chain of styles of its paragraph
 */
export function lookOf(run: XmlElement, paragraph: readonly Style[], styles: Styles): RunLook {
  const properties = child(run, 'w:rPr')
  const own = styles.chain(settingOf(properties, 'w:rStyle'))
  const toggle = (name: Toggle): boolean =>
    isOn(properties, name) ?? (inheritedToggle(paragraph, name) === true) !== (inheritedToggle(own, name) === true)
  const vertical =
    settingOf(properties, 'w:vertAlign') ?? inherited(own, 'vertical') ?? inherited(paragraph, 'vertical')
  return {
    look: {
      bold: toggle('w:b'),
      italic: toggle('w:i'),
      struck: toggle('w:strike') || toggle('w:dstrike'),
      raised: vertical === 'superscript' ? 'sup' : vertical === 'subscript' ? 'sub' : undefined,
      redacted: [...own, ...paragraph].some(({ name }) => REDACTED.test(name)),
    },
    hidden: toggle('w:vanish'),
    covered: isCovered(properties),
    font: fontOf(properties) ?? inherited(own, 'font') ?? inherited(paragraph, 'font'),
  }
}

/** True for words on black, unless their colour shows there. Word shows words of no set colour in white on shading, not on highlighting. */
function isCovered(properties: XmlElement | undefined): boolean {
  const colour = settingOf(properties, 'w:color') ?? 'auto'
  if (settingOf(properties, 'w:highlight') === 'black') return colour === 'auto' || isDark(colour)
  const shading = child(properties, 'w:shd')?.attributes.get('w:fill') ?? 'auto'
  return shading !== 'auto' && isDark(shading) && colour !== 'auto' && isDark(colour)
}

/** True for `000000` and what can hardly be told from it. */
function isDark(colour: string): boolean {
  return /^(?:[0-3][\da-f]){3}$/i.test(colour)
}
