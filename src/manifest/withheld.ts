import { hiddenInMarkdown, hidesAnything } from '../load/markdown/redact.ts'
import { privateItems } from '../load/meeting/across/decisions.ts'
import { documentsOf } from '../load/meeting/documents-of.ts'
import type { DocumentSource, ItemSource, MeetingSources } from '../load/sources.ts'
import type { PlannedContent } from '../plan/plan.ts'

/** True if there is anything that members get and the public does not: then a meeting has two editions. */
export function isAnythingWithheld(sources: MeetingSources): boolean {
  const papers = [documentsOf(sources), ...sources.supplements.map((supplement) => documentsOf(sources, supplement))]
  return (
    hiddenInMarkdown(sources.definition.value.information).length > 0 ||
    sources.agenda.some((entry) => entry.kind === 'item' && isItemWithheld(entry)) ||
    areDecisionsWithheld(sources) ||
    papers.flat().some((paper) => paper.privacy !== undefined || isPartlyWithheld(paper))
  )
}

/** True where a decision or an action is private, whatever its item is. */
function areDecisionsWithheld({ decisions, agenda }: MeetingSources): boolean {
  const isClosed = privateItems(agenda)
  const entries = [...(decisions?.value.decisions ?? []), ...(decisions?.value.actions ?? [])]
  return entries.some((entry) => entry.private || isClosed(entry.item))
}

/** True for a private item, and for one that has words for members or for the chair alone. */
function isItemWithheld({ item, privacy }: ItemSource): boolean {
  return privacy !== undefined || item.chair_note !== undefined || hiddenInMarkdown(item.note).length > 0
}

/** True for a report with redacted passages, and for a file of which the public does not get every page. */
export function isPartlyWithheld({
  content,
  entry,
}: {
  content: DocumentSource['content'] | PlannedContent
  entry: DocumentSource['entry']
}): boolean {
  return typeof entry.pages === 'object' || (content.type === 'report' && hidesAnything(content.report))
}
