import { makePacks } from '../../src/build/build.ts'
import type { MeetingOptions, MeetingOutput } from '../../src/build/options.ts'
import { loadEditions } from '../../src/load/meeting/editions.ts'
import type { Manifest } from '../../src/manifest/manifest.ts'
import { hasErrors } from '../../src/messages/message.ts'
import type { PdfReader } from '../../src/verify/engine/reading-threads.ts'
import { MEETING, openWorkspace } from './workspace.ts'

export interface BuiltFiles {
  output: MeetingOutput | undefined
  /** `file:line: reason` of errors. */
  errors: string[]
  /** Likewise of warnings. */
  warnings: string[]
  /** Manifests of the public and of the members' edition. */
  open: Manifest | undefined
  members: Manifest | undefined
}

/** Builds the one meeting of a workspace that is held in memory, without the rules of `check`. */
export async function buildFiles(
  files: Readonly<Record<string, string | Uint8Array>>,
  reader: PdfReader,
  more: Partial<MeetingOptions> = {},
  environment: Record<string, string> = {},
): Promise<BuiltFiles> {
  const { host: quiet, workspace, profile } = await openWorkspace(files)
  const host = { ...quiet, environment }
  const sources = await loadEditions(workspace, MEETING, host)
  if (!sources.value) throw new Error(sources.messages.map(String).join('\n'))
  const options = { profile, allowMissing: false, reader, version: '0.0.0', ...more }
  const { value, messages } = await makePacks(workspace, sources.value, options, host)
  const told = (isError: boolean) =>
    messages.filter((made) => hasErrors([made]) === isError).map((made) => `${made.file}:${made.line}: ${made.reason}`)
  const manifest = (audience: string) => value?.manifests.find((made) => made.audience === audience)
  return {
    output: value,
    errors: told(true),
    warnings: told(false),
    open: manifest('public'),
    members: manifest('members'),
  }
}

/** Every printed number of ranges. */
export function numbersOf(ranges: readonly { first: number; last: number }[]): number[] {
  return ranges.flatMap(({ first, last }) => Array.from({ length: last - first + 1 }, (_, offset) => first + offset))
}
