import { filled } from './blanked.ts'

const blank = 0x20
/** Strings that every font knows by number; those of its own come after (Adobe Technical Note 5176, appendix A). */
const standardStrings = 391
/** Operators of a dictionary whose operand is a string that draws nothing: version, notices, names, weight, PostScript. */
const texts: ReadonlySet<number> = new Set([0, 1, 2, 3, 4, 1200, 1221, 1222, 1238])

/** The operator whose operands say which system the numbers of characters belong to; its glyphs have no names. */
const system = 1230
const systems: ReadonlySet<string> = new Set('Adobe UCS Identity Japan1 Japan2 GB1 CNS1 Korea1 KR'.split(' '))

/** Parts of an INDEX (Adobe Technical Note 5176, 5): where each starts, and where the last one ends. */
export interface Parts {
  parts: readonly (readonly [number, number])[]
  end: number
}

/** A font of the compact format without its notices and names; names of glyphs stay, as fonts are encoded by them. */
export function cleanCff(bytes: Uint8Array): Uint8Array {
  const names = readIndex(bytes, bytes[2] ?? 0)
  const fonts = names && readIndex(bytes, names.end)
  const strings = fonts && readIndex(bytes, fonts.end)
  if (!strings) return bytes
  const said = fonts.parts.map(([start, end]) => textsOf(bytes.subarray(start, end)))
  const numbered = said.some(({ isNumbered }) => isNumbered)
  const named = new Set(said.flatMap(({ texts: numbers }) => numbers))
  const places = strings.parts.flatMap(([start, end], index) => {
    const isText = numbered
      ? !systems.has(Buffer.from(bytes.subarray(start, end)).toString('latin1'))
      : named.has(index + standardStrings)
    return isText ? [{ start, end, value: blank }] : []
  })
  return filled(bytes, places)
}

/** Reads an INDEX of a compact font; undefined where it is damaged. */
export function readIndex(bytes: Uint8Array, at: number): Parts | undefined {
  const number = (from: number, size: number): number => {
    let value = 0
    for (let index = from; index < from + size; index += 1) value = value * 256 + (bytes[index] ?? 0)
    return value
  }
  const count = number(at, 2)
  if (count === 0) return at + 2 <= bytes.length ? { parts: [], end: at + 2 } : undefined
  const size = bytes[at + 2] ?? 0
  const data = at + 3 + size * (count + 1) - 1
  if (size < 1 || size > 4 || data >= bytes.length) return undefined
  const starts = Array.from({ length: count + 1 }, (_, index) => data + number(at + 3 + size * index, size))
  const end = starts[count] ?? 0
  const isInOrder = starts.every((start, index) => start > data && start >= (starts[index - 1] ?? 0))
  if (!isInOrder || end > bytes.length) return undefined
  return { parts: starts.slice(0, count).map((start, index) => [start, starts[index + 1] ?? start] as const), end }
}

/** Numbers of the strings that a dictionary of the font says nothing but words with, and whether its glyphs are numbered. */
function textsOf(dict: Uint8Array): { texts: number[]; isNumbered: boolean } {
  const found: number[] = []
  let isNumbered = false
  let operand = 0
  for (let at = 0; at < dict.length; ) {
    const first = dict[at] ?? 0
    const [second = 0, third = 0] = dict.subarray(at + 1, at + 3)
    if (first <= 21) {
      const operator = first === 12 ? 1200 + second : first
      if (texts.has(operator)) found.push(operand)
      isNumbered ||= operator === system
      at += first === 12 ? 2 : 1
    } else if (first === 30) {
      while (at + 1 < dict.length && ((dict[at + 1] ?? 0) & 0x0f) !== 0x0f && (dict[at + 1] ?? 0) >> 4 !== 0x0f) at += 1
      at += 2
    } else if (first === 28) {
      operand = second * 256 + third
      at += 3
    } else if (first === 29) {
      operand = (dict[at + 3] ?? 0) * 256 + (dict[at + 4] ?? 0)
      at += 5
    } else {
      operand = first < 247 ? first - 139 : (first - 247) * 256 + second + 108
      at += first < 247 ? 1 : 2
    }
  }
  return { texts: found, isNumbered }
}
