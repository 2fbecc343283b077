import { isCurrent, quorumOf, votes } from '../load/register.ts'
import type { Committee, Member } from '../load/schema/committee.ts'
import type { Wording } from '../wording/wording.ts'
import type { PlannedMember, PlannedMembership } from './plan.ts'

const RANK: Record<Member['role'], number> = { chair: 0, 'co-chair': 1, 'vice-chair': 2, member: 3, 'co-opted': 4 }

/** The membership on the day of a meeting, as the front sheet shows it. @param inAttendance others who come */
export function planMembership(
  committee: Committee,
  date: string,
  wording: Wording,
  inAttendance: readonly string[] = [],
): PlannedMembership {
  const planned = (member: Member): PlannedMember => ({
    name: member.name,
    office: officeOf(member, committee, wording),
    represents: member.represents,
    about: aboutMember(member),
  })
  const current = committee.members
    .filter((member) => isCurrent(member, date))
    .toSorted((a, b) => RANK[a.role] - RANK[b.role])
  const vacancies = committee.vacancies.filter((vacancy) => isCurrent(vacancy, date))
  const elected = current.filter((member) => member.role !== 'co-opted')
  const groupOf = (seat: { group?: string | undefined }) => seat.group ?? wording.text('membership.members')
  const names = new Set([...elected, ...vacancies.filter((vacancy) => vacancy.role !== 'co-opted')].map(groupOf))
  const groups = [...names].map((name) => ({
    title: name,
    members: elected.filter((member) => groupOf(member) === name).map(planned),
    vacancies: vacancies.filter((vacancy) => vacancy.role !== 'co-opted' && groupOf(vacancy) === name).length,
  }))
  // The largest group first; a stable sort keeps the order of the register between equals.
  groups.sort((a, b) => b.members.length + b.vacancies - (a.members.length + a.vacancies))
  const coopted = current.filter((member) => member.role === 'co-opted')
  const cooptedVacancies = vacancies.filter((vacancy) => vacancy.role === 'co-opted').length
  if (coopted.length + cooptedVacancies > 0)
    groups.push({
      title: wording.text(coopted.some(votes) ? 'membership.co_opted' : 'membership.co_opted_non_voting'),
      members: coopted.map(planned),
      vacancies: cooptedVacancies,
    })
  const substitutes = committee.substitutes.filter((substitute) => isCurrent(substitute, date))
  if (substitutes.length > 0)
    groups.push({
      title: wording.text('membership.substitutes'),
      members: substitutes.map(({ name, group }) => ({ name, office: undefined, represents: group, about: group })),
      vacancies: 0,
    })
  if (inAttendance.length > 0)
    groups.push({
      title: wording.text('membership.in_attendance'),
      members: inAttendance.map((name) => ({ name, office: undefined, represents: undefined, about: undefined })),
      vacancies: 0,
    })
  const quorum = quorumOf(committee, date)
  return {
    groups,
    quorum: quorum === undefined ? undefined : wording.count('membership.quorum', quorum),
  }
}

function officeOf({ role }: Member, committee: Committee, wording: Wording): string | undefined {
  if (role === 'member' || role === 'co-opted') return undefined
  return officeIn(committee, role) ?? wording.text(`role.${role}`)
}

/** What the one who holds an office is called in a body, where it has a name of its own for it: Convener. */
export function officeIn({ offices }: Pick<Committee, 'offices'>, role: string): string | undefined {
  return role === 'chair' || role === 'co-chair' || role === 'vice-chair' ? offices[role] : undefined
}

/** Position, portfolio, ward and whom they represent, in one line; undefined where the register gives none. */
export function aboutMember(
  member: Pick<Member, 'position' | 'portfolio' | 'ward' | 'represents'>,
): string | undefined {
  const parts = [member.position, member.portfolio, member.ward, member.represents]
  return parts.filter((part) => part !== undefined).join(' · ') || undefined
}
