import type { Content } from '../../host/content.ts'
import type { Host } from '../../host/host.ts'
import { type Editions, loadEditions } from '../../load/meeting/editions.ts'
import type { Workspace } from '../../load/sources.ts'
import { workspaceIn } from '../../load/text/language.ts'
import type { Manifest } from '../../manifest/manifest.ts'
import { hasErrors, type Message } from '../../messages/message.ts'
import { publishedIn } from '../../publish/frozen/locks.ts'
import type { CompiledEditions } from '../editions.ts'
import type { BesideLanguage, MakePacks, MeetingOptions, OtherLanguage, OtherLanguages } from '../options.ts'
import { inBothLanguages } from './both-languages.ts'
import { hasSamePages, pagesOfLongest, samePagesFindings } from './same-pages.ts'

/**
 * Makes the packs of a meeting in the other languages of its workspace. Each is made from texts and papers in that language, and
 * proved and searched for private words by itself.
 * @param path of the meeting file
 */
async function packsInOtherLanguages(
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
  const manifests = new Map<string, readonly Manifest[]>()
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
    manifests.set(language, made.value?.manifests ?? [])
    for (const [name, content] of made.value?.publicFiles ?? []) open.set(`${language}/${name}`, content)
    for (const [name, content] of made.value?.privateFiles ?? []) closed.set(`${language}/${name}`, content)
  }
  return { files: { public: open, members: closed }, languages, manifests, versions, messages }
}

/**
 * A meeting in both languages of one pack, where the settings ask for them side by side; nothing where they do not, or where
 * the second cannot be read.
 * @param first the meeting as it was loaded in the first language
 */
async function besideLanguage(
  path: string,
  workspace: Workspace,
  first: Editions,
  options: MeetingOptions,
  host: Host,
): Promise<{ first: Editions; beside: BesideLanguage } | undefined> {
  const [language] = workspace.versions.keys()
  if (workspace.settings.value.bilingual !== 'side_by_side' || language === undefined) return undefined
  const own = workspaceIn(workspace, language)
  const { value: second } = await loadEditions(own, path, host, options.allowMissing, options.work?.lasting?.readReport)
  if (!second) return undefined
  const both = inBothLanguages(first, second, language)
  const website = { first: first.public, second: second.public }
  return { first: both.first, beside: { language, workspace: own, sources: both.second, website } }
}

/**
 * A meeting and how its packs are made, once what the settings ask of several languages is added: the second one beside the
 * first, or the pages that the longest of them needs.
 * @param first the meeting as it was loaded in the first language
 */
export async function forLanguages(
  path: string,
  workspace: Workspace,
  first: Editions,
  options: MeetingOptions,
  host: Host,
): Promise<{ sources: Editions; options: MeetingOptions }> {
  const both = await besideLanguage(path, workspace, first, options, host)
  if (both) return { sources: both.first, options: { ...options, beside: both.beside } }
  if (!hasSamePages(workspace)) return { sources: first, options }
  const pages = await pagesOfLongest(path, workspace, first, options, host)
  return { sources: first, options: { ...options, pages } }
}

/**
 * The packs of a meeting in all languages of its workspace, as its settings ask for them.
 * @param loaded the meeting in the first language, and what was said of it
 * @returns the output of the first language, with the files of the others
 */
export async function packsInLanguages(
  path: string,
  workspace: Workspace,
  loaded: { value: Editions; messages: readonly Message[] },
  options: MeetingOptions,
  makePacks: MakePacks,
  host: Host,
): ReturnType<MakePacks> {
  const { sources, options: settled } = await forLanguages(path, workspace, loaded.value, options, host)
  const others = settled.beside ? undefined : await packsInOtherLanguages(path, workspace, settled, makePacks, host)
  const made = await makePacks(workspace, sources, { ...settled, ...(others ? { others } : {}) }, host)
  const unequal = [...((settled.pages && others?.manifests) ?? [])].flatMap(([language, manifests]) =>
    samePagesFindings(made.value?.manifests ?? [], manifests, language, path),
  )
  const further = furtherFindings(others?.messages ?? [], [...loaded.messages, ...made.messages])
  return { value: made.value, messages: [...made.messages, ...unequal, ...further] }
}

/** Editions of packs in two languages, with the sources of the second. */
export function inSecondLanguage(editions: CompiledEditions, second: Editions): CompiledEditions {
  const { public: open, members } = editions
  return {
    ...editions,
    public: open && { ...open, sources: second.public },
    members: members && { ...members, sources: second.members },
  }
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
