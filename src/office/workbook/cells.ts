import { child, childrenNamed, elements, ownText, type XmlElement } from '../xml.ts'
import { type CellText, isTrue, richText, type Workbook } from './package.ts'
import { type CellPlace, cellPlace } from './references.ts'
import { PLAIN_STYLE, shownNumber, shownText } from './styles.ts'

/** A cell with something in it. */
export interface Cell extends CellPlace, CellText {
  /** As it is shown. */
  text: string
  isNumber: boolean
  isBold: boolean
  /** White on white. */
  isUnseen: boolean
  /** Why what it shows may be wrong: `error` such as #REF!, `not-calculated`, `format` not understood. */
  problem: 'error' | 'not-calculated' | 'format' | undefined
}

/** The cells of a sheet that show something, in the order of the file. */
export function readCells(root: XmlElement, workbook: Workbook): Cell[] {
  const cells: Cell[] = []
  let row = -1
  for (const line of childrenNamed(child(root, 'x:sheetData'), 'x:row')) {
    // Rows and cells without a number follow the one before (ECMA-376-1, 18.3.1.73).
    row = line.attributes.has('r') ? Number(line.attributes.get('r')) - 1 : row + 1
    let column = -1
    for (const element of elements(line)) {
      if (element.name !== 'x:c') continue
      const place = cellPlace(element.attributes.get('r') ?? '') ?? { row, column: column + 1 }
      column = place.column
      const cell = readCell(element, place, workbook)
      if (cell.text.trim() !== '' || cell.problem) cells.push(cell)
    }
  }
  return cells
}

function readCell(element: XmlElement, place: CellPlace, workbook: Workbook): Cell {
  const style = workbook.styles[Number(element.attributes.get('s') ?? 0)] ?? PLAIN_STYLE
  const stored = child(element, 'x:v')
  const raw = stored && ownText(stored)
  const type = element.attributes.get('t') ?? 'n'
  const isUncounted = raw === undefined && type !== 'inlineStr' && child(element, 'x:f') !== undefined
  const number = type === 'n' && raw !== undefined ? Number(raw) : Number.NaN
  const shown = Number.isNaN(number) ? undefined : shownNumber(number, style.format, workbook.from1904)
  const isUnclear = !Number.isNaN(number) && shown === undefined
  const { text, struck } = shown === undefined ? textOf(element, type, raw, style.format, workbook) : plain(shown)
  return {
    ...place,
    text: text.replace(/\t/g, ' '),
    struck: style.isStruck && text !== '' ? [[0, text.length]] : struck,
    isNumber: !Number.isNaN(number),
    isBold: style.isBold,
    isUnseen: style.isUnseen,
    problem: isUncounted ? 'not-calculated' : type === 'e' ? 'error' : isUnclear ? 'format' : undefined,
  }
}

function textOf(
  element: XmlElement,
  type: string,
  raw: string | undefined,
  format: string,
  { strings }: Workbook,
): CellText {
  if (type === 'inlineStr') {
    const inline = child(element, 'x:is')
    return inline ? formatted(richText(inline), format) : plain('')
  }
  if (raw === undefined) return plain('')
  if (type === 's') return formatted(strings[Number(raw)] ?? plain(''), format)
  if (type === 'b') return plain(isTrue(raw) ? 'TRUE' : 'FALSE')
  return plain(type === 'str' ? shownText(raw, format) : raw)
}

function plain(text: string): CellText {
  return { text, struck: [] }
}

/** Words with looks of their own are shown as they are, whatever the format of the cell. */
function formatted(words: CellText, format: string): CellText {
  return words.struck.length > 0 ? words : plain(shownText(words.text, format))
}
