import { venueOn } from '../load/meeting/on-day.ts'
import { type Committee, SUMMONS_NAMES } from '../load/schema/committee.ts'
import type { Meeting } from '../load/schema/meeting.ts'
import type { Wording } from '../wording/wording.ts'

/** The summons of a body with what it names of the meeting. */
export function summonsFor(
  words: string,
  { meeting, committee }: { meeting: Meeting; committee: Committee },
  wording: Wording,
): string {
  const values: Readonly<Record<(typeof SUMMONS_NAMES)[number], string>> = {
    committee: committee.name,
    dateInWords: wording.longDate(meeting.date),
    timeInWords: wording.time(meeting.time),
    venue: meeting.venue ?? venueOn(committee, meeting.date) ?? '',
  }
  return SUMMONS_NAMES.reduce(
    (text, name) => text.replaceAll(new RegExp(`\\{\\{\\s*meeting\\.${name}\\s*\\}\\}`, 'gu'), () => values[name]),
    words,
  )
}

/** "Jo Ash, Clerk, 3 December 2026" */
export function signature({ signed, date }: NonNullable<Meeting['summons']>, wording: Wording): string | undefined {
  return [signed, date && wording.date(date)].filter((part) => part !== undefined).join(', ') || undefined
}
