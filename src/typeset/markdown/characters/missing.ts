import { type Message, message, type Place } from '../../../messages/message.ts'
import { optionalFamilies } from '../../fonts/families.ts'
import type { State } from '../context.ts'
import { name } from './printable.ts'

/** Scripts that people write in and no font is known here for, by the name of their Unicode property. */
const OTHERS: Readonly<Record<string, string>> = {
  Canadian_Aboriginal: 'Canadian syllabics',
  Cherokee: 'Cherokee',
  Mongolian: 'Mongolian',
  Nko: 'N’Ko',
  Syriac: 'Syriac',
  Thaana: 'Thaana',
  Tibetan: 'Tibetan',
  Tifinagh: 'Tifinagh',
  Yi: 'Yi',
}

interface Script {
  letters: RegExp
  name: string
  /** The package with its font, where there is one to be installed. */
  package?: string
}

const lettersOf = (property: string) => new RegExp(`^\\p{Script=${property}}`, 'u')

const SCRIPTS: readonly Script[] = [
  ...optionalFamilies.flatMap(({ scripts, package: font }) =>
    Object.entries(scripts).map(([property, name]) => ({ letters: lettersOf(property), name, package: font })),
  ),
  ...Object.entries(OTHERS).map(([property, name]) => ({ letters: lettersOf(property), name })),
]

function scriptOf(character: string): Script | undefined {
  return SCRIPTS.find(({ letters }) => letters.test(character))
}

/** Fewer different letters of a script are a stray name, each with a warning of its own. */
const FEW_LETTERS = 3

/**
 * One warning for each character that no font has, at its first place; one for all letters of a script, which is an error where
 * they are most of the report.
 */
export function missingCharacters({ missing, report }: State): Message[] {
  const scripts = new Map<string | undefined, [string, Missing][]>()
  for (const [character, found] of missing) {
    const script = scriptOf(character)?.name
    scripts.set(script, [...(scripts.get(script) ?? []), [character, found]])
  }
  return [...scripts.values()].flatMap((characters) => {
    const script = scriptOf(characters[0]?.[0] ?? '')
    return script === undefined || characters.length < FEW_LETTERS
      ? characters.map(([character, { place, count }]) => missingCharacter(character, place, count))
      : [missingScript(script, characters, report.text)]
  })
}

interface Missing {
  place: Place
  count: number
}

function missingScript(script: Script, characters: readonly [string, Missing][], text: string): Message {
  const count = characters.reduce((sum, [, found]) => sum + found.count, 0)
  const letters = text.match(/[\p{L}\p{M}]/gu)?.length ?? 0
  const [[character, { place }] = ['', { place: { file: '' } }]] = characters
  const isMost = count * 2 > letters
  const codes = `${count} letters ${isMost ? 'would be' : 'are'} printed as codes such as [${name(character)}].`
  return message({
    rule: 'character-missing',
    severity: isMost ? 'error' : 'warning',
    reason: `No font${script.package === undefined ? '' : ' that is installed'} can print ${script.name}: ${codes}`,
    place,
    note: remedy(script) ?? 'Save this text as a PDF with its fonts, and list that as a document.',
    actual: script.name,
  })
}

/** How to get the font of a script, where there is a package with it. */
function remedy(script: Script | undefined): string | undefined {
  if (script?.package === undefined) return undefined
  return (
    `Install the font for ${script.name} where agendapack is installed, with npm install ${script.package} (and --global if that ` +
    'is how you installed agendapack), and run this again.'
  )
}

/** The warning about a character that is printed as its code point. */
export function missingCharacter(character: string, place: Place | { file: string }, count = 1): Message {
  const replace = 'Replace it with the character that was meant; it is often left over from a conversion.'
  return message({
    rule: 'character-missing',
    severity: 'warning',
    reason: `The character ${name(character)}${count > 1 ? ` (${count} times)` : ''} cannot be printed: no font has it.`,
    place,
    note: `[${name(character)}] is printed instead. ${remedy(scriptOf(character)) ?? replace}`,
    actual: character,
  })
}
