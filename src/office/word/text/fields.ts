import { elements, type XmlElement } from '../../xml.ts'
import { alternative } from '../package.ts'
import { isDeletion } from './changes.ts'
import type { Piece } from './pieces.ts'

/** A field that was begun: an instruction, and then its result. */
export interface OpenField {
  inResult: boolean
  instruction: string
  /** `w:fldChar` or `w:fldSimple`, which holds what a form has filled in. */
  element: XmlElement
  /** Where its result begins in the pieces of its paragraph. */
  from?: { pieces: readonly Piece[]; index: number }
}

/** What becomes of a field. */
export type FieldKind = 'contents' | 'changing' | 'page' | 'link' | 'number' | 'filled-in' | 'stored'

const KINDS: Readonly<Record<string, FieldKind>> = {
  TOC: 'contents',
  DATE: 'changing',
  TIME: 'changing',
  SAVEDATE: 'changing',
  PRINTDATE: 'changing',
  EDITTIME: 'changing',
  FILENAME: 'changing',
  FILESIZE: 'changing',
  USERNAME: 'changing',
  USERINITIALS: 'changing',
  AUTHOR: 'changing',
  LASTSAVEDBY: 'changing',
  INCLUDETEXT: 'changing',
  LINK: 'changing',
  DDE: 'changing',
  DDEAUTO: 'changing',
  MERGEFIELD: 'changing',
  PAGE: 'page',
  NUMPAGES: 'page',
  SECTIONPAGES: 'page',
  PAGEREF: 'page',
  HYPERLINK: 'link',
  AUTONUM: 'number',
  AUTONUMLGL: 'number',
  AUTONUMOUT: 'number',
  LISTNUM: 'number',
  FORMCHECKBOX: 'filled-in',
  FORMDROPDOWN: 'filled-in',
  MACROBUTTON: 'filled-in',
  GOTOBUTTON: 'filled-in',
  SYMBOL: 'filled-in',
}

/** The name of a field, in capitals: `DATE`. */
export function fieldName(instruction: string): string {
  return /^\s*(\S+)/.exec(instruction)?.[1]?.toUpperCase() ?? ''
}

export function fieldKind(instruction: string): FieldKind {
  return KINDS[fieldName(instruction)] ?? 'stored'
}

/** The address of `HYPERLINK "https://…"`, or `#bookmark` for `HYPERLINK \l "bookmark"` and `REF bookmark \h`. */
export function linkOf(instruction: string): string | undefined {
  const within = /^\s*HYPERLINK\s+\\l\s+"([^"]+)"/i.exec(instruction)?.[1] ?? referredTo(instruction)
  if (within !== undefined) return `#${within}`
  const found = /^\s*HYPERLINK\s+(?:"([^"]*)"|([^\s\\]\S*))/i.exec(instruction)
  return found?.[1] ?? found?.[2]
}

function referredTo(instruction: string): string | undefined {
  const [, bookmark, switches = ''] = /^\s*REF\s+(\S+)(.*)$/is.exec(instruction) ?? []
  return /\\h\b/i.test(switches) ? bookmark : undefined
}

/**
 * The marks at which a field begins that also ends: the instruction of a field is not printed, so that one without an end
 * would swallow the rest of the document.
 *
 * @param story the body, or a note: a field ends where it began
 */
export function closedFields(story: XmlElement): ReadonlySet<XmlElement> {
  const closed = new Set<XmlElement>()
  const open: XmlElement[] = []
  const look = (element: XmlElement): void => {
    for (const one of elements(element)) {
      if (one.name === 'w:fldChar') {
        const type = one.attributes.get('w:fldCharType')
        if (type === 'begin') open.push(one)
        const begun = type === 'end' ? open.pop() : undefined
        if (begun) closed.add(begun)
      } else if (one.name === 'mc:AlternateContent') {
        const chosen = alternative(one)
        if (chosen) look(chosen)
      } else if (!isDeletion(one) && one.name !== 'w:txbxContent') look(one)
    }
  }
  look(story)
  return closed
}

/** What a form shows: a box, ticked or not, or the choice of a list. Undefined for other fields. */
export function filledIn({ instruction, element }: OpenField): string | undefined {
  const name = fieldName(instruction)
  if (name === 'MACROBUTTON' || name === 'GOTOBUTTON') return /^\s*\S+\s+\S+\s+(.*)$/s.exec(instruction)?.[1]?.trim()
  if (name === 'SYMBOL') {
    const code = /^\s*SYMBOL\s+(0x[\da-f]+|\d+)/i.exec(instruction)?.[1]
    return code === undefined ? undefined : String.fromCodePoint(0xf000 + (Number(code) & 0xff))
  }
  const data = elements(element).find((one) => one.name === 'w:ffData')
  const box = elements(data).find((one) => one.name === 'w:checkBox')
  if (box) {
    const state =
      elements(box).find((one) => one.name === 'w:checked') ?? elements(box).find((one) => one.name === 'w:default')
    const ticked = state !== undefined && !/^(?:0|false|off)$/.test(state.attributes.get('w:val') ?? '')
    return ticked ? '☒' : '☐'
  }
  const choices = elements(data).find((one) => one.name === 'w:ddList')
  const entries = elements(choices).filter((one) => one.name === 'w:listEntry')
  const chosen =
    elements(choices).find((one) => one.name === 'w:result') ??
    elements(choices).find((one) => one.name === 'w:default')
  return entries[Number(chosen?.attributes.get('w:val') ?? 0)]?.attributes.get('w:val')
}
