import type { Wording } from '../../../wording/wording.ts'
import { itemsOf, type MeetingRecord } from '../../records/record.ts'
import type { Here } from '../../templates/frame.ts'
import type { View } from '../../templates/view.ts'

/** The notice in words: of the meeting, or of what has become of it. */
export function noticeView(record: MeetingRecord, at: string, wording: Wording): View {
  const { committee, status } = record
  if (status === 'cancelled' || status === 'postponed')
    return { text: wording.text(`meeting.notice_${status}`, { committee, at }) }
  if (status === 'moved')
    return { text: [wording.text('meeting.notice_moved', { committee, at }), ...movedTexts(record, wording)].join(' ') }
  const closed = itemsOf(record).some(
    (item) => item.statement !== undefined || item.papers.some((paper) => paper.withheld),
  )
  return {
    text: wording.text('meeting.notice_text', { committee, at }),
    venue: record.venue && wording.text('meeting.notice_venue', { venue: record.venue.replace(/\.$/u, '') }),
    closed: closed && record.public && record.hasExclusion ? wording.text('meeting.notice_private') : undefined,
  }
}

/** What has become of a meeting that is not as it was announced, with the page of the one it was moved to. */
export function statusView(here: Here, record: MeetingRecord, held: MeetingRecord | undefined): View | undefined {
  const { wording, toPage } = here
  const { status, reason } = record
  if (status === 'cancelled' || status === 'postponed')
    return {
      text: [wording.text(`meeting.${status}`), ...movedTexts(record, wording), reason].filter(Boolean).join(' '),
    }
  if (status !== 'moved') return undefined
  return {
    text: [wording.text('meeting.moved'), ...movedTexts(record, wording), reason].filter(Boolean).join(' '),
    page: held && {
      href: toPage(held.page),
      label: wording.text('meeting.moved_page', { date: wording.date(held.date) }),
    },
  }
}

/** When and where a meeting was moved to, in sentences. */
function movedTexts({ movedTo }: MeetingRecord, wording: Wording): string[] {
  if (!movedTo) return []
  const date = wording.longDate(movedTo.date)
  const when = movedTo.time
    ? wording.text('meeting.moved_at', { date, time: wording.time(movedTo.time) })
    : wording.text('meeting.moved_to', { date })
  const { venue } = movedTo
  return venue === undefined
    ? [when]
    : [when, wording.text('meeting.moved_venue', { venue: venue.replace(/\.$/u, '') })]
}
