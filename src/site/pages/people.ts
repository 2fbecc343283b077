import type { SiteFile } from '../model.ts'
import type { People, Person } from '../records/people.ts'
import type { SiteContext } from '../templates/edition.ts'
import { type Here, inEveryLanguage, type Page } from '../templates/frame.ts'
import type { View } from '../templates/view.ts'
import { termText } from './committees.ts'

/** The list of members and a page for each, with seats and attendance. */
export function peoplePages(context: SiteContext, people: People): SiteFile[] {
  const list = inEveryLanguage(
    context,
    'people/',
    (here): Page => ({
      path: 'people/',
      title: here.wording.text('people.title'),
      description: here.wording.text('people.list_description', { organisation: context.settings.organisation.name }),
      section: 'people',
      template: 'people',
      view: { people: people.list.map((person) => lineView(here, person)) },
    }),
  )
  const pages = people.list.flatMap((person) =>
    inEveryLanguage(context, `people/${person.slug}/`, (here) => personPage(here, person)),
  )
  return [...list, ...pages]
}

function lineView({ context, toPage }: Here, person: Person): View {
  const current = person.seats.filter((seat) => seat.to === undefined || seat.to >= context.today)
  return {
    name: person.name,
    href: toPage(`people/${person.slug}/`),
    group: [...new Set(person.seats.flatMap((seat) => seat.group ?? seat.represents ?? []))].join(', '),
    former: person.seats.length > 0 && current.length === 0,
    committees: current.map((seat) => ({ name: seat.committee, href: toPage(`committees/${seat.committeeSlug}/`) })),
  }
}

function personPage(here: Here, person: Person): Page {
  const { wording, toPage } = here
  const present = person.attendance.filter((one) => one.state === 'present').length
  return {
    path: `people/${person.slug}/`,
    title: person.name,
    description: wording.text('people.page_description', {
      name: person.name,
      organisation: here.context.settings.organisation.name,
    }),
    kind: 'profile',
    section: 'people',
    template: 'person',
    view: {
      name: person.name,
      email: person.email,
      seats: person.seats.map((seat) => ({
        committee: { name: seat.committee, href: toPage(`committees/${seat.committeeSlug}/`) },
        role: wording.text(`role.${seat.role}`),
        about: seat.about,
        group: seat.group,
        represents: seat.represents && wording.text('role.represents', { body: seat.represents }),
        term: termText(seat, wording),
      })),
      summary:
        person.attendance.length > 0
          ? wording.text('people.attendance_summary', { present, expected: person.attendance.length })
          : undefined,
      attendance: person.attendance.map((one) => ({
        committee: one.committee,
        date: wording.date(one.date),
        href: one.page === undefined ? undefined : toPage(one.page),
        state: wording.text(`people.${one.state}`),
      })),
    },
    crumbs: [{ label: wording.text('people.title'), href: toPage('people/') }],
  }
}
