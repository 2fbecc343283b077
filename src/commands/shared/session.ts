import type { CheckContext } from '../../check/context.ts'
import { createCheckContext } from '../../check/prepare.ts'
import type { Host } from '../../host/host.ts'
import { nodeHost } from '../../host/node.ts'
import { processTerminal, type Terminal } from '../../host/terminal.ts'
import { BROKEN_REGISTER, loadMeeting } from '../../load/meeting/meeting.ts'
import type { Workspace } from '../../load/sources.ts'
import { loadWorkspace } from '../../load/workspace.ts'
import { hasErrors, type Message } from '../../messages/message.ts'
import { withPackages } from '../../office/package-files.ts'
import { type SelectOptions, selectMeetings } from './select-meetings.ts'
import { selectWorkspace } from './workspace.ts'

/** A workspace that a command works on. */
export interface Session {
  /** Absolute path of the workspace. */
  root: string
  terminal: Terminal
  host: Host
  workspace: Workspace
  context: CheckContext
  /** Meeting files that were asked for. */
  meetings: readonly string[]
  /** What was said of the workspace so far. */
  messages: Message[]
}

/** Why there is no session: messages about the workspace, or a problem with the command line itself. */
export interface NoSession {
  root: string
  terminal: Terminal
  messages: Message[]
  problem: string | undefined
}

/** Finds and loads the workspace that paths on the command line are in. */
export async function openSession(paths: readonly string[], options: SelectOptions = {}): Promise<Session | NoSession> {
  const terminal = processTerminal()
  const selection = selectWorkspace(paths, process.cwd())
  if ('problem' in selection) return { root: '', terminal, messages: [], problem: selection.problem }
  const { root } = selection
  const outside = nodeHost(root, { progress: (text) => terminal.status(text) })
  const host: Host = { ...outside, files: withPackages(outside.files) }
  const workspace = await loadWorkspace(host)
  const context = workspace.value && (await createCheckContext(workspace.value, host))
  const messages: Message[] = [...workspace.messages, ...(context?.messages ?? [])]
  if (!workspace.value || !context?.value || hasErrors(messages)) {
    if (workspace.value)
      messages.push(...(await problemsOfMeetings(workspace.value, selection.meetings, options, host)))
    return { root, terminal, messages, problem: undefined }
  }
  const meetings = await selectMeetings(workspace.value, selection.meetings, options, host)
  if (typeof meetings === 'string') return { root, terminal, messages, problem: meetings }
  return { root, terminal, host, workspace: workspace.value, context: context.value, meetings, messages }
}

/** What is wrong with the files of meetings, where the workspace itself is broken: no mistake hides another. */
async function problemsOfMeetings(
  workspace: Workspace,
  prefixes: readonly string[],
  options: SelectOptions,
  host: Host,
): Promise<Message[]> {
  const meetings = await selectMeetings(workspace, prefixes, options, host)
  if (typeof meetings === 'string') return []
  const messages: Message[] = []
  for (const path of meetings) messages.push(...(await loadMeeting(workspace, path, host)).messages)
  return messages.filter(({ ruleId }) => ruleId !== BROKEN_REGISTER)
}
