import { type Parts, readIndex } from '../../pdf/streams/clean-cff.ts'
import { chosenDictionaries, glyphIdentifiers, readDictionary } from './compact-tables.ts'

/** Calls that a program of a glyph makes before its first operator: mostly none. */
const mostCalls = 50

/** Operators by what number of operands they have where a width stands before them (Adobe Technical Note 5177, 4.1). */
const evenOperands: ReadonlySet<number> = new Set([1, 3, 18, 19, 20, 23])
const fewOperands: ReadonlyMap<number, number> = new Map([
  [4, 1],
  [21, 2],
  [22, 1],
])
const [call, back, end, twoBytes, callGlobal, short] = [10, 11, 14, 12, 29, 28]

/** The operator of a matrix, and what it makes of a unit where there is none. */
const [fontMatrix, usualUnit] = [1207, 0.001]

/** What a dictionary of private values says of the widths of its glyphs. */
interface PrivateWidths {
  usual: number
  nominal: number
  routines: Parts | undefined
}

/**
 * Widths of glyphs by character identifier, in thousandths of the em, as a font of the compact format has them. Undefined where
 * the font cannot be read; for a glyph, where its width cannot be told.
 */
export function compactWidths(bytes: Uint8Array): ((identifier: number) => number | undefined) | undefined {
  const names = readIndex(bytes, bytes[2] ?? 0)
  const fonts = names && readIndex(bytes, names.end)
  const strings = fonts && readIndex(bytes, fonts.end)
  const common = strings && readIndex(bytes, strings.end)
  const [first] = fonts?.parts ?? []
  if (!first || !common) return undefined
  const top = readDictionary(bytes, first)
  const glyphs = readIndex(bytes, top.get(17)?.[0] ?? 0)
  if (!glyphs) return undefined
  const dictionaryOf = chosenDictionaries(bytes, top, glyphs.parts.length)
  const glyphOf = glyphIdentifiers(bytes, top, glyphs.parts.length)
  const known = new Map<Dictionary, PrivateWidths>()
  const widthsOf = (dictionary: Dictionary): PrivateWidths => {
    const found = known.get(dictionary) ?? privateWidths(bytes, dictionary)
    known.set(dictionary, found)
    return found
  }
  return (identifier) => {
    const glyph = glyphOf(identifier)
    const part = glyph === undefined ? undefined : glyphs.parts[glyph]
    const dictionary = glyph === undefined ? undefined : dictionaryOf(glyph)
    if (!part || !dictionary) return undefined
    const widths = widthsOf(dictionary)
    const given = givenWidth(bytes, part, widths.routines, common)
    if (given === 'unknown') return undefined
    return (given === undefined ? widths.usual : widths.nominal + given) * thousandths(top, dictionary)
  }
}

/** Thousandths of the em that a unit of the font is: by the matrix of the font, that of its part, or both of them. */
function thousandths(top: Dictionary, own: Dictionary): number {
  const [whole, part] = [top.get(fontMatrix)?.[0], top === own ? undefined : own.get(fontMatrix)?.[0]]
  return (whole ?? (part === undefined ? usualUnit : 1)) * (part ?? 1) * 1000
}

type Dictionary = ReturnType<typeof readDictionary>

function privateWidths(bytes: Uint8Array, dictionary: Dictionary): PrivateWidths {
  const [size = 0, start = 0] = dictionary.get(18) ?? []
  const own = readDictionary(bytes, [start, start + size])
  const routines = own.get(19)?.[0]
  return {
    usual: own.get(20)?.[0] ?? 0,
    nominal: own.get(21)?.[0] ?? 0,
    routines: routines === undefined ? undefined : readIndex(bytes, start + routines),
  }
}

/** The width that the program of a glyph begins with; undefined for the usual one. */
function givenWidth(
  bytes: Uint8Array,
  glyph: readonly [number, number],
  own: Parts | undefined,
  common: Parts,
): number | 'unknown' | undefined {
  const stack: number[] = []
  let calls = 0
  const run = ([start, stop]: readonly [number, number]): number | 'unknown' | 'back' | undefined => {
    calls += 1
    if (calls > mostCalls) return 'unknown'
    for (let at = start; at < stop; ) {
      const byte = bytes[at] ?? 0
      const [next = 0, third = 0] = bytes.subarray(at + 1, at + 3)
      if (byte >= 32 || byte === short) {
        const size = byte === 255 ? 5 : byte === short ? 3 : byte < 247 ? 1 : 2
        // A fixed number in five bytes has its whole part in the first two.
        const signed = ((next * 256 + third) << 16) >> 16
        const fraction = byte === 255 ? ((bytes[at + 3] ?? 0) * 256 + (bytes[at + 4] ?? 0)) / 65_536 : 0
        stack.push(
          size > 2
            ? signed + fraction
            : byte < 247
              ? byte - 139
              : byte < 251
                ? (byte - 247) * 256 + next + 108
                : -(byte - 251) * 256 - next - 108,
        )
        at += size
        continue
      }
      at += 1
      if (byte === call || byte === callGlobal) {
        const parts = (byte === call ? own : common)?.parts ?? []
        const bias = parts.length < 1240 ? 107 : parts.length < 33_900 ? 1131 : 32_768
        const routine = parts[(stack.pop() ?? 0) + bias]
        const found = routine ? run(routine) : 'unknown'
        if (found !== 'back') return found
      } else if (byte === back) return 'back'
      else if (byte === twoBytes) return 'unknown'
      else return hasWidth(byte, stack.length) ? (stack[0] ?? 'unknown') : undefined
    }
    return 'back'
  }
  const found = run(glyph)
  return found === 'back' ? 'unknown' : found
}

function hasWidth(operator: number, operands: number): boolean {
  if (operator === end) return operands === 1 || operands === 5
  const few = fewOperands.get(operator)
  return few === undefined ? evenOperands.has(operator) && operands % 2 === 1 : operands > few
}
