import type { YamlSource } from '../load/result.ts'
import type { Meeting } from '../load/schema/meeting.ts'
import { isCalledOff } from '../load/schema/meeting.ts'
import { type Message, message } from '../messages/message.ts'
import { executiveNotices } from './executive-notices.ts'
import { meetingNotices } from './meeting-notices.ts'
import type { Notice, NoticeContext } from './notice.ts'

/** Every notice that a meeting needs, the first due first. Nothing private is in them. */
export function noticesOf(context: NoticeContext): Notice[] {
  if (isCalledOff(context.meeting.status)) return []
  const isPublic = context.meeting.public ?? context.committee.public
  return [...(isPublic ? executiveNotices(context) : []), ...meetingNotices(context, isPublic)].toSorted((a, b) =>
    a.latest < b.latest ? -1 : a.latest > b.latest ? 1 : 0,
  )
}

/** What the law wants in notices and nobody has written. */
export function findMissing(notices: readonly Notice[], { place }: Pick<YamlSource<Meeting>, 'place'>): Message[] {
  return notices.flatMap(({ title, missing, provision }) =>
    missing.map(({ what, note, keys }) =>
      message({
        rule: 'notice-contents',
        severity: 'warning',
        reason: `“${title}” does not say ${what}.`,
        place: place(keys),
        note,
        reference: provision,
      }),
    ),
  )
}
