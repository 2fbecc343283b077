import type { Message, Place } from '../../messages/message.ts'
import type { Plan } from '../../plan/plan.ts'
import type { PlannedItem } from '../../plan/planned-agenda.ts'
import { clusterCoverage } from '../fonts/fonts.ts'
import { missingCharacter } from '../markdown/characters/missing.ts'
import { printableText } from '../markdown/characters/printable.ts'
import { quote } from '../typst-syntax.ts'

/** A Typst string for a value that is printed as it is, by no template: what no font has is `[U+133C]` in it. */
export function quoteValue(value: string): string {
  return quote(shown(value, () => undefined))
}

/** As `quoteValue`, or `none`. */
export function quoteValueOrNone(value: string | undefined): string {
  return value === undefined ? 'none' : quoteValue(value)
}

/** One warning for each character that no font has in a value that no template prints, at the place of the value. */
export function valueMessages(plan: Plan): Message[] {
  const { organisation, style } = plan.settings
  return [
    ...missingIn(organisation.name, plan.places.organisation),
    ...missingIn(style.duplex ? style.blank_page_text : undefined, plan.places.blankPageText),
    ...plan.agenda.flatMap((entry) => (entry.kind === 'item' ? itemValues(entry, plan) : [])),
    ...plan.documents.flatMap((paper) => {
      if (paper.visibility === 'withheld' || paper.content.type !== 'report') return []
      const { report } = paper.content
      const { title, author, contact, background_papers } = report.frontMatter
      const values = { title, author, contact, background_papers: [background_papers ?? []].flat().join('\n') }
      return Object.entries(values).flatMap(([key, value]) => missingIn(value, report.place([key])))
    }),
  ]
}

/** Values of an item that a table prints beside what its template gives. */
function itemValues({ label, lead, purpose }: PlannedItem, { places, agendaLayout }: Plan): Message[] {
  const place = places.items.get(label) ?? places.meeting
  const values = agendaLayout === 'table' ? [label, lead, purpose] : [label]
  return values.flatMap((value) => missingIn(value, place))
}

function missingIn(value: string | undefined, place: Place): Message[] {
  const found = new Map<string, number>()
  shown(value ?? '', (character) => found.set(character, (found.get(character) ?? 0) + 1))
  return [...found].map(([character, count]) => missingCharacter(character, place, count))
}

function shown(value: string, told: (character: string) => void): string {
  const isCovered = clusterCoverage()
  return printableText(value, (cluster) => !isCovered(cluster), told)
}
