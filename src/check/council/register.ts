import type { Committee, Member } from '../../load/schema/committee.ts'
import { personName } from './names.ts'

interface Term {
  from?: string | undefined
  to?: string | undefined
}

/** True on every day of a term; both ends are inclusive, and a missing end is open. */
export function isCurrent(term: Term, day: string): boolean {
  return (term.from === undefined || term.from <= day) && (term.to === undefined || day <= term.to)
}

/** A member with its index in the register, for `place`. */
export interface RegisteredMember {
  member: Member
  index: number
}

/** Members whose appointment covers a day. */
export function membersOn(committee: Committee, day: string): RegisteredMember[] {
  return committee.members.flatMap((member, index) => (isCurrent(member, day) ? [{ member, index }] : []))
}

/** Who votes: everybody but co-opted members, unless the register says otherwise. */
export function votes(member: Member): boolean {
  return member.voting ?? member.role !== 'co-opted'
}

/** The entry of a person, by its name or another form of it. */
export function findMember<T extends RegisteredMember>(members: readonly T[], name: string): T | undefined {
  const { plain } = personName(name)
  return members.find(({ member }) =>
    [member.name, ...member.also_known_as].some((form) => personName(form).plain === plain),
  )
}

/**
 * Members needed for a quorum: the number, or the fraction of the seats rounded up (of the members where the register
 * gives no seats); undefined where the register gives none.
 */
export function quorumOf(committee: Committee, day: string): number | undefined {
  const { quorum, seats } = committee
  if (quorum === undefined || typeof quorum === 'number') return quorum
  const [part = 1, whole = 1] = quorum.split('/').map(Number)
  const voting = membersOn(committee, day).filter(({ member }) => votes(member)).length
  return Math.ceil((part * (seats ?? voting)) / whole)
}
