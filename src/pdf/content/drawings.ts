import type { PDFDict } from 'pdf-lib'
import type { Reader } from '../objects.ts'
import { createTokenizer } from './content-tokens.ts'
import { fateOfMark, type MarkFate } from './old-marks.ts'

/** A part of a content stream: offsets of its first byte and of the one after its last. */
export interface Stretch {
  start: number
  end: number
}

/**
 * One operator that draws something, with its operands; of a path, all that makes it. What a mark holds that says how to read
 * it is one drawing.
 */
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
const showing: ReadonlySet<string> = new Set('Tj TJ \' " Do sh EI'.split(' '))

/** More of them are no page that a person reads. */
const mostDrawings = 100_000
const deepestMarks = 100

/** An operator and what comes before it. */
interface Operation extends Stretch {
  operator: string
  names: readonly string[]
  /** `/MCID` and its value. */
  identifier: Stretch | undefined
}

interface OpenMark extends MarkFate {
  start: number
  textObject: number | undefined
}

interface State {
  drawings: Drawing[]
  textObjects: Stretch[]
  oldMarks: Stretch[]
  keptMarks: number[]
  marks: OpenMark[]
  /** The outermost open mark that says how to read what it holds, and whether it holds anything. */
  worded: { mark: OpenMark; isFilled: boolean } | undefined
  textStart: number | undefined
  pathStart: number | undefined
  imageStart: number | undefined
}

/**
 * Finds what draws on a page, operator by operator. Undefined where marks and text objects do not fit into one another, or
 * where an old mark says in the page's resources how to read what it holds: then no new mark is safe.
 *
 * @param resources the page's, which hold the properties of its marks
 */
export function findDrawings(bytes: Uint8Array, reader: Reader, resources: PDFDict | undefined): Drawings | undefined {
  const state: State = {
    drawings: [],
    textObjects: [],
    oldMarks: [],
    keptMarks: [],
    marks: [],
    worded: undefined,
    textStart: undefined,
    pathStart: undefined,
    imageStart: undefined,
  }
  const fate = (names: readonly string[]): MarkFate | undefined => fateOfMark(names, reader, resources)
  for (const operation of operationsIn(bytes)) {
    if (!operation || !apply(state, operation, fate)) return undefined
    if (state.drawings.length + state.keptMarks.length > mostDrawings || state.marks.length > deepestMarks)
      return undefined
  }
  return state.marks.length === 0 && state.textStart === undefined ? state : undefined
}

/** The operators of contents; at their end undefined where they break off. */
function* operationsIn(bytes: Uint8Array): Generator<Operation | undefined, void> {
  const tokens = createTokenizer(bytes)
  let first: number | undefined
  let names: string[] = []
  let identifier: Stretch | undefined
  for (let token = tokens.next(); token; token = tokens.next()) {
    const start = first ?? tokens.start()
    first = start
    if (token.kind === 'name') names.push(token.text)
    if (token.kind === 'name' && token.text === 'MCID') identifier = { start: tokens.start(), end: 0 }
    if (token.kind === 'number' && identifier?.end === 0) identifier.end = tokens.end()
    // What comes between the start of an inline picture and its end is its entries.
    if (token.kind !== 'operator' || token.text === 'ID') continue
    yield { operator: token.text, start, end: tokens.end(), names, identifier }
    first = undefined
    names = []
    identifier = undefined
  }
  if (tokens.unfinished() !== '') yield undefined
}

/** False where no mark is safe any more. */
function apply(state: State, operation: Operation, fate: (names: readonly string[]) => MarkFate | undefined): boolean {
  const { operator, start, end } = operation
  if (building.has(operator)) state.pathStart ??= start
  else if (painting.has(operator)) draw(state, state.pathStart ?? start, end)
  else if (operator === 'EI') draw(state, state.imageStart ?? start, end)
  else if (showing.has(operator)) draw(state, start, end)
  else if (operator === 'BI') state.imageStart = start
  else if (operator === 'BMC' || operator === 'BDC') return openMark(state, operation, fate(operation.names))
  else if (operator === 'EMC') return closeMark(state, operation)
  else if (operator === 'BT') {
    if (state.textStart !== undefined) return false
    state.textStart = start
  } else if (operator === 'ET') {
    if (state.textStart === undefined) return false
    state.textObjects.push({ start: state.textStart, end })
    state.textStart = undefined
  }
  if (painting.has(operator) || operator === 'n') state.pathStart = undefined
  return true
}

function draw(state: State, start: number, end: number): void {
  if (state.worded) state.worded.isFilled = true
  else state.drawings.push({ start, end, textObject: textObjectOf(state) })
}

function textObjectOf({ textStart, textObjects }: State): number | undefined {
  return textStart === undefined ? undefined : textObjects.length
}

function openMark(state: State, { start, end, identifier }: Operation, fate: MarkFate | undefined): boolean {
  if (!fate || state.pathStart !== undefined || (fate.losesIdentifier && !identifier)) return false
  const mark: OpenMark = { ...fate, start, textObject: textObjectOf(state) }
  state.marks.push(mark)
  if (fate.isOld) state.oldMarks.push({ start, end })
  if (fate.losesIdentifier && identifier) state.oldMarks.push(identifier)
  if (fate.isWorded) state.worded ??= { mark, isFilled: false }
  else if (!fate.isOld && !state.worded) state.keptMarks.push(start)
  return true
}

function closeMark(state: State, { start, end }: Operation): boolean {
  const mark = state.marks.pop()
  if (!mark || state.pathStart !== undefined) return false
  if (mark.isOld) state.oldMarks.push({ start, end })
  if (state.worded?.mark !== mark) {
    if (!mark.isOld && !state.worded) state.keptMarks.push(start)
    return true
  }
  const { isFilled } = state.worded
  state.worded = undefined
  if (!isFilled) return true
  if (mark.textObject !== textObjectOf(state)) return false
  state.drawings.push({ start: mark.start, end, textObject: mark.textObject })
  return true
}
