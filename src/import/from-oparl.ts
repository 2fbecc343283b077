import { Temporal } from 'temporal-polyfill'
import { isObject, type JsonObject, textIn } from './json.ts'
import { type ItemRow, noRows, type Rows } from './rows.ts'

const TYPE = /^https?:\/\/schema\.oparl\.org\/1\.\d\/(\w+)$/u

/** True for an object of OParl: https://schema.oparl.org/1.1/Meeting */
export function isOParl(object: JsonObject): boolean {
  return TYPE.test(String(object.type))
}

/**
 * Organizations, persons with their memberships, and meetings with their agenda items. Objects name each other by their
 * addresses, so that all files are read together.
 * @param timezone in which the times of meetings are written
 */
export function fromOParl(objects: readonly { where: string; object: JsonObject }[], timezone: string): Rows {
  const rows = noRows()
  const living = objects.filter(({ object }) => object.deleted !== true)
  const ofType = (type: string) => living.filter(({ object }) => TYPE.exec(String(object.type))?.[1] === type)
  const bodies = new Map<string, string>()
  for (const { where, object } of ofType('Organization')) {
    const name = textIn(object.name) ?? textIn(object.shortName)
    if (name === undefined) continue
    bodies.set(String(object.id), name)
    rows.bodies.push({ where, name, type: textIn(object.classification) ?? textIn(object.organizationType) })
  }
  const named = (address: unknown): string | undefined =>
    bodies.get(String(isObject(address) ? address.id : Array.isArray(address) ? address[0] : address))
  for (const { where, object } of ofType('Person')) {
    const memberships = Array.isArray(object.membership) ? object.membership.filter(isObject) : []
    for (const own of memberships) {
      const body = named(own.organization)
      if (body === undefined) {
        rows.left.push({
          where,
          reason: `A membership is in ${textIn(own.organization) ?? 'a body'}, which is in none of the files.`,
        })
        continue
      }
      const [from, to] = [textIn(own.startDate), textIn(own.endDate)]
      rows.members.push({ where, body, name: textIn(object.name) ?? '', role: textIn(own.role), from, to })
    }
  }
  for (const { where, object } of ofType('Meeting')) {
    const body = named(object.organization)
    const start = startOf(object.start, timezone)
    if (body === undefined || start === undefined) {
      const reason =
        body === undefined ? 'Its organization is in none of the files.' : 'It does not say when it begins.'
      rows.left.push({ where, reason })
      continue
    }
    const { items, hidden } = itemsOf(object)
    if (hidden > 0) rows.left.push({ where, reason: `Items that are not public: ${hidden}.` })
    const venue = isObject(object.location) ? textIn(object.location.description) : undefined
    const status = object.cancelled === true ? 'cancelled' : textIn(object.meetingState)
    rows.meetings.push({ where, body, ...start, title: titleOf(object, body), venue, status, items })
  }
  return rows
}

/** "Finanzausschuss" is no title of a meeting of the Finanzausschuss. */
function titleOf({ name }: JsonObject, body: string): string | undefined {
  const title = textIn(name)
  return title === body ? undefined : title
}

function itemsOf({ agendaItem }: JsonObject): { items: ItemRow[]; hidden: number } {
  const all = Array.isArray(agendaItem) ? agendaItem.filter(isObject).filter(({ deleted }) => deleted !== true) : []
  const open = all.filter(({ public: isPublic }) => isPublic !== false)
  const items = open.flatMap((item): ItemRow[] => {
    const title = textIn(item.name)
    return title === undefined ? [] : [{ label: textIn(item.number), title }]
  })
  return { items, hidden: all.length - open.length }
}

function startOf(start: unknown, timezone: string): { date: string; time: string } | undefined {
  try {
    const local = Temporal.Instant.from(String(start)).toZonedDateTimeISO(timezone)
    return { date: local.toPlainDate().toString(), time: local.toPlainTime().toString({ smallestUnit: 'minute' }) }
  } catch {
    return undefined
  }
}
