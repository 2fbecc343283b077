import { child, type XmlElement } from '../../xml.ts'

/** The value of a property, such as `w:pStyle`; undefined where it is not set. */
export function settingOf(element: XmlElement | undefined, name: string): string | undefined {
  return child(element, name)?.attributes.get('w:val')
}

/** A property as a whole number; undefined where it is not set, or is none. */
export function numberOf(element: XmlElement | undefined, name: string): number | undefined {
  return integer(settingOf(element, name))
}

/** A whole number that is written so. */
export function integer(text: string | undefined): number | undefined {
  return text !== undefined && /^[+-]?\d{1,10}$/.test(text.trim()) ? Number(text) : undefined
}

/** Whether a property is on or off; undefined where it is not set (ECMA-376-1, 17.17.4). */
export function isOn(element: XmlElement | undefined, name: string): boolean | undefined {
  const found = child(element, name)
  return found && !/^(?:0|false|off)$/.test(found.attributes.get('w:val') ?? '')
}

/** Indentation in twentieths of a point. */
export interface Indent {
  /** Where the text begins. */
  left: number | undefined
  /** How far the first line begins before that; less than nothing for one that begins after it. */
  hanging: number | undefined
}

/** The indentation that `w:pPr` sets. */
export function indentOf(properties: XmlElement | undefined): Indent {
  const attributes = child(properties, 'w:ind')?.attributes
  const first = integer(attributes?.get('w:firstLine'))
  return {
    left: integer(attributes?.get('w:left') ?? attributes?.get('w:start')),
    hanging: integer(attributes?.get('w:hanging')) ?? (first === undefined ? undefined : -first),
  }
}
