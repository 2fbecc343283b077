import { PDFArray, PDFName } from 'pdf-lib'
import { Name } from '../../pdf/names.ts'
import { elementsOf, type Reader } from '../../pdf/objects.ts'
import { headingLevel, headingsInOrder } from '../../pdf/structure/headings.ts'
import type { Structure, StructureElement } from '../../pdf/structure/structure.ts'
import { attribute } from '../../pdf/structure/structure-attributes.ts'
import { hasPartsInOrder, isRegularTable } from './table-check.ts'

/** Kids that an element may have besides content, and parents it may have (ISO 32000-1, 14.8.4.3; ISO 14289-1, 7.2). */
const allowedKids: Readonly<Record<string, readonly string[]>> = {
  Table: ['TR', 'THead', 'TBody', 'TFoot', 'Caption'],
  TR: ['TH', 'TD'],
  THead: ['TR'],
  TBody: ['TR'],
  TFoot: ['TR'],
  L: ['L', 'LI', 'Caption'],
  LI: ['Lbl', 'LBody'],
  TOC: ['TOC', 'TOCI', 'Caption'],
  TOCI: ['Lbl', 'Reference', 'NonStruct', 'P', 'TOC'],
}
const allowedParents: Readonly<Record<string, readonly string[]>> = {
  TR: ['Table', 'THead', 'TBody', 'TFoot'],
  THead: ['Table'],
  TBody: ['Table'],
  TFoot: ['Table'],
  TH: ['TR'],
  TD: ['TR'],
  LI: ['L'],
  LBody: ['LI'],
  TOCI: ['TOC'],
}

/** Elements that stand for something that cannot be read out. */
const pictures: ReadonlySet<string> = new Set(['Figure', 'Formula'])

export interface StructureReport {
  figuresWithoutAlternative: number
  headingsInOrder: boolean
  obstacles: string[]
}

/** What a structure tree lacks for PDF/UA-1, as far as the tree alone tells. */
export function checkStructure(reader: Reader, structure: Structure): StructureReport {
  const missing = structure.elements.filter(
    (element) => pictures.has(element.standard) && !hasAlternative(reader, element),
  )
  const inOrder = headingsInOrder(structure)
  const obstacles: string[] = []
  const say = (found: boolean, text: string): void => {
    if (found) obstacles.push(text)
  }
  const wordless = structure.elements.filter((element) => isWordless(reader, element))
  say(wordless.length > 0, `${wordless.length} figures without an alternative text`)
  say(!inOrder, 'levels of headings that are skipped')
  say(mixesHeadings(structure), 'headings with and without a level')
  say(
    structure.elements.some((element) => isMisplaced(element) || !hasPartsInOrder(element)),
    'parts of tables, lists or contents in the wrong place',
  )
  const tables = structure.elements.filter((element) => element.standard === 'Table')
  say(!tables.every((table) => isRegularTable(reader, table)), 'tables whose rows differ in width')
  say(!tables.every((table) => hasHeaders(reader, structure, table)), 'table headers that do not say what they head')
  say(!structure.elements.every(isForm), 'form fields tagged together')
  const notes = structure.elements.filter((element) => element.standard === 'Note')
  say(!haveIdentifiers(reader, notes), 'notes without an identifier of their own')
  return { figuresWithoutAlternative: missing.length, headingsInOrder: inOrder, obstacles }
}

/** A figure that has no words of its own (ISO 14289-1, 7.3). */
function isWordless(reader: Reader, { standard, dict }: StructureElement): boolean {
  const has = (key: PDFName): boolean => (reader.text(dict.get(key)) ?? '').trim() !== ''
  return pictures.has(standard) && !has(Name.Alt) && !has(Name.ActualText)
}

function hasAlternative(reader: Reader, element: StructureElement): boolean {
  // A figure that only holds others is described by them.
  if (element.kids.every((kid) => kid.kind === 'element') && element.kids.length > 0) {
    return element.kids.every((kid) => kid.kind === 'element' && pictures.has(kid.element.standard))
  }
  return !isWordless(reader, element)
}

function mixesHeadings(structure: Structure): boolean {
  const levels = new Set(structure.elements.map((element) => headingLevel(element.standard)))
  return levels.has(0) && [1, 2, 3, 4, 5, 6].some((level) => levels.has(level))
}

function isMisplaced(element: StructureElement): boolean {
  const parents = allowedParents[element.standard]
  if (parents && !(element.parent && parents.includes(element.parent.standard))) return true
  const kids = allowedKids[element.standard]
  return (
    kids !== undefined && element.kids.some((kid) => kid.kind === 'element' && !kids.includes(kid.element.standard))
  )
}

const scopes: ReadonlySet<unknown> = new Set(['Row', 'Column', 'Both'].map((scope) => PDFName.of(scope)))

/** Every header says which way it heads, and whoever names headers names some of the same table (ISO 14289-1, 7.5). */
function hasHeaders(reader: Reader, structure: Structure, table: StructureElement): boolean {
  const cells = descendants(structure, table)
  const headers = cells.filter(({ standard }) => standard === 'TH')
  const known = new Set(headers.map(({ dict }) => reader.key(dict.get(Name.ID))))
  const named = cells.flatMap(({ dict }) => {
    const value = attribute(reader, dict, 'Headers')
    return value instanceof PDFArray ? elementsOf(reader, value).map((one) => reader.key(one)) : []
  })
  return headers.every(({ dict }) => scopes.has(attribute(reader, dict, 'Scope'))) && named.every((id) => known.has(id))
}

/** A field has an element of its own, and nothing else is in it (ISO 14289-1, 7.18.4). */
function isForm({ standard, kids }: StructureElement): boolean {
  return standard !== 'Form' || (kids.length === 1 && kids[0]?.kind === 'object')
}

function descendants(structure: Structure, table: StructureElement): StructureElement[] {
  const found: StructureElement[] = []
  for (let index = table.index + 1; index < structure.elements.length; index += 1) {
    const element = structure.elements[index]
    // Children follow their parent: the first element outside ends the table.
    if (!element || !isWithin(element, table)) break
    found.push(element)
  }
  return found
}

function isWithin(element: StructureElement, table: StructureElement): boolean {
  let above: StructureElement | undefined = element.parent
  for (let step = 0; above && step < 64; step += 1) {
    if (above === table) return true
    if (above.index < table.index) return false
    above = above.parent
  }
  return false
}

function haveIdentifiers(reader: Reader, notes: readonly StructureElement[]): boolean {
  const identifiers = notes.map((note) => reader.key(note.dict.get(Name.ID)))
  return identifiers.every((id) => id !== undefined && id !== '') && new Set(identifiers).size === notes.length
}
