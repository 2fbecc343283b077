import { clearDays } from '../../../profiles/clear-days.ts'
import { inForce } from '../../../profiles/schema.ts'
import type { MeetingInput } from '../../inputs.ts'
import type { Finding, MeetingRule } from '../../rule.ts'
import { fullDateWords } from '../../text/dates.ts'

/** An item added after the agenda was published (EN3). */
export const lateItem: MeetingRule = {
  id: 'late-item',
  aliases: ['EN3'],
  title: 'An item added late has its own full notice, or the urgency that the chair recorded.',
  severity: 'error',
  description:
    'An item with `added:` after the publication counts as open to inspection from that day. Without the full notice it may be considered only if the chair is of the opinion, for special circumstances that the minutes give, that it is urgent: `urgent: { reason, chair }`. An item of `type: urgent` needs the same.',
  scope: 'meeting',
  examples: {
    valid: [
      {
        meeting:
          'date: 2022-12-12\npublished: 2022-12-01\nagenda:\n  - item: "1"\n    title: Flood damage\n    added: 2022-12-09\n    urgent: { reason: The bridge closed on 8 December, chair: Cllr Ada Example }',
      },
      {
        meeting:
          'date: 2022-12-12\npublished: 2022-12-01\nagenda:\n  - item: "1"\n    title: Flood damage\n    added: 2022-12-02',
      },
    ],
    invalid: [
      {
        meeting:
          'date: 2022-12-12\npublished: 2022-12-01\nagenda:\n  - item: "1"\n    title: Flood damage\n    added: 2022-12-09',
        at: ['2022-12-09'],
      },
      {
        title: 'Urgent, but nobody said so',
        meeting: 'agenda:\n  - item: "1"\n    title: Flood damage\n    type: urgent',
        at: ['urgent'],
      },
    ],
  },
  check,
}

function* check({ items, sources, context }: MeetingInput): Iterable<Finding> {
  const { date, published } = sources.definition.value
  const { profile, calendar } = context
  const notice = inForce(profile.notice, date)
  if (!notice) return
  const reference = profile.late_items?.reference ?? notice.reference
  for (const { item, keys } of items) {
    const { added, urgent, type } = item
    if (urgent?.chair !== undefined) continue
    const late = added !== undefined && published !== undefined && added > published
    const given = late ? clearDays(added, date, calendar, profile.counting?.method) : notice.days
    if (urgent) {
      yield {
        reason: 'Unexpected urgency without a chair, expected the name of who recorded it',
        place: sources.definition.place([...keys, 'urgent']),
        note: 'Add `chair:` with the name of the person who presides.',
        reference,
      }
    } else if (late && given < notice.days) {
      yield {
        reason: `Unexpected late item, added on ${fullDateWords(added)} with ${given} of ${notice.days} days of notice, expected the chair’s reason why it is urgent`,
        place: sources.definition.place([...keys, 'added']),
        note: 'Add `urgent: { reason: …, chair: … }` with the special circumstances, or take the item at the next meeting.',
        reference,
      }
    } else if (type === 'urgent') {
      yield {
        reason: 'Unexpected urgent item without a reason, expected the special circumstances',
        place: sources.definition.place([...keys, 'type']),
        note: 'Add `urgent: { reason: …, chair: … }`.',
        reference,
      }
    }
  }
}
