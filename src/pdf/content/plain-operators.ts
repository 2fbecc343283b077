import { characterTable } from './character-table.ts'

const whitespace = characterTable('\0\t\n\f\r ')
const delimiters = characterTable('()<>[]{}/%')
const numeric = characterTable('0123456789+-.')
const [backslash, open, close, less, greater, slash, percent] = [0x5c, 0x28, 0x29, 0x3c, 0x3e, 0x2f, 0x25]
const [openBracket, closeBracket] = [0x5b, 0x5d]

/** Up to three bytes of a word as one number. */
const numberOf = (word: string): number => [...word].reduce((sum, letter) => sum * 256 + letter.charCodeAt(0), 0)
const numbers = (words: string): ReadonlySet<number> => new Set(words.split(' ').map(numberOf))

/** Operators of contents (ISO 32000-2, annex A) but those of pictures among them. */
const known = numbers(
  'b B b* B* BDC BMC BT BX c cm CS cs d d0 d1 Do DP EMC ET EX f F f* G g gs h i j J K k l m M MP n q Q re RG rg ri s S ' +
    'SC sc SCN scn sh T* Tc Td TD Tf Tj TJ TL Tm Tr Ts Tw Tz v w W W* y \' "',
)
const painting = numbers('S s f F f* B B* b b* sh Tj TJ \' " Do')
const showing = numbers('Tj \' "')
const [array, named, end] = ['TJ', 'BDC', 'EMC'].map(numberOf)

/** The longest mark without words: `<< /MCID 1234567 >>`. */
const longestMark = 32
const markOfContent = /^<<\s*\/MCID\s+\d+\s*>>/

/**
 * True for operators in which a quick look finds nothing that draws nothing: most contents are so. Where it is false, each of
 * them has to be read.
 */
export function isPlain(bytes: Uint8Array): boolean {
  let [at, strings, arrays] = [0, 0, 0]
  let [isListed, hasNamedMark] = [false, false]
  const skipWord = (): void => {
    while (at < bytes.length && !whitespace[bytes[at] ?? 0] && !delimiters[bytes[at] ?? 0]) at += 1
  }
  while (at < bytes.length) {
    const byte = bytes[at] ?? 0
    if (whitespace[byte]) at += 1
    else if (byte === percent) return false
    else if (byte === slash) {
      at += 1
      skipWord()
    } else if (byte === open) {
      at = afterString(bytes, at)
      strings += 1
    } else if (byte === less) {
      const length = bytes[at + 1] === less ? markLength(bytes, at) : afterHexadecimal(bytes, at) - at
      if (length === 0) return false
      if (bytes[at + 1] === less) isListed = true
      else strings += 1
      at += length
    } else if (delimiters[byte]) {
      if (byte !== openBracket && byte !== closeBracket) return false
      if (byte === openBracket) arrays += 1
      at += 1
    } else if (numeric[byte]) {
      skipWord()
    } else {
      const start = at
      let word = 0
      skipWord()
      for (let index = start; index < at && at - start <= 3; index += 1) word = word * 256 + (bytes[index] ?? 0)
      if (!known.has(word)) return false
      const shown = word === array ? arrays === 1 : strings === (showing.has(word) ? 1 : 0)
      if (!shown && strings > 0) return false
      if (painting.has(word)) hasNamedMark = false
      if (word === end && hasNamedMark) return false
      if (word === named && !isListed) hasNamedMark = true
      strings = 0
      arrays = 0
      isListed = false
    }
  }
  return strings === 0
}

/** The length of a mark that says no more than which content it is; 0 for another. */
function markLength(bytes: Uint8Array, at: number): number {
  const text = Buffer.from(bytes.subarray(at, at + longestMark)).toString('latin1')
  return markOfContent.exec(text)?.[0].length ?? 0
}

function afterString(bytes: Uint8Array, start: number): number {
  let depth = 0
  for (let at = start; at < bytes.length; at += 1) {
    const byte = bytes[at]
    if (byte === backslash) at += 1
    else if (byte === open) depth += 1
    else if (byte === close) {
      depth -= 1
      if (depth === 0) return at + 1
    }
  }
  return bytes.length
}

function afterHexadecimal(bytes: Uint8Array, start: number): number {
  const end = bytes.indexOf(greater, start)
  return end < 0 ? bytes.length : end + 1
}
