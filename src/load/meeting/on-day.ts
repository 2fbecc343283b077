import type { Committee } from '../schema/committee.ts'

interface Term {
  from?: string | undefined
  to?: string | undefined
}

type Contact = Extract<Committee['contact'], { name?: unknown }>

/** Whom to ask about a body's meeting on a day; undefined where the register names nobody for it. */
export function contactOn({ contact }: Pick<Committee, 'contact'>, date: string): Contact | undefined {
  if (!Array.isArray(contact)) return contact
  const found = contact.find(isOn(date))
  if (!found) return undefined
  const { from, to, ...rest } = found
  return rest
}

/** Where a body meets on a day. */
export function venueOn({ venue }: Pick<Committee, 'venue'>, date: string): string | undefined {
  return Array.isArray(venue) ? venue.find(isOn(date))?.name : venue
}

/** True for a term, both days included, that a day lies in. */
function isOn(date: string): (term: Term) => boolean {
  return ({ from, to }) => (from === undefined || from <= date) && (to === undefined || to >= date)
}
