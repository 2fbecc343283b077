import { absolute } from '../address.ts'
import type { SiteFile } from '../model.ts'
import { compareText, groupBy } from '../records/group.ts'
import type { People } from '../records/people.ts'
import type { MeetingRecord } from '../records/record.ts'
import type { SiteContext } from '../templates/edition.ts'
import { cleanLine } from '../text.ts'
import { meetingObject, paperObjects } from './oparl-meeting.ts'
import { type Addresses, addressesOf, type OParlObject, object, objectFile } from './oparl-object.ts'

const PAGE_LENGTH = 100

/**
 * Bodies, meetings, agenda items and papers in OParl 1.1 (https://oparl.org/spezifikation/). The identity of an object is its
 * address; objects that stand inside another have a fragment. Files of meetings and papers are made with each meeting
 * (`meetingObjectFiles`). None where nobody knows the site's address.
 */
export function oparlFiles(context: SiteContext, records: readonly MeetingRecord[], people: People): SiteFile[] {
  if (context.baseUrl === undefined) return []
  const to = addressesOf(context.baseUrl, context.settings.timezone)
  const ordered = records.toSorted((a, b) => compareText(a.date, b.date) || compareText(a.key, b.key))
  const meetings = ordered.map((record) => meetingObject(record, to))
  const papers = ordered.flatMap((record) => paperObjects(record, to))
  const organizations = organizationObjects(context, people, to)
  const persons = people.list.map((person) =>
    object('Person', to.person(person.slug), {
      body: to.body,
      name: person.plainName,
      title: person.prefix === undefined ? undefined : [person.prefix],
      affix: person.suffix,
      email: person.email === undefined ? undefined : [person.email],
      web: absolute(to.base, `people/${person.slug}/`),
      membership: person.seats.map((seat, index) => membership(person.slug, seat, index, to)),
    }),
  )
  const body = bodyObject(context, to)
  return [
    ...[systemObject(context, to), body, ...organizations, ...persons].map((one) => objectFile(one, to)),
    ...list('bodies', [body], to),
    ...list('organizations', organizations, to),
    ...list('people', persons, to),
    ...list('meetings', meetings, to),
    ...list('papers', papers, to),
    ...committeeLists(ordered, meetings, context, to),
  ]
}

function systemObject({ settings }: SiteContext, to: Addresses): OParlObject {
  return object('System', to.system, {
    oparlVersion: 'https://schema.oparl.org/1.1/',
    body: to.list('bodies'),
    name: settings.organisation.name,
    website: to.base,
  })
}

function bodyObject({ settings }: SiteContext, to: Addresses): OParlObject {
  const { organisation } = settings
  return object('Body', to.body, {
    system: to.system,
    name: organisation.name,
    website: organisation.website,
    contactEmail: organisation.email,
    organization: to.list('organizations'),
    person: to.list('people'),
    meeting: to.list('meetings'),
    paper: to.list('papers'),
    legislativeTerm: [],
    web: to.base,
  })
}

function organizationObjects(context: SiteContext, people: People, to: Addresses): OParlObject[] {
  return [...context.committees].map(([slug, committee]) =>
    object('Organization', to.organization(slug), {
      body: to.body,
      name: cleanLine(committee.name),
      organizationType: 'Gremium',
      classification: committee.type === undefined ? undefined : cleanLine(committee.type),
      membership: people.list.flatMap((person) =>
        person.seats.flatMap((seat, index) => (seat.committeeSlug === slug ? [to.membership(person.slug, index)] : [])),
      ),
      meeting: to.list(`meetings/${slug}`),
      web: absolute(to.base, `committees/${slug}/`),
    }),
  )
}

function membership(
  person: string,
  seat: People['list'][number]['seats'][number],
  index: number,
  to: Addresses,
): OParlObject {
  return object('Membership', to.membership(person, index), {
    organization: to.organization(seat.committeeSlug),
    role: seat.role,
    votingRight: seat.voting,
    startDate: seat.from,
    endDate: seat.to,
  })
}

function committeeLists(
  records: readonly MeetingRecord[],
  meetings: readonly OParlObject[],
  context: SiteContext,
  to: Addresses,
): SiteFile[] {
  const byCommittee = groupBy(
    meetings.map((meeting, index) => ({ meeting, slug: records[index]?.committeeSlug })),
    ({ slug }) => slug,
  )
  return [...context.committees.keys()].flatMap((slug) =>
    list(
      `meetings/${slug}`,
      (byCommittee.get(slug) ?? []).map(({ meeting }) => meeting),
      to,
    ),
  )
}

/** An object list in pages, each with links to the others. */
function list(name: string, objects: readonly OParlObject[], to: Addresses): SiteFile[] {
  const totalPages = Math.max(1, Math.ceil(objects.length / PAGE_LENGTH))
  return Array.from({ length: totalPages }, (_, index) => {
    const page = index + 1
    const content = {
      data: objects.slice(index * PAGE_LENGTH, page * PAGE_LENGTH),
      pagination: { totalElements: objects.length, elementsPerPage: PAGE_LENGTH, currentPage: page, totalPages },
      links: {
        first: to.list(name),
        prev: page > 1 ? to.list(name, page - 1) : undefined,
        self: to.list(name, page),
        next: page < totalPages ? to.list(name, page + 1) : undefined,
        last: to.list(name, totalPages),
      },
    }
    return { path: to.pathOf(to.list(name, page)), content: `${JSON.stringify(content)}\n` }
  })
}
