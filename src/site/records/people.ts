import { photoPath } from '../../load/pictures/photos.ts'
import type { Committee } from '../../load/schema/committee.ts'
import { aboutMember } from '../../plan/membership.ts'
import { fileNameOf } from '../../slug.ts'
import { cleanLine, uniqueNames } from '../text.ts'
import { compareText } from './group.ts'
import { nameParts } from './names.ts'
import type { AttendanceRecord, MeetingRecord } from './record.ts'

/** A seat that a person has or had. */
export interface Seat {
  committee: string
  committeeSlug: string
  role: string
  group?: string
  /** Position, portfolio and ward, in one line. */
  about?: string
  ward?: string
  represents?: string
  voting: boolean
  from?: string
  to?: string
}

/** A meeting that a person was expected at, and whether they came. */
export interface Attendance {
  committee: string
  committeeSlug: string
  date: string
  /** The meeting's page, where it is on the site. */
  page?: string
  state: 'present' | 'apologies' | 'absent'
}

export interface Person {
  slug: string
  /** As the registers write it, titles and all. */
  name: string
  prefix?: string
  suffix?: string
  /** The name without titles. */
  plainName: string
  sortName: string
  email?: string
  phone?: string
  /** Where the register of interests is. */
  interests?: string
  /** Path of the photograph in the workspace. */
  photo?: string
  seats: readonly Seat[]
  attendance: readonly Attendance[]
}

type Draft = Pick<Person, 'name' | 'email' | 'phone' | 'interests' | 'photo'> & {
  names: Set<string>
  sortName?: string
  seats: Seat[]
}

export interface People {
  list: readonly Person[]
  /** By every form of the name that a register gives. */
  byName: ReadonlyMap<string, Person>
}

/**
 * Everybody in the registers, once each: the same name without titles, or a name under `also_known_as`, is the same person.
 * @param records whose papers tell who came to which meeting
 */
export function peopleOf(committees: ReadonlyMap<string, Committee>, records: readonly MeetingRecord[]): People {
  const drafts = new Map<string, Draft>()
  for (const [committeeSlug, committee] of committees) {
    for (const member of committee.members) {
      const forms = [member.name, ...member.also_known_as].map((form) => nameParts(form).plainName)
      const key = forms.find((form) => drafts.has(form)) ?? forms[0] ?? member.name
      const draft: Draft = drafts.get(key) ?? { names: new Set<string>(), name: cleanLine(member.name), seats: [] }
      for (const form of forms) drafts.set(form, draft)
      for (const name of [member.name, ...member.also_known_as])
        draft.names.add(cleanLine(name)).add(nameParts(name).plainName)
      draft.email = member.email ?? draft.email
      draft.phone = member.phone ?? draft.phone
      draft.interests = member.interests ?? draft.interests
      draft.photo = (member.photo && photoPath(member.photo)) ?? draft.photo
      if (member.sort_name !== undefined) draft.sortName = cleanLine(member.sort_name)
      draft.seats.push(seatOf(member, committee, committeeSlug))
    }
  }
  const unique = uniqueNames()
  const attended = attendanceByMeeting(records)
  const list = [...new Set(drafts.values())]
    .toSorted((a, b) => compareText(nameParts(a.name).plainName, nameParts(b.name).plainName))
    .map((draft) => {
      const parts = nameParts(draft.name)
      const person: Person = {
        slug: unique(fileNameOf(parts.plainName, 'person')),
        name: draft.name,
        ...parts,
        sortName: draft.sortName ?? parts.sortName,
        email: draft.email,
        phone: draft.phone,
        interests: draft.interests,
        photo: draft.photo,
        seats: draft.seats,
        attendance: attendanceFor(draft.names, draft.seats, attended),
      }
      return { person, names: draft.names }
    })
  return {
    list: list
      .map(({ person }) => person)
      .toSorted((a, b) => compareText(a.sortName, b.sortName) || compareText(a.slug, b.slug)),
    byName: new Map(list.flatMap(({ person, names }) => [...names].map((name) => [name, person] as const))),
  }
}

function seatOf(member: Committee['members'][number], committee: Committee, committeeSlug: string): Seat {
  return {
    committee: cleanLine(committee.name),
    committeeSlug,
    role: member.role,
    voting: member.voting ?? member.role !== 'co-opted',
    group: member.group === undefined ? undefined : cleanLine(member.group),
    represents: member.represents === undefined ? undefined : cleanLine(member.represents),
    about: aboutMember({ ...member, represents: undefined }),
    ward: member.ward === undefined ? undefined : cleanLine(member.ward),
    from: member.from,
    to: member.to,
  }
}

interface Attended {
  committee: string
  committeeSlug: string
  page?: string
  record: AttendanceRecord
}

/** One record for each meeting; minutes count more than the meeting file, as they name apologies too. */
function attendanceByMeeting(records: readonly MeetingRecord[]): Attended[] {
  const pages = new Map(records.map((record) => [`${record.committeeSlug}/${record.date}`, record.page]))
  const found = new Map<string, Attended>()
  for (const { committee, committeeSlug, attendance } of records) {
    for (const record of attendance) {
      const key = `${committeeSlug}/${record.date}`
      const before = found.get(key)?.record
      if (before && before.apologies.length + before.absent.length > 0) continue
      const page = pages.get(key)
      found.set(key, { committee, committeeSlug, record, page })
    }
  }
  return [...found.values()].toSorted((a, b) => compareText(b.record.date, a.record.date))
}

function attendanceFor(
  names: ReadonlySet<string>,
  seats: readonly Seat[],
  attended: readonly Attended[],
): Attendance[] {
  const listed = (list: readonly string[]): boolean =>
    list.some((name) => names.has(name) || names.has(nameParts(name).plainName))
  return attended.flatMap(({ committee, committeeSlug, page, record }) => {
    const seated = seats.some(
      (seat) =>
        seat.committeeSlug === committeeSlug &&
        (seat.from === undefined || seat.from <= record.date) &&
        (seat.to === undefined || seat.to >= record.date),
    )
    const state = listed(record.present)
      ? ('present' as const)
      : listed(record.apologies)
        ? ('apologies' as const)
        : seated || listed(record.absent)
          ? ('absent' as const)
          : undefined
    if (state === undefined) return []
    return [{ committee, committeeSlug, date: record.date, state, page }]
  })
}
