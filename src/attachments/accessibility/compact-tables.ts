import { readIndex } from '../../pdf/streams/clean-cff.ts'

/** Operands by operator; those of two bytes are 1200 and their second byte. */
type Dictionary = ReadonlyMap<number, readonly number[]>

/** Reads a dictionary of a compact font (Adobe Technical Note 5176, 4). */
export function readDictionary(bytes: Uint8Array, [start, stop]: readonly [number, number]): Dictionary {
  const found = new Map<number, readonly number[]>()
  let operands: number[] = []
  for (let at = start; at < Math.min(stop, bytes.length); ) {
    const byte = bytes[at] ?? 0
    const [b = 0, c = 0, d = 0, e = 0] = bytes.subarray(at + 1, at + 5)
    if (byte <= 21) {
      found.set(byte === 12 ? 1200 + b : byte, operands)
      operands = []
      at += byte === 12 ? 2 : 1
    } else if (byte === 30) {
      let text = ''
      for (at += 1; at < stop && !text.includes('f'); at += 1) text += (bytes[at] ?? 255).toString(16).padStart(2, '0')
      operands.push(realNumber(text))
    } else if (byte === 28 || byte === 29) {
      operands.push(byte === 28 ? ((b * 256 + c) << 16) >> 16 : (b << 24) | (c << 16) | (d << 8) | e)
      at += byte === 28 ? 3 : 5
    } else {
      const far = byte < 251 ? (byte - 247) * 256 + b + 108 : -(byte - 251) * 256 - b - 108
      operands.push(byte < 247 ? byte - 139 : far)
      at += byte < 247 ? 1 : 2
    }
  }
  return found
}

/** Digits of four bits each: `a` is a point, `b` and `c` begin an exponent, `e` is a minus. */
function realNumber(text: string): number {
  const signs: Readonly<Record<string, string>> = { a: '.', b: 'E', c: 'E-', e: '-' }
  return Number(text.split('f')[0]?.replace(/[abce]/g, (sign) => signs[sign] ?? ''))
}

/** The dictionary that has the private values of a glyph: its own where the font is numbered, else that of the font. */
export function chosenDictionaries(
  bytes: Uint8Array,
  top: Dictionary,
  glyphs: number,
): (glyph: number) => Dictionary | undefined {
  const [array, select] = [top.get(1236)?.[0], top.get(1237)?.[0]]
  const index = array === undefined ? undefined : readIndex(bytes, array)
  if (!index || select === undefined) return () => top
  const all = index.parts.map((part) => readDictionary(bytes, part))
  if (bytes[select] === 0) return (glyph) => all[bytes[select + 1 + glyph] ?? 0]
  const chosen = new Uint8Array(glyphs)
  for (let range = 0; range < word(bytes, select + 1); range += 1) {
    const at = select + 3 + range * 3
    chosen.fill(bytes[at + 2] ?? 0, word(bytes, at), word(bytes, at + 3))
  }
  return (glyph) => all[chosen[glyph] ?? 0]
}

/** The glyph of a character identifier: by the list of a numbered font; in another, they are the same (ISO 32000-1, 9.7.4.2). */
export function glyphIdentifiers(
  bytes: Uint8Array,
  top: Dictionary,
  glyphs: number,
): (identifier: number) => number | undefined {
  const charset = top.get(15)?.[0] ?? 0
  if (!top.has(1230) || charset <= 2) return (identifier) => (identifier < glyphs ? identifier : undefined)
  const found = new Map([[0, 0]])
  const format = bytes[charset] ?? 0
  for (let glyph = 1, at = charset + 1; glyph < glyphs && at < bytes.length; ) {
    const first = word(bytes, at)
    const more = format === 0 ? 0 : format === 1 ? (bytes[at + 2] ?? 0) : word(bytes, at + 2)
    for (let index = 0; index <= more && glyph < glyphs; index += 1, glyph += 1) found.set(first + index, glyph)
    at += 2 + Math.min(format, 2)
  }
  return (identifier) => found.get(identifier)
}

function word(bytes: Uint8Array, at: number): number {
  return (bytes[at] ?? 0) * 256 + (bytes[at + 1] ?? 0)
}
