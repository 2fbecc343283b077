import type { CheckContext } from '../../check/context.ts'
import type { Loading } from '../../check/kept-context.ts'
import { createCheckContext } from '../../check/prepare.ts'
import type { Host } from '../../host/host.ts'
import { nodeHost } from '../../host/node.ts'
import { processTerminal, type Terminal } from '../../host/terminal.ts'
import { BROKEN_REGISTER, loadMeeting } from '../../load/meeting/meeting.ts'
import type { Workspace } from '../../load/sources.ts'
import { loadWorkspace } from '../../load/workspace.ts'
import { hasErrors, type Message } from '../../messages/message.ts'
import { withPackages } from '../../office/package-files.ts'
import type { Broken } from '../../site/run/publish-site.ts'
import { brokenIn } from './broken.ts'
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
  /** What has errors, where the command goes on with the rest. */
  broken: Broken
}

/** Why there is no session: messages about the workspace, or a problem with the command line itself. */
export interface NoSession {
  root: string
  terminal: Terminal
  messages: Message[]
  problem: string | undefined
}

/**
 * Finds and loads the workspace that paths on the command line are in.
 * @param goesOn true for a command that works on the rest where some registers or meetings have errors
 * @param loading loads it, perhaps for another time
 */
export async function openSession(
  paths: readonly string[],
  options: SelectOptions = {},
  goesOn = false,
  loading: Loading = { loadWorkspace, createCheckContext },
): Promise<Session | NoSession> {
  const terminal = processTerminal()
  const selection = selectWorkspace(paths, process.cwd())
  if ('problem' in selection) return { root: '', terminal, messages: [], problem: selection.problem }
  const { root } = selection
  const outside = nodeHost(root, { progress: (text) => terminal.status(text) })
  const host: Host = { ...outside, files: withPackages(outside.files) }
  const workspace = await loading.loadWorkspace(host)
  const context = workspace.value && (await loading.createCheckContext(workspace.value, host))
  const messages: Message[] = [...workspace.messages, ...(context?.messages ?? [])]
  const broken = workspace.value && brokenIn(messages, workspace.value)
  if (!workspace.value || !context?.value || !broken || (hasErrors(messages) && !goesOn)) {
    if (workspace.value)
      messages.push(...(await problemsOfMeetings(workspace.value, selection.meetings, options, host)))
    return { root, terminal, messages, problem: undefined }
  }
  const sound = withoutRegisters(workspace.value, broken)
  const meetings = await selectMeetings(sound, selection.meetings, options, host)
  if (typeof meetings === 'string') return { root, terminal, messages, problem: meetings }
  const checked = { ...context.value, committees: sound.committees }
  return { root, terminal, host, workspace: sound, context: checked, meetings, messages, broken }
}

/** A workspace without its registers that have errors. */
function withoutRegisters(workspace: Workspace, { committees }: Broken): Workspace {
  const sound = [...workspace.committees].filter(([slug]) => !committees.has(slug))
  return { ...workspace, committees: new Map(sound) }
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
