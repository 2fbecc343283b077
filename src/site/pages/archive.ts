import type { Wording } from '../../wording/wording.ts'
import { yearOf } from '../dates.ts'
import type { SiteFile } from '../model.ts'
import { groupBy } from '../records/group.ts'
import type { MeetingRecord } from '../records/record.ts'
import type { Schedule } from '../records/schedule.ts'
import type { SiteContext } from '../templates/edition.ts'
import { inEveryLanguage, type Page } from '../templates/frame.ts'
import { meetingLine } from './lists.ts'

/** Every meeting, a page for each year of the organisation. */
export function archivePages(
  context: SiteContext,
  { meetings }: Schedule,
  records: readonly MeetingRecord[],
): SiteFile[] {
  const years = [...groupBy(meetings.toReversed(), ({ date }) => yearOf(date, context.years))]
  const overview = inEveryLanguage(context, 'archive/', (here): Page => {
    const { wording } = here
    return {
      path: 'archive/',
      title: wording.text('archive.title'),
      description: wording.text('archive.description', { organisation: context.settings.organisation.name }),
      section: 'archive',
      template: 'archive',
      view: {
        decisions: records.some(({ decisions }) => decisions) ? here.toPage('decisions/') : undefined,
        years: years.map(([year, ofYear]) => ({
          label: yearTitle(year, context, wording),
          href: here.toPage(`archive/${year}/`),
          count: ofYear.length,
        })),
      },
    }
  })
  const pages = years.flatMap(([year, ofYear]) =>
    inEveryLanguage(context, `archive/${year}/`, (here): Page => {
      const { wording } = here
      const title = yearTitle(year, context, wording)
      return {
        path: `archive/${year}/`,
        title,
        description: wording.text('archive.year_description', {
          organisation: context.settings.organisation.name,
          year: title,
        }),
        section: 'archive',
        template: 'year',
        view: { title, meetings: ofYear.map((one) => meetingLine(here, one)) },
        crumbs: [{ label: wording.text('archive.title'), href: here.toPage('archive/') }],
      }
    }),
  )
  return [...overview, ...pages]
}

/** "Municipal year 2022–2023", or "2022". */
export function yearTitle(year: string, { years }: SiteContext, wording: Wording): string {
  return wording.text(`year.${years}`, { year: year.replace('-', '–') })
}
