import { type Calendar, clearDays, latestPublication } from './clear-days.ts'
import type { CountingMethod, Profile } from './schema.ts'

/** The law that a body is under. */
export interface Law {
  profile: Profile
  calendar: Calendar
}

/** Days of notice that the law asks for; counted as the profile counts unless they have a method of their own. */
export interface NoticeNeeded {
  days: number
  method?: CountingMethod | undefined
}

/** What a notice gives. */
export interface NoticeGiven {
  days: number
  isEnough: boolean
  /** True where it is enough for the law itself, though perhaps not by the convention that the profile follows. */
  isLawful: boolean
}

/**
 * Measures the notice that a publication gives of a meeting.
 * @param published ISO date
 * @param meeting ISO date
 */
export function measureNotice(published: string, meeting: string, needed: NoticeNeeded, law: Law): NoticeGiven {
  const { profile, calendar } = law
  const days = clearDays(published, meeting, calendar, methodOf(needed, profile))
  const isEnough = days >= needed.days
  const least = needed.method === undefined ? profile.counting?.least : undefined
  const isLawful = isEnough || (least !== undefined && clearDays(published, meeting, calendar, least) >= needed.days)
  return { days, isEnough, isLawful }
}

/** The last ISO date on which notice of a meeting is enough. */
export function latestNotice(meeting: string, needed: NoticeNeeded, { profile, calendar }: Law): string {
  return latestPublication(meeting, needed.days, calendar, methodOf(needed, profile))
}

/** "1 clear day’s notice", "5 days’ notice", "10 working days’ notice", as the notice is counted. */
export function noticeInWords(days: number, needed: NoticeNeeded, profile: Profile): string {
  return `${daysInWords(days, methodOf(needed, profile))}${days === 1 ? '’s' : '’'} notice`
}

/** "1 clear day", "5 days", "10 working days", as a method counts them. */
export function daysInWords(days: number, method: CountingMethod): string {
  const kind = {
    'calendar-days': '',
    'clear-days': 'clear ',
    'clear-calendar-days': 'clear ',
    'working-days': 'working ',
  }
  return `${days} ${kind[method]}day${days === 1 ? '' : 's'}`
}

/** How the days of a notice are counted. */
export function methodOf({ method }: NoticeNeeded, { counting }: Profile): CountingMethod {
  return method ?? counting?.method ?? 'clear-days'
}
