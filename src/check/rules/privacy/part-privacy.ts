import type { MeetingInput } from '../../inputs.ts'
import type { Finding, MeetingRule } from '../../rule.ts'

const PRIVATE_PART = /\b(?:exempt|private|confidential|closed|excluded)\b/i
const OPEN_PART = /\b(?:open|public)\b/i

/** Open items in Part 1, exempt items in Part 2. */
export const partPrivacy: MeetingRule = {
  id: 'part-privacy',
  title: 'Open and private items are in the right part of the agenda.',
  severity: 'warning',
  description:
    'A part whose title says exempt, private or closed may have private items only. A part whose title says open or public may have none.',
  scope: 'meeting',
  examples: {
    valid: [
      {
        meeting:
          'agenda:\n  - part: Part 1 - items open to the press and public\n  - { item: "1", title: Exclusion, type: exclusion, excludes: ["2"] }\n  - part: Part 2 - exempt items\n  - { item: "2", title: Contract, private: { paragraphs: [3], reason: Prices } }',
      },
    ],
    invalid: [
      {
        meeting: 'agenda:\n  - part: Part 2 - exempt items\n  - { item: "1", title: Parks }',
        at: ['Parks'],
      },
      {
        meeting:
          'agenda:\n  - part: Part 1 - open items\n  - { item: "1", title: Contract, private: { paragraphs: [3], reason: Prices } }',
        at: ['Contract'],
      },
    ],
  },
  check,
}

function* check({ sources }: MeetingInput): Iterable<Finding> {
  const { agenda, definition } = sources
  let part: { title: string; keys: readonly (string | number)[] } | undefined
  for (const entry of agenda) {
    if (entry.kind === 'part') part = entry
    if (entry.kind !== 'item' || !part) continue
    const isPrivate = entry.privacy !== undefined
    const saysPrivate = PRIVATE_PART.test(part.title) && !OPEN_PART.test(part.title)
    const saysOpen = OPEN_PART.test(part.title) && !PRIVATE_PART.test(part.title)
    if (isPrivate ? !saysOpen : !saysPrivate) continue
    yield {
      reason: isPrivate
        ? `Private item ${entry.label} is in an open part of the agenda.`
        : `Open item ${entry.label} is in a private part of the agenda.`,
      place: definition.place([...entry.keys, 'title']),
      note: isPrivate ? 'Move it to the exempt part.' : 'Move it to the open part. If it is private, add `private:`.',
      cause: { reason: `The part begins here: ${part.title}`, place: definition.place(part.keys) },
    }
  }
}
