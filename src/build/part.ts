import type { OpenDocuments } from '../attachments/open-documents.ts'
import { checkPageReferences } from '../check/page-references.ts'
import type { Audience } from '../load/audience.ts'
import type { MeetingSources, Workspace } from '../load/sources.ts'
import { wordingOf } from '../load/text/language.ts'
import type { Message } from '../messages/message.ts'
import { enlarged } from '../plan/enlarged-pages.ts'
import { plannedExclusion } from '../plan/exclusion.ts'
import type { Plan } from '../plan/plan.ts'
import { type PlanOptions, planMembersPack, planPublicPack } from '../plan/plan-pack.ts'
import { citedParagraphs, keyDecisionText, statementOf } from '../profiles/statement.ts'
import type { PackCompiler, PackOptions, Part } from './options.ts'

/** Who a pack is for decides what it can be made from: sources for members never make a plan for the public. */
const planners: {
  [A in Audience]: (workspace: Workspace, sources: MeetingSources<A>, options: PlanOptions) => Plan<A>
} = { public: planPublicPack, members: planMembersPack }

/** The plan of a pack or a supplement, with what its attachments hold and the profile says. */
export function planPart<A extends Audience>(
  workspace: Workspace,
  sources: MeetingSources<A>,
  audience: A,
  part: Part,
  opened: OpenDocuments,
  { profile, copyFor, largePrint }: Pick<PackOptions, 'profile' | 'copyFor' | 'largePrint'>,
  ownWording: boolean,
): Plan<A> {
  const { leftOut, unreadable } = opened
  const pages = largePrint?.attachments === 'a3' ? enlarged(opened.pages) : opened.pages
  const date = sources.definition.value.date
  const wording = wordingOf(workspace)
  const planning: PlanOptions = {
    wording,
    statement: (privacy) => statementOf(profile, privacy, wording, date),
    paragraphs: (privacy) => citedParagraphs(profile, privacy, wording.language, date),
    exclusion: (item) => plannedExclusion(profile, date, item, sources, wording),
    keyDecision: keyDecisionText(profile, wording),
    facts: { pages, leftOut, unreadable, allotments: part.allotments, listings: sources.listings },
    hasOwnWording: ownWording,
    copyFor,
    ...(largePrint ? { largePrint: { attachments: largePrint.attachments } } : {}),
    supplement: part.supplement ? { source: part.supplement, firstPage: part.firstPage } : undefined,
  }
  return planners[audience](workspace, sources, planning)
}

/** The plan of a pack, with that of its second language where both stand side by side. */
export function planInLanguages<A extends Audience>(
  { workspace, options }: Pick<PackCompiler, 'workspace' | 'options'>,
  sources: MeetingSources<A>,
  audience: A,
  part: Part,
  opened: OpenDocuments,
  ownWording: boolean,
): Plan<A> {
  const plan = planPart(workspace, sources, audience, part, opened, options, ownWording)
  if (!options.beside) return plan
  const other: MeetingSources<A> = options.beside.sources[audience]
  const late = other.supplements.find(({ number }) => number === part.supplement?.number)
  const itsPart = { ...part, supplement: part.supplement && late }
  const beside = planPart(options.beside.workspace, other, audience, itsPart, opened, options, ownWording)
  // Two languages leave a table no room for its columns.
  return { ...plan, agendaLayout: 'list', beside: { ...beside, agendaLayout: 'list' } }
}

/** "Page 47 of the pack" in the words of a report, once the pages are known. */
export function pageReferenceFindings(plan: Plan, numbers: readonly number[]): Message[] {
  const range = { first: Math.min(...numbers), last: Math.max(...numbers) }
  return plan.documents.flatMap((paper) =>
    paper.visibility !== 'withheld' && paper.content.type === 'report'
      ? checkPageReferences(paper.content.report, range)
      : [],
  )
}
