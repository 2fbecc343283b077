import { isRoutine, type PlannedBusiness } from '../../load/meeting/across/programme.ts'
import { isCalledOff } from '../../load/schema/meeting.ts'
import type { Wording } from '../../wording/wording.ts'
import type { SiteFile } from '../model.ts'
import { compareText, groupBy } from '../records/group.ts'
import { itemsOf } from '../records/record.ts'
import type { Schedule, ScheduledMeeting } from '../records/schedule.ts'
import type { SiteContext } from '../templates/edition.ts'
import { type Here, inEveryLanguage, type Page } from '../templates/frame.ts'
import type { View } from '../templates/view.ts'
import { cleanLine } from '../text.ts'

/** Business that is to come before a body. */
interface ToCome extends PlannedBusiness {
  /** The item on the page of its meeting, from the root of the site. */
  address: string | undefined
}

type Programme = Pick<SiteContext, 'today' | 'committees'>

/** Where the work programme of a body is. */
export function programmeAddress(slug: string): string {
  return `committees/${slug}/work-programme/`
}

/**
 * What is to come before each body, by its slug: items of published agendas that are more than routine, and what its register
 * has as planned. A body with nothing to come is not among them.
 */
export function programmes({ committees, today }: Programme, { meetings }: Schedule): ReadonlyMap<string, ToCome[]> {
  const bySlug = groupBy(
    meetings.filter(({ date, record }) => date >= today && !isCalledOff(record.status)),
    ({ record }) => record.committeeSlug,
  )
  return new Map(
    [...committees].flatMap(([slug, { planned }]): [string, ToCome[]][] => {
      const listed = (bySlug.get(slug) ?? []).flatMap(listedIn)
      const titles = new Set(listed.map(({ title }) => title.toLowerCase()))
      const later = planned.filter(
        ({ date, title }) => date >= today.slice(0, date.length) && !titles.has(title.toLowerCase()),
      )
      const all = [
        ...listed,
        ...later.map(({ date, title, lead, purpose, key, private_reason: reason }) => ({
          ...{ when: date, title: cleanLine(title), lead, purpose, isKey: key },
          isPrivate: reason !== undefined,
          address: undefined,
        })),
      ]
      return all.length === 0 ? [] : [[slug, all.toSorted((a, b) => compareText(a.when, b.when))]]
    }),
  )
}

function listedIn({ record, date }: ScheduledMeeting): ToCome[] {
  return itemsOf(record)
    .filter((item) => !isRoutine(item))
    .map(({ title, lead, purpose, key, statement, id }) => ({
      ...{ when: date, title, lead, purpose },
      isKey: key !== undefined,
      isPrivate: statement !== undefined,
      address: `${record.page}#${id}`,
    }))
}

/** A page for each body that has business to come: its work programme, or forward plan. */
export function programmePages(context: SiteContext, schedule: Schedule): SiteFile[] {
  return [...programmes(context, schedule)].flatMap(([slug, business]) =>
    inEveryLanguage(context, programmeAddress(slug), (here): Page => {
      const { wording, toPage } = here
      const body = cleanLine(context.committees.get(slug)?.name ?? slug)
      return {
        path: programmeAddress(slug),
        title: `${wording.text('programme.title')}: ${body}`,
        description: wording.text('programme.description', { body }),
        section: 'committees',
        template: 'work-programme',
        view: { body, business: business.map((entry) => lineView(entry, here)) },
        crumbs: [
          { label: wording.text('navigation.committees'), href: toPage('committees/') },
          { label: body, href: toPage(`committees/${slug}/`) },
        ],
      }
    }),
  )
}

function lineView({ address, when, isKey, isPrivate, ...entry }: ToCome, { wording, toPage }: Here): View {
  const [page = '', fragment] = address?.split('#') ?? []
  return {
    ...entry,
    day: dayInWords(when, wording),
    date: when,
    href: address === undefined ? undefined : `${toPage(page)}#${fragment}`,
    key: isKey ? wording.text('listing.key') : undefined,
    private: isPrivate ? wording.text('listing.private') : undefined,
  }
}

/** "Monday 12 December 2022", or "December 2022" for a month. */
export function dayInWords(date: string, wording: Wording): string {
  const [year = '', month = '', day] = date.split('-')
  return day === undefined ? `${wording.text(`month.${Number(month)}`)} ${year}` : wording.longDate(date)
}
