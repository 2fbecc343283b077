/** Text that Typst has drawn in one piece: a sequence of marked content with its own identifier (ISO 32000-1, 14.6). */
export interface TextSequence {
  /** Where it starts in the contents, and where it ends. */
  start: number
  end: number
  /** Identifier of the marked content. */
  id: number
  /** Points on the page: the start of its line of text. */
  x: number
  y: number
  /** Operators for its colour. */
  head: string
  /** Operators that set and draw its signs, without the words that are given for parts of it. */
  text: string
  /** Points: the size of its letters. */
  size: number
  /** The texts of its signs, in the order in which they are drawn. */
  pieces: readonly string[]
}

/** The text of each sign of a font by its two bytes, for each name of a font. */
export type TextOfSigns = (font: string) => ReadonlyMap<number, string> | undefined

const SEQUENCE =
  /\/Span <<\s+\/MCID (\d+)\s+>> BDC\nq\n1 0 0 -1 (\S+) (\S+) cm\n((?:[^\n]*\n){0,8}?)BT\n([\s\S]*?\n)ET\nQ\nEMC(?:\n|$)/gu
const GIVEN_WORDS = /\/Span <<\s+\/ActualText \S+\s+>> BDC\n|\/ReversedChars BMC\n|(?<=^|\n)EMC\n/gu
const PARTS = /\/ActualText <([\da-fA-F]+)>|(?<=^|\n)(EMC)|\/(\S+) (\S+) Tf|\(((?:\\[\s\S]|[^\\()])*)\)/gu
const ESCAPES: Readonly<Record<string, string>> = { n: '\n', r: '\r', t: '\t', b: '\b', f: '\f' }

/**
 * Finds the texts in contents that Typst has written.
 * @param contents each byte as a character
 */
export function textSequences(contents: string, textOf: TextOfSigns): TextSequence[] {
  return Array.from(contents.matchAll(SEQUENCE), (match): TextSequence => {
    const [whole, id = '', x = '', y = '', head = '', text = ''] = match
    return {
      ...{ start: match.index, end: match.index + whole.length },
      ...{ id: Number(id), x: Number(x), y: Number(y), head },
      text: text.replace(GIVEN_WORDS, ''),
      ...readText(text, textOf),
    }
  })
}

function readText(text: string, textOf: TextOfSigns): Pick<TextSequence, 'pieces' | 'size'> {
  const pieces: string[] = []
  let [font, size] = ['', 0]
  let isGiven = false
  for (const [, words, end, name, height, signs] of text.matchAll(PARTS)) {
    if (words !== undefined) {
      pieces.push(Buffer.from(words, 'hex').swap16().toString('utf16le').slice(1))
      isGiven = true
    } else if (end !== undefined) isGiven = false
    else if (name !== undefined) [font, size] = [name, Number(height)]
    else if (signs !== undefined && !isGiven) {
      const bytes = unescaped(signs)
      for (let at = 0; at + 1 < bytes.length; at += 2)
        pieces.push(textOf(font)?.get(256 * bytes.charCodeAt(at) + bytes.charCodeAt(at + 1)) ?? '')
    }
  }
  return { pieces, size }
}

function unescaped(text: string): string {
  return text.replace(/\\([0-7]{1,3}|[\s\S])/gu, (_, escaped: string) =>
    /^[0-7]/u.test(escaped) ? String.fromCharCode(Number.parseInt(escaped, 8)) : (ESCAPES[escaped] ?? escaped),
  )
}
