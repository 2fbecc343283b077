import type { Workspace } from '../../load/sources.ts'
import { type Message, severityOf } from '../../messages/message.ts'
import type { Broken } from '../../site/run/publish-site.ts'

/**
 * The registers and meetings that the errors of a workspace are in, so that a command can go on with the others.
 * @returns undefined where an error concerns all of them, as one in the settings does
 */
export function brokenIn(messages: readonly Message[], { meetings }: Workspace): Broken | undefined {
  const files = messages.flatMap((made) => (severityOf(made) === 'error' ? [made.file ?? ''] : []))
  if (!files.every((file) => /^(?:committees|meetings)\//u.test(file))) return undefined
  const slugs = files.flatMap((file) => /^committees\/(?<slug>.+)\.ya?ml$/iu.exec(file)?.groups?.slug ?? [])
  return { meetings: new Set(files.filter((file) => meetings.includes(file))), committees: new Set(slugs) }
}
