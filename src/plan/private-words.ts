import { hiddenInMarkdown, hidesAnything } from '../load/markdown/redact.ts'
import type { DocumentFor, Plan } from './plan.ts'

/** True for a pack that holds anything the public does not get: in a paper, or in an entry of its agenda. */
export function holdsPrivateWords(plan: Plan): boolean {
  if (plan.audience !== 'members') return false
  if (!plan.meeting.public) return true
  const items = plan.agenda.filter((entry) => entry.kind === 'item')
  if (hiddenInMarkdown(plan.meeting.information).length > 0) return true
  return items.some(({ statement }) => statement !== undefined) || plan.documents.some(isPrivate)
}

/** True for a report in a pack for members of which the public gets a redacted version. */
export function isPartlyPrivate(paper: DocumentFor<'public' | 'members'>, { audience }: Plan): boolean {
  if (audience !== 'members' || paper.visibility !== 'public' || paper.content.type !== 'report') return false
  return hidesAnything(paper.content.report)
}

function isPrivate(paper: DocumentFor<'public' | 'members'>): boolean {
  if (paper.visibility !== 'public') return paper.visibility === 'private'
  const { content } = paper
  if (content.type === 'report') return hidesAnything(content.report)
  return content.type === 'attachment' && content.pages.some((page) => page.isPrivate)
}
