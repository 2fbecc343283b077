import { ENGLISH } from '../decisions/words.ts'
import { isCurrent } from '../load/register.ts'
import type { AgendaItem } from '../load/schema/meeting.ts'
import { latestNotice } from '../profiles/notice.ts'
import { statementOf } from '../profiles/statement.ts'
import { escapeMarkdown } from '../typeset/templates/escape.ts'
import {
  contactOf,
  dayAndTime,
  field,
  isPrivate,
  type Notice,
  type NoticeContext,
  type NoticeItem,
  noticeItems,
  sentence,
  whenInWords,
} from './notice.ts'
import { printed, type Word } from './words.ts'

/** The notices that an executive gives of key decisions and of business in private, and of those that came too late for them. */
export function executiveNotices(context: NoticeContext): Notice[] {
  const items = noticeItems(context)
  return [...keyDecisions(context, items), ...privateBusiness(context, items)]
}

function keyDecisions(context: NoticeContext, items: readonly NoticeItem[]): Notice[] {
  const { key_decisions: law } = context.law.profile
  const keys = items.filter(({ item }) => item.type === 'key')
  if (!law || keys.length === 0) return []
  const { general_exception: exception, special_urgency: urgency } = law
  const urgent = keys.filter(({ item }) => item.notices?.special_urgency)
  const excepted = keys.filter((one) => one.item.notices?.general_exception !== undefined && !urgent.includes(one))
  const inTime = keys.filter((one) => !urgent.includes(one) && !excepted.includes(one))
  const { date } = context.meeting
  return [
    ...notice(context, inTime, {
      ...{ name: 'key-decisions', title: 'key-title', provision: law.provision },
      latest: latestNotice(date, law, context.law),
      publishedOf: (item) => item.notices?.key_decision,
      section: (one) => keyDecision(context, one),
    }),
    ...(exception?.days === undefined
      ? []
      : notice(context, excepted, {
          ...{ name: 'general-exception', title: 'exception-title', provision: exception.provision },
          latest: latestNotice(date, { days: exception.days, method: exception.method }, context.law),
          publishedOf: (item) => item.notices?.general_exception,
          section: (one) => [
            sentence('exception-is'),
            sentence('scrutiny-told'),
            ...given('exception-reasons', one.item.notices?.general_exception_reason),
            ...keyDecision(context, one),
          ],
          wants: ({ item, keys: at }) =>
            item.notices?.general_exception_reason === undefined
              ? [wanted('why the notice could not be published in time', 'notices.general_exception_reason', at)]
              : [],
        })),
    ...(urgency
      ? notice(context, urgent, {
          ...{ name: 'special-urgency', title: 'urgency-title', provision: urgency.provision, latest: date },
          publishedOf: () => undefined,
          section: (one) => [
            ...agreement('urgency-is', one.item.notices?.special_urgency),
            ...keyDecision(context, one),
          ],
        })
      : []),
  ]
}

function privateBusiness(context: NoticeContext, items: readonly NoticeItem[]): Notice[] {
  const { private_meetings: law } = context.law.profile
  const closed = items.filter(isPrivate)
  if (!law || closed.length === 0) return []
  const { first, second, method, second_method: secondMethod = method, provision, urgent: urgency } = law
  const urgent = closed.filter(({ item }) => item.notices?.private_urgency)
  const inTime = closed.filter((one) => !urgent.includes(one))
  const { date } = context.meeting
  const reasonWanted = (one: NoticeItem) =>
    one.item.private && one.item.private.reason === undefined
      ? [wanted('the reasons why it is taken in private', 'private.reason', one.keys)]
      : []
  const intention = { body: context.committee.name, date: whenInWords(context) }
  return [
    ...notice(context, inTime, {
      ...{ name: 'private-business', title: 'private-title', provision },
      latest: latestNotice(date, { days: first, method }, context.law),
      publishedOf: (item) => item.notices?.private_intention,
      head: [sentence('private-intended', intention)],
      section: (one) => reasonsOf(context, one),
      tail: [sentence('to-represent', { contact: contactOf(context) })],
      wants: reasonWanted,
    }),
    ...notice(context, inTime, {
      ...{ name: 'private-business-again', title: 'again-title', provision },
      latest: latestNotice(date, { days: second, method: secondMethod }, context.law),
      publishedOf: (item) => item.notices?.private_confirmation,
      head: [sentence('private-still', intention)],
      section: (one) => [
        ...reasonsOf(context, one),
        ...given('representations', one.item.notices?.representations),
        ...given('response', one.item.notices?.response),
      ],
      wants: (one) => [
        ...reasonWanted(one),
        ...(one.item.notices?.representations === undefined
          ? [wanted('which representations were received', 'notices.representations', one.keys)]
          : []),
        ...(one.item.notices?.response === undefined
          ? [wanted('the response to representations', 'notices.response', one.keys)]
          : []),
      ],
    }),
    ...(urgency
      ? notice(context, urgent, {
          ...{ name: 'private-urgency', title: 'private-urgency-title', provision: urgency.provision, latest: date },
          publishedOf: () => undefined,
          section: (one) => [
            ...agreement('private-urgency-is', one.item.notices?.private_urgency),
            ...reasonsOf(context, one),
          ],
        })
      : []),
  ]
}

interface Kind {
  name: string
  title: Word
  provision: string
  latest: string
  publishedOf(item: AgendaItem): string | undefined
  head?: readonly string[]
  section(one: NoticeItem): readonly string[]
  tail?: readonly string[]
  wants?(one: NoticeItem): Notice['missing']
}

function notice(context: NoticeContext, items: readonly NoticeItem[], kind: Kind): Notice[] {
  if (items.length === 0) return []
  const { name, title, provision, latest, head = [], tail = [] } = kind
  const [date = '', time = ''] = dayAndTime(context).split(' at ')
  const days = items.map(({ item }) => kind.publishedOf(item))
  const sections = items.flatMap((one) => [
    `## ${escapeMarkdown(context.month === undefined ? `${one.label} ${one.item.title}` : one.item.title)}`,
    ...kind.section(one),
  ])
  return [
    {
      ...{ name, title: printed(title), provision, latest },
      published: days.every((day) => day !== undefined) ? days.toSorted().at(-1) : undefined,
      text: [
        ...head,
        ...(context.month === undefined ? [sentence('was-to-be', { date, time })] : []),
        ...sections,
        ...tail,
      ].join('\n\n'),
      missing: kind.wants ? items.flatMap(kind.wants) : [],
    },
  ]
}

/** Regulation 9(1)(a) to (h), in that order. */
function keyDecision(context: NoticeContext, one: NoticeItem): string[] {
  const { settings, committee, meeting } = context
  const members = committee.members.filter((member) => isCurrent(member, meeting.date)).map(({ name }) => name)
  const contact = contactOf(context)
  const ground = isPrivate(one) ? groundOf(context, one) : undefined
  const documents = one.item.documents.flatMap((document) =>
    typeof document === 'string' ? titleOfFile(document) : (document.title ?? titleOfFile(document.file ?? '')),
  )
  return [
    sentence('key-is-made', { organisation: settings.organisation.name }),
    field('matter', [one.item.title, one.item.note].filter((part) => part !== undefined).join('. ')),
    field('decision-maker', printed('list-of-members', { body: committee.name, members: members.join(', ') })),
    field('when', whenInWords(context)),
    field('documents', documents.join('; ') || printed('no-documents')),
    field('copies', printed('copies-from', { contact })),
    sentence('others-may-follow'),
    sentence('how-to-ask', { contact }),
    ...(ground === undefined ? [] : [sentence('partly-private', { ground })]),
  ]
}

function titleOfFile(file: string): string {
  return file
    .replace(/^.*\//, '')
    .replace(/\.\w+$/, '')
    .replaceAll(/[-_]+/g, ' ')
}

function reasonsOf(context: NoticeContext, one: NoticeItem): string[] {
  const { reason } = one.item.private ?? {}
  return [field('reasons', [groundOf(context, one), reason].filter((part) => part !== undefined).join('. '))]
}

function groundOf({ law, meeting }: NoticeContext, { item }: NoticeItem): string {
  const privacy = item.confidential
    ? { kind: 'confidential' as const, ground: item.confidential }
    : item.private && { kind: 'exempt' as const, ground: item.private }
  return privacy ? statementOf(law.profile, privacy, ENGLISH, meeting.date) : ''
}

function given(word: Word, value: string | undefined): string[] {
  return value === undefined ? [] : [field(word, value)]
}

function agreement(word: Word, agreed: { agreed_by: string; agreed: string; reason: string } | undefined): string[] {
  if (!agreed) return []
  const who = printed('agreed-on', { who: agreed.agreed_by, date: ENGLISH.date(agreed.agreed) })
  return [sentence(word), field('reasons', agreed.reason), field('agreed', who)]
}

function wanted(what: string, key: string, keys: readonly (string | number)[]): Notice['missing'][number] {
  const [outer, inner] = key.split('.')
  return { what, note: `Write it under \`${outer}:\` of the item, as \`${inner}:\`.`, keys: [...keys, 'title'] }
}
