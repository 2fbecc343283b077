import { explain as explainRule, nearestRule } from '../check/findings/explain.ts'
import { processTerminal } from '../host/terminal.ts'
import { keyList } from '../schemas/key-list.ts'

/** `agendapack explain`: what a rule is for, the keys of a kind of file, or the list of all rules. */
export async function explain(rule: string | undefined): Promise<number> {
  const terminal = processTerminal()
  const text = explainRule(rule) ?? (rule === undefined ? undefined : keyList(rule))
  if (text !== undefined) {
    terminal.print(text)
    return 0
  }
  const meant = nearestRule(rule ?? '')
  terminal.report(`agendapack: Unexpected rule ${rule}, expected ${meant ?? 'one that agendapack explain lists'}.`)
  return 2
}
