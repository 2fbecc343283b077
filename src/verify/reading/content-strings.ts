import { utf16 } from './text-of-bytes.ts'

/** Enough of a stream to see what it is. */
const SAMPLE = 4096
const OPERATORS = /(?:^|\s)(?:q|Q|cm|BT|ET|Tf|Tj|TJ|Td|Tm|re|BDC|BMC|EMC|Do|gs|rg|RG|scn|SCN|cs)(?=\s|$)/g
const FEW = 3

/** True for the contents of a page or a form: a program that draws. */
export function isDrawing(bytes: Uint8Array): boolean {
  const sample = new TextDecoder('latin1').decode(bytes.subarray(0, SAMPLE))
  return !/^\s*[<{]/.test(sample) && (sample.match(OPERATORS) ?? []).length >= FEW
}

/**
 * What a program that draws says in words rather than codes of glyphs: strings with letters, strings in UTF-16 such as
 * an ActualText, and comments.
 */
export function stringsOfContents(bytes: Uint8Array): string[] {
  const source = new TextDecoder('latin1').decode(bytes)
  const hexadecimal = Array.from(source.matchAll(/<\s*feff([\da-f\s]+)>/gi), ([, digits = '']) =>
    utf16(Buffer.from(digits.replace(/\s+/g, ''), 'hex'), 'big'),
  )
  const literal = Array.from(source.matchAll(/\(((?:\\[\s\S]|[^\\()])*)\)/g), ([, escaped = '']) => {
    if (escaped.startsWith('\u00fe\u00ff') || escaped.startsWith('\\376\\377')) {
      return utf16(Buffer.from(unescapeLiteral(escaped), 'latin1').subarray(2), 'big')
    }
    return /[A-Za-z\u00c0-\u00ff]{2}/.test(escaped) ? unescapeLiteral(escaped) : ''
  })
  const comments = Array.from(source.matchAll(/%[^\r\n]*/g), ([comment]) => comment)
  return [...hexadecimal, ...literal, ...comments].filter((text) => text !== '')
}

const ESCAPES: Record<string, string> = { n: '\n', r: '\r', t: '\t', b: '\b', f: '\f' }

function unescapeLiteral(text: string): string {
  return text.replace(/\\([0-7]{1,3}|\r\n|[\s\S])/g, (_, escaped: string) => {
    if (/^[0-7]/.test(escaped)) return String.fromCharCode(Number.parseInt(escaped, 8) & 0xff)
    if (/^[\r\n]/.test(escaped)) return ''
    return ESCAPES[escaped] ?? escaped
  })
}
