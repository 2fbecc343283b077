import { aboutMember } from '../../plan/membership.ts'
import { groupBy } from '../records/group.ts'
import type { People } from '../records/people.ts'
import type { MeetingRecord } from '../records/record.ts'
import type { Here } from '../templates/frame.ts'
import type { View } from '../templates/view.ts'
import { cleanLine } from '../text.ts'

/** The members of a meeting by political group, each with a link to the member's own page. */
export function groupViews(here: Here, record: MeetingRecord, people: People): View[] {
  const { wording } = here
  const groups = groupBy(record.members, (member) =>
    member.role === 'co-opted' || member.role === 'substitute'
      ? wording.text(`role.${member.role}`)
      : (member.group ?? ''),
  )
  return [...groups].map(([name, members]) => ({
    name: name === '' ? wording.text(groups.size > 1 ? 'meeting.no_group' : 'navigation.people') : name,
    members: members.map((member) => ({
      name: member.name,
      href: personLink(here, people, member.name),
      office: member.office ?? (/chair$/.test(member.role) ? wording.text(`role.${member.role}`) : undefined),
      about: aboutMember(member),
    })),
  }))
}

/** The page of a person, where there is one. */
export function personLink(here: Here, people: People, name: string): string | undefined {
  const person = people.byName.get(cleanLine(name))
  return person && here.toPage(`people/${person.slug}/`)
}
