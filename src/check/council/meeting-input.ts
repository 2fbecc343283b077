import type { Shelf } from '../../kept/shelves.ts'
import type { ItemSource, MeetingSources, Report } from '../../load/sources.ts'
import type { Message } from '../../messages/message.ts'
import type { CheckContext } from '../context.ts'
import type { MeetingDocument, MeetingInput } from '../inputs.ts'
import { type ReportText, readText } from '../text/report-text.ts'

export type MeetingPapers = Pick<MeetingInput, 'sources' | 'items' | 'documents'>

/**
 * Prepares a meeting for the rules: lists its items and papers, and reads the text of each report once.
 * @param known texts that were read before
 */
export function meetingInput(
  sources: MeetingSources,
  context: CheckContext,
  known: Shelf<Report, ReportText>,
): MeetingInput {
  const { items, documents } = papersOf(sources)
  const texts = new Map<string, ReportText>()
  for (const { document } of documents) {
    if (document.content.type !== 'report') continue
    const { report } = document.content
    const text = known.get(report) ?? readText(report)
    known.set(report, text)
    texts.set(document.id, text)
  }
  return { context, sources, items, documents, texts }
}

/** The items and papers of a meeting, with the papers of supplements last. */
export function papersOf(sources: MeetingSources): MeetingPapers {
  const items = sources.agenda.flatMap((entry): ItemSource[] => (entry.kind === 'item' ? [entry] : []))
  const documents: MeetingDocument[] = [
    ...items.flatMap((item) => item.documents.map((document) => ({ document, item, itemLabel: item.label }))),
    ...sources.supplements.flatMap((supplement) =>
      supplement.items.flatMap(({ label, documents: added }) =>
        added.map((document) => ({ document, item: items.find((item) => item.label === label), itemLabel: label })),
      ),
    ),
  ]
  return { sources, items, documents }
}

/** The reports among the papers of a meeting. */
export function reportsOf(documents: readonly MeetingDocument[]): Report[] {
  return documents.flatMap(({ document: { content } }) => (content.type === 'report' ? [content.report] : []))
}

/** The label of the item that a message is about: it is in the item's entry in meeting.yaml, or in one of its reports. */
export function itemOf(input: MeetingPapers, made: Message): string | undefined {
  const { definition } = input.sources
  const line = made.line
  if (made.file !== definition.path) {
    return input.documents.find(({ document: { content } }) => {
      return content.type === 'report' && content.report.path === made.file
    })?.itemLabel
  }
  if (line === undefined) return undefined
  const offset = made.place && 'start' in made.place ? made.place.start.offset : undefined
  return input.items.find(({ keys }) => {
    const { start, end } = definition.place(keys)
    if (offset !== undefined && start.offset !== undefined && end.offset !== undefined) {
      return offset >= start.offset && offset < end.offset
    }
    return line >= start.line && line <= end.line
  })?.label
}
