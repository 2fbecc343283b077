import type { SiteFile } from '../model.ts'
import { compareText, groupBy } from '../records/group.ts'
import type { People, Person } from '../records/people.ts'
import type { SiteContext } from '../templates/edition.ts'
import { inEveryLanguage, type Page } from '../templates/frame.ts'
import { groupOf, wardOf } from './seats.ts'

/** The wards that members were elected in, each with its present members, by name. */
export function wardsOf(people: People, { today }: Pick<SiteContext, 'today'>): [ward: string, members: Person[]][] {
  const elected = people.list.flatMap((person) => {
    const ward = wardOf(person, today)
    return ward === undefined ? [] : [{ ward, person }]
  })
  return [...groupBy(elected, ({ ward }) => ward)]
    .toSorted(([a], [b]) => compareText(a, b))
    .map(([ward, members]) => [ward, members.map(({ person }) => person)])
}

/** The list of wards with their members; none where the registers name no ward. */
export function wardPages(context: SiteContext, people: People): SiteFile[] {
  const wards = wardsOf(people, context)
  if (wards.length === 0) return []
  return inEveryLanguage(context, 'wards/', (here): Page => {
    const { wording, toPage } = here
    const { name } = context.settings.organisation
    return {
      path: 'wards/',
      title: wording.text('wards.title'),
      description: wording.text('wards.description', { organisation: name }),
      section: 'people',
      template: 'wards',
      view: {
        wards: wards.map(([ward, members]) => ({
          name: ward,
          members: members.map((person) => ({
            name: person.name,
            href: toPage(`people/${person.slug}/`),
            group: groupOf(person, context.today),
          })),
        })),
      },
      crumbs: [{ label: wording.text('people.title'), href: toPage('people/') }],
    }
  })
}
