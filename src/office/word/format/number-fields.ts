import type { Reading } from '../reading.ts'
import type { Level, NumberingInstance } from './numbering.ts'
import type { Numbered } from './paragraph-format.ts'

/** Levels of the lists that Word's fields count in, each as its format and its text. */
const LISTS: Readonly<Record<string, readonly (readonly [format: string, text: string])[]>> = {
  numberdefault: [
    ['decimal', '%1)'],
    ['lowerLetter', '%2)'],
    ['lowerRoman', '%3)'],
    ['decimal', '(%4)'],
    ['lowerLetter', '(%5)'],
    ['lowerRoman', '(%6)'],
    ['decimal', '%7.'],
    ['lowerLetter', '%8.'],
    ['lowerRoman', '%9.'],
  ],
  outlinedefault: [
    ['upperRoman', '%1.'],
    ['upperLetter', '%2.'],
    ['decimal', '%3.'],
    ['lowerLetter', '%4)'],
    ['decimal', '(%5)'],
    ['lowerLetter', '(%6)'],
    ['lowerRoman', '(%7)'],
    ['lowerLetter', '(%8)'],
    ['lowerRoman', '(%9)'],
  ],
  legaldefault: levelsOf((at) => `${placesTo(at).join('.')}.`),
  autonum: levelsOf((at) => `%${at + 1}.`),
}

/** Fields that count paragraphs, by the list that each counts in. */
const AUTOMATIC: Readonly<Record<string, string>> = {
  AUTONUM: 'autonum',
  AUTONUMLGL: 'legaldefault',
  AUTONUMOUT: 'outlinedefault',
}

function levelsOf(text: (at: number) => string): (readonly [string, string])[] {
  return Array.from({ length: 9 }, (_, at) => ['decimal', text(at)] as const)
}

function placesTo(at: number): string[] {
  return Array.from({ length: at + 1 }, (_, index) => `%${index + 1}`)
}

/** Where a field that counts stands. */
export interface Counted {
  /** The numbering of its paragraph, and its level as a heading. */
  numbered: Numbered | undefined
  outline: number | undefined
}

/**
 * The number that a field prints: `AUTONUM`, `AUTONUMLGL` and `AUTONUMOUT` count paragraphs by the level of headings, `LISTNUM`
 * counts on in a list (ECMA-376-1, 17.16.5.4 to 6 and 34).
 *
 * @param reading whose counters go on
 * @returns undefined for a list that is not known
 */
export function fieldNumber(instruction: string, { numbered, outline }: Counted, reading: Reading): string | undefined {
  const [, name = '', switches = ''] = /^\s*(\S+)(.*)$/s.exec(instruction) ?? []
  const list = AUTOMATIC[name.toUpperCase()]
  if (list !== undefined) {
    // Paragraphs that are no headings count one level below the last heading that counts.
    const { autoNumbers } = reading
    if (outline !== undefined) autoNumbers.heading = outline
    const level = Math.min(9, outline ?? autoNumbers.heading + 1)
    const separator = /\\s\s*"?(.)/i.exec(switches)?.[1]
    const text = reading.counters.next(instanceOf(name.toUpperCase(), list), level - 1)?.text
    const bare = /\\e\b/i.test(switches) ? text?.replace(/\.$/, '') : text
    return separator === undefined ? bare : bare?.replace(/\.$/, separator)
  }
  const named = /^\s*"?([^"\\]*?)"?\s*(?:\\|$)/.exec(switches)?.[1]?.trim() ?? ''
  const level = switchOf(switches, 'l')
  const start = switchOf(switches, 's')
  const [own, at] =
    named === '' && numbered
      ? [numbered.instance, (level ?? numbered.level + 2) - 1]
      : [listNamed(named || 'NumberDefault'), (level ?? 1) - 1]
  if (!own) return undefined
  const begun = start === undefined ? own : { ...own, id: `${own.id} ${instruction}`, starts: new Map([[at, start]]) }
  return reading.counters.next(begun, at)?.text
}

function switchOf(switches: string, letter: string): number | undefined {
  const found = new RegExp(`\\\\${letter}\\s*"?(\\d+)`, 'i').exec(switches)?.[1]
  return found === undefined ? undefined : Number(found)
}

function listNamed(name: string): NumberingInstance | undefined {
  const list = name.toLowerCase()
  return Object.hasOwn(LISTS, list) && list !== 'autonum' ? instanceOf(`LISTNUM ${list}`, list) : undefined
}

function instanceOf(id: string, list: string): NumberingInstance {
  const levels = (LISTS[list] ?? []).map(([format, text], at): readonly [number, Level] => [
    at,
    {
      ...{ start: 1, format, text, style: undefined, restart: undefined, legal: false, hidden: false },
      indent: { left: undefined, hanging: undefined },
    },
  ])
  return { id, list: id, levels: new Map(levels), starts: new Map() }
}
