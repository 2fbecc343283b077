import { absolute } from '../address.ts'
import type { SiteFile } from '../model.ts'
import { compareText } from '../records/group.ts'
import type { ObjectHistory } from '../records/history.ts'
import type { People, Person, Seat } from '../records/people.ts'
import type { MeetingRecord } from '../records/record.ts'
import type { SiteHistory } from '../records/state.ts'
import type { SiteContext } from '../templates/edition.ts'
import { cleanLine } from '../text.ts'
import { deletedObjects, typeName, withDates } from './oparl-history.ts'
import { settledObjects } from './oparl-meeting.ts'
import { type Addresses, addressesOf, type OParlObject, object, objectFile } from './oparl-object.ts'

const PAGE_LENGTH = 100

/**
 * Bodies, meetings, agenda items and papers in OParl 1.1 (https://oparl.org/spezifikation/). The identity of an object is its
 * address, at which it stands as a file of its own, also where it stands inside another. Files of meetings and papers are made
 * with each meeting (`meetingObjectFiles`). None where nobody knows the site's address.
 * @param history with what the site has of each meeting from now on
 * @returns when each object that is no meeting's was made and changed
 */
export function* oparlFiles(
  context: SiteContext,
  records: readonly MeetingRecord[],
  people: People,
  history: SiteHistory,
): Generator<SiteFile, ObjectHistory> {
  if (context.baseUrl === undefined) return history.objects
  const to = addressesOf(context.baseUrl, context.settings.timezone)
  const ordered = records.toSorted((a, b) => compareText(a.date, b.date) || compareText(a.key, b.key))
  // What lists have alone: all objects of a thousand meetings by themselves would fill the memory.
  const ofMeetings = ordered.map((record) => {
    const { objects, all } = settledObjects(context, record, history.meetings.get(record.key)?.objects ?? {}, to)
    return [...objects, ...all.filter(({ deleted }) => deleted)].filter(isListed)
  })
  const gone = Object.entries(history.gone).map(([key, objects]) => ({ key, objects: deletedObjects(objects, to) }))
  const body = bodyObject(context, to)
  const organizations = organizationObjects(context, people, to)
  const persons = personObjects(context, people, to)
  const own = withDates([systemObject(context, to), body, ...organizations, ...persons], history.objects, to, context)
  const of = (type: string, from: readonly OParlObject[]) => from.filter((one) => typeName(one) === type)
  const others = gone.flatMap(({ objects }) => objects)
  const ofAll = [...ofMeetings.flat(), ...others]
  for (const one of [...own.all, ...others]) yield objectFile(one, to)
  yield* list('bodies', of('Body', own.objects), to)
  yield* list('organizations', of('Organization', own.all), to)
  yield* list('people', of('Person', own.all), to)
  yield* list('meetings', of('Meeting', ofAll), to)
  yield* list('papers', of('Paper', ofAll), to)
  for (const slug of context.committees.keys()) {
    const now = ordered.flatMap(({ committeeSlug }, index) =>
      committeeSlug === slug ? of('Meeting', ofMeetings[index] ?? []).filter(({ deleted }) => !deleted) : [],
    )
    const before = gone.filter(({ key }) => key.startsWith(`${slug}/`)).flatMap(({ objects }) => of('Meeting', objects))
    yield* list(`meetings/${slug}`, [...now, ...before], to)
  }
  return own.history
}

function isListed(one: OParlObject): boolean {
  return typeName(one) === 'Meeting' || typeName(one) === 'Paper'
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
        seatsOf(person, to).flatMap(({ id, seat }) => (seat.committeeSlug === slug ? [id] : [])),
      ),
      meeting: to.list(`meetings/${slug}`),
      web: absolute(to.base, `committees/${slug}/`),
    }),
  )
}

function personObjects({ today }: SiteContext, people: People, to: Addresses): OParlObject[] {
  return people.list.map((person) =>
    object('Person', to.person(person.slug), {
      body: to.body,
      name: person.plainName,
      title: person.prefix === undefined ? undefined : [person.prefix],
      affix: person.suffix,
      email: person.email === undefined ? undefined : [person.email],
      web: absolute(to.base, `people/${person.slug}/`),
      membership: seatsOf(person, to).map(({ id, seat }) =>
        object('Membership', id, {
          person: to.person(person.slug),
          organization: to.organization(seat.committeeSlug),
          role: seat.role,
          votingRight: seat.voting,
          startDate: seat.from,
          endDate: seat.to,
          created: to.timestamp(seat.from !== undefined && seat.from < today ? seat.from : today, '00:00'),
        }),
      ),
    }),
  )
}

/** The seats of a person, each with the address of the membership: counted on each committee, so that others do not move it. */
function seatsOf({ slug, seats }: Person, to: Addresses): { id: string; seat: Seat }[] {
  return seats.map((seat, index) => {
    const place = seats.slice(0, index + 1).filter(({ committeeSlug }) => committeeSlug === seat.committeeSlug).length
    return { id: to.membership(slug, seat.committeeSlug, place), seat }
  })
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
