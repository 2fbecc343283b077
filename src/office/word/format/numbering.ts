import { child, childrenNamed, type XmlElement } from '../../xml.ts'
import { alternative } from '../package.ts'
import { type Indent, indentOf, integer, isOn, numberOf, settingOf } from './properties.ts'
import type { Style, Styles } from './styles.ts'

/** One level of a multilevel list. */
export interface Level {
  start: number
  /** As `formatNumber` takes it. */
  format: string
  /** Such as `%1.%2`. */
  text: string
  /** The id of the style whose paragraphs have this level. */
  style: string | undefined
  /** The level after which this one starts again, counted from 1; 0 for never, undefined for any higher one. */
  restart: number | undefined
  /** All numbers of the label in figures. */
  legal: boolean
  hidden: boolean
  indent: Indent
}

/** A numbering that paragraphs refer to. Several can share one list, and count on in it. */
export interface NumberingInstance {
  id: string
  /** What it counts in. */
  list: string
  levels: ReadonlyMap<number, Level>
  /** Starts of its own, by level. */
  starts: ReadonlyMap<number, number>
}

interface AbstractList {
  id: string
  levels: Map<number, Level>
  /** The style of lists that holds its levels. */
  link: string | undefined
}

/** Reads `word/numbering.xml`: the numberings by their id. */
export function readNumbering(root: XmlElement | undefined, styles: Styles): Map<string, NumberingInstance> {
  const lists = new Map<string, AbstractList>()
  const byStyle = new Map<string, AbstractList>()
  for (const element of childrenNamed(root, 'w:abstractNum')) {
    const list = readList(element)
    lists.set(list.id, list)
    const style = settingOf(element, 'w:styleLink')
    if (style !== undefined) byStyle.set(style, list)
  }
  const instances = childrenNamed(root, 'w:num')
  const listOf = (id: string | undefined): AbstractList | undefined =>
    lists.get(
      settingOf(
        instances.find((one) => one.attributes.get('w:numId') === id),
        'w:abstractNumId',
      ) ?? '',
    )
  const linked = ({ link }: AbstractList): AbstractList | undefined =>
    link === undefined ? undefined : (byStyle.get(link) ?? listOf(styles.byId.get(link)?.numberingId))
  const found = new Map<string, NumberingInstance>()
  for (const element of instances) {
    const id = element.attributes.get('w:numId')
    const own = lists.get(settingOf(element, 'w:abstractNumId') ?? '')
    if (id === undefined || !own) continue
    found.set(id, readInstance(id, element, linked(own) ?? own))
  }
  return found
}

function readList(element: XmlElement): AbstractList {
  const levels = new Map<number, Level>()
  for (const level of childrenNamed(element, 'w:lvl')) {
    const index = integer(level.attributes.get('w:ilvl'))
    if (index !== undefined) levels.set(index, readLevel(level))
  }
  return { id: element.attributes.get('w:abstractNumId') ?? '', levels, link: settingOf(element, 'w:numStyleLink') }
}

function readInstance(id: string, element: XmlElement, list: AbstractList): NumberingInstance {
  const levels = new Map(list.levels)
  const starts = new Map<number, number>()
  for (const override of childrenNamed(element, 'w:lvlOverride')) {
    const index = integer(override.attributes.get('w:ilvl'))
    if (index === undefined) continue
    const level = child(override, 'w:lvl')
    if (level) levels.set(index, readLevel(level))
    const start = numberOf(override, 'w:startOverride')
    if (start !== undefined) starts.set(index, start)
  }
  return { id, list: list.id, levels, starts }
}

function readLevel(element: XmlElement): Level {
  const newer = child(element, 'mc:AlternateContent')
  const format = child(element, 'w:numFmt') ?? child(newer && alternative(newer), 'w:numFmt')
  const text = child(element, 'w:lvlText')
  return {
    start: numberOf(element, 'w:start') ?? 0,
    format: formatName(format),
    text: text?.attributes.get('w:val') ?? '',
    style: settingOf(element, 'w:pStyle'),
    restart: numberOf(element, 'w:lvlRestart'),
    legal: isOn(element, 'w:isLgl') === true,
    hidden: isOn(child(element, 'w:rPr'), 'w:vanish') === true,
    indent: indentOf(child(element, 'w:pPr')),
  }
}

/** Figures with zeros before them are written `001, 002, 003, ...` ([MS-DOCX] 2.5.2). */
function formatName(element: XmlElement | undefined): string {
  const name = element?.attributes.get('w:val') ?? 'decimal'
  if (name !== 'custom') return name
  return /^(0*1),/.exec(element?.attributes.get('w:format') ?? '')?.[1] ?? 'decimal'
}

/** The level that a numbering gives to paragraphs of a style, or of one that the style is based on. */
export function levelOfStyle(instance: NumberingInstance | undefined, chain: readonly Style[]): number | undefined {
  for (const { id } of chain) {
    for (const [index, level] of instance?.levels ?? []) if (level.style === id) return index
  }
  return undefined
}
