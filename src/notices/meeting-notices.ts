import { isCouncil } from '../check/council/agenda-words.ts'
import { venueOn } from '../load/meeting/on-day.ts'
import { signature, summonsFor } from '../plan/summons.ts'
import { latestNotice } from '../profiles/notice.ts'
import { inForce } from '../profiles/schema.ts'
import { escapeMarkdown } from '../typeset/templates/escape.ts'
import {
  contactOf,
  dayAndTime,
  field,
  isPrivate,
  type Notice,
  type NoticeContext,
  noticeItems,
  sentence,
} from './notice.ts'

/** The public notice of a meeting, and the summons of those who are called to it. */
export function meetingNotices(context: NoticeContext, isPublic: boolean): Notice[] {
  const { meeting, law, committee, wording } = context
  const { text } = wording
  const notice = inForce(law.profile.notice, meeting.date)
  const summons = isCouncil(meeting.type ?? committee.type ?? '')
    ? inForce(law.profile.summons, meeting.date)
    : undefined
  const missing =
    meeting.venue === undefined && venueOn(committee, meeting.date) === undefined && meeting.online === undefined
      ? [{ what: 'where the meeting is held', note: 'Add `venue:`, or `online:`.', keys: ['date'] }]
      : []
  const common = { published: meeting.published, missing }
  return [
    ...(notice && isPublic
      ? [
          {
            ...common,
            ...{ name: 'notice-of-meeting', title: text('notices.meeting_title'), provision: notice.provision },
            latest: latestNotice(meeting.date, notice, law),
            text: noticeText(context),
          },
        ]
      : []),
    ...(summons
      ? [
          {
            ...common,
            ...{ name: 'summons', title: text('notices.summons_title'), provision: summons.provision },
            latest: latestNotice(meeting.date, summons, law),
            text: summonsText(context),
          },
        ]
      : []),
  ]
}

function noticeText(context: NoticeContext): string {
  const open = noticeItems(context).some(isPrivate) ? 'partly_open' : 'open'
  return [
    ...whenAndWhere(context),
    sentence(context, `notices.${open}`),
    ...business(context),
    field(context, 'notices.contact', contactOf(context)),
  ].join('\n\n')
}

function summonsText(context: NoticeContext): string {
  const { committee, meeting, wording } = context
  const lines = summonsFor(committee.summons ?? '', context, wording).split(/\n+/)
  const signed = meeting.summons && signature(meeting.summons, wording)
  const words = [...lines, signed ?? ''].map((line) => escapeMarkdown(line))
  return [
    sentence(context, 'notices.members', { body: committee.name }),
    ...whenAndWhere(context),
    ...words.filter((line) => line !== ''),
    ...business(context),
  ].join('\n\n')
}

function whenAndWhere(context: NoticeContext): string[] {
  const { meeting, committee } = context
  const venue = meeting.venue ?? venueOn(committee, meeting.date)
  return [
    sentence(context, 'notices.meeting', { body: committee.name, ...dayAndTime(context) }),
    ...(venue === undefined ? [] : [field(context, 'notices.place', venue)]),
    ...(meeting.online === undefined ? [] : [field(context, 'notices.online', meeting.online)]),
  ]
}

function business(context: NoticeContext): string[] {
  const { text } = context.wording
  const items = noticeItems(context)
  if (items.length === 0) return []
  const lines = items.map((one) => {
    const marked = isPrivate(one) ? text('notices.private_item', { title: one.item.title }) : one.item.title
    return `- ${escapeMarkdown(`${one.label} ${marked}`.trim())}`
  })
  return [`## ${text('notices.business')}`, lines.join('\n')]
}
