import type { SiteMeeting, SiteReport } from '../model.ts'
import { cleanLine } from '../text.ts'
import type { AttendanceRecord } from './record.ts'

/** Who came: from the meeting file, and from minutes among the papers, which are of an earlier meeting. */
export function attendanceIn({ manifest, details, reports }: SiteMeeting): AttendanceRecord[] {
  const own = details.attended?.length
    ? [{ date: manifest.meeting.date, present: details.attended.map(cleanLine), apologies: [], absent: [] }]
    : []
  const recorded = recordedIn(manifest)
  const minutes = manifest.agenda
    .flatMap((entry) => (entry.kind === 'item' ? entry.documents : []))
    .filter((paper) => paper.kind === 'minutes' && paper.visibility === 'public')
    .flatMap((paper) => attendanceOf(reports.get(paper.id)))
  return [...own, ...recorded, ...minutes]
}

function recordedIn({ decisions, meeting }: SiteMeeting['manifest']): AttendanceRecord[] {
  const attendance = decisions?.attendance
  if (!attendance) return []
  const { present, apologies, absent } = attendance
  return [
    {
      date: meeting.date,
      present: present.map(cleanLine),
      apologies: apologies.map(cleanLine),
      absent: absent.map(cleanLine),
    },
  ]
}

function attendanceOf(minutes: SiteReport | undefined): AttendanceRecord[] {
  const front = minutes?.report.frontMatter
  if (front?.meeting === undefined || front.present === undefined) return []
  const names = (list: readonly string[] | undefined): string[] => (list ?? []).map(cleanLine)
  return [
    {
      date: front.meeting,
      present: names(front.present),
      apologies: names(front.apologies),
      absent: names(front.absent),
    },
  ]
}
