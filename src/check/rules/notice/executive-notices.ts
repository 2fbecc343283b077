import type { ItemSource } from '../../../load/sources.ts'
import { latestNotice, measureNotice, type NoticeNeeded, noticeInWords } from '../../../profiles/notice.ts'
import type { KeyDecisions, PrivateMeetings } from '../../../profiles/schema.ts'
import type { MeetingInput } from '../../inputs.ts'
import type { Finding, MeetingRule } from '../../rule.ts'
import { fullDateWords } from '../../text/dates.ts'

/** Notices that an executive gives before key decisions and private business (EX2, EX3). */
export const executiveNotices: MeetingRule = {
  id: 'executive-notices',
  aliases: ['EX2', 'EX3'],
  title: 'A key decision, and private business of an executive, were announced early enough.',
  severity: 'error',
  description:
    'An executive announces a key decision, and private business twice, as many days before as the profile says. Give the dates under `notices:` of the item: `key_decision`, `private_intention`, `private_confirmation`. Where that was impossible, give the exception that was used: `general_exception` with the day on which the shorter notice was published, or `special_urgency` and `private_urgency` with who agreed, when and why. `agendapack explain notices england-executive --date 2026-12-07` prints the last day for each.',
  law: ({ key_decisions: key, private_meetings: secret }) => [
    key,
    key?.general_exception,
    key?.special_urgency,
    secret,
    secret?.urgent,
  ],
  scope: 'meeting',
  examples: {
    valid: [
      {
        settings: 'profile: england-executive',
        meeting:
          'date: 2026-12-07\npublished: 2026-11-27\nagenda:\n  - item: "1"\n    title: Road contract\n    type: key\n    notices: { key_decision: 2026-11-08 }',
      },
      {
        title: 'The general exception, and special urgency',
        settings: 'profile: england-executive',
        meeting:
          'date: 2026-12-07\npublished: 2026-11-27\nagenda:\n  - item: "1"\n    title: Road contract\n    type: key\n    notices: { general_exception: 2026-11-27 }\n  - item: "2"\n    title: School places\n    type: key\n    notices:\n      special_urgency: { agreed_by: The chair of the scrutiny committee, agreed: 2026-12-03, reason: The roof fell in }',
      },
    ],
    invalid: [
      {
        title: 'One day too few, and no notice at all',
        settings: 'profile: england-executive',
        meeting:
          'date: 2026-12-07\npublished: 2026-11-27\nagenda:\n  - item: "1"\n    title: Road contract\n    type: key\n    notices: { key_decision: 2026-11-09 }\n  - item: "2"\n    title: School places\n    type: key',
        at: ['2026-11-09', 'key'],
      },
      {
        title: 'The second notice of private business',
        settings: 'profile: england-executive',
        meeting:
          'date: 2026-12-07\npublished: 2026-11-27\nagenda:\n  - { item: "1", title: Exclusion, type: exclusion, excludes: ["2"] }\n  - item: "2"\n    title: Road contract\n    private: { paragraphs: [3], reason: Prices }\n    notices: { private_intention: 2026-11-02, private_confirmation: 2026-12-02 }',
        at: ['2026-12-02'],
      },
    ],
  },
  check,
}

type NoticeKey = 'key_decision' | 'private_intention' | 'private_confirmation' | 'general_exception'

/** A notice that an item needs. */
interface Wanted extends NoticeNeeded {
  key: NoticeKey
  /** Such as "a key decision". */
  what: string
  provision: string
  /** What to do where it is too late for it. */
  otherwise: string
}

function* check(input: MeetingInput): Iterable<Finding> {
  const { key_decisions: key, private_meetings: secret } = input.context.profile
  for (const item of input.items) {
    if (key && item.item.type === 'key') yield* keyDecision(item, key, input)
    if (secret && (item.item.private || item.item.confidential)) yield* privateBusiness(item, secret, input)
  }
}

function* keyDecision(item: ItemSource, key: KeyDecisions, input: MeetingInput): Iterable<Finding> {
  const { general_exception: exception, special_urgency: urgency } = key
  const given = noticesOf(item, input)
  if (given?.special_urgency && urgency) return
  if (given?.general_exception !== undefined && exception?.days !== undefined) {
    const { days, method, provision } = exception
    const otherwise = urgency ? `or give \`special_urgency:\` (${urgency.provision})` : 'or move the item'
    const wanted = { days, method, provision, otherwise }
    yield* late(item, { ...wanted, key: 'general_exception', what: 'the general exception' }, input)
    return
  }
  const ways = [
    ...(exception ? [`\`general_exception:\` (${exception.provision})`] : []),
    ...(urgency ? [`\`special_urgency:\` (${urgency.provision})`] : []),
  ]
  const otherwise = ways.length > 0 ? `or give ${ways.join(' or ')}` : 'or move the item'
  const { days, method, provision } = key
  yield* late(item, { days, method, provision, otherwise, key: 'key_decision', what: 'a key decision' }, input)
}

function* privateBusiness(item: ItemSource, secret: PrivateMeetings, input: MeetingInput): Iterable<Finding> {
  const { first, second, method, second_method: secondMethod = method, provision, urgent } = secret
  if (noticesOf(item, input)?.private_urgency && urgent) return
  const otherwise = urgent ? `or give \`private_urgency:\` (${urgent.provision})` : 'or move the item'
  const common = { provision, otherwise }
  yield* late(item, { ...common, days: first, method, key: 'private_intention', what: 'private business' }, input)
  const again = 'private business for the second time'
  yield* late(item, { ...common, days: second, method: secondMethod, key: 'private_confirmation', what: again }, input)
}

/** The notices of an item; those of its entry under `planned:` in the register, where it has none of its own. */
function noticesOf({ item }: ItemSource, { sources }: MeetingInput): ItemSource['item']['notices'] {
  const title = item.title.toLowerCase()
  return item.notices ?? sources.committee.value.planned.find((entry) => entry.title.toLowerCase() === title)?.notices
}

function* late(source: ItemSource, wanted: Wanted, input: MeetingInput): Iterable<Finding> {
  const { item, keys } = source
  const { sources, context } = input
  const { date } = sources.definition.value
  const latest = latestNotice(date, wanted, context)
  const published = noticesOf(source, input)?.[wanted.key]
  const note = `Publish it by ${fullDateWords(latest)}, ${wanted.otherwise}.`
  const common = { note, reference: wanted.provision, expected: [latest] }
  const needed = noticeInWords(wanted.days, wanted, context.profile)
  if (published === undefined) {
    const place = sources.definition.place([...keys, wanted.key === 'key_decision' ? 'type' : 'title'])
    const reason = `There is no \`${wanted.key}:\` under \`notices:\`. ${sentence(wanted.what)} needs ${needed}.`
    yield { ...common, reason, place }
    return
  }
  const given = measureNotice(published, date, wanted, context)
  if (given.isEnough) return
  yield {
    ...common,
    reason: `This gives ${noticeInWords(given.days, wanted, context.profile)} of ${wanted.what}; ${wanted.days} are required.`,
    place: sources.definition.place(item.notices ? [...keys, 'notices', wanted.key] : [...keys, 'title']),
    severity: given.isLawful ? 'warning' : undefined,
    actual: published,
  }
}

function sentence(words: string): string {
  return words.charAt(0).toUpperCase() + words.slice(1)
}
