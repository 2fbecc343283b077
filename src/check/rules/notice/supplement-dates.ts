import type { MeetingInput } from '../../inputs.ts'
import type { Finding, MeetingRule } from '../../rule.ts'
import { fullDateWords } from '../../text/dates.ts'

/** Supplements come one after the other, after the pack and by the meeting. */
export const supplementDates: MeetingRule = {
  id: 'supplement-dates',
  title: 'Supplements are numbered in order, published after the pack and no later than the meeting.',
  severity: 'error',
  description:
    'A supplement continues the page numbers of what was published before it, so that its number and its date have to follow.',
  scope: 'meeting',
  examples: {
    valid: [
      {
        meeting:
          'published: 2022-12-01\nsupplements:\n  - supplement: 1\n    published: 2022-12-06\n    items: [{ item: "1", documents: [late.md] }]',
        files: { 'late.md': '# Late paper\n' },
      },
    ],
    invalid: [
      {
        meeting:
          'published: 2022-12-01\nsupplements:\n  - supplement: 2\n    published: 2022-11-28\n    items: [{ item: "1", documents: [late.md] }]',
        files: { 'late.md': '# Late paper\n' },
        at: ['2', '2022-11-28'],
      },
    ],
  },
  check,
}

function* check({ sources }: MeetingInput): Iterable<Finding> {
  const { definition, supplements } = sources
  let before = definition.value.published
  for (const [index, supplement] of supplements.entries()) {
    const place = (key: string) => definition.place([...supplement.keys, key])
    if (supplement.number !== index + 1) {
      yield {
        reason: `This is supplement ${supplement.number}, but it comes as number ${index + 1}.`,
        expected: [String(index + 1)],
        place: place('supplement'),
        note: 'Number the supplements 1, 2, 3 in the order in which they are published.',
      }
    }
    if (before !== undefined && supplement.published < before) {
      yield {
        reason: `This supplement is dated before ${fullDateWords(before)}, when the papers before it were published.`,
        place: place('published'),
        note: 'Correct the date, or put the supplements in the order in which they are published.',
        actual: supplement.published,
      }
    } else if (supplement.published > definition.value.date) {
      yield {
        reason: 'This supplement is dated after the meeting.',
        place: place('published'),
        note: 'Correct the date. Papers that come after the meeting belong to its minutes or to the next meeting.',
        actual: supplement.published,
      }
    }
    before = supplement.published
  }
}
