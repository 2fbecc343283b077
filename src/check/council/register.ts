import { isCurrent } from '../../load/register.ts'
import type { Committee, Member } from '../../load/schema/committee.ts'
import { personName } from './names.ts'

/** A member with its index in the register, for `place`. */
export interface RegisteredMember {
  member: Member
  index: number
}

/** The members on a day. */
export function membersOn(committee: Committee, day: string): RegisteredMember[] {
  return committee.members.flatMap((member, index) => (isCurrent(member, day) ? [{ member, index }] : []))
}

/** The entry of a person, by their name or another form of it. */
export function findMember<T extends RegisteredMember>(members: readonly T[], name: string): T | undefined {
  const { plain } = personName(name)
  return members.find(({ member }) =>
    [member.name, ...member.also_known_as].some((form) => personName(form).plain === plain),
  )
}
