import type { RootContent, TableCell, TableRow } from 'mdast'
import type { Host } from '../../../host/host.ts'
import type { YamlSource } from '../../result.ts'
import type { Committee } from '../../schema/committee.ts'
import type { Action } from '../../schema/decisions.ts'
import type { Meeting } from '../../schema/meeting.ts'
import type { Workspace } from '../../sources.ts'
import { monthInWords } from '../../text/likely-values.ts'
import { admitsPublic } from '../admission.ts'
import { meetingsOf, type PlainMeeting } from './all-meetings.ts'
import { decisionsPath, plainAgenda, publicDecisions } from './decisions.ts'
import type { Listings } from './listing-blocks.ts'
import { type PlannedBusiness, programmeOf } from './programme.ts'

/** Words of the tables. */
const WORDS = {
  meeting: 'Meeting',
  action: 'Action',
  owner: 'Owner',
  due: 'Due',
  overdue: 'overdue',
  business: 'Business',
  lead: 'Lead',
  key: 'key decision',
  private: 'in private',
  'no-actions': 'There are no open actions.',
  'no-business': 'Nothing is planned yet.',
}

/**
 * What the reports of a meeting can have listed: open actions of its body's earlier meetings, and what comes before it later.
 * Where the public is admitted, nothing private is among it, whoever gets the report.
 */
export async function loadListings(
  workspace: Workspace,
  { value: meeting }: YamlSource<Meeting>,
  committee: YamlSource<Committee>,
  host: Host,
): Promise<Listings> {
  const { found } = await meetingsOf(workspace, workspace.meetings, host)
  const isOpen = admits(meeting, committee)
  const own = found.filter((other) => other.meeting.committee === meeting.committee)
  const shown = own.filter((other) => !isOpen || admits(other.meeting, committee))
  const earlier = shown.filter((other) => other.meeting.date < meeting.date)
  return {
    blocks: {
      actions: actionsTable(earlier, meeting, isOpen),
      'work-programme': programmeTable(programmeOf(committee.value, shown, meeting.date)),
    },
    paths: workspace.meetings.flatMap((path) => [path, decisionsPath(path)]),
  }
}

function admits(value: Meeting, committee: YamlSource<Committee>): boolean {
  return admitsPublic({ definition: { value }, committee })
}

/** Actions that were open when the agenda was published, the first due first. */
function actionsTable(
  earlier: readonly PlainMeeting[],
  { date, published = date }: Meeting,
  isOpen: boolean,
): RootContent[] {
  const open = earlier
    .flatMap((other) => actionsOf(other, isOpen).map((action) => ({ action, from: other.meeting.date })))
    .filter(({ action }) => action.action !== '' && (action.done === undefined || action.done > published))
    .toSorted((a, b) => (a.action.due < b.action.due ? -1 : a.action.due > b.action.due ? 1 : 0))
  if (open.length === 0) return [paragraph(WORDS['no-actions'])]
  const rows = open.map(({ action: { action, owner, due, update }, from }) => [
    dayInWords(from),
    update === undefined ? action : `${action.replace(/[.]$/, '')}. ${update}`,
    owner,
    due < date ? `${dayInWords(due)} (${WORDS.overdue})` : dayInWords(due),
  ])
  return [table([WORDS.meeting, WORDS.action, WORDS.owner, WORDS.due], rows)]
}

function actionsOf({ decisions, meeting }: PlainMeeting, isOpen: boolean): readonly Action[] {
  if (!decisions) return []
  return (isOpen ? publicDecisions(decisions, plainAgenda(meeting)) : decisions).actions
}

function programmeTable(business: readonly PlannedBusiness[]): RootContent[] {
  if (business.length === 0) return [paragraph(WORDS['no-business'])]
  const rows = business.map(({ when, title, lead = '', purpose, isKey, isPrivate }) => {
    const marks = [purpose, isKey ? WORDS.key : undefined, isPrivate ? WORDS.private : undefined]
    const said = marks.filter((mark) => mark !== undefined).join(', ')
    return [dayInWords(when), said === '' ? title : `${title} (${said})`, lead]
  })
  return [table([WORDS.meeting, WORDS.business, WORDS.lead], rows)]
}

function table(heads: readonly string[], rows: readonly (readonly string[])[]): RootContent {
  const line = (cells: readonly string[]): TableRow => ({
    type: 'tableRow',
    children: cells.map((value): TableCell => ({ type: 'tableCell', children: [{ type: 'text', value }] })),
  })
  return { type: 'table', align: heads.map(() => null), children: [line(heads), ...rows.map(line)] }
}

function paragraph(value: string): RootContent {
  return { type: 'paragraph', children: [{ type: 'text', value }] }
}

/** "12 December 2022", or "December 2022" for a month. */
function dayInWords(date: string): string {
  const [year = '', month = '', day] = date.split('-')
  const words = `${monthInWords(Number(month))} ${year}`
  return day === undefined ? words : `${Number(day)} ${words}`
}
