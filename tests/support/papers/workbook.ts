import { zipOf } from './zip.ts'

const MAIN = 'http://schemas.openxmlformats.org/spreadsheetml/2006/main'
const OFFICE = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships'
const DRAWING = [
  'xmlns:xdr="http://schemas.openxmlformats.org/drawingml/2006/spreadsheetDrawing"',
  'xmlns:a="http://schemas.openxmlformats.org/drawingml/2006/main"',
  `xmlns:r="${OFFICE}"`,
].join(' ')

/** A sheet of a workbook, each part as XML. */
export interface SheetParts {
  name?: string
  state?: string
  /** Rows: each a list of cells, or the XML of a whole row. */
  rows: readonly (readonly CellValue[] | string)[]
  /** What comes before the rows, such as `<cols>`, and after them, such as `<mergeCells>`. */
  before?: string
  after?: string
  /** XML of comments, and of a drawing. */
  comments?: string
  drawing?: string
  /** Relationships of the drawing: id and target. */
  pictures?: readonly (readonly [id: string, target: string])[]
}

/** A number or words; with the index of a style; `undefined` for an empty cell; or XML. */
type CellValue = string | number | undefined | { value: string | number; style: number }

interface WorkbookParts {
  sheets: readonly SheetParts[]
  /** The XML of `numFmts`, `fonts`, `fills` and `cellXfs`. */
  styles?: string
  names?: string
  properties?: string
  files?: Readonly<Record<string, string | Uint8Array>>
}

/** A workbook made from strings. Words are in the cells. */
export function workbookFile({
  sheets,
  styles = '',
  names = '',
  properties = '',
  files = {},
}: WorkbookParts): Uint8Array {
  const listed = sheets.map(
    ({ name, state }, at) =>
      `<sheet name="${name ?? `Sheet${at + 1}`}" sheetId="${at + 1}" r:id="s${at}"${state ? ` state="${state}"` : ''}/>`,
  )
  const parts = sheets.flatMap((sheet, at) => sheetParts(sheet, at))
  return zipOf({
    '_rels/.rels': rels([['main', 'officeDocument', 'xl/workbook.xml']]),
    'xl/workbook.xml': `<workbook xmlns="${MAIN}" xmlns:r="${OFFICE}">${properties}<sheets>${listed.join('')}</sheets><definedNames>${names}</definedNames></workbook>`,
    'xl/_rels/workbook.xml.rels': rels([
      ...sheets.map((_, at) => [`s${at}`, 'worksheet', `worksheets/sheet${at + 1}.xml`] as const),
      ['styles', 'styles', 'styles.xml'],
    ]),
    'xl/styles.xml': `<styleSheet xmlns="${MAIN}">${styles}</styleSheet>`,
    ...Object.fromEntries(parts),
    ...files,
  })
}

function sheetParts(sheet: SheetParts, at: number): [string, string][] {
  const { rows, before = '', after = '', comments, drawing, pictures = [] } = sheet
  const number = at + 1
  const data = rows.map((row, index) => (typeof row === 'string' ? row : rowXml(row, index)))
  return [
    [
      `xl/worksheets/sheet${number}.xml`,
      `<worksheet xmlns="${MAIN}" xmlns:r="${OFFICE}">${before}<sheetData>${data.join('')}</sheetData>${after}</worksheet>`,
    ],
    [
      `xl/worksheets/_rels/sheet${number}.xml.rels`,
      rels([
        ...(comments === undefined ? [] : [['c', 'comments', `../comments${number}.xml`] as const]),
        ...(drawing === undefined ? [] : [['d', 'drawing', `../drawings/drawing${number}.xml`] as const]),
      ]),
    ],
    ...(comments === undefined
      ? []
      : [
          [
            `xl/comments${number}.xml`,
            `<comments xmlns="${MAIN}"><commentList>${comments}</commentList></comments>`,
          ] as [string, string],
        ]),
    ...(drawing === undefined
      ? []
      : ([
          [`xl/drawings/drawing${number}.xml`, `<xdr:wsDr ${DRAWING}>${drawing}</xdr:wsDr>`],
          [
            `xl/drawings/_rels/drawing${number}.xml.rels`,
            rels(pictures.map(([id, target]) => [id, 'image', target] as const)),
          ],
        ] as [string, string][])),
  ]
}

/** A row. @param more attributes of it, such as `hidden="1"` */
export function rowXml(cells: readonly CellValue[], index: number, more = ''): string {
  const written = cells.map((cell, column) => cellXml(cell, `${String.fromCharCode(65 + column)}${index + 1}`))
  return `<row r="${index + 1}" ${more}>${written.join('')}</row>`
}

function cellXml(cell: CellValue, reference: string): string {
  if (cell === undefined) return ''
  const { value, style } = typeof cell === 'object' ? cell : { value: cell, style: 0 }
  const content =
    typeof value === 'number' ? `<v>${value}</v>` : value.startsWith('<') ? value : `<is><t>${value}</t></is>`
  const type = typeof value === 'number' || value.startsWith('<') ? '' : ' t="inlineStr"'
  return `<c r="${reference}" s="${style}"${type}>${content}</c>`
}

function rels(entries: readonly (readonly [id: string, type: string, target: string])[]): string {
  const all = entries.map(
    ([id, type, target]) => `<Relationship Id="${id}" Type="${OFFICE}/${type}" Target="${target}"/>`,
  )
  return `<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">${all.join('')}</Relationships>`
}
