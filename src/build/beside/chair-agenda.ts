import type { Result } from '../../load/result.ts'
import type { AgendaSource } from '../../load/sources.ts'
import type { PlannedItem } from '../../plan/planned-agenda.ts'
import type { Edition, EditionSources } from '../../publish/edition.ts'
import { packStyle } from '../../typeset/pack/style.ts'
import { typesetSheet } from '../../typeset/sheet.ts'
import { escapeMarkdown } from '../../typeset/templates/escape.ts'
import type { Wording } from '../../wording/wording.ts'

/** Name of the file, in the folder for members. */
export const CHAIR_AGENDA = 'chair-agenda.pdf'

/** The agenda with the notes that are for the chair alone; nothing where there are none. */
export async function chairAgenda({ edition, sources }: EditionSources<'members'>): Promise<Result<Uint8Array>> {
  const notes = new Map(sources.agenda.flatMap(noteOf))
  const [main] = edition.packs
  if (notes.size === 0 || !main) return { value: undefined, messages: [] }
  const { plan } = main
  const { meeting, wording } = plan
  const entries = (plan.wholeAgenda ?? plan.agenda).flatMap((entry) =>
    entry.kind === 'item'
      ? itemMarkdown(entry, pagesOf(entry.label, edition, wording), notes.get(entry.label), wording)
      : `## ${escapeMarkdown(entry.title)}`,
  )
  const at = wording.text('format.at', { date: meeting.dateInWords, time: meeting.timeInWords })
  const when = [at, meeting.venue].filter((part) => part !== undefined)
  const title = (committee: string) => wording.text('chair.title', { committee })
  const head = [
    `# ${title(escapeMarkdown(meeting.committee))}`,
    escapeMarkdown(when.join(' · ')),
    `**${wording.text('chair.warning')}**`,
  ]
  const style = { ...packStyle(plan), title: title(meeting.committee), breaks: [] }
  return typesetSheet([...head, ...entries].join('\n\n'), style)
}

function noteOf(entry: AgendaSource): [string, string][] {
  return entry.kind === 'item' && entry.item.chair_note !== undefined ? [[entry.label, entry.item.chair_note]] : []
}

function itemMarkdown(
  item: PlannedItem,
  pages: string | undefined,
  note: string | undefined,
  wording: Wording,
): string[] {
  const particulars = [item.time, item.lead, item.purpose, pages].filter((part) => part !== undefined).join(' · ')
  return [
    `### ${escapeMarkdown(`${item.number} ${item.title}`.trim())}`,
    ...(particulars === '' ? [] : [escapeMarkdown(particulars)]),
    ...(note === undefined ? [] : [quoted(`**${wording.text('chair.note')}**\n\n${note.trim()}`)]),
  ]
}

function quoted(markdown: string): string {
  return markdown
    .split('\n')
    .map((line) => `> ${line}`)
    .join('\n')
}

/** "pages 5 - 12", in the pack and its supplements. */
function pagesOf(label: string, { packs }: Edition, wording: Wording): string | undefined {
  const ranges = packs.flatMap(({ plan, typeset }) => {
    const ids = new Set(plan.documents.filter(({ itemLabel }) => itemLabel === label).map(({ id }) => id))
    const spans = typeset.spans.filter(({ id }) => ids.has(id))
    const [first, last] = [spans[0]?.firstNumber, spans.at(-1)?.lastNumber]
    return first === undefined || last === undefined ? [] : [{ first, last }]
  })
  const [only] = ranges
  if (!only) return undefined
  if (ranges.length === 1 && only.first === only.last) return wording.text('range.page_within', { first: only.first })
  const numbers = ranges.map(({ first, last }) =>
    first === last ? String(first) : wording.text('range.numbers', { first, last }),
  )
  return wording.text('range.several_within', { ranges: numbers.join(', ') })
}
