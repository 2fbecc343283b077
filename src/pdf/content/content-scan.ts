import type { PDFDict } from 'pdf-lib'
import { PDFName } from 'pdf-lib'
import { isLanguage } from '../language-tag.ts'
import { Name } from '../names.ts'
import type { Reader } from '../objects.ts'
import { createTokenizer } from './content-tokens.ts'

/** What is read off the operators of a page or form. */
export interface ContentScan {
  missingSaves: number
  closing: string
  /** More is left open than `closing` closes, or closed that was never open. */
  tooDeep: boolean
  /** Something is drawn. */
  marked: boolean
  /** Something is drawn that is neither tagged nor an artifact. */
  untagged: boolean
  /** An artifact within tagged content, or the other way round. */
  nested: boolean
  /** A language that is none. */
  badLanguage: boolean
  /** Text is drawn by the page itself, not only by forms on it. */
  showsText: boolean
  /** Identifiers of marked content. */
  contentIds: ReadonlySet<number>
  /** Names of forms drawn where no tag and no artifact is open. */
  bareForms: ReadonlySet<string>
  /** Names of all XObjects drawn. */
  drawn: ReadonlySet<string>
}

const painting: ReadonlySet<string> = new Set('S s f F f* B B* b b* sh Tj TJ \' " EI'.split(' '))
const textShowing: ReadonlySet<string> = new Set(['Tj', 'TJ', "'", '"'])

/** States and marks that are closed; a page that leaves more of them open is hostile. */
const mostOpen = 10_000

const propertiesKey = PDFName.of('Properties')

/** A mark that is open: real content, an artifact, or neither. */
type Mark = 'content' | 'artifact' | 'neither'

interface State {
  saves: number
  missingSaves: number
  inText: boolean
  marks: Mark[]
  /** How many marks of each kind are open. */
  open: Record<Mark, number>
  marked: boolean
  untagged: boolean
  nested: boolean
  badLanguage: boolean
  showsText: boolean
  contentIds: Set<number>
  bareForms: Set<string>
  drawn: Set<string>
}

/** Operands that stood before an operator, as far as they matter. */
interface Operands {
  names: string[]
  /** Value of `/MCID` in a dictionary among them. */
  contentId: number | undefined
}

/** Reads the operators of a page's contents, joined. `resources` names its marked content and forms. */
export function scanContents(bytes: Uint8Array, reader: Reader, resources: PDFDict | undefined): ContentScan {
  const state: State = {
    saves: 0,
    missingSaves: 0,
    inText: false,
    marks: [],
    open: { content: 0, artifact: 0, neither: 0 },
    marked: false,
    untagged: false,
    nested: false,
    badLanguage: false,
    showsText: false,
    contentIds: new Set(),
    bareForms: new Set(),
    drawn: new Set(),
  }
  const tokens = createTokenizer(bytes)
  let operands: Operands = { names: [], contentId: undefined }
  for (let token = tokens.next(); token; token = tokens.next()) {
    if (token.kind === 'name') operands.names.push(token.text)
    else if (token.kind === 'number' && operands.names.at(-1) === 'MCID') operands.contentId = token.value
    else if (token.kind === 'string' && operands.names.at(-1) === 'Lang')
      state.badLanguage ||= !isLanguage(tokens.string())
    else if (token.kind === 'operator') {
      apply(state, token.text, operands, reader, resources)
      operands = { names: [], contentId: undefined }
    }
  }
  const closing = [
    state.inText ? 'ET' : '',
    ...state.marks.slice(0, mostOpen).map(() => 'EMC'),
    ...Array<string>(Math.min(state.saves, mostOpen)).fill('Q'),
  ]
  const text = [tokens.unfinished(), ...closing].filter((operator) => operator !== '').join(' ')
  const tooDeep = Math.max(state.marks.length, state.saves, state.missingSaves) > mostOpen
  return { ...state, closing: text === '' ? '' : `${text}\n`, tooDeep }
}

function apply(
  state: State,
  operator: string,
  operands: Operands,
  reader: Reader,
  resources: PDFDict | undefined,
): void {
  if (painting.has(operator)) paint(state)
  if (textShowing.has(operator)) state.showsText = true
  switch (operator) {
    case 'q':
      state.saves += 1
      return
    case 'Q':
      if (state.saves > 0) state.saves -= 1
      else state.missingSaves += 1
      return
    case 'BT':
      state.inText = true
      return
    case 'ET':
      state.inText = false
      return
    case 'BMC':
    case 'BDC':
      openMark(state, markOf(state, operands, reader, resources))
      return
    case 'EMC':
      closeMark(state)
      return
    case 'Do':
      drawObject(state, operands, reader, resources)
  }
}

function openMark(state: State, mark: Mark): void {
  const opposite = mark === 'artifact' ? 'content' : 'artifact'
  if (mark !== 'neither' && state.open[opposite] > 0) state.nested = true
  state.marks.push(mark)
  state.open[mark] += 1
}

function closeMark(state: State): void {
  const mark = state.marks.pop()
  if (mark) state.open[mark] -= 1
}

function isCovered({ open }: State): boolean {
  return open.content + open.artifact > 0
}

function paint(state: State): void {
  state.marked = true
  if (!isCovered(state)) state.untagged = true
}

function drawObject(state: State, operands: Operands, reader: Reader, resources: PDFDict | undefined): void {
  const name = operands.names.at(-1) ?? ''
  state.marked = true
  state.drawn.add(name)
  if (isCovered(state)) return
  const objects = reader.dict(resources?.get(Name.XObject))
  const object = reader.stream(objects?.get(PDFName.of(name)))
  if (object && reader.name(object.dict.get(Name.Subtype)) === Name.Form) state.bareForms.add(name)
  else if (object) state.untagged = true
}

function markOf(state: State, operands: Operands, reader: Reader, resources: PDFDict | undefined): Mark {
  const [tag, property] = operands.names
  if (tag === 'Artifact') return 'artifact'
  const id = operands.contentId ?? (property === undefined ? undefined : namedId(property, reader, resources))
  if (id === undefined) return 'neither'
  state.contentIds.add(id)
  return 'content'
}

function namedId(property: string, reader: Reader, resources: PDFDict | undefined): number | undefined {
  const properties = reader.dict(resources?.get(propertiesKey))
  return reader.number(reader.dict(properties?.get(PDFName.of(property)))?.get(Name.MCID))
}
