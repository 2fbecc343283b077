/** A text as a reader sees it, with the place that each character comes from. */
export interface PlainSpelling {
  text: string
  /** 0-based offset in the text as written, for one in `text`. */
  offset(index: number): number
}

const ENTITY = /&(?:#x([\da-f]{1,6})|#(\d{1,7})|([a-z]+));/giy
const NAMED: Readonly<Record<string, string>> = {
  colon: ':',
  lbrack: '[',
  lsqb: '[',
  rbrack: ']',
  rsqb: ']',
  lpar: '(',
  nbsp: ' ',
}
/** Characters that nobody sees: soft hyphens, zero-width spaces and joiners, variation selectors. */
const UNSEEN = /^(?:\p{Cf}|[\ufe00-\ufe0f]|\u034f)$/u
/** Characters that look like a colon. */
const COLONS = 'ː˸։׃⁚∶꞉︓︰﹕：'
/** Letters of other scripts that look like those of "redact" and "exempt". */
const LETTERS: Readonly<Record<string, string>> = { а: 'a', с: 'c', ԁ: 'd', е: 'e', м: 'm', р: 'p', т: 't', х: 'x' }
const PUNCTUATION = /^[!-/:-@[-`{-~]$/

/**
 * Spells a line as it looks: character references, escapes, full-width and other look-alike characters as what they stand
 * for, without characters that nobody sees, in lower case. Linear in its length.
 */
export function plainSpelling(line: string): PlainSpelling {
  if (/^[^&\\\u0080-\uffff]*$/u.test(line)) return { text: line.toLowerCase(), offset: (index) => index }
  let text = ''
  const offsets: number[] = []
  for (let at = 0; at < line.length; ) {
    const { plain, length } = characterAt(line, at)
    for (let index = 0; index < plain.length; index += 1) offsets.push(at)
    text += plain
    at += length
  }
  return { text, offset: (index) => offsets[index] ?? line.length }
}

function characterAt(line: string, at: number): { plain: string; length: number } {
  const first = String.fromCodePoint(line.codePointAt(at) ?? 0)
  if (first === '\\' && PUNCTUATION.test(line[at + 1] ?? '')) return { plain: '', length: 1 }
  const reference = first === '&' ? referenceAt(line, at) : undefined
  if (reference) return { ...reference, plain: look(reference.plain) }
  return { plain: look(first), length: first.length }
}

function referenceAt(line: string, at: number): { plain: string; length: number } | undefined {
  ENTITY.lastIndex = at
  const [whole, hex, decimal, name = ''] = ENTITY.exec(line) ?? []
  if (whole === undefined) return undefined
  const code = hex === undefined ? Number(decimal ?? Number.NaN) : Number.parseInt(hex, 16)
  const plain = code > 0 && code <= 0x10ffff ? String.fromCodePoint(code) : NAMED[name.toLowerCase()]
  return plain === undefined ? undefined : { plain, length: whole.length }
}

function look(character: string): string {
  if (UNSEEN.test(character)) return ''
  if (COLONS.includes(character)) return ':'
  const plain = character.normalize('NFKC').toLowerCase()
  return LETTERS[plain] ?? plain
}
