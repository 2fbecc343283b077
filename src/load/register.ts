import type { Committee, Member } from './schema/committee.ts'

interface Term {
  from?: string | undefined
  to?: string | undefined
}

/** True on every day of a term, the first and the last included. A missing date leaves that end open. */
export function isCurrent(term: Term, day: string): boolean {
  return (term.from === undefined || term.from <= day) && (term.to === undefined || day <= term.to)
}

/** Co-opted members do not vote unless the register says so; everybody else does. */
export function votes(member: Member): boolean {
  return member.voting ?? member.role !== 'co-opted'
}

/**
 * Members a body needs to do business on a day: the number in its register, or its fraction of the voting seats, rounded up.
 * Voting seats are the voting members of that day and the vacancies; `seats:` is not asked, because it may count co-opted
 * members. Undefined if the register gives no quorum.
 */
export function quorumOf(committee: Committee, day: string): number | undefined {
  const members = committee.members.filter((member) => isCurrent(member, day) && votes(member)).length
  const vacancies = committee.vacancies.filter(
    (vacancy) => isCurrent(vacancy, day) && vacancy.role !== 'co-opted',
  ).length
  return quorumFor(committee, members + vacancies)
}

/** The quorum of a body with so many voting seats. Undefined if the register gives none. */
export function quorumFor({ quorum }: Committee, seats: number): number | undefined {
  if (typeof quorum !== 'string') return quorum
  const [part = 1, whole = 1] = quorum.split('/').map(Number)
  return Math.ceil((part * seats) / whole)
}
