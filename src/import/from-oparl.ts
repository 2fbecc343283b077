import { Temporal } from 'temporal-polyfill'
import { isObject, type JsonObject, textIn } from './json.ts'
import { type BodyRow, bodyKey, type ItemRow, noRows, type Rows } from './rows.ts'

const TYPE = /^https?:\/\/schema\.oparl\.org\/1\.\d\/(\w+)$/u

/** True for an object of OParl: https://schema.oparl.org/1.1/Meeting */
export function isOParl(object: JsonObject): boolean {
  return TYPE.test(String(object.type))
}

/**
 * Organizations, persons with their memberships and groups, and meetings with their agenda items. Objects name each other by their
 * addresses, so that all files are read together.
 * @param timezone in which the times of meetings are written
 */
export function fromOParl(objects: readonly { where: string; object: JsonObject }[], timezone: string): Rows {
  const rows = noRows()
  const living = objects.filter(({ object }) => object.deleted !== true)
  const ofType = (type: string) => living.filter(({ object }) => TYPE.exec(String(object.type))?.[1] === type)
  const organizations = organizationsOf(ofType('Organization'))
  const named = (address: unknown): Organization | undefined => organizations.get(addressIn(address))
  const terms = membershipsOf(ofType('Person'), ofType('Membership'))
  const groups = new Map<JsonObject, string>()
  for (const { person, own } of terms) {
    const group = named(own.organization)
    if (group?.isGroup && !groups.has(person)) groups.set(person, group.name)
  }
  for (const { where, person, own } of terms) {
    const body = named(own.organization)
    if (body?.isGroup) continue
    if (body === undefined) {
      rows.left.push({
        where,
        reason: `A membership is in ${textIn(own.organization) ?? 'a body'}, which is in none of the files.`,
      })
      continue
    }
    const [from, to] = [textIn(own.startDate), textIn(own.endDate)]
    const group = named(own.onBehalfOf)?.name ?? groups.get(person)
    const name = textIn(person.name) ?? ''
    rows.members.push({ where, body: body.key, name, group, role: textIn(own.role), from, to })
  }
  for (const { where, object } of ofType('Meeting')) {
    const body = named(object.organization)?.key
    const start = startOf(object.start, timezone)
    if (body === undefined || start === undefined) {
      const reason =
        body === undefined ? 'Its organization is in none of the files.' : 'It does not say when it begins.'
      rows.left.push({ where, reason })
      continue
    }
    const { items, hidden, decided } = itemsOf(object)
    if (hidden > 0) rows.left.push({ where, reason: `Items that are not public: ${hidden}.` })
    if (decided > 0) rows.left.push({ where, reason: `Items with a result, which decisions.yaml is for: ${decided}.` })
    const venue = isObject(object.location) ? textIn(object.location.description) : undefined
    const status = object.cancelled === true ? 'cancelled' : textIn(object.meetingState)
    rows.meetings.push({
      where,
      body,
      ...start,
      title: titleOf(object, named(object.organization)?.name ?? body),
      venue,
      status,
      items,
    })
  }
  addBodies(rows, [...organizations.values()])
  return rows
}

interface Organization extends BodyRow {
  /** What members and meetings call it. */
  key: string
  /** True for a parliamentary group or a party, which is no body that meets here. */
  isGroup: boolean
  /** True where it says itself that somebody belongs to it. */
  hasMembers: boolean
}

function organizationsOf(found: readonly { where: string; object: JsonObject }[]): ReadonlyMap<string, Organization> {
  const nameIn = ({ name, shortName }: JsonObject): string | undefined => textIn(name) ?? textIn(shortName)
  const names = new Map(found.map(({ object }) => [String(object.id), nameIn(object)]))
  // Two levels: a register has one body above it.
  const mains = found.filter(({ object }) => !names.has(addressIn(object.subOrganizationOf)))
  const parents = new Map(mains.map(({ object }) => [String(object.id), nameIn(object)]))
  return new Map(
    found.flatMap(({ where, object }): [string, Organization][] => {
      const name = names.get(String(object.id))
      if (name === undefined) return []
      const parent = parents.get(addressIn(object.subOrganizationOf))
      const type = textIn(object.classification) ?? textIn(object.organizationType)
      const isGroup = /^(?:fraktion|partei)/iu.test(textIn(object.organizationType) ?? '')
      const hasMembers = Array.isArray(object.membership) && object.membership.length > 0
      return [[String(object.id), { where, name, parent, type, key: bodyKey({ name, parent }), isGroup, hasMembers }]]
    }),
  )
}

/** Bodies that have members or meetings, or others below them; departments of an administration have none. */
function addBodies(rows: Rows, organizations: readonly Organization[]): void {
  const used = new Set([...rows.members, ...rows.meetings].map(({ body }) => body))
  const isBody = ({ key, hasMembers }: Organization) => hasMembers || used.has(key)
  const own = organizations.filter(({ isGroup }) => !isGroup)
  rows.bodies.push(...own.filter(isBody))
  const [first, ...others] = own.filter((one) => !isBody(one))
  if (first === undefined) return
  const names = [first, ...others].map(({ name }) => name).join(', ')
  rows.left.push({ where: first.where, reason: `No members and no meetings are known of ${names}.` })
}

/** Each membership with its person: within the person, or an object of its own. */
function membershipsOf(
  persons: readonly { where: string; object: JsonObject }[],
  others: readonly { where: string; object: JsonObject }[],
): { where: string; person: JsonObject; own: JsonObject }[] {
  const byId = new Map(persons.map(({ object }) => [String(object.id), object]))
  const within = persons.flatMap(({ where, object }) =>
    (Array.isArray(object.membership) ? object.membership.filter(isObject) : []).map((own) => ({
      ...{ where, own },
      person: object,
    })),
  )
  const known = new Set(within.map(({ own }) => own.id))
  const apart = others.flatMap(({ where, object }) => {
    const person = byId.get(addressIn(object.person))
    return person && !known.has(object.id) ? [{ where, own: object, person }] : []
  })
  return [...within, ...apart].filter(({ own }) => own.deleted !== true)
}

/** The address of an object that is named, given whole, or the first of a list. */
function addressIn(value: unknown): string {
  const one = Array.isArray(value) ? value[0] : value
  return String(isObject(one) ? one.id : one)
}

/** What is public of a meeting, and what is not, stands behind the name of its body in some systems. */
const PUBLIC_PART = /^[\s,:–-]*\(?(?:nicht[\s-]*)?öffentlich[^)]*\)?$/iu

/** "Finanzausschuss" and "Finanzausschuss (öffentlich)" are no titles of a meeting of the Finanzausschuss. */
function titleOf({ name }: JsonObject, body: string): string | undefined {
  const title = textIn(name)
  const rest = title?.startsWith(body) ? title.slice(body.length) : undefined
  return rest === '' || (rest !== undefined && PUBLIC_PART.test(rest)) ? undefined : title
}

function itemsOf({ agendaItem }: JsonObject): { items: ItemRow[]; hidden: number; decided: number } {
  const given = Array.isArray(agendaItem) ? agendaItem.filter(isObject).filter(({ deleted }) => deleted !== true) : []
  // Lists without an order keep theirs.
  const all = given.toSorted((a, b) => Number(a.order ?? 0) - Number(b.order ?? 0))
  const open = all.filter(({ public: isPublic }) => isPublic !== false)
  const items = open.flatMap((item): ItemRow[] => {
    const title = textIn(item.name)
    return title === undefined ? [] : [{ label: textIn(item.number), title }]
  })
  const decided = open.filter(({ result }) => textIn(result) !== undefined).length
  return { items, hidden: all.length - open.length, decided }
}

function startOf(start: unknown, timezone: string): { date: string; time: string } | undefined {
  try {
    const local = Temporal.Instant.from(String(start)).toZonedDateTimeISO(timezone)
    return { date: local.toPlainDate().toString(), time: local.toPlainTime().toString({ smallestUnit: 'minute' }) }
  } catch {
    return undefined
  }
}
