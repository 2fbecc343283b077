import { type BuildOptions, buildSession } from './shared/build-session.ts'
import { type FindingOptions, leave, reportMessages } from './shared/report.ts'
import type { SelectOptions } from './shared/select-meetings.ts'
import { openSession } from './shared/session.ts'

export interface BuildCommandOptions extends BuildOptions, FindingOptions, SelectOptions {}

/** `agendapack build`: checks and compiles meetings; a meeting with errors leaves its old pack as it was. */
export async function build(paths: readonly string[], options: BuildCommandOptions): Promise<number> {
  const session = await openSession(paths, options)
  if (!('workspace' in session)) return leave(session, options)
  const { root, terminal, workspace } = session
  const built = await buildSession(session, options)
  if ('problem' in built) return leave({ ...session, ...built }, options)
  const failed = reportMessages(built.messages, root, terminal, options)
  if (options.format === 'pretty') {
    terminal.print(built.summary)
    if (workspace.meetings.length === 0)
      terminal.report('There is no meeting yet: a meeting is a folder in meetings/ with a meeting.yaml in it.')
  }
  return failed || built.isIncomplete ? 1 : 0
}
