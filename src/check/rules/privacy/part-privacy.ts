import type { MeetingInput } from '../../inputs.ts'
import type { Finding, MeetingRule } from '../../rule.ts'

const PRIVATE_PART = /\b(?:exempt|private|confidential|closed|excluded)\b/i
const OPEN_PART = /\b(?:open|public)\b/i

/** Part 1 is open, Part 2 is exempt. */
export const partPrivacy: MeetingRule = {
  id: 'part-privacy',
  title: 'Items stand in the part of the agenda that they belong to.',
  severity: 'warning',
  description:
    'A part whose title says exempt, private or closed holds private items only; one that says open holds none.',
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
        ? `Unexpected private item ${entry.label} in an open part, expected it among the exempt items`
        : `Unexpected open item ${entry.label} in a private part, expected it among the open items`,
      place: definition.place([...entry.keys, 'title']),
      note: isPrivate ? 'Move it to the exempt part.' : 'Move it to the open part, or give it `private:`.',
      cause: { reason: `The part begins here: ${part.title}`, place: definition.place(part.keys) },
    }
  }
}
