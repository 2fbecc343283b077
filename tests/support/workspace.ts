import type { Host } from '../../src/host/host.ts'
import { memoryHost } from '../../src/host/memory.ts'
import type { Audience } from '../../src/load/audience.ts'
import { loadMeeting } from '../../src/load/meeting/meeting.ts'
import type { MeetingSources, Workspace } from '../../src/load/sources.ts'
import { loadWorkspace } from '../../src/load/workspace.ts'
import { loadProfile } from '../../src/profiles/load-profile.ts'
import type { Profile } from '../../src/profiles/schema.ts'

/** A small council in memory: settings and a register, to which a test adds its meeting. */
export const riverbank: Readonly<Record<string, string>> = {
  'agendapack.yaml': `
organisation: { name: Riverbank Council, website: "https://www.riverbank.example", email: democracy@riverbank.example }
profile: england-council
style: { accent: "#1d4f91", duplex: true }
`,
  'committees/health.yaml': `
name: Health Scrutiny Panel
type: Scrutiny
quorum: 3
members:
  - { name: Cllr Ruth Robson MBE, group: Red, role: chair }
  - { name: Cllr Peter Sandhu, group: Green, role: vice-chair }
  - { name: Cllr Jo Jason, group: Red }
  - { name: Stella Lane, role: co-opted, represents: Healthwatch Riverbank }
`,
}

/** The path of the one meeting of a test's workspace. */
export const MEETING = 'meetings/2022-12-12-health/meeting.yaml'

/** The head of a meeting; an agenda follows. */
export const meetingHead = `
committee: health
date: 2022-12-12
time: "13:30"
venue: Council Chamber, Civic Centre
published: 2022-12-02
contact: { name: Morgan Clerk, phone: 01234 567891 }
`

export interface TestWorkspace {
  host: Host
  workspace: Workspace
  profile: Profile
  load<A extends Audience>(audience: A): Promise<MeetingSources<A>>
}

/** Loads a workspace held in memory; throws if anything in it is wrong. */
export async function openWorkspace(files: Readonly<Record<string, string | Uint8Array>>): Promise<TestWorkspace> {
  const host = memoryHost({ ...riverbank, ...files })
  const { value: workspace, messages } = await loadWorkspace(host)
  if (!workspace) throw new Error(messages.map(String).join('\n'))
  const profile = await loadProfile(workspace.settings.value.profile, host.files, { file: 'agendapack.yaml' })
  if (!profile.value) throw new Error(profile.messages.map(String).join('\n'))
  return {
    host,
    workspace,
    profile: profile.value,
    async load(audience) {
      const loaded = await loadMeeting(workspace, MEETING, host, { audience })
      if (!loaded.value) throw new Error(loaded.messages.map(String).join('\n'))
      return loaded.value
    },
  }
}
