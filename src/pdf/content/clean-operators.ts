import type { PDFStream } from 'pdf-lib'
import type { Reader } from '../objects.ts'
import { decodeStream } from '../opening/decode.ts'
import { type ContentToken, createTokenizer, type Tokenizer } from './content-tokens.ts'
import { isPlain } from './plain-operators.ts'

const [blank, openBracket, closeBracket] = [0x20, 0x5b, 0x5d]

const words = (text: string): ReadonlySet<string> => new Set(text.split(' '))

/** Operators of contents (ISO 32000-2, annex A). */
const known = words(
  'b B b* B* BDC BI BMC BT BX c cm CS cs d d0 d1 Do DP EI EMC ET EX f F f* G g gs h i ID j J K k l m M MP n q Q re RG rg ri s S ' +
    'SC sc SCN scn sh T* Tc Td TD Tf Tj TJ TL Tm Tr Ts Tw Tz v w W W* y \' "',
)
const painting = words('S s f F f* B B* b b* sh Tj TJ \' " EI Do')
/** An operator as other programs read one; numbers that are misspelt are still numbers to them. */
const operatorLike = /^[A-Za-z'"*][\w'"*]*$/

/** What programs look for in the property lists of marks, and in the heads of pictures among the operators. */
const knownKeys = words(
  'MCID Lang ActualText Alt E Type Subtype BBox Attached ' +
    'W H BPC CS D DP F IM I L Width Height BitsPerComponent ColorSpace Decode DecodeParms Filter ImageMask Interpolate Intent Length',
)
/** Keys whose value is a dictionary or a list of them. */
const nested = words('DP DecodeParms')
/** Words for what a mark is around. */
const wordy = words('ActualText Alt E')

type Part = readonly [start: number, end: number]

/** A dictionary among the operands: where it stands, what in it nobody knows, and its words for something that is drawn. */
interface List {
  part: Part
  unknown: readonly Part[]
  words: readonly Part[]
}

/** A mark that is open, and what says something in it that nothing is drawn for. */
interface Mark {
  painted: number
  words: readonly Part[]
  /** Its property list is a resource, which can say anything: the whole mark says something. */
  isNamed: boolean
}

/**
 * Operators with blanks in place of what draws nothing and can say anything: comments, strings that are not shown, operators that
 * nobody knows, words for what is not drawn, and unknown keys in property lists of marks (ISO 32000-2, 14.6.2) and in heads
 * of pictures.
 */
export function cleanOperators(operators: Uint8Array): Uint8Array {
  if (isPlain(operators)) return operators
  const tokens = createTokenizer(operators)
  const left: Part[] = []
  const marks: Mark[] = []
  let painted = 0
  let operands = noOperands()
  for (let token = tokens.next(); token; token = tokens.next()) {
    operands.start ??= tokens.start()
    if (token.kind === 'open') operands.lists.push(readList(tokens, operators))
    else if (token.kind === 'string' || isHexadecimal(token, tokens, operators))
      operands.strings.push([tokens.start(), tokens.end()])
    else if (token.kind === 'other' && operators[tokens.start()] === openBracket)
      operands.array = operands.strings.length
    if (!isOperator(token)) continue
    const { text } = token
    const end = tokens.end()
    if (known.has(text)) {
      left.push(...notUsed(text, operands))
      if (painting.has(text)) painted += 1
      if (text === 'BI') left.push(...readList(tokens, operators).unknown)
      if (text === 'BMC' || text === 'BDC') marks.push({ painted, ...saidBy(text, operands, [operands.start, end]) })
      if (text === 'EMC') {
        const mark = marks.pop()
        if (mark?.painted === painted)
          left.push(...mark.words, ...(mark.isNamed ? [[tokens.start(), end] as const] : []))
      }
    } else if (operatorLike.test(text)) left.push([operands.start, end])
    operands = noOperands()
  }
  // What stands before no operator is not drawn.
  left.push(...operands.strings, ...operands.lists.flatMap((list) => list.unknown))
  left.push(...tokens.comments())
  if (left.length === 0) return operators
  const bytes = Uint8Array.from(operators)
  for (const [start, end] of left) bytes.fill(blank, start, end)
  return bytes
}

interface Operands {
  start: number | undefined
  strings: Part[]
  /** How many strings stand before the last array. */
  array: number
  lists: List[]
}

function noOperands(): Operands {
  return { start: undefined, strings: [], array: 0, lists: [] }
}

/** What of the operands the operator does not use: a page shows the last string, or the strings of the last array. */
function notUsed(operator: string, { strings, array, lists }: Operands): Part[] {
  const shown = operator === 'TJ' ? array : ['Tj', "'", '"'].includes(operator) ? strings.length - 1 : strings.length
  const used = operator === 'BDC' ? lists.at(-1) : undefined
  return [
    ...strings.slice(0, Math.max(0, shown)),
    ...lists.flatMap((list) => (list === used ? list.unknown : [list.part])),
  ]
}

function saidBy(operator: string, { lists }: Operands, whole: Part): Pick<Mark, 'words' | 'isNamed'> {
  const isNamed = operator === 'BDC' && lists.length === 0
  return { words: isNamed ? [whole] : (lists.at(-1)?.words ?? []), isNamed }
}

function isHexadecimal({ kind }: ContentToken, tokens: Tokenizer, bytes: Uint8Array): boolean {
  return kind === 'other' && bytes[tokens.start()] === 0x3c
}

/** Reads entries up to the end of a property list, or to the data of a picture. */
function readList(tokens: Tokenizer, bytes: Uint8Array): List {
  const unknown: Part[] = []
  const said: Part[] = []
  const first = tokens.start()
  for (let key = tokens.next(); key && key.kind !== 'close' && !isOperator(key); key = tokens.next()) {
    const start = tokens.start()
    const value = key.kind === 'name' ? tokens.next() : undefined
    if (value && (value.kind === 'close' || isOperator(value))) {
      // A key without a value: the list ends here.
      unknown.push([start, tokens.start()])
      break
    }
    const isPlain = passOver(tokens, bytes, value)
    const text = key.kind === 'name' ? key.text : ''
    if (!knownKeys.has(text) || !(isPlain || nested.has(text))) unknown.push([start, tokens.end()])
    else if (wordy.has(text)) said.push([start, tokens.end()])
  }
  return { part: [first, tokens.end()], unknown, words: said }
}

/** True for an operator; `true`, `false` and `null` are values. */
function isOperator(token: ContentToken): token is ContentToken & { kind: 'operator' } {
  return token.kind === 'operator' && !['true', 'false', 'null'].includes(token.text)
}

/** Passes over the rest of a value; false for one with a dictionary in it. */
function passOver(tokens: Tokenizer, bytes: Uint8Array, value: ContentToken | undefined): boolean {
  let depth = 0
  let isPlain = true
  for (let token = value; token; token = tokens.next()) {
    const first = bytes[tokens.start()]
    if (token.kind === 'open') isPlain = false
    if (token.kind === 'open' || (token.kind === 'other' && first === openBracket)) depth += 1
    else if ((token.kind === 'close' || (token.kind === 'other' && first === closeBracket)) && depth > 0) depth -= 1
    if (depth === 0) break
  }
  return isPlain
}

/**
 * The operators of each stream of a page, unpacked and clean; undefined for those that are so already, or cannot be unpacked. An
 * operator may stand in another stream than its operands (ISO 32000-2, 7.8.2), so that all of them are read as one.
 */
export function cleanContents(reader: Reader, streams: readonly PDFStream[]): (Uint8Array | undefined)[] {
  const decoded = streams.map((stream) => decodeStream(reader, stream))
  const whole = decoded.flatMap((one) => (one?.whole ? [one.bytes] : []))
  if (whole.length < streams.length)
    return whole.length === 0 ? streams.map(() => undefined) : streams.flatMap((one) => cleanContents(reader, [one]))
  const joined = Buffer.concat(whole.flatMap((bytes) => [bytes, separator]))
  const clean = cleanOperators(joined)
  let end = 0
  return decoded.map((one) => {
    const start = end
    end += (one?.bytes.length ?? 0) + separator.length
    const bytes = clean.subarray(start, end - separator.length)
    return one?.hasRest || Buffer.compare(bytes, one?.bytes ?? bytes) !== 0 ? bytes : undefined
  })
}

/** What one stream ends with and what the next one starts with are two tokens. */
const separator = new Uint8Array([0x0a])
