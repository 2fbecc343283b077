import type { Command } from 'commander'
import { processTerminal } from '../../host/terminal.ts'
import { builtInProfiles } from '../../profiles/built-in.ts'
import { candidates, type SHELLS } from './candidates.ts'
import { line, scripts } from './scripts.ts'

type Shell = (typeof SHELLS)[number]

/**
 * `agendapack completion`: the script that makes a shell complete. The script asks this command again with the words that are
 * typed, so that it need not be written again when the commands change.
 */
export async function completion(program: Command, shell: Shell, words: readonly string[]): Promise<number> {
  const terminal = processTerminal()
  const found = words.length === 0 ? [] : await candidates(program, words, namesOf)
  if (words.length === 0) terminal.print(scripts[shell])
  else if (found.length > 0) terminal.print(found.map((candidate) => line(candidate, shell)).join('\n'))
  return 0
}

/** The names of profiles, rules and kinds of files. What knows them is only loaded when they are asked for. */
async function namesOf(kind: string): Promise<readonly string[]> {
  if (kind === 'profile') return builtInProfiles()
  if (kind !== 'rule' && kind !== 'kind') return []
  const { jsonSchemas } = await import('../../schemas/json-schemas.ts')
  const kinds = [...jsonSchemas().keys()]
  if (kind === 'kind') return kinds
  const { ruleNames } = await import('../../check/findings/explain.ts')
  return ['notices', ...kinds, ...ruleNames()]
}
