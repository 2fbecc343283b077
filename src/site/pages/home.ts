import type { SiteFile } from '../model.ts'
import { meetingName } from '../records/record.ts'
import type { Schedule } from '../records/schedule.ts'
import type { SiteContext } from '../templates/edition.ts'
import { inEveryLanguage, type Page } from '../templates/frame.ts'
import { latestDecisions } from './decisions.ts'
import { committeeLinks, meetingLine, newestPapers, openConsultations } from './lists.ts'

const NEXT = 8
const LATEST = 8
const PAPERS = 10

/** Home: what comes next, what was last, what is out for comment, the latest decisions, the committees and the newest papers. */
export function homePages(context: SiteContext, { meetings }: Schedule): SiteFile[] {
  const next = meetings.filter(({ date }) => date >= context.today).slice(0, NEXT)
  const latest = meetings
    .filter(({ date }) => date < context.today)
    .slice(-LATEST)
    .reverse()
  const papers = newestPapers(
    meetings.map(({ record }) => record),
    PAPERS,
  )
  return inEveryLanguage(context, '', (here): Page => {
    const { wording } = here
    const { organisation } = context.settings
    const intro = wording.text('home.intro', { organisation: organisation.name })
    return {
      path: '',
      title: wording.text('home.title'),
      description: intro,
      section: 'home',
      template: 'home',
      view: {
        intro,
        built: wording.text('home.built', { date: wording.longDate(context.today) }),
        searchAction: here.toPage('search/'),
        next: next.map((one) => meetingLine(here, one)),
        latest: latest.map((one) => meetingLine(here, one)),
        consultations: openConsultations(
          here,
          meetings.map(({ record }) => record),
        ),
        open: wording.text('consultation.open', { date: wording.longDate(context.today) }),
        decided: latestDecisions(
          here,
          meetings.map(({ record }) => record),
        ),
        committees: committeeLinks(here),
        papers: papers.map(({ record, paper, published }) => ({
          title: paper.title,
          href: here.toPage(paper.page ?? `${record.page}`),
          meeting: `${meetingName(record)}, ${wording.date(record.date)}`,
          published: wording.text('meeting.paper_published', { date: wording.date(published) }),
          date: published,
        })),
      },
    }
  })
}
