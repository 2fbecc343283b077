import { openPackage, partOf, type Relationships, relationshipsIn } from '../parts.ts'
import { child, childrenNamed, descendants, ownText, type XmlElement } from '../xml.ts'
import type { Archive } from '../zip.ts'
import { type CellStyle, isOn, readStyles } from './styles.ts'

/** A sheet as the workbook lists it. */
export interface SheetPart {
  name: string
  isHidden: boolean
  root: XmlElement
  relationships: Relationships
  /** Print areas and print titles: what `_xlnm.Print_Area` and `_xlnm.Print_Titles` say of this sheet. */
  printArea: string | undefined
  printTitles: string | undefined
}

/** A workbook, opened. */
export interface Workbook {
  archive: Archive
  sheets: readonly SheetPart[]
  /** Sheets that are no grid of cells, such as a chart on a sheet of its own. */
  otherSheets: readonly string[]
  /** Texts that cells share, by their index. */
  strings: readonly CellText[]
  /** By the index that a cell gives. */
  styles: readonly CellStyle[]
  /** Days are counted from 1904, not from 1900. */
  from1904: boolean
}

/** Thrown for a package that opens, but holds no workbook. `kind` is what it seems to be. */
export class NotWorkbookError extends Error {
  readonly kind: 'document' | 'slides' | 'binary' | 'unknown'
  constructor(kind: NotWorkbookError['kind']) {
    super(`not a workbook: ${kind}`)
    this.name = 'NotWorkbookError'
    this.kind = kind
  }
}

/**
 * Opens a workbook (ECMA-376-1, part 12).
 *
 * @throws ArchiveError, XmlProblem or NotWorkbookError
 */
export function openWorkbook(bytes: Uint8Array): Workbook {
  const archive = openPackage(bytes)
  const main = [...relationshipsIn(archive, '').values()].find((one) => one.type === 'officeDocument' && !one.external)
  if (main && /\.bin$/i.test(main.target)) throw new NotWorkbookError('binary')
  const root = main && partOf(archive, main.target)
  if (!main || root?.name !== 'x:workbook') throw new NotWorkbookError(kindOf(root?.name))
  const relationships = relationshipsIn(archive, main.target)
  const related = (type: string): XmlElement | undefined => {
    const found = [...relationships.values()].find((one) => one.type === type && !one.external)
    return found && partOf(archive, found.target)
  }
  const listed = childrenNamed(child(root, 'x:sheets'), 'x:sheet').map((sheet, index) => ({ ...sheet, index }))
  const names = childrenNamed(child(root, 'x:definedNames'), 'x:definedName')
  const opened = listed.map((sheet) => ({ sheet, part: sheetPart(sheet, archive, relationships, names) }))
  return {
    archive,
    sheets: opened.flatMap(({ part }) => part ?? []),
    otherSheets: opened.flatMap(({ sheet, part }) => (part ? [] : [sheet.attributes.get('name') ?? ''])),
    strings: childrenNamed(related('sharedStrings'), 'x:si').map(richText),
    styles: readStyles(related('styles')),
    from1904: isTrue(child(root, 'x:workbookPr')?.attributes.get('date1904')),
  }
}

function kindOf(name: string | undefined): NotWorkbookError['kind'] {
  return ({ 'w:document': 'document', 'p:presentation': 'slides' } as const)[name ?? ''] ?? 'unknown'
}

function sheetPart(
  { attributes, index }: XmlElement & { index: number },
  archive: Archive,
  relationships: Relationships,
  names: readonly XmlElement[],
): SheetPart | undefined {
  const target = relationships.get(attributes.get('r:id') ?? '')
  const root = target && !target.external ? partOf(archive, target.target) : undefined
  if (!target || root?.name !== 'x:worksheet') return undefined
  const named = (name: string): string | undefined => {
    const found = names.find((one) => one.attributes.get('name') === name && sheetOf(one) === index)
    return found && ownText(found)
  }
  return {
    name: attributes.get('name') ?? '',
    isHidden: (attributes.get('state') ?? 'visible') !== 'visible',
    root,
    relationships: relationshipsIn(archive, target.target),
    printArea: named('_xlnm.Print_Area'),
    printTitles: named('_xlnm.Print_Titles'),
  }
}

function sheetOf({ attributes }: XmlElement): number {
  return Number(attributes.get('localSheetId') ?? Number.NaN)
}

/** Words of a cell, some of which may be struck out. */
export interface CellText {
  text: string
  /** Stretches that are struck out: from where to where. */
  struck: readonly (readonly [from: number, to: number])[]
}

/** The words of a text with looks of its own; readings above East Asian characters (`x:rPh`) are none. */
export function richText(element: XmlElement): CellText {
  const runs = childrenNamed(element, 'x:r')
  const struck: [number, number][] = []
  let text = ''
  for (const run of runs.length > 0 ? runs : [element]) {
    const from = text.length
    const words = child(run, 'x:t')
    if (words) text += unescaped(ownText(words))
    if (isOn(child(child(run, 'x:rPr'), 'x:strike')) && text.length > from) struck.push([from, text.length])
  }
  return { text, struck }
}

/** All words of an element, such as a comment. */
export function wordsOf(element: XmlElement): string {
  return [...descendants(element, 'x:t')].map((text) => unescaped(ownText(text))).join('')
}

/** Excel writes characters that XML cannot hold as `_x000D_` (ECMA-376-1, 22.9.2.19). */
function unescaped(text: string): string {
  return text
    .replace(/_x([0-9A-F]{4})_/gi, (_, code: string) => String.fromCharCode(Number.parseInt(code, 16)))
    .replace(/\r\n?/g, '\n')
}

/** True for a setting that is on. */
export function isTrue(value: string | undefined): boolean {
  return value === '1' || value === 'true' || value === 'on'
}
