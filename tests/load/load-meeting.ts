import type { Host } from '../../src/host/host.ts'
import { memoryHost } from '../../src/host/memory.ts'
import { loadMeeting } from '../../src/load/meeting/meeting.ts'
import type { AgendaSource, DocumentSource, MeetingSources } from '../../src/load/sources.ts'
import { loadWorkspace } from '../../src/load/workspace.ts'

export const MEETING = 'meetings/december/meeting.yaml'
const BASE = {
  'agendapack.yaml': 'organisation: { name: Riverbank Council }\n',
  'committees/health.yaml': 'name: Health Panel\n',
  'committees/planning.yaml': 'name: Planning Panel\nsaets: 3\n',
}

export async function load(host: Host, audience?: 'public' | 'members') {
  const { value: workspace } = await loadWorkspace(host)
  if (!workspace) throw new Error('no workspace')
  return loadMeeting(workspace, MEETING, host, audience ? { audience } : {})
}

export function hostWith(meeting: string, files: Record<string, string> = {}): Host {
  const head = meeting.startsWith('committee') ? '' : 'committee: health\n'
  return memoryHost({ ...BASE, [MEETING]: `${head}date: 2022-12-12\ntime: "13:30"\n${meeting}`, ...files })
}

export function items(sources: MeetingSources | undefined): Extract<AgendaSource, { kind: 'item' }>[] {
  return (sources?.agenda ?? []).flatMap((entry) => (entry.kind === 'item' ? [entry] : []))
}

export function documents(sources: MeetingSources | undefined): DocumentSource[] {
  return items(sources).flatMap((item) => [...item.documents])
}
