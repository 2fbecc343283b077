import { contactOn, venueOn } from '../../load/meeting/on-day.ts'
import type { Committee } from '../../load/schema/committee.ts'
import { aboutMember, officeIn } from '../../plan/membership.ts'
import type { Wording } from '../../wording/wording.ts'
import { yearOf } from '../dates.ts'
import type { SiteFile } from '../model.ts'
import { groupBy } from '../records/group.ts'
import type { People } from '../records/people.ts'
import type { Schedule, ScheduledMeeting } from '../records/schedule.ts'
import type { SiteContext } from '../templates/edition.ts'
import { type Here, inEveryLanguage, type Page } from '../templates/frame.ts'
import type { View } from '../templates/view.ts'
import { cleanLine } from '../text.ts'
import { yearTitle } from './archive.ts'
import { bodiesView, bodyLink, bodyName, childrenOf } from './bodies.ts'
import { latestDecisions } from './decisions.ts'
import { meetingLine } from './lists.ts'
import { contactView } from './meeting/meeting.ts'
import { personLink } from './membership.ts'
import { noticesAddress, noticesToCome } from './notices.ts'
import { programmeAddress, programmes } from './programme.ts'

interface Term {
  from?: string | undefined
  to?: string | undefined
}

/** The list of committees and a page for each: who sits on it since when, and its meetings by municipal year. */
export function committeePages(context: SiteContext, schedule: Schedule, people: People): SiteFile[] {
  const { meetings } = schedule
  const planned = programmes(context, schedule)
  const list = inEveryLanguage(
    context,
    'committees/',
    (here): Page => ({
      path: 'committees/',
      title: here.wording.text('committee.title'),
      description: here.wording.text('committee.list_description', {
        organisation: context.settings.organisation.name,
      }),
      section: 'committees',
      template: 'committees',
      view: bodiesView(here),
    }),
  )
  const bySlug = groupBy(meetings, ({ record }) => record.committeeSlug)
  const pages = [...context.committees].flatMap(([slug, committee]) =>
    inEveryLanguage(context, `committees/${slug}/`, (here) =>
      committeePage(here, slug, committee, bySlug.get(slug) ?? [], people, planned.has(slug)),
    ),
  )
  return [...list, ...pages]
}

function committeePage(
  here: Here,
  slug: string,
  committee: Committee,
  meetings: readonly ScheduledMeeting[],
  people: People,
  hasProgramme: boolean,
): Page {
  const { wording, context } = here
  const { today } = context
  const person = (member: Committee['members'][number]): View => ({
    name: cleanLine(member.name),
    href: personLink(here, people, member.name),
    role: officeIn(committee, member.role) ?? wording.text(`role.${member.role}`),
    about: aboutMember({ ...member, represents: undefined }),
    group: member.group,
    represents: member.represents && wording.text('role.represents', { body: member.represents }),
    term: termText(member, wording),
  })
  const current = committee.members.filter((member) => member.to === undefined || member.to >= today)
  const former = committee.members.filter((member) => member.to !== undefined && member.to < today)
  const vacancies = committee.vacancies.filter((vacancy) => vacancy.to === undefined || vacancy.to >= today)
  const years = groupBy(meetings.toReversed(), ({ date }) => yearOf(date, context.years))
  const contact = contactOn(committee, today)
  const records = meetings.map(({ record }) => record)
  return {
    path: `committees/${slug}/`,
    title: bodyName(slug, context.committees),
    description:
      committee.description === undefined
        ? wording.text('committee.page_description', { committee: cleanLine(committee.name) })
        : cleanLine(committee.description),
    section: 'committees',
    template: 'committee',
    view: {
      name: cleanLine(committee.name),
      committee,
      parent: committee.parent === undefined ? undefined : bodyLink(here, committee.parent),
      below: childrenOf(here, slug),
      joint: committee.joint_with.length > 0 ? committee.joint_with.map(cleanLine).join(', ') : undefined,
      dissolved:
        committee.dissolved && wording.text('committee.dissolved_on', { date: wording.date(committee.dissolved) }),
      quorum:
        typeof committee.quorum === 'string'
          ? wording.text('committee.quorum_share', { share: committee.quorum })
          : committee.quorum,
      venue: venueOn(committee, today),
      contact: contact && contactView(contact),
      decided: latestDecisions(here, records),
      members: current.map(person),
      former: former.length > 0 ? former.map(person) : undefined,
      substitutes:
        committee.substitutes.length > 0
          ? committee.substitutes.map((one) => ({ ...one, term: termText(one, wording) }))
          : undefined,
      vacancies: vacancies.map((vacancy) => ({ group: vacancy.group, term: termText(vacancy, wording) })),
      years: [...years].map(([year, ofYear]) => ({
        title: yearTitle(year, context, wording),
        meetings: ofYear.map((one) => meetingLine(here, one)),
      })),
      programme: hasProgramme ? here.toPage(programmeAddress(slug)) : undefined,
      notices:
        noticesToCome(context, slug, records, wording).length > 0 ? here.toPage(noticesAddress(slug)) : undefined,
      calendar: here.toFile(`committees/${slug}/calendar.ics`),
      feed: context.baseUrl === undefined ? undefined : here.toFile(`committees/${slug}/feed.xml`),
    },
    crumbs: [{ label: wording.text('navigation.committees'), href: here.toPage('committees/') }],
    feed: `committees/${slug}/feed.xml`,
    calendar: `committees/${slug}/calendar.ics`,
  }
}

/** "since 18 May 2022", "18 May 2022 to 17 May 2023". */
export function termText({ from, to }: Term, wording: Wording): string {
  if (from !== undefined && to !== undefined)
    return wording.text('term.between', { from: wording.date(from), to: wording.date(to) })
  if (from !== undefined) return wording.text('term.since', { from: wording.date(from) })
  return to === undefined ? wording.text('term.current') : wording.text('term.until', { to: wording.date(to) })
}
