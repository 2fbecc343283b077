import type { RootContent, TableCell, TableRow } from 'mdast'
import type { Host } from '../../../host/host.ts'
import type { Wording } from '../../../wording/wording.ts'
import { readFile } from '../../file-problem.ts'
import type { YamlSource } from '../../result.ts'
import type { Committee } from '../../schema/committee.ts'
import type { Action } from '../../schema/decisions.ts'
import type { Meeting } from '../../schema/meeting.ts'
import type { Workspace } from '../../sources.ts'
import { wordingOf } from '../../text/language.ts'
import { admitsPublic } from '../admission.ts'
import { meetingsOf, type PlainMeeting } from './all-meetings.ts'
import { plainAgenda, publicDecisions } from './decisions.ts'
import type { Listings } from './listing-blocks.ts'
import { type PlannedBusiness, programmeOf } from './programme.ts'

/**
 * What the reports of a meeting can have listed: open actions of its body's earlier meetings, and what comes before it later.
 * Where the public is admitted, nothing private is among it, whoever gets the report.
 */
export async function loadListings(
  workspace: Workspace,
  { value: meeting }: YamlSource<Meeting>,
  committee: YamlSource<Committee>,
  host: Host,
  meetingsOfBody: MeetingsOfBody = readingBodies(workspace, host),
): Promise<Listings> {
  const wording = wordingOf(workspace)
  const isOpen = admits(meeting, committee)
  const ofBody = await meetingsOfBody(meeting.committee)
  const shown = ofBody.filter((other) => !isOpen || admits(other.meeting, committee))
  const earlier = shown.filter((other) => other.meeting.date < meeting.date)
  return {
    actions: actionsTable(earlier, meeting, isOpen, wording),
    'work-programme': programmeTable(programmeOf(committee.value, shown, meeting.date), wording),
  }
}

/** Gives the meetings of a body, without their papers. */
type MeetingsOfBody = (body: string) => Promise<readonly PlainMeeting[]>

/** Reads the meetings of each body once. */
export function readingBodies(workspace: Workspace, host: Host): MeetingsOfBody {
  const bodies = new Map<string, Promise<readonly PlainMeeting[]>>()
  const read = async (body: string): Promise<readonly PlainMeeting[]> => {
    const { found } = await meetingsOf(workspace, await naming(body, workspace.meetings, host), host)
    return found.filter(({ meeting }) => meeting.committee === body)
  }
  return (body) => {
    const found = bodies.get(body) ?? read(body)
    bodies.set(body, found)
    return found
  }
}

/** Meeting files that have the name of a body in them: only those are read as YAML. */
async function naming(body: string, paths: readonly string[], { files }: Host): Promise<string[]> {
  const found: string[] = []
  for (const path of paths) {
    const bytes = await readFile(files, path, { file: path })
    if (!('reason' in bytes) && Buffer.from(bytes).includes(body)) found.push(path)
  }
  return found
}

function admits(value: Meeting, committee: YamlSource<Committee>): boolean {
  return admitsPublic({ definition: { value }, committee })
}

/** Actions that were open when the agenda was published, the first due first. */
function actionsTable(
  earlier: readonly PlainMeeting[],
  { date, published = date }: Meeting,
  isOpen: boolean,
  wording: Wording,
): RootContent[] {
  const { text } = wording
  const open = earlier
    .flatMap((other) => actionsOf(other, isOpen).map((action) => ({ action, from: other.meeting.date })))
    .filter(({ action }) => action.action !== '' && (action.done === undefined || action.done > published))
    .toSorted((a, b) => (a.action.due < b.action.due ? -1 : a.action.due > b.action.due ? 1 : 0))
  if (open.length === 0) return [paragraph(text('listing.no_actions'))]
  const rows = open.map(({ action: { action, owner, due, update }, from }) => [
    wording.date(from),
    update === undefined ? action : `${action.replace(/[.]$/, '')}. ${update}`,
    owner,
    due < date ? text('listing.overdue', { date: wording.date(due) }) : wording.date(due),
  ])
  return [
    table(
      ['meeting', 'action', 'owner', 'due'].map((head) => text(`listing.${head}`)),
      rows,
    ),
  ]
}

function actionsOf({ decisions, meeting }: PlainMeeting, isOpen: boolean): readonly Action[] {
  if (!decisions) return []
  return (isOpen ? publicDecisions(decisions, plainAgenda(meeting)) : decisions).actions
}

function programmeTable(business: readonly PlannedBusiness[], wording: Wording): RootContent[] {
  const { text } = wording
  if (business.length === 0) return [paragraph(text('listing.no_business'))]
  const rows = business.map(({ when, title, lead = '', purpose, isKey, isPrivate }) => {
    const marks = [purpose, isKey ? text('listing.key') : undefined, isPrivate ? text('listing.private') : undefined]
    const said = marks.filter((mark) => mark !== undefined).join(', ')
    return [dayInWords(when, wording), said === '' ? title : `${title} (${said})`, lead]
  })
  return [
    table(
      ['meeting', 'business', 'lead'].map((head) => text(`listing.${head}`)),
      rows,
    ),
  ]
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
function dayInWords(date: string, wording: Wording): string {
  const [year = '', month = '', day] = date.split('-')
  return day === undefined ? `${wording.text(`month.${Number(month)}`)} ${year}` : wording.date(date)
}
