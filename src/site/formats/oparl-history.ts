import { type ObjectHistory, shortHash } from '../records/history.ts'
import type { SiteContext } from '../templates/edition.ts'
import type { Addresses, OParlObject } from './oparl-object.ts'

/** What an object says of where it belongs only when it is fetched by itself. */
const BACK_REFERENCES: Readonly<Record<string, readonly string[]>> = {
  AgendaItem: ['meeting'],
  Consultation: ['paper'],
  File: ['meeting', 'paper'],
  Membership: ['person'],
}

export interface DatedObjects {
  /** The objects that were given, with the dates of all that is in them. */
  objects: OParlObject[]
  /** Every object by itself, those inside others and those that were withdrawn included. */
  all: OParlObject[]
  history: ObjectHistory
}

/**
 * Gives objects the dates when they were made and changed: those of their data at first, from then on the moment when the site
 * had a change. What is no longer there stays as an object that is deleted, with nothing but its dates (OParl 1.1, deleted
 * objects); an agenda keeps its deleted items. An object changes with those inside it.
 * @param isSettled `before` has these very objects already: their dates are there, and nothing has to be compared
 */
export function withDates(
  given: readonly OParlObject[],
  before: ObjectHistory,
  to: Addresses,
  { now, isFirst }: Pick<SiteContext, 'now' | 'isFirst'>,
  isSettled = false,
): DatedObjects {
  const all: OParlObject[] = []
  const history: Record<string, ObjectHistory[string]> = {}
  const gone = isSettled ? deletedObjects(before, to) : withdrawn(given, before, to, now)

  /** Where others were published before this one, it is new now, whatever its data says. */
  const asFirst = (moment: unknown): string =>
    isFirst && typeof moment === 'string' && Date.parse(moment) < Date.parse(now) ? moment : now
  const dated = (one: OParlObject): OParlObject => {
    const { created, modified, ...says } = Object.fromEntries(
      Object.entries(one).map(([key, value]) => [key, inside(value)]),
    ) as OParlObject
    const path = to.pathOf(one.id)
    const settled = isSettled ? before[path] : undefined
    if (settled) {
      history[path] = settled
      const made = { ...says, created: settled.created, modified: settled.modified } as OParlObject
      all.push(made)
      return made
    }
    const hash = shortHash(JSON.stringify(says).replaceAll(to.base, ''))
    const known = before[path]
    const first = { created: asFirst(created), modified: asFirst(modified ?? created) }
    const dates = known
      ? { created: known.created, modified: known.hash === hash && !known.deleted ? known.modified : now }
      : first
    history[path] = { type: one.type, ...dates, hash }
    const made = { ...says, ...dates } as OParlObject
    all.push(made)
    return made
  }
  const inside = (value: unknown): unknown => {
    if (Array.isArray(value)) return value.map(inside)
    if (!isOParl(value)) return value
    const made = value.deleted ? value : dated(value)
    const hidden = BACK_REFERENCES[typeName(made)] ?? []
    return Object.fromEntries(Object.entries(made).filter(([key]) => !hidden.includes(key)))
  }

  const objects = given.map((one) => dated(withDeletedItems(one, gone)))
  for (const one of gone) {
    const { id, type, created, modified } = one
    history[to.pathOf(id)] = { type, created: String(created), modified: String(modified), hash: '', deleted: true }
    all.push(one)
  }
  return { objects, all, history }
}

/** What is left of all objects of a meeting that is no longer on the site. */
export function asDeleted(before: ObjectHistory, now: string): ObjectHistory {
  return Object.fromEntries(
    Object.entries(before).map(([path, one]) => [
      path,
      one.deleted ? one : { ...one, modified: now, hash: '', deleted: true as const },
    ]),
  )
}

/** The deleted objects of a history, as they are published. */
export function deletedObjects(history: ObjectHistory, to: Addresses): OParlObject[] {
  return Object.entries(history).flatMap(([path, { type, created, modified, deleted }]) =>
    deleted ? [{ id: to.idOf(path), type, created, modified, deleted }] : [],
  )
}

function withdrawn(given: readonly OParlObject[], before: ObjectHistory, to: Addresses, now: string): OParlObject[] {
  const ids = new Set(given.flatMap(idsIn))
  const gone = Object.entries(before).filter(([path]) => !ids.has(to.idOf(path)))
  return deletedObjects(asDeleted(Object.fromEntries(gone), now), to)
}

function withDeletedItems(one: OParlObject, gone: readonly OParlObject[]): OParlObject {
  if (typeName(one) !== 'Meeting') return one
  const items = gone.filter((other) => typeName(other) === 'AgendaItem')
  return items.length === 0 ? one : { ...one, agendaItem: [...(one.agendaItem as OParlObject[]), ...items] }
}

/** The name of an object's type, without its address: `Meeting`. */
export function typeName({ type }: Pick<OParlObject, 'type'>): string {
  return type.slice(type.lastIndexOf('/') + 1)
}

function idsIn(value: unknown): string[] {
  if (Array.isArray(value)) return value.flatMap(idsIn)
  return isOParl(value) ? [value.id, ...Object.values(value).flatMap(idsIn)] : []
}

function isOParl(value: unknown): value is OParlObject {
  return typeof value === 'object' && value !== null && 'id' in value && 'type' in value
}
