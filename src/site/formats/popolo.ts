import { slugOf } from '../../slug.ts'
import { absolute } from '../address.ts'
import type { SiteFile } from '../model.ts'
import { compareText } from '../records/group.ts'
import type { People } from '../records/people.ts'
import type { SiteContext } from '../templates/edition.ts'
import { cleanLine } from '../text.ts'

const COUNCIL = 'organisation'

/**
 * People, bodies and memberships in Popolo (https://www.popoloproject.com/specs/), one file. A political group that sits on a
 * committee through a member is named in `on_behalf_of_id`.
 */
export function popoloFile({ settings, committees, baseUrl, photos }: SiteContext, people: People): SiteFile {
  const groups = [...new Set(people.list.flatMap((person) => person.seats.flatMap((seat) => seat.group ?? [])))]
  const image = ({ photo }: People['list'][number]): string | undefined => {
    const shown = photo === undefined ? undefined : photos?.get(photo)
    return shown && baseUrl !== undefined ? absolute(baseUrl, shown.path) : undefined
  }
  const data = {
    persons: people.list.map((person) => ({
      id: person.slug,
      name: person.plainName,
      sort_name: person.sortName,
      honorific_prefix: person.prefix,
      honorific_suffix: person.suffix,
      email: person.email,
      image: image(person),
    })),
    organizations: [
      { id: COUNCIL, name: settings.organisation.name, classification: 'council' },
      ...[...committees].map(([slug, committee]) => ({
        id: `committee/${slug}`,
        name: cleanLine(committee.name),
        classification: 'committee',
        parent_id: COUNCIL,
      })),
      ...groups
        .toSorted(compareText)
        .map((name) => ({ id: groupId(name), name, classification: 'political group', parent_id: COUNCIL })),
    ],
    memberships: people.list.flatMap((person) =>
      person.seats.map((seat, index) => ({
        id: `${person.slug}/${index + 1}`,
        person_id: person.slug,
        organization_id: `committee/${seat.committeeSlug}`,
        role: seat.role,
        on_behalf_of_id: seat.group === undefined ? undefined : groupId(seat.group),
        start_date: seat.from,
        end_date: seat.to,
      })),
    ),
  }
  return { path: 'api/popolo.json', content: `${JSON.stringify(data, undefined, 1)}\n` }
}

function groupId(name: string): string {
  return `group/${slugOf(name, 'group')}`
}
