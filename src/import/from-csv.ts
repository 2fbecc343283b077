import { parse } from 'csv-parse/sync'
import { bodyKey, type MeetingRow, noRows, type Rows } from './rows.ts'

/** What columns are called, in small letters. */
const COLUMNS: Readonly<Record<string, readonly string[]>> = {
  body: ['committee', 'body', 'board', 'panel', 'committee name'],
  sub: ['sub-committee', 'subcommittee', 'sub committee', 'subcommittee name', 'committee subcommittee name'],
  type: ['type', 'committee type'],
  name: ['name', 'member', 'councillor', 'full name', 'member name'],
  group: ['group', 'party', 'political group', 'political party'],
  role: ['role', 'office', 'position'],
  from: ['from', 'start', 'start date', 'date from', 'appointed'],
  to: ['to', 'end', 'end date', 'date to', 'until'],
  ward: ['ward', 'division'],
  represents: ['represents', 'representing'],
  email: ['email', 'e-mail', 'email address'],
  date: ['date', 'meeting date'],
  time: ['time', 'start time', 'meeting time'],
  title: ['title', 'meeting title'],
  venue: ['venue', 'location', 'place'],
  status: ['status', 'meeting status'],
  label: ['item', 'item number', 'no', 'number'],
  item: ['item title', 'agenda item', 'subject'],
}

type Line = { record: Record<string, string>; info: { lines: number } }

/**
 * Registers and meetings from a table: each row is a term of a member (`committee`, `name`), a meeting (`committee`, `date`,
 * `time`), or an item of one (`item title` beside them). `subcommittee` is a body below `committee`; the title of a member is a role.
 */
export function fromCsv(file: string, text: string): Rows {
  const rows = noRows()
  const unknown = new Set<string>()
  const lines = linesOf(text, (column) => unknown.add(column))
  if (typeof lines === 'string') return { ...rows, left: [{ where: file, reason: lines }] }
  const meetings = new Map<string, MeetingRow & { items: { label?: string | undefined; title: string }[] }>()
  for (const { record, info } of lines) {
    const where = `${file}, line ${info.lines}`
    const { body: main = '', sub, name, date, time = '', item, label, type, title, venue, status, ...term } = record
    const own = sub && main !== '' ? { name: sub, parent: main } : { name: main }
    const body = bodyKey(own)
    if (body === '') rows.left.push({ where, reason: 'It does not say which committee it belongs to.' })
    else if (date) {
      const key = JSON.stringify([body, date, time])
      const meeting = meetings.get(key) ?? { where, body, date, time, title, venue, status, items: [] }
      meetings.set(key, meeting)
      if (item) meeting.items.push({ label, title: item })
    } else if (name) rows.members.push({ where, body, name, ...term, role: term.role ?? title })
    else rows.left.push({ where, reason: 'It has neither a name nor a date.' })
    if (body !== '') rows.bodies.push({ where, ...own, type })
  }
  rows.meetings.push(...meetings.values())
  for (const column of unknown) rows.left.push({ where: file, reason: `There is no place for the column “${column}”.` })
  return rows
}

function linesOf(text: string, tellUnknown: (column: string) => void): Line[] | string {
  const [head = ''] = text.split(/\r?\n/u)
  const delimiter = [';', '\t', ','].find((one) => head.includes(one)) ?? ','
  const columns = (names: string[]): (string | false)[] =>
    names.map((name) => {
      const plain = name
        .toLowerCase()
        .replaceAll(/[\s_]+/gu, ' ')
        .trim()
      const known = Object.keys(COLUMNS).find((key) => COLUMNS[key]?.includes(plain))
      if (known === undefined && plain !== '') tellUnknown(name)
      return known ?? false
    })
  try {
    const options = { bom: true, trim: true, skip_empty_lines: true, relax_column_count: true, info: true }
    return parse(text, { ...options, columns, delimiter }) as unknown as Line[]
  } catch (error) {
    return `It is not a table of comma-separated values: ${error instanceof Error ? error.message : String(error)}`
  }
}
