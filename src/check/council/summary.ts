import type { MeetingInput, MeetingSummary } from '../inputs.ts'
import { statedNextMeetings } from '../text/next-meeting.ts'

/** Keeps what later rules need of a meeting, once its own rules have run. */
export function summarise(input: MeetingInput): MeetingSummary {
  const { definition, committeeSlug, decisions } = input.sources
  const { date, status, attended, moved_to: moved } = definition.value
  const minutes: MeetingSummary['minutes'][number][] = []
  const attendance: MeetingSummary['attendance'][number][] = [attended, decisions?.value.present].flatMap((present) =>
    present ? [{ meeting: date, present }] : [],
  )
  for (const { document } of input.documents) {
    if (document.content.type !== 'report') continue
    const { frontMatter, place } = document.content.report
    const meeting = document.kind === 'minutes' ? frontMatter.meeting : undefined
    if (meeting === undefined) continue
    const { first_minute: first, last_minute: last, present } = frontMatter
    if (first !== undefined || last !== undefined) {
      minutes.push({ meeting, first, last, place: place([first === undefined ? 'last_minute' : 'first_minute']) })
    }
    if (present) attendance.push({ meeting, present })
  }
  return {
    path: definition.path,
    committeeSlug,
    date,
    status,
    place: definition.place(['date']),
    movedTo: moved && { date: moved.date, place: definition.place(['moved_to', 'date']) },
    nextMeetings: statedNextMeetings(input),
    minutes,
    isPublished: definition.value.published !== undefined,
    actions: (decisions?.value.actions ?? []).flatMap(({ due, done, owner }, index) =>
      done === undefined && decisions ? [{ due, owner, place: decisions.place(['actions', index, 'due']) }] : [],
    ),
    attendance,
  }
}
