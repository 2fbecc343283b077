import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import type { OtherLanguage } from '../../build/options.ts'
import type { Host } from '../../host/host.ts'
import { meetingKey } from '../../load/meeting/key.ts'
import { loadMeeting } from '../../load/meeting/meeting.ts'
import type { Workspace } from '../../load/sources.ts'
import { workspaceIn } from '../../load/text/language.ts'
import { parseManifest } from '../../manifest/parse-manifest.ts'
import { hasErrors, type Message, message } from '../../messages/message.ts'
import { editionFolder, manifestPath } from '../../publish/edition-folder.ts'
import { keptSources } from '../../publish/frozen/kept-sources.ts'
import { asPublished } from '../../publish/frozen/standing.ts'
import type { PdfReader } from '../../verify/engine/reading-threads.ts'
import { scanForLeaks } from '../../verify/leaks/leaks.ts'
import { meetingSecrets } from '../../verify/leaks/meeting-secrets.ts'
import type { PackTexts, PublicManifest } from '../model.ts'
import { publishedNames } from './addresses.ts'
import { isPublicManifest, siteMeetingOf, versionsOf } from './from-sources.ts'
import { keepPrepared, type Origin } from './kept.ts'
import { type PrepareContext, prepareMeeting } from './prepare.ts'
import { textsOf } from './prepared.ts'
import type { ReadStructure } from './text-structures.ts'

export interface PrepareTools {
  workspace: Workspace
  context: PrepareContext
  /** Texts that the public has anyway: of the law, and of the site itself. */
  around: readonly string[]
  /** Absolute folder of the packs. */
  packs: string
  /** By committee: the law under which its papers can be private, for messages. */
  references: ReadonlyMap<string, string | undefined>
  reader: PdfReader
  host: Host
}

/**
 * Prepares a meeting for the site from its public sources and the manifest of its public pack, and keeps it. Where anything of
 * the meeting is withheld, what was made is searched for it first. With errors, nothing is kept.
 */
export async function prepareFromSources(origin: Origin, tools: PrepareTools): Promise<Message[]> {
  const { context, around, packs, references, reader } = tools
  const { workspace, host } = await asPublished(
    origin.meeting,
    await keptSources(origin.meeting, tools.host),
    tools.workspace,
    tools.host,
  )
  const { value: sources, messages } = await loadMeeting(workspace, origin.meeting, host, { audience: 'public' })
  if (!sources) return messages
  const key = meetingKey({ committeeSlug: sources.committeeSlug, ...sources.definition.value })
  const text = await readFile(join(packs, manifestPath('public', key)), 'utf8').catch(() => undefined)
  const manifest = text === undefined ? undefined : parseManifest(text)
  if (text === undefined || !manifest || !isPublicManifest(manifest)) return [withoutPack(key, origin.meeting)]
  const languages = [workspace.settings.value.language].flat()
  const pdf = (path: string): Promise<Uint8Array> => readFile(join(packs, editionFolder('public', key), path))
  const texts = await packTexts(manifest, pdf, reader)
  const structure: ReadStructure = async (path, stretches) => reader.structure(await pdf(path), stretches)
  const found = await siteMeetingOf(sources, manifest, texts, languages, host, structure)
  const names = await publishedNames(host.files.root, origin.meeting)
  const versions = await versionsOf(
    await othersOf(origin.meeting, key, manifest, workspace, tools, host),
    languages,
    host,
  )
  const read = (path: string) => host.files.read(path)
  const prepared = await prepareMeeting(key, found.meeting, context, read, names, versions)
  const secrets = await meetingSecrets(workspace, sources, around, reader, host)
  const reference = references.get(sources.committeeSlug)
  const leaks = secrets ? await scanForLeaks(textsOf(prepared), secrets, { reader, reference }) : []
  const said = [...found.messages, ...leaks]
  if (!hasErrors(said)) {
    // Who gets a personal copy is not known here: what is kept goes to the private half.
    const kept = { ...origin, isPartlyPrivate: true }
    await keepPrepared(host.files.root, kept, prepared, { manifest, text }, said)
  }
  return said
}

/** The meeting in the other languages that it has packs in. */
async function othersOf(
  path: string,
  key: string,
  { otherLanguages = [] }: PublicManifest,
  workspace: Workspace,
  { packs, reader }: PrepareTools,
  host: Host,
): Promise<OtherLanguage[]> {
  const others: OtherLanguage[] = []
  const folder = join(packs, editionFolder('public', key))
  for (const { language, manifest: name } of otherLanguages) {
    if (!workspace.versions.has(language)) continue
    const manifest = parseManifest(await readFile(join(folder, name), 'utf8').catch(() => ''))
    const own = workspaceIn(workspace, language)
    const { value: sources } = await loadMeeting(own, path, host, { audience: 'public' })
    if (!sources || !manifest || !isPublicManifest(manifest)) continue
    // A pack in two languages has a manifest in each, side by side.
    const isShared = !name.includes('/')
    const texts = await packTexts(manifest, (file) => readFile(join(folder, isShared ? '' : language, file)), reader)
    others.push({ language, sources, manifest, packTexts: texts, isShared })
  }
  return others
}

/** Words of each page of the packs that the public has. */
async function packTexts(
  { packs }: PublicManifest,
  read: (path: string) => Promise<Uint8Array>,
  reader: PdfReader,
): Promise<PackTexts> {
  const found = packs.map(async ({ supplement, file }) => {
    const { pages } = await reader.read(await read(file.path), { isBesideObjects: true })
    return [supplement, pages.map(({ text }) => text)] as const
  })
  return new Map(await Promise.all(found))
}

function withoutPack(key: string, file: string): Message {
  return message({
    rule: 'site',
    severity: 'error',
    reason: `There is no public pack in ${key}.`,
    place: { file },
    note: 'Run agendapack build first, with the same folder for packs.',
  })
}
