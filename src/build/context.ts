import type { CheckContext } from '../check/context.ts'
import type { Host } from '../host/host.ts'
import type { Workspace } from '../load/sources.ts'
import type { Manifest } from '../manifest/manifest.ts'
import type { Message } from '../messages/message.ts'
import type { MeetingChecks } from './checks.ts'
import type { MeetingOptions } from './options.ts'
import type { BuildRecord, BuiltAudience } from './run/build-record.ts'

/** What the meetings of a run share. */
export interface Run {
  workspace: Workspace
  context: CheckContext
  checks: MeetingChecks
  record: BuildRecord
  /** Absolute folder for the packs. */
  out: string
  options: Omit<MeetingOptions, 'profile' | 'audience' | 'published'>
  /** Let what is published be replaced. */
  reissue: boolean
  audienceOf(meeting: string): BuiltAudience
  host: Host
}

/** What came of one meeting: no manifest and no fingerprint where its old packs stay. */
export interface BuiltMeeting {
  messages: readonly Message[]
  manifests?: readonly Manifest[]
  /** What it was made from, as one hash. */
  fingerprint?: string
  /** True for a frozen meeting whose files are those that were published. */
  isHistory?: boolean
}
