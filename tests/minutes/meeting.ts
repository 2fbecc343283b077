import { memoryHost } from '../../src/host/memory.ts'
import type { Audience } from '../../src/load/audience.ts'
import { loadMeeting } from '../../src/load/meeting/meeting.ts'
import type { MeetingSources } from '../../src/load/sources.ts'
import { loadWorkspace } from '../../src/load/workspace.ts'
import { loadProfile } from '../../src/profiles/load-profile.ts'
import type { Profile } from '../../src/profiles/schema.ts'

const folder = 'meetings/2022-12-12-harbour'

/** A profile that comes with the product. */
export async function profile(name: string): Promise<Profile> {
  const { value } = await loadProfile(name, memoryHost({}).files, { file: 'agendapack.yaml' })
  if (!value) throw new Error(name)
  return value
}
/** A meeting with this agenda and these files beside it, as members have it. */
export async function load(
  agenda: string,
  reports: Record<string, string> = {},
  committee = '',
): Promise<MeetingSources> {
  return loadFor('members', agenda, reports, committee)
}

/** The same for an audience. */
export async function loadFor(
  audience: Audience,
  agenda: string,
  reports: Record<string, string>,
  committee = '',
): Promise<MeetingSources> {
  const host = memoryHost({
    'agendapack.yaml': 'organisation: { name: Riverbank Council }',
    'committees/harbour.yaml': `name: Harbour Panel
members:
  - { name: Cllr Ada Lock, role: chair }
  - { name: "Cllr *Bo* Weir" }
  - { name: Cllr Gone Away, to: 2022-01-01 }
${committee}`,
    [`${folder}/meeting.yaml`]: `committee: harbour
date: 2022-12-12
time: "13:30"
venue: Boathouse
agenda:
${agenda}`,
    ...Object.fromEntries(Object.entries(reports).map(([name, text]) => [`${folder}/${name}`, text])),
  })
  const workspace = await loadWorkspace(host)
  if (!workspace.value) throw new Error(workspace.messages.join('\n'))
  const meeting = await loadMeeting(workspace.value, `${folder}/meeting.yaml`, host, { audience })
  if (!meeting.value) throw new Error(meeting.messages.join('\n'))
  return meeting.value
}
