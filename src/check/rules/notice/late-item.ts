import type { ItemSource } from '../../../load/sources.ts'
import { measureNotice, noticeInWords } from '../../../profiles/notice.ts'
import { inForce, type Notice } from '../../../profiles/schema.ts'
import type { MeetingInput } from '../../inputs.ts'
import type { Finding, MeetingRule } from '../../rule.ts'

/** An item added after the agenda was published (EN3). */
export const lateItem: MeetingRule = {
  id: 'late-item',
  aliases: ['EN3'],
  title: 'An item added late has full notice of its own, or the chair’s reason why it is urgent.',
  severity: 'error',
  description:
    'An item with `added:` after the publication counts as open to inspection from that day. Without full notice, most bodies may take it only if the chair finds it urgent for special circumstances, which the minutes give: `urgent: { reason, chair }`. An item of `type: urgent` needs the same, unless it is the heading that stands on every agenda, without papers. At an executive there may be no such exception; the profile says so.',
  law: ({ late_items: late }) => [late],
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
      {
        title: 'A heading that stands on every agenda',
        meeting: 'agenda:\n  - item: "1"\n    title: Urgent business\n    type: urgent',
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
      {
        title: 'At an executive the chair cannot admit it',
        settings: 'profile: england-executive',
        meeting:
          'date: 2026-12-07\npublished: 2026-11-27\nagenda:\n  - item: "1"\n    title: Flood damage\n    added: 2026-12-04\n    urgent: { reason: The bridge closed, chair: Cllr Ada Example }',
        at: ['2026-12-04'],
      },
    ],
  },
  check,
}

function* check(input: MeetingInput): Iterable<Finding> {
  const { items, sources, context } = input
  const notice = inForce(context.profile.notice, sources.definition.value.date)
  if (!notice) return
  const law = context.profile.late_items
  const found = items.flatMap((item) => {
    const late = addedLate(item, notice, input)
    return law?.urgency === false ? (late ? [late] : []) : urgencyOf(item, late, input)
  })
  yield* found.map((finding) => ({ ...finding, reference: law?.provision ?? notice.provision }))
}

function addedLate({ item, keys }: ItemSource, notice: Notice, input: MeetingInput): Finding | undefined {
  const { sources, context } = input
  const { date, published, convened } = sources.definition.value
  const { added } = item
  if (added === undefined || published === undefined || added <= published) return undefined
  if (notice.shorter_notice && convened !== undefined && added <= convened) return undefined
  const given = measureNotice(added, date, notice, context)
  if (given.isEnough) return undefined
  const chair = context.profile.late_items?.urgency !== false
  return {
    reason: `This item was added with ${noticeInWords(given.days, notice, context.profile)}; ${notice.days} are required.`,
    place: sources.definition.place([...keys, 'added']),
    note: chair
      ? 'Add `urgent: { reason: …, chair: … }` with the special circumstances, or take the item at the next meeting.'
      : 'The chair cannot admit a late item at this meeting. Take it at the next meeting.',
    severity: given.isLawful ? 'warning' : undefined,
    actual: added,
  }
}

/** Titles of the heading under which urgent business is taken, if there is any. */
const STANDING = /\burgent\b|any other business|brys\b|dringlich|práinn|èiginn|urgent(?:es|s)?\b/iu

function isStanding({ title, documents }: Pick<ItemSource['item'], 'title' | 'documents'>): boolean {
  return documents.length === 0 && STANDING.test(title)
}

/** What is missing of the chair's opinion that an item is urgent. */
function urgencyOf({ item, keys }: ItemSource, late: Finding | undefined, { sources }: MeetingInput): Finding[] {
  const { urgent, type, title, documents } = item
  if (urgent?.chair !== undefined) return []
  if (urgent) {
    return [
      {
        reason: 'Nobody is named as having found this item urgent.',
        place: sources.definition.place([...keys, 'urgent']),
        note: 'Add `chair:` with the name of the person who presides.',
      },
    ]
  }
  if (late) return [late]
  // A heading that stands on every agenda has nothing to give reasons for yet.
  if (type !== 'urgent' || isStanding({ title, documents })) return []
  return [
    {
      reason: 'This urgent item does not say why it is urgent.',
      place: sources.definition.place([...keys, 'type']),
      note: 'Add `urgent: { reason: …, chair: … }` with the special circumstances.',
    },
  ]
}
