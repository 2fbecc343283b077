import { runsOf } from '../manifest/page-numbers.ts'
import { builtInWording } from '../wording/built-in.ts'
import { type DocumentChange, type FieldChange, isSame, type PackDifference, rangeInWords } from './difference.ts'
import type { Passage } from './text-change.ts'

/** One heading and its lines, deeper ones below; for a terminal or for Markdown. */
export interface DifferenceSection {
  title: string
  lines: readonly Line[]
}

export interface Line {
  text: string
  details: readonly string[]
}

/** Passages that are listed for each document. */
const LISTED = 10
const EXCERPT = 200

/** What is different, as headings and lines; nothing where the packs are the same. */
export function differenceSections(difference: PackDifference): DifferenceSection[] {
  const { meeting, items, documents, membership, packs } = difference
  const sections: DifferenceSection[] = [
    { title: 'Meeting', lines: meeting.map((change) => plain(changeInWords(change))) },
    {
      title: 'Items',
      lines: [
        ...items.added.map(({ label, title }) => plain(`Item ${label} added: ${title}`)),
        ...items.removed.map(({ label, title }) => plain(`Item ${label} removed: ${title}`)),
        ...items.changed.map(({ label, title, fields }) => ({
          text: `Item ${label} changed: ${title}`,
          details: fields.map(changeInWords),
        })),
      ],
    },
    {
      title: 'Papers',
      lines: [
        ...documents.added.map((document) =>
          plain(`Added to item ${document.item}: ${document.title}${pagesOf(document)}`),
        ),
        ...documents.removed.map((document) =>
          plain(`Removed from item ${document.item}: ${document.title}${pagesOf(document)}`),
        ),
        ...documents.changed.map((change) => ({
          text: `Changed in item ${change.item}: ${change.title}${pagesOf(change)}`,
          details: [...change.fields.map(changeInWords), ...contentInWords(change)],
        })),
      ],
    },
    {
      title: 'Membership',
      lines: [
        ...membership.joined.map((name) => plain(`Joined: ${name}`)),
        ...membership.left.map((name) => plain(`Left: ${name}`)),
        ...membership.changed.map((change) => plain(`${change.name}: ${changeInWords(change)}`)),
      ],
    },
    { title: 'Pages', lines: packs.map(packInWords) },
  ]
  return sections.filter(({ lines }) => lines.length > 0)
}

/** What is different, for a terminal; ends with a line end. */
export function differenceText(difference: PackDifference): string {
  if (isSame(difference)) return 'The packs are the same.\n'
  const lines = differenceSections(difference).flatMap(({ title, lines }) => [
    title,
    ...lines.flatMap(({ text, details }) => [`  ${text}`, ...details.map((detail) => `    ${detail}`)]),
    '',
  ])
  return lines.join('\n')
}

/** What is different, as JSON; ends with a line end. */
export function differenceJson(difference: PackDifference): string {
  return `${JSON.stringify(difference, null, 2)}\n`
}

function plain(text: string): Line {
  return { text, details: [] }
}

function pagesOf({ pages }: Pick<DocumentChange, 'pages'>): string {
  if (!pages) return ''
  return pages.first === pages.last ? ` (page ${pages.first})` : ` (pages ${rangeInWords(pages)})`
}

function changeInWords(change: FieldChange): string {
  const { field } = change
  const [before, after] = [datesInWords(change.before), datesInWords(change.after)]
  const name = field.charAt(0).toUpperCase() + field.slice(1)
  if (before === undefined) return `${name}: ${after}`
  return after === undefined ? `${name} no longer given: ${before}` : `${name}: ${before}, now ${after}`
}

/** "2022-12-08" as "Thursday 8 December 2022", wherever it stands. */
function datesInWords(text: string | undefined): string | undefined {
  if (text === undefined) return undefined
  const wording = builtInWording()
  return text.replace(/\b\d{4}-(?:0[1-9]|1[0-2])-(?:0[1-9]|[12]\d|3[01])\b/g, (date) => wording.longDate(date))
}

function contentInWords({ content, text }: DocumentChange): string[] {
  if (!content) return []
  if (!text) return ['The file is another one.']
  if (!text.passages) return ['The words are mostly others.']
  const rest = text.passages.length - LISTED
  const more = rest > 0 ? [`and ${rest} more passages`] : []
  return [...text.passages.slice(0, LISTED).map(passageInWords), ...more]
}

function passageInWords({ before, after }: Passage): string {
  if (before === '') return `Added: “${excerpt(after)}”`
  return after === '' ? `Removed: “${excerpt(before)}”` : `“${excerpt(before)}” is now “${excerpt(after)}”`
}

function excerpt(text: string): string {
  const letters = Array.from(text)
  return letters.length > EXCERPT ? `${letters.slice(0, EXCERPT).join('')}…` : text
}

function packInWords({ pack, before, after, changedPages }: PackDifference['packs'][number]): Line {
  const size = (side: typeof before): string =>
    side ? `${side.pageCount} pages, numbered ${rangeInWords(side.numbers)}` : 'none'
  const [was, is] = [size(before), size(after)]
  const text = was === is ? `${pack} still has ${is}` : `${pack} had ${was}, and has ${is} now`
  const runs = runsOf(changedPages ?? []).map((run) => rangeInWords(run))
  const details = runs.length > 0 ? [`Pages that show something else: ${runs.join(', ')}`] : []
  return { text, details }
}
