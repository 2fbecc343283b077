import type { Person } from '../records/people.ts'

/** The political groups that a member sits for now, or whom a co-opted one represents. */
export function groupOf({ seats }: Person, today: string): string {
  const current = seats.filter((seat) => seat.to === undefined || seat.to >= today)
  const counted = current.length > 0 ? current : seats
  return [...new Set(counted.flatMap((seat) => seat.group ?? seat.represents ?? []))].join(', ')
}

/** The ward of a member who sits now. */
export function wardOf({ seats }: Person, today: string): string | undefined {
  return seats.find(({ ward, to }) => ward !== undefined && (to === undefined || to >= today))?.ward
}
