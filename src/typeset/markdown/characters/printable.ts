import type { Nodes } from 'mdast'
import type { Place } from '../../../messages/message.ts'
import type { State } from '../context.ts'
import { placeOf } from '../tree.ts'
import { graphemes } from './graphemes.ts'

// Every bundled font has these, so most text is done with one look.
const plain = /^[\n\x20-\x7e\u00a0-\u00ac\u00ae-\u00ff\u2013\u2014\u2018\u2019\u201c\u201d\u2022\u2026]*$/
// Control characters, directional overrides and what is no character at all: they print as nothing.
const unprintable = /[\p{Cc}\u00ad\u202a-\u202e\ufff9-\ufffb\ufeff\ufdd0-\ufdef\p{Cs}]|[\ufffe\uffff]/gu
// Isolates set their words in their own direction. Those within each other, and those that nothing ends, are left out:
// Typst stops at some hundred of them.
const isolates = /([\u2066-\u2068][^\u2066-\u2069]*\u2069)|[\u2066-\u2069]/gu
// Signs that only tell how their neighbours look: joiners, marks of direction, selectors of a variant, tags.
const invisible = /^\p{Default_Ignorable_Code_Point}$/u
// A figure on a key: the key would be printed over the figure.
const keycaps = /([0-9#*])\ufe0f?\u20e3/gu
const betweenIdeographs =
  /(?<=[\p{sc=Han}\p{sc=Hira}\p{sc=Kana}\u3000-\u3029\uff01-\uff60])\n(?=[\p{sc=Han}\p{sc=Hira}\p{sc=Kana}\u3000-\u3029\uff01-\uff60])/gu

/**
 * The text of a node as it can be printed: line ends are spaces (nothing between ideographs), control characters are
 * gone, and what no font has is `[U+133C]`, counted for one warning a character.
 */
export function printable(value: string, node: Nodes, state: State): string {
  return printableText(value, state.context.missing, (character) => remember(character, node, state))
}

/**
 * As `printable`, for text that is in no Markdown.
 * @param missing true for a character, with its marks, that no font has
 * @param told called for each character that prints as its code point
 */
export function printableText(
  value: string,
  missing: (cluster: string) => boolean,
  told: (character: string) => void,
): string {
  if (plain.test(value)) return value.replaceAll('\n', ' ')
  const joined = value
    .replaceAll('\t', ' ')
    .replace(betweenIdeographs, '')
    .replaceAll('\n', ' ')
    .replace(keycaps, '$1')
    .replace(unprintable, '')
    .replace(isolates, '$1')
  return plain.test(joined) ? joined : visible(joined, missing, told)
}

/** As `printable`, for code: line ends stay and tabulators are four spaces. */
export function printableCode(value: string, node: Nodes, state: State): string {
  return value
    .split('\n')
    .map((line) => printable(line.replaceAll('\t', '    '), node, state))
    .join('\n')
}

type Missing = (cluster: string) => boolean
type Told = (character: string) => void

function visible(value: string, missing: Missing, told: Told): string {
  let result = ''
  for (const segment of graphemes(value)) {
    const easy = plain.test(segment) || invisible.test(segment) || !missing(segment)
    result += easy ? segment : piecemeal(segment, missing, told)
  }
  return result
}

/** A character and those of its marks that can be printed with it; after it, what cannot. */
function piecemeal(cluster: string, missing: Missing, told: Told): string {
  let together = ''
  let apart = ''
  for (const character of cluster) {
    if (invisible.test(character) || !missing(together + character)) together += character
    else {
      told(character)
      apart += `[${name(character)}]`
    }
  }
  return together + apart
}

function remember(character: string, node: Nodes, state: State): void {
  const known = state.missing.get(character)
  if (known) known.count += 1
  else state.missing.set(character, { place: placeOfCharacter(character, node, state), count: 1 })
}

/** The character itself within the node, as long as it is there literally. */
function placeOfCharacter(character: string, node: Nodes, state: State): Place {
  const place = placeOf(node, state.report.path)
  const { offset } = place.start
  if (offset === undefined) return place
  const found = state.report.text.indexOf(character, offset)
  if (found < 0 || found >= (place.end.offset ?? 0)) return place
  const before = state.report.text.slice(offset, found).split(/\r\n|[\n\r]/)
  const column = (before.length === 1 ? place.start.column : 1) + (before.at(-1) ?? '').length
  const start = { line: place.start.line + before.length - 1, column, offset: found }
  const length = character.length
  return { file: place.file, start, end: { line: start.line, column: column + length, offset: found + length } }
}

/** Such as `U+133C`. */
export function name(character: string): string {
  return `U+${(character.codePointAt(0) ?? 0).toString(16).toUpperCase().padStart(4, '0')}`
}
