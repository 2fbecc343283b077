import type { Decision } from '../../../load/schema/decisions.ts'
import { type DecisionRecord, inForce } from '../../../profiles/schema.ts'
import type { MeetingInput } from '../../inputs.ts'
import type { Finding, MeetingRule } from '../../rule.ts'

/** What is missing, in words, and what to write. */
const FIELDS = {
  reasons: { what: 'the reasons for it', note: 'Add `reasons:`.' },
  options_rejected: {
    what: 'which other options were considered',
    note: 'Add `options_rejected:`, or write `options_rejected: None` if there were none.',
  },
  consulted: { what: 'who was consulted', note: 'Add `consulted:`, or write `consulted: Nobody`.' },
} as const

/** What the law wants in the record of a decision. */
export const decisionRecord: MeetingRule = {
  id: 'decision-record',
  title: 'The record of a decision says what the law asks for.',
  severity: 'error',
  description:
    'A written statement of an executive decision, and the record of a decision that an officer took, say more than the decision and its date: the reasons, the options that were rejected, conflicts of interest. Which, depends on the profile and on who decided. Items that were noted, deferred or withdrawn are no decisions.',
  law: ({ decision_records: records }) => [records.meeting, records.member, records.officer],
  scope: 'meeting',
  examples: {
    valid: [
      {
        settings: 'profile: england-executive',
        files: {
          'decisions.yaml':
            'decisions:\n  - item: "1"\n    resolved: That the hours be longer.\n    reasons: People who work cannot come before six.\n    options_rejected: None\n',
        },
      },
      {
        title: 'No executive decision',
        files: { 'decisions.yaml': 'decisions:\n  - { item: "1", resolved: That the report be noted. }\n' },
      },
    ],
    invalid: [
      {
        settings: 'profile: england-executive',
        files: { 'decisions.yaml': 'decisions:\n  - { item: "1", resolved: That the hours be longer. }\n' },
        at: ['That the hours be longer.', 'That the hours be longer.'],
      },
      {
        title: 'A decision by an officer',
        files: {
          'decisions.yaml':
            'decisions:\n  - title: Repair of a roof\n    resolved: The repair was ordered.\n    options_rejected: To close the hall\n    taken: { by: Head of Property, on: 2022-12-13 }\n',
        },
        at: ['The repair was ordered.'],
      },
    ],
  },
  check,
}

function* check({ sources, context }: MeetingInput): Iterable<Finding> {
  const { decisions: source, definition } = sources
  for (const [index, decision] of source?.value.decisions.entries() ?? []) {
    const record = recordFor(decision, context.profile.decision_records, definition.value.date)
    if (!record || !source || !isDecision(decision)) continue
    for (const field of record.needs) {
      if (field === 'conflicts' || decision[field] !== undefined) continue
      const { what, note } = FIELDS[field]
      yield {
        reason: `The record of this decision does not say ${what}.`,
        place: source.place(['decisions', index, 'resolved']),
        note,
        reference: record.provision,
        expected: [field],
      }
    }
  }
}

function recordFor(
  { taken }: Decision,
  records: Partial<Record<'meeting' | 'member' | 'officer', DecisionRecord>>,
  day: string,
): DecisionRecord | undefined {
  const record = records[taken?.as ?? 'meeting']
  return record && inForce([record], taken?.on ?? day)
}

function isDecision({ outcome = 'agreed' }: Decision): boolean {
  return outcome === 'agreed' || outcome === 'amended' || outcome === 'refused' || outcome === 'referred'
}
