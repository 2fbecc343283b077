import { withParagraphs } from '../load/markdown/paragraphs.ts'
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
      ...{ name: 'key-decisions', title: 'notices.key_title', provision: law.provision },
      latest: latestNotice(date, law, context.law),
      publishedOf: (item) => item.notices?.key_decision,
      section: (one) => keyDecision(context, one),
    }),
    ...(exception?.days === undefined
      ? []
      : notice(context, excepted, {
          ...{ name: 'general-exception', title: 'notices.exception_title', provision: exception.provision },
          latest: latestNotice(date, { days: exception.days, method: exception.method }, context.law),
          publishedOf: (item) => item.notices?.general_exception,
          section: (one) => [
            sentence(context, 'notices.exception'),
            sentence(context, 'notices.scrutiny_told'),
            ...given(context, 'notices.exception_reasons', one.item.notices?.general_exception_reason),
            ...keyDecision(context, one),
          ],
          wants: ({ item, keys: at }) =>
            item.notices?.general_exception_reason === undefined
              ? [wanted('why the notice could not be published in time', 'notices.general_exception_reason', at)]
              : [],
        })),
    ...(urgency
      ? notice(context, urgent, {
          ...{ name: 'special-urgency', title: 'notices.urgency_title', provision: urgency.provision, latest: date },
          publishedOf: () => undefined,
          section: (one) => [
            ...agreement(context, 'notices.urgency', one.item.notices?.special_urgency),
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
      ...{ name: 'private-business', title: 'notices.private_title', provision },
      latest: latestNotice(date, { days: first, method }, context.law),
      publishedOf: (item) => item.notices?.private_intention,
      head: [sentence(context, 'notices.private_intended', intention)],
      section: (one) => reasonsOf(context, one),
      tail: [sentence(context, 'notices.to_represent', { contact: contactOf(context) })],
      wants: reasonWanted,
    }),
    ...notice(context, inTime, {
      ...{ name: 'private-business-again', title: 'notices.again_title', provision },
      latest: latestNotice(date, { days: second, method: secondMethod }, context.law),
      publishedOf: (item) => item.notices?.private_confirmation,
      head: [sentence(context, 'notices.private_still', intention)],
      section: (one) => [
        ...reasonsOf(context, one),
        ...given(context, 'notices.representations', one.item.notices?.representations),
        ...given(context, 'notices.response', one.item.notices?.response),
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
          ...{
            name: 'private-urgency',
            title: 'notices.private_urgency_title',
            provision: urgency.provision,
            latest: date,
          },
          publishedOf: () => undefined,
          section: (one) => [
            ...agreement(context, 'notices.private_urgency', one.item.notices?.private_urgency),
            ...reasonsOf(context, one),
          ],
        })
      : []),
  ]
}

interface Kind {
  name: string
  /** Key of its title among the words. */
  title: string
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
  const days = items.map(({ item }) => kind.publishedOf(item))
  const sections = items.flatMap((one) => [
    `## ${escapeMarkdown(context.month === undefined ? `${one.label} ${one.item.title}` : one.item.title)}`,
    ...kind.section(one),
  ])
  return [
    {
      ...{ name, title: context.wording.text(title), provision, latest },
      published: days.every((day) => day !== undefined) ? days.toSorted().at(-1) : undefined,
      text: [
        ...head,
        ...(context.month === undefined ? [sentence(context, 'notices.held', dayAndTime(context))] : []),
        ...sections,
        ...tail,
      ].join('\n\n'),
      missing: kind.wants ? items.flatMap(kind.wants) : [],
    },
  ]
}

/** Regulation 9(1)(a) to (h), in that order. */
function keyDecision(context: NoticeContext, one: NoticeItem): string[] {
  const { settings, committee, meeting, wording, titles } = context
  const { text } = wording
  const members = committee.members.filter((member) => isCurrent(member, meeting.date)).map(({ name }) => name)
  const contact = contactOf(context)
  const ground = isPrivate(one) ? groundOf(context, one) : undefined
  const documents = one.item.documents.map((document) => {
    const { title, file = '' } = typeof document === 'string' ? { file: document } : document
    return title ?? titles?.get(file) ?? titleOfFile(file)
  })
  const redacted = escapeMarkdown(text('minutes.redacted'))
  const note = one.item.note === undefined ? [] : [withParagraphs(one.item.note).replaceAll(':redact[]', redacted)]
  return [
    sentence(context, 'notices.key', { organisation: settings.organisation.name }),
    field(context, 'notices.matter', one.item.title),
    ...note,
    field(
      context,
      'notices.decision_maker',
      text('notices.list_of_members', { body: committee.name, members: members.join(', ') }),
    ),
    field(context, 'notices.when', whenInWords(context)),
    field(context, 'notices.documents', documents.join('; ') || text('notices.no_documents')),
    field(context, 'notices.copies', text('notices.copies_from', { contact })),
    sentence(context, 'notices.others_may_follow'),
    sentence(context, 'notices.how_to_ask', { contact }),
    ...(ground === undefined ? [] : [sentence(context, 'notices.partly_private', { ground })]),
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
  return [
    field(context, 'notices.reasons', [groundOf(context, one), reason].filter((part) => part !== undefined).join('. ')),
  ]
}

function groundOf({ law, meeting, wording }: NoticeContext, { item }: NoticeItem): string {
  const privacy = item.confidential
    ? { kind: 'confidential' as const, ground: item.confidential }
    : item.private && { kind: 'exempt' as const, ground: item.private }
  return privacy ? statementOf(law.profile, privacy, wording, meeting.date) : ''
}

function given(context: NoticeContext, word: string, value: string | undefined): string[] {
  return value === undefined ? [] : [field(context, word, value)]
}

function agreement(
  context: NoticeContext,
  word: string,
  agreed: { agreed_by: string; agreed: string; reason: string } | undefined,
): string[] {
  if (!agreed) return []
  const { text, date } = context.wording
  const who = text('notices.agreed_on', { who: agreed.agreed_by, date: date(agreed.agreed) })
  return [
    sentence(context, word),
    field(context, 'notices.reasons', agreed.reason),
    field(context, 'notices.agreed', who),
  ]
}

function wanted(what: string, key: string, keys: readonly (string | number)[]): Notice['missing'][number] {
  const [outer, inner] = key.split('.')
  return { what, note: `Write it under \`${outer}:\` of the item, as \`${inner}:\`.`, keys: [...keys, 'title'] }
}
