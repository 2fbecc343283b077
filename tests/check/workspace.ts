import { isMap, parseDocument, stringify } from 'yaml'
import type { CheckContext } from '../../src/check/context.ts'
import { createCheckContext } from '../../src/check/prepare.ts'
import type { Example } from '../../src/check/rule.ts'
import { memoryHost } from '../../src/host/memory.ts'
import { loadMeeting } from '../../src/load/meeting/meeting.ts'
import type { MeetingSources, Workspace } from '../../src/load/sources.ts'
import { loadWorkspace } from '../../src/load/workspace.ts'
import { hasErrors, type Message } from '../../src/messages/message.ts'

/** A small complete workspace without a finding; an example replaces keys of its files. */
const SETTINGS = {
  organisation: { name: 'Riverbank Council', email: 'office@rb.example', phone: '01234 567890' },
  profile: 'england-council',
}
const COMMITTEE = {
  name: 'Health Panel',
  type: 'Scrutiny',
  seats: 4,
  quorum: 2,
  contact: { name: 'Gil Scribe', phone: '01234 567891', email: 'gil@rb.example' },
  members: [
    { name: 'Cllr Ada Example', group: 'Blue', role: 'chair', from: '2022-05-01' },
    { name: 'Cllr Bo Sample', group: 'Green', role: 'vice-chair', from: '2022-05-01' },
    { name: 'Cllr Cy Specimen', group: 'Blue', from: '2022-05-01' },
    { name: 'Cllr Di Instance', group: 'Green', from: '2022-05-01' },
  ],
}
const MEETING = {
  committee: 'health',
  date: '2022-12-12',
  time: '13:30',
  venue: 'Town Hall',
  published: '2022-12-01',
  agenda: [{ item: '1', title: 'Surgery hours', documents: ['report.md'] }],
}
const REPORT = '# Surgery hours\n\nA paper on the hours of surgeries.\n\n## Background papers\n\nNone.\n'

export const MEETING_FILE = 'meetings/2022-12-12-health/meeting.yaml'
export const REPORT_FILE = 'meetings/2022-12-12-health/report.md'

/** The example's YAML with the keys that it leaves out added at its end, so that its own lines stay where they are. */
function overlaid(given: string | undefined, base: Readonly<Record<string, unknown>>): string {
  const own = parseDocument(given ?? '')
  const has = (key: string) => isMap(own.contents) && own.contents.has(key)
  const rest = Object.fromEntries(Object.entries(base).filter(([key]) => !has(key)))
  const tail = Object.keys(rest).length > 0 ? stringify(rest) : ''
  return given === undefined ? tail : `${given}\n${tail}`
}

/** The files of the workspace that an example stands for. */
export function filesOf(example: Example): Record<string, string> {
  const folder = MEETING_FILE.replace('/meeting.yaml', '')
  const others = Object.entries(example.files ?? {}).map(([path, text]) => [
    path.includes('/') ? path : `${folder}/${path}`,
    text,
  ])
  return {
    'agendapack.yaml': overlaid(example.settings, SETTINGS),
    'committees/health.yaml': overlaid(example.committee, COMMITTEE),
    [MEETING_FILE]: overlaid(example.meeting, MEETING),
    [REPORT_FILE]: example.report ?? REPORT,
    ...Object.fromEntries(others),
  }
}

export interface Loaded {
  files: Readonly<Record<string, string>>
  workspace: Workspace
  context: CheckContext
  meetings: MeetingSources[]
  messages: Message[]
}

/** Loads a workspace from memory. Throws where it has errors of its own, so that no test runs on half of one. */
export async function load(files: Readonly<Record<string, string>>): Promise<Loaded> {
  const host = memoryHost(files)
  const loaded = await loadWorkspace(host)
  const messages = [...loaded.messages]
  if (!loaded.value) throw new Error(messages.map(String).join('\n'))
  const context = await createCheckContext(loaded.value, host)
  messages.push(...context.messages)
  if (!context.value) throw new Error(messages.map(String).join('\n'))
  const meetings: MeetingSources[] = []
  for (const path of loaded.value.meetings) {
    const meeting = await loadMeeting(loaded.value, path, host)
    messages.push(...meeting.messages)
    if (meeting.value) meetings.push(meeting.value)
  }
  const broken = messages.filter((made) => made.ruleId?.startsWith('yaml') || made.ruleId === 'file')
  if (hasErrors(broken)) throw new Error(broken.map(String).join('\n'))
  return { files, workspace: loaded.value, context: context.value, meetings, messages }
}
