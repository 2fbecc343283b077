import type { Host } from '../host/host.ts'
import { loadEditions } from '../load/meeting/editions.ts'
import type { Workspace } from '../load/sources.ts'
import { workspaceIn } from '../load/text/language.ts'
import type { Message } from '../messages/message.ts'
import { startCheck } from './check.ts'
import type { CheckContext } from './context.ts'

/**
 * What is wrong with a meeting in other languages: what its papers are refused for, and what the rules say of its texts.
 * @param said what the rules say of the first: the same rule at the same place says no more than that
 */
export async function findingsInOtherLanguages(
  path: string,
  { workspace, host }: { workspace: Workspace; host: Host },
  context: CheckContext,
  said: readonly Message[],
): Promise<{ ofPapers: Message[]; ofRules: Message[] }> {
  const ofPapers: Message[] = []
  const ofRules: Message[] = []
  const known = new Set(said.map(placeOf))
  for (const language of workspace.versions.keys()) {
    const own = workspaceIn(workspace, language)
    const loaded = await loadEditions(own, path, host)
    ofPapers.push(...loaded.messages)
    const found = loaded.toCheck ? startCheck(own, context).meeting(loaded.toCheck) : []
    // Whether an acceptance has a use, the first language says.
    ofRules.push(...found.filter((made) => made.ruleId !== 'accept-unused' && !known.has(placeOf(made))))
    for (const made of found) known.add(placeOf(made))
  }
  return { ofPapers, ofRules }
}

function placeOf({ ruleId, file, line, column }: Message): string {
  return JSON.stringify([ruleId, file, line, column])
}
