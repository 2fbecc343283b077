import type { Content } from '../host/content.ts'
import type { Host } from '../host/host.ts'
import { loadEditions } from '../load/meeting/editions.ts'
import type { Workspace } from '../load/sources.ts'
import { workspaceIn } from '../load/text/language.ts'
import { hasErrors, type Message } from '../messages/message.ts'
import { publishedIn } from '../publish/frozen/locks.ts'
import type { MakePacks, MeetingOptions, OtherLanguage, OtherLanguages } from './options.ts'

/**
 * Makes the packs of a meeting in the other languages of its workspace. Each is made from texts and papers in that language, and
 * proved and searched for private words by itself.
 * @param path of the meeting file
 */
export async function packsInOtherLanguages(
  path: string,
  workspace: Workspace,
  options: MeetingOptions,
  makePacks: MakePacks,
  host: Host,
): Promise<OtherLanguages & { messages: Message[] }> {
  const open = new Map<string, Content>()
  const closed = new Map<string, Content>()
  const versions: OtherLanguage[] = []
  const languages: string[] = []
  const messages: Message[] = []
  for (const language of workspace.versions.keys()) {
    const own = workspaceIn(workspace, language)
    const loaded = await loadEditions(own, path, host, options.allowMissing, options.work?.lasting?.readReport)
    messages.push(...loaded.messages)
    if (!loaded.value) continue
    const made = await makePacks(
      own,
      loaded.value,
      {
        ...options,
        published: options.published && {
          isRemade: options.published.isRemade,
          public: await publishedIn(options.published.public, language),
          members: await publishedIn(options.published.members, language),
        },
        alongside: async (sources, manifest, packTexts) => {
          versions.push({ language, sources, manifest, packTexts })
          return undefined
        },
      },
      host,
    )
    messages.push(...made.messages)
    if (made.value) languages.push(language)
    for (const [name, content] of made.value?.publicFiles ?? []) open.set(`${language}/${name}`, content)
    for (const [name, content] of made.value?.privateFiles ?? []) closed.set(`${language}/${name}`, content)
  }
  return { files: { public: open, members: closed }, languages, versions, messages }
}

/** Findings in other languages that the first one does not have: most are about files that all of them share. */
export function furtherFindings(messages: readonly Message[], said: readonly Message[]): Message[] {
  const known = new Set(said.map(nameOf))
  return messages.filter((made) => {
    const isNew = !known.has(nameOf(made))
    known.add(nameOf(made))
    return isNew || hasErrors([made])
  })
}

function nameOf({ file, line, column, ruleId, reason }: Message): string {
  return JSON.stringify([file, line, column, ruleId, reason])
}
