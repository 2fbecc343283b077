import type { Workspace } from '../../load/sources.ts'
import { suggest } from '../../load/text/suggest.ts'
import { type Message, message, type Place } from '../../messages/message.ts'

/**
 * Errors for names of rules that do not exist, in the settings and the registers. The rule `accept-known` checks
 * meetings and papers.
 * @param known the names that exist
 */
export function checkNames(workspace: Pick<Workspace, 'settings' | 'committees'>, known: readonly string[]): Message[] {
  const { settings, committees } = workspace
  const found: Message[] = []
  for (const name of Object.keys(settings.value.rules)) {
    if (!known.includes(name)) found.push(unknownName(name, known, settings.place(['rules', name], 'key')))
  }
  for (const source of [settings, ...committees.values()]) {
    for (const [index, entry] of source.value.accept.entries()) {
      if (!known.includes(entry.rule)) {
        found.push(unknownName(entry.rule, known, source.place(['accept', index, 'rule'])))
      }
    }
  }
  return found
}

/** The error for a rule that does not exist, with the nearest name that does. */
export function unknownName(name: string, known: readonly string[], place: Place): Message {
  const near = suggest(name, known)
  return message({
    rule: 'rule-unknown',
    severity: 'error',
    reason: `There is no rule called \`${name}\`.`,
    place,
    note: near ? `Did you mean \`${near}\`?` : 'Run `agendapack explain` to list the rules.',
    actual: name,
  })
}
