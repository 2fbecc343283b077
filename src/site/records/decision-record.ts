import type { ManifestDecision, ManifestVotes } from '../../manifest/decisions.ts'
import type { SiteMeeting } from '../model.ts'
import { cleanLine } from '../text.ts'
import type { DecisionRecord } from './record.ts'

/**
 * What a meeting decided, for its page and for lists over time.
 * @param html of Markdown that the body has written, safe
 */
export function decisionRecords({ manifest }: SiteMeeting, html: (markdown: string) => string): DecisionRecord[] {
  const { decisions, meeting } = manifest
  return (decisions?.decisions ?? []).map((decision, index) => recordOf(decision, index, meeting.date, html))
}

function recordOf(
  decision: ManifestDecision,
  index: number,
  meeting: string,
  html: (markdown: string) => string,
): DecisionRecord {
  const { item, title, minute, outcome, statement, taken, votes, resolved } = decision
  const shown = (markdown: string | undefined) => (markdown === undefined ? undefined : html(markdown))
  return {
    id: `decision-${index + 1}`,
    ...{ item, title: cleanLine(title), minute, outcome, statement, resolved, isKey: decision.key },
    date: taken?.on ?? meeting,
    by: taken === undefined ? undefined : cleanLine(taken.by),
    moved: decision.moved,
    seconded: decision.seconded,
    callInUntil: decision.callInUntil,
    votes: votes && { for: votesOf(votes.for), against: votesOf(votes.against), abstained: votesOf(votes.abstained) },
    html: shown(resolved),
    reasons: shown(decision.reasons),
    options: shown(decision.optionsRejected),
  }
}

function votesOf({ count, names = [] }: ManifestVotes): { count: number; names: readonly string[] } {
  return { count, names: names.map(cleanLine) }
}
