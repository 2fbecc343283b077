// Widths of Source Sans 3 SemiBold from the space to the tilde, in hundredths of an em; the regular is a little narrower.
const ascii =
  '20 32 48 51 51 84 64 28 32 32 44 51 28 32 28 34 51 51 51 51 51 51 51 51 51 51 28 28 51 51 51 44 88 56 60 58 63 54 51 63 66 28 49 60 50 75 66 67 58 67 59 55 55 66 54 80 54 50 54 32 34 32 51 50 55 52 56 46 56 51 32 52 56 26 26 52 27 84 56 55 56 56 37 43 36 56 50 75 48 50 44 32 26 32 51'
    .split(' ')
    .map((width) => Number(width) / 100)
const full = /[\p{sc=Han}\p{sc=Hira}\p{sc=Kana}\p{sc=Hang}\u3000-\u3029\uff01-\uff60\p{Extended_Pictographic}]/u
const markOrSign = /[\p{M}\p{Default_Ignorable_Code_Point}]/u

function advanceOf(character: string): number {
  const known = ascii[character.charCodeAt(0) - 32]
  if (known !== undefined) return known
  if (full.test(character)) return 1
  return markOrSign.test(character) ? 0 : 0.6
}

/** Width of a text in ems. */
export function widthOf(text: string): number {
  let width = 0
  for (const character of text) width += advanceOf(character)
  return width
}

/** The words of a text as a line break sees them: ideographs may be parted, a hyphen or slash ends a word. */
export function words(text: string): string[] {
  return text.match(/[\p{sc=Han}\p{sc=Hira}\p{sc=Kana}]|[^\s\p{sc=Han}\p{sc=Hira}\p{sc=Kana}\-–—]+[-–—]?|[-–—]/gu) ?? []
}

const SPACE = 32

/** Ems of a line in the text's full width. */
const FULL_WIDTH = 38
/** Code units of a word that is set as one, be it of signs without a width: Typst stops at some ten thousand of them. */
const LONGEST = 1000

/** Signs before which a line does not break, even after a space (UAX #14, LB13): `Department .net` stays together. */
const clinging = '.,;:!?/)]}'

/** Code units of the longest stretch in which a line does not break. */
function longestWord(text: string): number {
  let [longest, start] = [0, 0]
  for (let end = 0; end <= text.length; end += 1) {
    if (end < text.length && (text.charCodeAt(end) > SPACE || clinging.includes(text[end + 1] ?? ' '))) continue
    longest = Math.max(longest, end - start)
    start = end + 1
  }
  return longest
}

/**
 * Divides a text where a word is too long for its column, so that the caller can allow a line break there. The parts
 * joined are the text: after a space before a sign that clings to it, after a sign such as `/`, `_` or `.`, between small and capital letters, else anywhere.
 * Widths are in ems; `advance` is that of a character where all are the same.
 */
export function breakable(text: string, columnWidth = FULL_WIDTH, advance?: number): string[] {
  // No character is wider than an em, so that most texts need no measuring.
  if (longestWord(text) * (advance ?? 1) <= columnWidth) return [text]
  const measure = (part: string): number => (advance === undefined ? widthOf(part) : [...part].length * advance)
  const fits = (part: string): boolean => part.length <= LONGEST && measure(part) <= columnWidth
  if (fits(text)) return [text]
  const parts: string[] = ['']
  for (const piece of text.split(/(\s+(?![\s.,;:!?/)\]}]))/)) {
    const [first = '', ...others] = fits(piece) ? [piece] : divide(piece, fits)
    parts.push((parts.pop() ?? '') + first, ...others)
  }
  return parts
}

type Fits = (part: string) => boolean

function divide(word: string, fits: Fits): string[] {
  const pieces = word.split(/(?<=\s)(?=\S)|(?<=\S[/_.,;:=&?@\-)\]|}])(?=[^\s/_.,;:=&?@\-)\]|}])|(?<=\p{Ll})(?=\p{Lu})/u)
  return pieces.flatMap((piece) => (fits(piece) ? [piece] : chop(piece, fits)))
}

/** Cuts a word into stretches that fit, never within a character and its marks, unless they are more than anybody writes. */
function chop(word: string, fits: Fits): string[] {
  const parts: string[] = ['']
  for (const cluster of word.match(/.(?:\p{M}|\u200d.|\ufe0f){0,30}/gsu) ?? []) {
    const last = parts.at(-1) ?? ''
    if (last !== '' && !fits(last + cluster)) parts.push(cluster)
    else parts.splice(-1, 1, last + cluster)
  }
  return parts
}
