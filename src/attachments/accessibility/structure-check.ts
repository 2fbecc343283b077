import { Name } from '../../pdf/names.ts'
import type { Reader } from '../../pdf/objects.ts'
import { headingLevel, headingsInOrder } from '../../pdf/structure/headings.ts'
import type { Structure, StructureElement } from '../../pdf/structure/structure.ts'
import { attribute } from '../../pdf/structure/structure-attributes.ts'
import { isRegularTable } from './table-check.ts'

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
  say(missing.length > 0, `${missing.length} figures without an alternative text`)
  say(!inOrder, 'levels of headings that are skipped')
  say(mixesHeadings(structure), 'headings with and without a level')
  say(structure.elements.some(isMisplaced), 'parts of tables, lists or contents in the wrong place')
  const tables = structure.elements.filter((element) => element.standard === 'Table')
  say(!tables.every((table) => isRegularTable(reader, table)), 'tables whose rows differ in width')
  say(!tables.every((table) => hasHeaders(reader, structure, table)), 'table headers that do not say what they head')
  const notes = structure.elements.filter((element) => element.standard === 'Note')
  say(!haveIdentifiers(reader, notes), 'notes without an identifier of their own')
  return { figuresWithoutAlternative: missing.length, headingsInOrder: inOrder, obstacles }
}

function hasAlternative(reader: Reader, element: StructureElement): boolean {
  // A figure that only holds others is described by them.
  if (element.kids.every((kid) => kid.kind === 'element') && element.kids.length > 0) {
    return element.kids.every((kid) => kid.kind === 'element' && pictures.has(kid.element.standard))
  }
  const given = [Name.Alt, Name.ActualText].map((key) => reader.text(element.dict.get(key)))
  return given.some((text) => text !== undefined && text.trim() !== '')
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

function hasHeaders(reader: Reader, structure: Structure, table: StructureElement): boolean {
  const cells = descendants(structure, table).filter(({ standard }) => standard === 'TH')
  return cells.every((cell) => attribute(reader, cell.dict, 'Scope') !== undefined)
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
