import { explain as explainRule } from '../check/explain.ts'
import { processTerminal } from '../host/terminal.ts'

/** `agendapack explain`: what a rule is for, or the list of all of them. */
export async function explain(rule: string | undefined): Promise<number> {
  const terminal = processTerminal()
  const found = explainRule(rule)
  if (found.value === undefined) {
    terminal.report(found.messages.map(({ reason, note }) => [reason, note].filter(Boolean).join(' ')).join('\n'))
    return 1
  }
  terminal.print(found.value)
  return 0
}
