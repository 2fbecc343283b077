import { officeIn } from '../../plan/membership.ts'
import type { SiteFile } from '../model.ts'
import { groupBy } from '../records/group.ts'
import type { People, Person, Seat } from '../records/people.ts'
import type { MeetingRecord } from '../records/record.ts'
import { conductOf } from '../records/votes.ts'
import type { SiteContext } from '../templates/edition.ts'
import { type Here, inEveryLanguage, type Page } from '../templates/frame.ts'
import type { View } from '../templates/view.ts'
import { bodyName } from './bodies.ts'
import { termText } from './committees.ts'
import { groupOf, wardOf } from './seats.ts'

/** Members above which their list has letters to jump to, and a field to filter it. */
const MANY = 40

type Conduct = ReturnType<ReturnType<typeof conductOf>['get']>

/** The list of members and a page for each, with seats and attendance. */
export function peoplePages(context: SiteContext, people: People, records: readonly MeetingRecord[]): SiteFile[] {
  const conduct = conductOf(people, records)
  const isLong = people.list.length > MANY
  const letters = [...groupBy(people.list, ({ sortName }) => letterOf(sortName))]
  const hasWards = people.list.some(({ seats }) => seats.some(({ ward }) => ward !== undefined))
  const list = inEveryLanguage(
    context,
    'people/',
    (here): Page => ({
      path: 'people/',
      title: here.wording.text('people.title'),
      description: here.wording.text('people.list_description', { organisation: context.settings.organisation.name }),
      section: 'people',
      template: 'people',
      scripts: isLong ? ['assets/filter.js'] : [],
      view: {
        isLong,
        letters: isLong
          ? letters.map(([letter, of]) => ({ letter, id: idOf(letter), people: of.map((one) => lineView(here, one)) }))
          : undefined,
        people: isLong ? [] : people.list.map((person) => lineView(here, person)),
        wards: hasWards ? here.toPage('wards/') : undefined,
      },
    }),
  )
  const pages = people.list.flatMap((person) =>
    inEveryLanguage(context, `people/${person.slug}/`, (here) => personPage(here, person, conduct.get(person))),
  )
  return [...list, ...pages]
}

/** The letter that a name stands under: É under E, and one that has none under #. */
function letterOf(sortName: string): string {
  const first = sortName.normalize('NFD').charAt(0).toUpperCase()
  return /\p{L}/u.test(first) ? first : '#'
}

function idOf(letter: string): string {
  return letter === '#' ? 'letter-other' : `letter-${letter.toLowerCase()}`
}

function lineView({ context, toPage }: Here, person: Person): View {
  const current = person.seats.filter((seat) => seat.to === undefined || seat.to >= context.today)
  return {
    name: person.name,
    href: toPage(`people/${person.slug}/`),
    group: groupOf(person, context.today),
    former: person.seats.length > 0 && current.length === 0,
    committees: bodiesText(current, context),
  }
}

/** The bodies of a member in a line: where some belong to others, those alone that do not. */
function bodiesText(seats: readonly Seat[], { committees }: SiteContext): string {
  const main = seats.filter(({ committeeSlug }) => committees.get(committeeSlug)?.parent === undefined)
  const shown = main.length > 0 ? main : seats
  const names = [...new Set(shown.map(({ committeeSlug }) => bodyName(committeeSlug, committees)))]
  return names.join(names.some((name) => name.includes(',')) ? '; ' : ', ')
}

/** Attendance in figures, by committee. */
function figuresOf({ attendance }: Person, { wording, toPage }: Here): View[] {
  return [...groupBy(attendance, ({ committeeSlug }) => committeeSlug)].map(([slug, meetings]) => ({
    committee: meetings[0]?.committee,
    href: toPage(`committees/${slug}/`),
    expected: meetings.length,
    present: meetings.filter(({ state }) => state === 'present').length,
    apologies: meetings.filter(({ state }) => state === 'apologies').length,
    share: wording.text('people.share', {
      percent: Math.round((100 * meetings.filter(({ state }) => state === 'present').length) / meetings.length),
    }),
  }))
}

function photoView({ context, toFile, wording }: Here, { name, photo }: Person): View | undefined {
  const shown = photo === undefined ? undefined : context.photos?.get(photo)
  return shown && { src: toFile(shown.path), ...shown.size, text: wording.text('people.photo', { name }) }
}

function personPage(here: Here, person: Person, conduct: Conduct): Page {
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
      group: groupOf(person, here.context.today),
      ward: wardOf(person, here.context.today),
      wards: toPage('wards/'),
      email: person.email,
      phone: person.phone,
      tel: person.phone?.replaceAll(/[^\d+]/gu, ''),
      interests: person.interests,
      photo: photoView(here, person),
      figures: figuresOf(person, here),
      seats: person.seats.map((seat) => ({
        committee: {
          name: bodyName(seat.committeeSlug, here.context.committees),
          href: toPage(`committees/${seat.committeeSlug}/`),
        },
        role: officeOf(here, seat) ?? wording.text(`role.${seat.role}`),
        about: seat.about,
        group: seat.group,
        represents: seat.represents && wording.text('role.represents', { body: seat.represents }),
        term: termText(seat, wording),
      })),
      summary:
        person.attendance.length > 0
          ? wording.text('people.attendance_summary', { present, expected: person.attendance.length })
          : undefined,
      votes: conduct?.votes.map(({ record, decision, way }) => ({
        title: decision.title,
        href: `${toPage(record.page)}#${decision.id}`,
        about: `${record.committee}, ${wording.date(record.date)}`,
        way: wording.text(`voted.${way}`),
      })),
      declared: conduct?.declared.map(({ record, item, nature }) => ({
        title: nature ?? wording.text('decisions.interest'),
        href: toPage(record.page),
        about: `${record.committee}, ${wording.date(record.date)}, ${wording.text('decisions.item', { label: item })}`,
      })),
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

/** What an office is called in its body. */
function officeOf(
  { context }: Here,
  { committeeSlug, role }: { committeeSlug: string; role: string },
): string | undefined {
  const committee = context.committees.get(committeeSlug)
  return committee && officeIn(committee, role)
}
