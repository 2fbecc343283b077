import type { Content } from '../host/content.ts'
import type { Host } from '../host/host.ts'
import type { Audience } from '../load/audience.ts'
import type { Editions } from '../load/meeting/editions.ts'
import type { Result } from '../load/result.ts'
import type { MeetingSources, Workspace } from '../load/sources.ts'
import type { Manifest } from '../manifest/manifest.ts'
import { isAnythingWithheld, isPartlyWithheld } from '../manifest/withheld.ts'
import { hasErrors, type Message } from '../messages/message.ts'
import type { EditionSources, PersonalCopy } from '../publish/edition.ts'
import { frozenChanges, publishedManifest } from '../publish/frozen.ts'
import { inputFiles } from '../publish/inputs.ts'
import { type EditionFiles, editionFiles } from '../publish/meeting-files.ts'
import { type SizedPack, sizeFindings } from '../publish/size-budget.ts'
import { packStem } from '../typeset/pack/style.ts'
import { templateTexts } from '../typeset/templates/files.ts'
import { scanForLeaks } from '../verify/leaks/leaks.ts'
import { privateDocuments, publicDocuments, stringsIn } from '../verify/leaks/meeting-secrets.ts'
import type { PrivateDocument } from '../verify/leaks/phrases.ts'
import { collectSecrets } from '../verify/leaks/secrets.ts'
import type { BuildOptions } from './compile.ts'
import { type CompiledEditions, type Compiler, compileBoth, compileFor, FREE } from './compile-editions.ts'
import { compileCopies } from './copies.ts'

export interface MeetingOptions extends Omit<BuildOptions, 'copyFor'> {
  /** Only this audience's edition; both unless given. */
  audience?: Audience
  version: string
  /** Let a published pack be replaced by one with other pages. */
  reissue?: boolean
  /** Makes something for the public besides its files, such as the texts of its web pages. */
  alongside?(sources: MeetingSources<'public'>, manifest: Manifest): Promise<Alongside | undefined>
}

/** Something for the public that is kept elsewhere than in the meeting's folder. */
export interface Alongside {
  /** What it shows, to be searched for private words. */
  texts: ReadonlyMap<string, Content>
  /** Words that it has anyway, whatever the meeting. */
  around: readonly string[]
  /** Writes it. @param fingerprint of all that the meeting was made from */
  keep(meeting: string, fingerprint: string): Promise<void>
}

/** All files of a meeting, for its folder below the output folder. */
export interface MeetingOutput {
  /** `<committee>/<date>` */
  folder: string
  /** For everybody; there are none where only the members' edition was asked for. */
  publicFiles: ReadonlyMap<string, Content>
  /** For members alone. */
  privateFiles: ReadonlyMap<string, Content>
  /** One for each edition that was asked for, the public one first. */
  manifests: readonly Manifest[]
  /** Made where the public edition was. */
  alongside?: Alongside | undefined
}

/**
 * Builds a meeting for each audience. The public edition is made from what the loader hands to the public; from the
 * members' edition it gets nothing but page numbers. Where there is something to withhold, the public files are searched
 * for it, and a find means that there is no pack at all.
 */
export async function buildMeeting(
  workspace: Workspace,
  sources: Editions,
  options: MeetingOptions,
  host: Host,
): Promise<Result<MeetingOutput>> {
  const compiler: Compiler = { workspace, sources, options, host }
  const messages: Message[] = []
  const { path } = sources.members.definition
  const filesOf = async (made: EditionSources, personal: readonly PersonalCopy[] = []): Promise<EditionFiles> => {
    const files = await editionFiles(workspace, made, personal, options.version, host)
    const published = options.reissue ? undefined : await publishedManifest(path, made.edition.audience, host)
    messages.push(...sizeFindings(...sizedPacks(workspace, made)))
    if (published) messages.push(...frozenChanges(published, files.manifest, made.sources))
    return files
  }
  // The public does not know who gets a copy.
  const { copies } = sources.members.definition.value

  if (!isAnythingWithheld(sources.public) && copies.length === 0) {
    const only = await compileFor(compiler, 'public', FREE)
    messages.push(...only.messages)
    if (!only.value) return { value: undefined, messages }
    const files = await filesOf(only.value)
    const alongside = await options.alongside?.(sources.public, files.manifest)
    return { value: hasErrors(messages) ? undefined : output(files, undefined, alongside), messages }
  }

  const both = await compileBoth(compiler)
  messages.push(...both.messages)
  if (!both.value) return { value: undefined, messages }
  const { members, needed } = both.value
  const forPublic = options.audience === 'members' ? undefined : await filesOf(both.value.public)
  const alongside = forPublic && (await options.alongside?.(sources.public, forPublic.manifest))
  if (forPublic) {
    host.progress('Searching the public files for private words')
    messages.push(...(await findLeaks(workspace, both.value, forPublic.files, alongside, options, host)))
  }
  if (options.audience === 'public')
    return { value: hasErrors(messages) ? undefined : output(forPublic, undefined, alongside), messages }
  const personal = hasErrors(messages) ? undefined : await compileCopies(compiler, copies, needed)
  messages.push(...(personal?.messages ?? []))
  const forMembers = await filesOf(members, personal?.value)
  return { value: hasErrors(messages) ? undefined : output(forPublic, forMembers, alongside), messages }
}

/** The size budget of a workspace, and the packs to hold against it. */
function sizedPacks({ settings }: Workspace, { edition }: EditionSources): Parameters<typeof sizeFindings> {
  const packs = edition.packs.map(
    ({ plan, bytes, bytesByDocument }): SizedPack => ({
      name: `${packStem(plan)}.pdf of ${plan.meeting.committeeSlug} ${plan.meeting.date}`,
      size: bytes.length,
      documents: plan.documents.flatMap(({ id, title }) => {
        const own = bytesByDocument.get(id)
        return own === undefined ? [] : [{ title, bytes: own }]
      }),
    }),
  )
  return [settings.value.size_budget, settings.place(['size_budget']), packs]
}

function output(
  open: EditionFiles | undefined,
  members: EditionFiles | undefined,
  alongside: Alongside | undefined,
): MeetingOutput | undefined {
  const manifests = [open, members].flatMap((edition) => edition?.manifest ?? [])
  const [first] = manifests
  return (
    first && {
      folder: `${first.meeting.committeeSlug}/${first.meeting.date}`,
      publicFiles: open?.files ?? new Map(),
      privateFiles: members?.files ?? new Map(),
      manifests,
      alongside,
    }
  )
}

/** Searches the public files for what only the members have. */
async function findLeaks(
  workspace: Workspace,
  { members, public: open }: CompiledEditions,
  files: ReadonlyMap<string, Content>,
  alongside: Alongside | undefined,
  { reader, profile }: MeetingOptions,
  host: Host,
): Promise<Message[]> {
  const plans = open.edition.packs.map(({ plan }) => [plan.meeting, plan.membership, plan.agenda])
  const around = [
    ...[workspace.settings.text, ...stringsIn([profile, plans]), ...(await templateTexts(host))],
    ...(alongside?.around ?? []),
  ]
  const hidden = [
    ...privateDocuments(members.sources, readingsOf(members)),
    ...(await privateDigests(workspace, members, host)),
  ]
  const secrets = collectSecrets(hidden, [
    ...publicDocuments(open.sources, readingsOf(open)),
    ...around.map((text) => ({ text })),
  ])
  return scanForLeaks(new Map([...files, ...(alongside?.texts ?? [])]), secrets, {
    reader,
    reference: profile.exclusion?.reference,
  })
}

/** Checksums of files that the public does not get whole: the rest of a file and its checksum could betray a word. */
async function privateDigests(
  workspace: Workspace,
  { sources, edition }: EditionSources,
  host: Host,
): Promise<PrivateDocument[]> {
  const { all, byDocument } = await inputFiles(workspace, sources, edition, host)
  const papers = edition.packs.flatMap(({ plan }) => plan.documents)
  // With nothing withheld, the public manifest has it, too.
  const definition = isAnythingWithheld(sources) ? all.filter(({ path }) => path === sources.definition.path) : []
  return [
    ...definition.map(({ sha256 }) => ({ id: sources.definition.path, digests: [sha256], text: [] })),
    ...papers.flatMap((paper) => {
      const file = byDocument.get(paper.id)
      const isOpen = paper.visibility === 'public' && !isPartlyWithheld(paper)
      return file && !isOpen ? [{ id: paper.id, digests: [file.sha256], text: [] }] : []
    }),
  ]
}

function readingsOf({ edition }: EditionSources) {
  return new Map(edition.packs.flatMap(({ readings }) => [...readings]))
}
