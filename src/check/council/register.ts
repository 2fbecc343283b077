import type { Committee, Member } from '../../load/schema/committee.ts'
import { personName } from './names.ts'

interface Term {
  from?: string | undefined
  to?: string | undefined
}

/** True from the first to the last day of a term, both included. A missing date leaves that end open. */
export function isCurrent(term: Term, day: string): boolean {
  return (term.from === undefined || term.from <= day) && (term.to === undefined || day <= term.to)
}

/** A member with its index in the register, for `place`. */
export interface RegisteredMember {
  member: Member
  index: number
}

/** The members on a day. */
export function membersOn(committee: Committee, day: string): RegisteredMember[] {
  return committee.members.flatMap((member, index) => (isCurrent(member, day) ? [{ member, index }] : []))
}

/** True for a member with a vote: everyone but co-opted members, unless the register says otherwise. */
export function votes(member: Member): boolean {
  return member.voting ?? member.role !== 'co-opted'
}

/** The entry of a person, by their name or another form of it. */
export function findMember<T extends RegisteredMember>(members: readonly T[], name: string): T | undefined {
  const { plain } = personName(name)
  return members.find(({ member }) =>
    [member.name, ...member.also_known_as].some((form) => personName(form).plain === plain),
  )
}

/**
 * The number of members needed for a quorum. A fraction is of the seats, or of the voting members if the register gives
 * no seats, rounded up. Undefined if the register gives no quorum.
 */
export function quorumOf(committee: Committee, day: string): number | undefined {
  const { quorum, seats } = committee
  if (quorum === undefined || typeof quorum === 'number') return quorum
  const [part = 1, whole = 1] = quorum.split('/').map(Number)
  const voting = membersOn(committee, day).filter(({ member }) => votes(member)).length
  return Math.ceil((part * (seats ?? voting)) / whole)
}
