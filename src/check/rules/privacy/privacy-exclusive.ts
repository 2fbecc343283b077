import { writtenGrounds } from '../../council/grounds.ts'
import type { MeetingInput } from '../../inputs.ts'
import type { Finding, MeetingRule } from '../../rule.ts'

/** Confidential and exempt information are different in law (EN8). */
export const privacyExclusive: MeetingRule = {
  id: 'privacy-exclusive',
  title: 'Nothing is both confidential and exempt.',
  severity: 'error',
  law: ({ exclusion }) => [exclusion],
  description:
    'Confidential information, which a government department or a court has forbidden the council to disclose, must be withheld, and no paragraph is cited. Exempt information may be withheld by a resolution that cites the paragraphs.',
  scope: 'meeting',
  examples: {
    valid: [
      { meeting: 'agenda:\n  - item: "1"\n    title: Order\n    confidential: { ground: Order of the county court }' },
    ],
    invalid: [
      {
        meeting:
          'agenda:\n  - item: "1"\n    title: Order\n    private: { paragraphs: [3], reason: Prices }\n    confidential: { ground: Order of the county court }',
        at: ['{ ground: Order of the county court }'],
      },
    ],
  },
  check,
}

function* check(input: MeetingInput): Iterable<Finding> {
  const { definition } = input.sources
  for (const { exempt, confidential, keys } of writtenGrounds(input)) {
    if (!exempt || !confidential) continue
    yield {
      reason: 'This is marked both confidential and exempt.',
      place: definition.place([...keys, 'confidential']),
      note: 'Keep `confidential:` if a government department or a court forbids disclosure. If not, keep `private:`.',
      cause: { reason: 'It is marked exempt here', place: definition.place([...keys, 'private']) },
    }
  }
}
