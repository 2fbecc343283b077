import type { Committee } from '../load/schema/committee.ts'
import { meetingSchema } from '../load/schema/meeting.ts'
import { executiveNotices } from './executive-notices.ts'
import type { Notice, NoticeContext } from './notice.ts'

/**
 * Notices of key decisions and private business that the register has as planned, before they are on an agenda. Where only the
 * month is known, they are due before its first day.
 *
 * @param body slug of the register
 * @param titles of what is on agendas
 * @param from ISO date
 */
export function plannedNotices(
  committee: Committee,
  body: string,
  titles: ReadonlySet<string>,
  from: string,
  { law, settings, wording }: Pick<NoticeContext, 'law' | 'settings' | 'wording'>,
): { key: string; notices: Notice[] }[] {
  const open = committee.planned.filter(
    ({ title, date }) => date >= from.slice(0, date.length) && !titles.has(title.toLowerCase()),
  )
  return [...new Set(open.map(({ date }) => date))].map((date) => {
    const [year, month, day] = date.split('-')
    const meeting = meetingSchema.parse({
      ...{ committee: body, date: day === undefined ? `${date}-01` : date, time: '00:00' },
      agenda: open
        .filter((entry) => entry.date === date)
        .map(({ title, lead, key, private_reason: reason, notices }) => ({
          ...{ title, lead, notices, type: key ? 'key' : undefined },
          private: reason && { reason },
        })),
    })
    const words = day === undefined ? { month: `${wording.text(`month.${Number(month)}`)} ${year}` } : {}
    const key = `${body}/${date}`
    return { key, notices: executiveNotices({ key, meeting, committee, law, settings, wording, ...words }) }
  })
}
