import type { PDFDict } from 'pdf-lib'
import { PDFName } from 'pdf-lib'
import { Name } from '../names.ts'
import type { Reader } from '../objects.ts'
import { createTokenizer } from './content-tokens.ts'

/** A part of a content stream: offsets of its first byte and of the one after its last. */
export interface Stretch {
  start: number
  end: number
}

/** One operator that draws something, with its operands; of a path, all that makes it. */
export interface Drawing extends Stretch {
  /** Index of the text object (`BT` … `ET`) that it stands in. */
  textObject: number | undefined
}

/** Contents that marks can be written into. */
export interface Drawings {
  drawings: readonly Drawing[]
  textObjects: readonly Stretch[]
  /** What says which structure element content belongs to, or that it is an artifact: marks, or parts of them. */
  oldMarks: readonly Stretch[]
  /** Where marks that stay, such as those of layers, start and end. */
  keptMarks: readonly number[]
}

const painting: ReadonlySet<string> = new Set('S s f F f* B B* b b*'.split(' '))
const building: ReadonlySet<string> = new Set('m l c v y h re'.split(' '))
const drawing: ReadonlySet<string> = new Set('Tj TJ \' " Do sh EI'.split(' '))
/** Entries of a mark's properties that say what is read out in place of what is drawn. */
const words = ['ActualText', 'Alt', 'E', 'Lang']
const propertiesKey = PDFName.of('Properties')

/** More of them are no page that a person reads. */
const mostDrawings = 100_000
const mostKeptMarks = 2000
const deepestMarks = 100

/** What stands before an operator. */
interface Operands {
  start: number | undefined
  names: string[]
  /** `/MCID` and its value. */
  identifier: Stretch | undefined
}

const noOperands = (): Operands => ({ start: undefined, names: [], identifier: undefined })

/** What becomes of a mark: it goes, it stays, or it stays without the element that its content belonged to. */
type Fate = 'old' | 'kept' | 'cut'

/**
 * Finds what draws on a page, operator by operator. Undefined where marks and text objects do not fit into one another, or
 * where an old mark says in the page's resources how to read what it holds: then no new mark is safe.
 *
 * @param resources the page's, which hold the properties of its marks
 */
export function findDrawings(bytes: Uint8Array, reader: Reader, resources: PDFDict | undefined): Drawings | undefined {
  const tokens = createTokenizer(bytes)
  const drawings: Drawing[] = []
  const textObjects: Stretch[] = []
  const oldMarks: Stretch[] = []
  const keptMarks: number[] = []
  const marks: Fate[] = []
  let textStart: number | undefined
  let pathStart: number | undefined
  let imageStart: number | undefined
  let operands = noOperands()
  for (let token = tokens.next(); token; token = tokens.next()) {
    const start = operands.start ?? tokens.start()
    operands.start = start
    if (token.kind === 'name') operands.names.push(token.text)
    if (token.kind === 'name' && token.text === 'MCID') operands.identifier = { start: tokens.start(), end: 0 }
    if (token.kind === 'number' && operands.identifier?.end === 0) operands.identifier.end = tokens.end()
    if (token.kind !== 'operator') continue
    const { names, identifier } = operands
    const end = tokens.end()
    const { text } = token
    if (text === 'ID') continue
    operands = noOperands()
    if (building.has(text)) pathStart ??= start
    else if (text === 'n') pathStart = undefined
    else if (text === 'BI') imageStart = start
    else if (painting.has(text) || drawing.has(text)) {
      const from = (text === 'EI' ? imageStart : painting.has(text) ? pathStart : undefined) ?? start
      const textObject = textStart === undefined ? undefined : textObjects.length
      drawings.push({ start: from, end, textObject })
      if (painting.has(text)) pathStart = undefined
      if (drawings.length > mostDrawings) return undefined
    } else if (text === 'BT') {
      if (textStart !== undefined) return undefined
      textStart = start
    } else if (text === 'ET') {
      if (textStart === undefined) return undefined
      textObjects.push({ start: textStart, end })
      textStart = undefined
    } else if (text === 'BMC' || text === 'BDC') {
      if (pathStart !== undefined) return undefined
      const fate = fateOfMark(names, reader, resources)
      if (!fate || (fate === 'cut' && !identifier)) return undefined
      marks.push(fate)
      if (fate === 'old') oldMarks.push({ start, end })
      else keptMarks.push(start)
      if (fate === 'cut' && identifier) oldMarks.push(identifier)
      if (marks.length > deepestMarks || keptMarks.length > mostKeptMarks) return undefined
    } else if (text === 'EMC') {
      const mark = marks.pop()
      if (!mark || pathStart !== undefined) return undefined
      if (mark === 'old') oldMarks.push({ start, end })
      else keptMarks.push(start)
    }
  }
  const isWhole = marks.length === 0 && textStart === undefined && tokens.unfinished() === ''
  return isWhole ? { drawings, textObjects, oldMarks, keptMarks } : undefined
}

function fateOfMark(names: readonly string[], reader: Reader, resources: PDFDict | undefined): Fate | undefined {
  const [tag, property] = names
  const given = property === undefined ? undefined : reader.dict(resources?.get(propertiesKey))
  const named = property === undefined ? undefined : reader.dict(given?.get(PDFName.of(property)))
  if (tag === 'Artifact') return 'old'
  if (names.includes('MCID', 1)) return words.some((key) => names.includes(key, 1)) ? 'cut' : 'old'
  if (!named?.has(Name.MCID)) return 'kept'
  return words.some((key) => named.has(PDFName.of(key))) ? undefined : 'old'
}
