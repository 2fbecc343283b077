import type { Wording } from '../../wording/wording.ts'
import { yearOf } from '../dates.ts'
import type { SiteFile } from '../model.ts'
import { compareText, groupBy } from '../records/group.ts'
import { type DecisionRecord, itemsOf, type MeetingRecord, meetingName } from '../records/record.ts'
import type { SiteContext } from '../templates/edition.ts'
import { type Here, inEveryLanguage, type Page } from '../templates/frame.ts'
import { safeHtml } from '../templates/templates.ts'
import type { View } from '../templates/view.ts'
import { yearTitle } from './archive.ts'

/** Decisions on the home page and on that of a committee. */
const LATEST = 8

export interface PlacedDecision {
  record: MeetingRecord
  decision: DecisionRecord
}

/** Decisions of all meetings, the last first; a page for each year, and none where nothing is written down. */
export function decisionPages(context: SiteContext, records: readonly MeetingRecord[]): SiteFile[] {
  const years = [...yearsOf(context, records)]
  if (years.length === 0) return []
  const overview = inEveryLanguage(context, 'decisions/', (here): Page => {
    const title = here.wording.text('decisions.title')
    return {
      ...{ path: 'decisions/', title, section: 'none', template: 'archive-of-decisions', feed: 'feed-decisions.xml' },
      description: here.wording.text('decisions.description', { organisation: context.settings.organisation.name }),
      view: {
        title,
        years: years.map(([year, decisions]) => ({
          label: yearTitle(year, context, here.wording),
          href: here.toPage(`decisions/${year}/`),
          count: decisions.length,
        })),
      },
    }
  })
  const pages = years.flatMap(([year, decisions]) =>
    inEveryLanguage(context, `decisions/${year}/`, (here): Page => {
      const { wording, toPage } = here
      const title = `${wording.text('decisions.title')}, ${yearTitle(year, context, wording)}`
      return {
        ...{ path: `decisions/${year}/`, title, section: 'none', template: 'decisions', feed: 'feed-decisions.xml' },
        description: wording.text('decisions.description', { organisation: context.settings.organisation.name }),
        view: { title, decisions: decisions.map(({ record, decision }) => lineView(here, record, decision)) },
        crumbs: [{ label: wording.text('decisions.title'), href: toPage('decisions/') }],
      }
    }),
  )
  return [...overview, ...pages]
}

/** Decisions of all meetings, the last first. */
export function placedDecisions(records: readonly MeetingRecord[]): PlacedDecision[] {
  return records
    .flatMap((record) => (record.decisions ?? []).map((decision): PlacedDecision => ({ record, decision })))
    .toSorted((a, b) => compareText(b.decision.date, a.decision.date) || compareText(a.record.key, b.record.key))
}

/** Decisions by the year of the body, the last first. */
export function yearsOf(
  { years }: Pick<SiteContext, 'years'>,
  records: readonly MeetingRecord[],
): Map<string, PlacedDecision[]> {
  return groupBy(placedDecisions(records), ({ decision }) => yearOf(decision.date, years))
}

/** The latest decisions of some meetings, with the page of all; undefined where there is none. */
export function latestDecisions(here: Here, records: readonly MeetingRecord[]): View | undefined {
  const latest = placedDecisions(records).slice(0, LATEST)
  if (latest.length === 0) return undefined
  return {
    href: here.toPage('decisions/'),
    decisions: latest.map(({ record, decision }) => lineView(here, record, decision)),
  }
}

function lineView({ wording, toPage }: Here, record: MeetingRecord, decision: DecisionRecord): View {
  return {
    title: decision.title,
    href: `${toPage(record.page)}#${decision.id}`,
    day: wording.longDate(decision.date),
    date: decision.date,
    by: decision.by ?? meetingName(record),
    outcome: outcomeText(decision, wording),
    key: decision.isKey ? wording.text('meeting.key_decision') : undefined,
  }
}

/** The decisions of a meeting as its page shows them. */
export function decisionViews({ wording, toPage }: Here, record: MeetingRecord): View[] {
  const html = (text: string | undefined) => (text === undefined ? undefined : safeHtml(text))
  const anchors = new Map(itemsOf(record).map(({ label, id }) => [label, id]))
  return (record.decisions ?? []).map((decision) => {
    const anchor = decision.item === undefined ? undefined : anchors.get(decision.item)
    return {
      id: decision.id,
      title: [decision.item, decision.title].filter((part) => part !== undefined).join(' '),
      href: anchor === undefined ? undefined : `${toPage(record.page)}#${anchor}`,
      by: decision.by && wording.text('decisions.taken', { who: decision.by, date: wording.date(decision.date) }),
      minute: decision.outcome === undefined ? outcomeText(decision, wording) : undefined,
      outcome: decision.outcome && outcomeText(decision, wording),
      key: decision.isKey ? wording.text('meeting.key_decision') : undefined,
      statement: decision.statement,
      text: html(decision.html),
      reasons: html(decision.reasons),
      options: html(decision.options),
      movers: moversText(decision, wording),
      votes: votesText(decision, wording),
      callIn: decision.callInUntil && wording.text('decisions.call_in', { date: wording.date(decision.callInUntil) }),
    }
  })
}

/** "Agreed, minute 15"; "Minute 15" where the public may not know the outcome. */
export function outcomeText({ outcome, minute }: DecisionRecord, wording: Wording): string | undefined {
  const parts = [
    outcome === undefined ? undefined : wording.text(`outcome.${outcome}`),
    minute === undefined ? undefined : wording.text('decisions.minute', { number: minute }),
  ]
  const text = parts.filter((part) => part !== undefined).join(', ')
  return text === '' ? undefined : text.charAt(0).toUpperCase() + text.slice(1)
}

function moversText({ moved, seconded }: DecisionRecord, wording: Wording): string | undefined {
  if (moved === undefined) return undefined
  if (seconded === undefined) return wording.text('decisions.moved', { moved })
  return wording.text('decisions.moved_and_seconded', { moved, seconded })
}

function votesText({ votes }: DecisionRecord, wording: Wording): string | undefined {
  if (!votes) return undefined
  const ways = (['for', 'against', 'abstained'] as const).map((way) => {
    const { count, names } = votes[way]
    const text = wording.text(`votes.${way}`, { count })
    return names.length > 0 ? `${text} (${names.join(', ')})` : text
  })
  return ways.join('; ')
}
