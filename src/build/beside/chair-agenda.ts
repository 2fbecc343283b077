import type { Result } from '../../load/result.ts'
import type { AgendaSource } from '../../load/sources.ts'
import type { PlannedItem } from '../../plan/planned-agenda.ts'
import type { Edition, EditionSources } from '../../publish/edition.ts'
import { packStyle } from '../../typeset/pack/style.ts'
import { typesetSheet } from '../../typeset/sheet.ts'
import { escapeMarkdown } from '../../typeset/templates/escape.ts'

/** Name of the file, in the folder for members. */
export const CHAIR_AGENDA = 'chair-agenda.pdf'

/** Words that the agenda of the chair prints. */
const WORDS = {
  title: 'Chair’s agenda',
  warning: 'For the chair alone. Not for publication.',
  note: 'For the chair',
}

/** The agenda with the notes that are for the chair alone; nothing where there are none. */
export async function chairAgenda({ edition, sources }: EditionSources<'members'>): Promise<Result<Uint8Array>> {
  const notes = new Map(sources.agenda.flatMap(noteOf))
  const [main] = edition.packs
  if (notes.size === 0 || !main) return { value: undefined, messages: [] }
  const { plan } = main
  const { meeting } = plan
  const entries = (plan.wholeAgenda ?? plan.agenda).flatMap((entry) =>
    entry.kind === 'item'
      ? itemMarkdown(entry, pagesOf(entry.label, edition), notes.get(entry.label))
      : `## ${escapeMarkdown(entry.title)}`,
  )
  const when = [`${meeting.dateInWords} at ${meeting.timeInWords}`, meeting.venue].filter((part) => part !== undefined)
  const head = [
    `# ${WORDS.title}: ${escapeMarkdown(meeting.committee)}`,
    escapeMarkdown(when.join(' · ')),
    `**${WORDS.warning}**`,
  ]
  const style = { ...packStyle(plan), title: `${WORDS.title}: ${meeting.committee}`, breaks: [] }
  return typesetSheet([...head, ...entries].join('\n\n'), style)
}

function noteOf(entry: AgendaSource): [string, string][] {
  return entry.kind === 'item' && entry.item.chair_note !== undefined ? [[entry.label, entry.item.chair_note]] : []
}

function itemMarkdown(item: PlannedItem, pages: string | undefined, note: string | undefined): string[] {
  const particulars = [item.time, item.lead, item.purpose, pages].filter((part) => part !== undefined).join(' · ')
  return [
    `### ${escapeMarkdown(`${item.label} ${item.title}`)}`,
    ...(particulars === '' ? [] : [escapeMarkdown(particulars)]),
    ...(note === undefined ? [] : [quoted(`**${WORDS.note}**\n\n${note.trim()}`)]),
  ]
}

function quoted(markdown: string): string {
  return markdown
    .split('\n')
    .map((line) => `> ${line}`)
    .join('\n')
}

/** "pages 5 - 12", in the pack and its supplements. */
function pagesOf(label: string, { packs }: Edition): string | undefined {
  const ranges = packs.flatMap(({ plan, typeset }) => {
    const ids = new Set(plan.documents.filter(({ itemLabel }) => itemLabel === label).map(({ id }) => id))
    const spans = typeset.spans.filter(({ id }) => ids.has(id))
    const [first, last] = [spans[0]?.firstNumber, spans.at(-1)?.lastNumber]
    return first === undefined || last === undefined ? [] : [first === last ? `${first}` : `${first} - ${last}`]
  })
  if (ranges.length === 0) return undefined
  return ranges.length === 1 && /^\d+$/.test(ranges[0] ?? '') ? `page ${ranges[0]}` : `pages ${ranges.join(', ')}`
}
