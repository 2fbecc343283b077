import type { Wording } from '../../../wording/wording.ts'
import type { MeetingRecord, NoticeRecord } from '../../records/record.ts'
import type { Here } from '../../templates/frame.ts'
import type { View } from '../../templates/view.ts'

/** "To be published by 12 January 2027.", or when it was. */
export function whenOut({ published, latest }: NoticeRecord, { text, date }: Wording): string {
  return published === undefined
    ? text('notices.by', { date: date(latest) })
    : text('notices.out', { date: date(published) })
}

/** The notices of a meeting, for its page. */
export function noticeViews({ wording, toPage }: Here, { notices = [] }: MeetingRecord): View[] | undefined {
  if (notices.length === 0) return undefined
  return notices.map((notice) => ({
    title: notice.title,
    href: toPage(notice.page),
    due: whenOut(notice, wording),
  }))
}
