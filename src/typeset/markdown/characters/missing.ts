import { type Message, message, type Place } from '../../../messages/message.ts'
import type { State } from '../context.ts'
import { name } from './printable.ts'

/** Scripts that people write in and no bundled font has, by the name of their Unicode property. */
const SCRIPTS: Readonly<Record<string, string>> = {
  Armenian: 'Armenian',
  Canadian_Aboriginal: 'Canadian syllabics',
  Cherokee: 'Cherokee',
  Ethiopic: 'Ethiopic',
  Georgian: 'Georgian',
  Hangul: 'Korean',
  Kannada: 'Kannada',
  Khmer: 'Khmer',
  Lao: 'Lao',
  Malayalam: 'Malayalam',
  Mongolian: 'Mongolian',
  Myanmar: 'Burmese',
  Nko: 'N’Ko',
  Oriya: 'Odia',
  Sinhala: 'Sinhala',
  Syriac: 'Syriac',
  Telugu: 'Telugu',
  Thaana: 'Thaana',
  Thai: 'Thai',
  Tibetan: 'Tibetan',
  Tifinagh: 'Tifinagh',
  Yi: 'Yi',
}
const PATTERNS = Object.entries(SCRIPTS).map(
  ([property, script]) => [new RegExp(`^\\p{Script=${property}}`, 'u'), script] as const,
)

/** Fewer different letters of a script are a stray name, each with a warning of its own. */
const FEW_LETTERS = 3

/**
 * One warning for each character that no bundled font has, at its first place; one for all letters of a script, which is an
 * error where they are most of the report.
 */
export function missingCharacters({ missing, report }: State): Message[] {
  const scripts = new Map<string, [string, Missing][]>()
  for (const [character, found] of missing) {
    const script = PATTERNS.find(([pattern]) => pattern.test(character))?.[1] ?? ''
    scripts.set(script, [...(scripts.get(script) ?? []), [character, found]])
  }
  return [...scripts].flatMap(([script, characters]) =>
    script === '' || characters.length < FEW_LETTERS
      ? characters.map(([character, { place, count }]) => missingCharacter(character, place, count))
      : [missingScript(script, characters, report.text)],
  )
}

interface Missing {
  place: Place
  count: number
}

function missingScript(script: string, characters: readonly [string, Missing][], text: string): Message {
  const count = characters.reduce((sum, [, found]) => sum + found.count, 0)
  const letters = text.match(/[\p{L}\p{M}]/gu)?.length ?? 0
  const [[character, { place }] = ['', { place: { file: '' } }]] = characters
  return message({
    rule: 'character-missing',
    severity: count * 2 > letters ? 'error' : 'warning',
    reason: `No font can print ${script}: ${count} letters would be printed as codes such as [${name(character)}].`,
    place,
    note: 'Save this text as a PDF with its fonts, and list that as a document.',
    actual: script,
  })
}

/** The warning about a character that is printed as its code point. */
export function missingCharacter(character: string, place: Place | { file: string }, count = 1): Message {
  return message({
    rule: 'character-missing',
    severity: 'warning',
    reason: `The character ${name(character)}${count > 1 ? ` (${count} times)` : ''} cannot be printed: no font has it.`,
    place,
    note: `[${name(character)}] is printed instead. Replace it with the character that was meant; it is often left over from a conversion.`,
    actual: character,
  })
}
