import { startCheck } from '../check/check.ts'
import { createCheckContext } from '../check/context.ts'
import { nodeHost } from '../host/node.ts'
import { processTerminal } from '../host/terminal.ts'
import { loadMeeting } from '../load/meeting.ts'
import { loadWorkspace } from '../load/workspace.ts'
import type { Message } from '../messages/message.ts'
import { type ReportOptions, reportMessages } from './report.ts'
import { isSelected, selectWorkspace } from './workspace.ts'

export interface CheckCommandOptions extends ReportOptions {
  balance: boolean
}

/** `agendapack check`: every rule over the meetings that were asked for; meetings stream through one by one. */
export async function check(paths: readonly string[], options: CheckCommandOptions): Promise<number> {
  const terminal = processTerminal()
  const selection = selectWorkspace(paths, process.cwd())
  if ('problem' in selection) {
    terminal.report(selection.problem)
    return 2
  }
  const { root } = selection
  const host = nodeHost(root, { progress: (text) => terminal.status(text) })
  const workspace = await loadWorkspace(host)
  const context = workspace.value && (await createCheckContext(workspace.value, host))
  const messages: Message[] = [...workspace.messages, ...(context?.messages ?? [])]
  if (workspace.value && context?.value) {
    const rules = startCheck(workspace.value, context.value)
    const chosen = workspace.value.meetings.filter((path) => isSelected(path, selection.meetings))
    for (const path of chosen) {
      host.progress(`Checking ${path}`)
      const sources = await loadMeeting(workspace.value, path, host)
      messages.push(...sources.messages, ...(sources.value ? rules.meeting(sources.value) : []))
    }
    messages.push(...rules.finish(chosen.length === workspace.value.meetings.length))
  }
  terminal.status('')
  const failed = reportMessages(messages, root, terminal, options)
  if (messages.some(({ ruleId }) => ruleId === 'rule-failure')) return 2
  return failed ? 1 : 0
}
