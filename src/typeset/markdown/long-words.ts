// Average widths in ems of Source Sans 3, by kind of character; enough to tell columns apart, not to set type.
const narrow = /[iljftrI.,:;'’!|()[\]\- ]/
const wide = /[mwMWQO@%—]/
const capital = /[A-Z&+=<>~#£€$_0-9–]/
const full = /[\p{sc=Han}\p{sc=Hira}\p{sc=Kana}\p{sc=Hang}\u3000-\u303f\uff00-\uff60\p{Extended_Pictographic}]/u

function advanceOf(character: string): number {
  if (narrow.test(character)) return 0.29
  if (wide.test(character)) return 0.85
  if (capital.test(character)) return 0.55
  return full.test(character) ? 1 : 0.5
}

const ascii = Array.from({ length: 128 }, (_, code) => advanceOf(String.fromCharCode(code)))

/** Width of a text in ems, roughly. */
export function widthOf(text: string): number {
  let width = 0
  for (const character of text) width += ascii[character.charCodeAt(0)] ?? advanceOf(character)
  return width
}

/** The words of a text as a line break sees them: ideographs may be parted, a hyphen or slash ends a word. */
export function words(text: string): string[] {
  return text.match(/[\p{sc=Han}\p{sc=Hira}\p{sc=Kana}]|[^\s\p{sc=Han}\p{sc=Hira}\p{sc=Kana}\-–—]+[-–—]?|[-–—]/gu) ?? []
}

/** Ems of a line in the text's full width. */
const FULL_WIDTH = 38

/**
 * Divides a text where a word is too long for its column, so that the caller can allow a line break there. The parts
 * joined are the text: after a sign such as `/`, `_` or `.`, between small and capital letters, else anywhere.
 * Widths are in ems; `advance` is that of a character where all are the same.
 */
export function breakable(text: string, columnWidth = FULL_WIDTH, advance?: number): string[] {
  const measure = (part: string): number => (advance === undefined ? widthOf(part) : [...part].length * advance)
  if (measure(text) <= columnWidth) return [text]
  const parts: string[] = ['']
  for (const piece of text.split(/(\s+)/)) {
    const [first = '', ...others] = measure(piece) <= columnWidth ? [piece] : divide(piece, columnWidth, measure)
    parts.push((parts.pop() ?? '') + first, ...others)
  }
  return parts
}

function divide(word: string, width: number, measure: (part: string) => number): string[] {
  const pieces = word.split(/(?<=[/_.,;:=&?@\-)\]|}])(?=[^\s/_.,;:=&?@\-)\]|}])|(?<=\p{Ll})(?=\p{Lu})/u)
  return pieces.flatMap((piece) => (measure(piece) <= width ? [piece] : chop(piece, width, measure)))
}

/** Cuts a word into stretches of at most the width, never within a character and its marks. */
function chop(word: string, width: number, measure: (part: string) => number): string[] {
  const parts: string[] = ['']
  for (const cluster of word.match(/.(?:\p{M}|\u200d.|\ufe0f)*/gsu) ?? []) {
    const last = parts.at(-1) ?? ''
    if (last !== '' && measure(last + cluster) > width) parts.push(cluster)
    else parts.splice(-1, 1, last + cluster)
  }
  return parts
}
