import { absolute } from '../address.ts'
import type { SiteFile } from '../model.ts'
import { type Timestamp, timestamps } from './moments.ts'

const ROOT = 'api/oparl/'

/** An object of OParl 1.1. */
export interface OParlObject {
  id: string
  type: string
  [property: string]: unknown
}

/** The addresses of all objects; each is also a file of the site. And what time it is there. */
export interface Addresses {
  base: string
  timestamp: Timestamp
  system: string
  body: string
  organization(slug: string): string
  person(slug: string): string
  /** @param place of the seat among those that the person has or had on the committee, from 1 */
  membership(person: string, committee: string, place: number): string
  meeting(key: string): string
  agendaItem(key: string, id: string): string
  location(key: string): string
  consultation(key: string, paper: string): string
  file(key: string, name: string): string
  paper(key: string, id: string): string
  list(name: string, page?: number): string
  /** The file, from the root of the site, that an address leads to. */
  pathOf(id: string): string
  /** The other way round. */
  idOf(path: string): string
}

export function addressesOf(base: string, timezone: string): Addresses {
  const at = (path: string): string => absolute(base, `${ROOT}${path}.json`)
  return {
    base,
    timestamp: timestamps(timezone),
    system: at('system'),
    body: at('body'),
    organization: (slug) => at(`organization/${slug}`),
    person: (slug) => at(`person/${slug}`),
    membership: (person, committee, place) => at(`membership/${person}-${committee}-${place}`),
    meeting: (key) => at(`meeting/${key}`),
    agendaItem: (key, id) => at(`agenda-item/${key}-${id}`),
    location: (key) => at(`location/${key}`),
    consultation: (key, paper) => at(`consultation/${key}-${paper}`),
    file: (key, name) => at(`file/${key}-${name}`),
    // One folder a committee: one a meeting would take longer to make than the papers in it.
    paper: (key, id) => at(`paper/${key}-${id}`),
    list: (name, page = 1) => at(page === 1 ? `list/${name}` : `list/${name}-${page}`),
    pathOf: (id) => decodeURIComponent(id.slice(base.length)),
    idOf: (path) => absolute(base, path),
  }
}

export function object(type: string, id: string, properties: Readonly<Record<string, unknown>>): OParlObject {
  return { id, type: `https://schema.oparl.org/1.1/${type}`, ...properties }
}

/** The file of an object. */
export function objectFile(one: OParlObject, to: Addresses): SiteFile {
  return { path: to.pathOf(one.id), content: `${JSON.stringify(one)}\n` }
}
