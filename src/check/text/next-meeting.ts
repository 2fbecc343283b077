import type { Place } from '../../messages/message.ts'
import type { MeetingInput } from '../inputs.ts'
import { datesIn } from './dates.ts'
import type { ReportText } from './report-text.ts'

/** Words that announce the next meeting, before its date in the same sentence. */
const ANNOUNCED = /\bnext\b[^.;]{0,80}\b(?:meeting|panel|committee|board|council|cabinet|forum)\b[^.;]{0,80}$/i

/** Dates that the agenda of a meeting gives for the next meeting. */
export function statedNextMeetings(input: MeetingInput): { date: string; place: Place }[] {
  const { definition } = input.sources
  return input.items.flatMap(({ item, keys }) =>
    item.next_meeting
      ? [{ date: item.next_meeting.date, place: definition.place([...keys, 'next_meeting', 'date']) }]
      : [],
  )
}

/** Dates that the text of a paper, such as minutes, gives for the next meeting. */
export function nextMeetingsInText(text: ReportText): { date: string; words: string; place: Place }[] {
  return text.blocks.flatMap((block) => {
    if (!/\bnext\b/i.test(block.text)) return []
    return datesIn(block.text).flatMap((date) => {
      const before = block.text.slice(Math.max(0, date.from - 200), date.from)
      if (date.iso === undefined || !ANNOUNCED.test(before)) return []
      return [{ date: date.iso, words: date.words, place: block.place(date.from, date.to) }]
    })
  })
}
