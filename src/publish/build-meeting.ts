import { type BuildOptions, compileEdition, type Edition, type Ranges } from '../build.ts'
import type { Host } from '../host/host.ts'
import { loadMeeting } from '../load/meeting.ts'
import type { MeetingSources, Result, Workspace } from '../load/sources.ts'
import { hasErrors, type Message } from '../messages/message.ts'
import type { Audience } from '../plan/plan.ts'
import { templateTexts } from '../typeset/templates/files.ts'
import { scanForLeaks } from '../verify/leaks.ts'
import { privateDocuments, publicDocuments, stringsIn } from '../verify/meeting-secrets.ts'
import { collectSecrets } from '../verify/secrets.ts'
import { frozenChanges, publishedManifest } from './frozen.ts'
import type { Manifest } from './manifest.ts'
import { type EditionFiles, editionFiles } from './meeting-files.ts'
import { slugOf } from './slug.ts'
import { isAnythingWithheld } from './withheld.ts'

export interface MeetingOptions extends Omit<BuildOptions, 'copyFor'> {
  /** Only this audience's edition; both unless given. */
  audience?: Audience
  version: string
  /** Let a published pack be replaced by one with other pages. */
  reissue?: boolean
}

/** All files of a meeting, for its folder below the output folder. */
export interface MeetingOutput {
  /** `<committee>/<date>` */
  folder: string
  files: ReadonlyMap<string, Uint8Array>
  /** One for each edition that was asked for, the public one first. */
  manifests: readonly Manifest[]
}

/** An edition with the sources it was made from. */
interface EditionSources {
  edition: Edition
  sources: MeetingSources
}

const NOTHING_FIXED: Ranges = new Map()

/**
 * Builds a meeting for each audience. The public edition is made from what the loader hands to the public; from the
 * members' edition it gets nothing but page numbers. Where there is something to withhold, the public files are searched
 * for it, and a find means that there is no pack at all.
 */
export async function buildMeeting(
  workspace: Workspace,
  path: string,
  options: MeetingOptions,
  host: Host,
): Promise<Result<MeetingOutput>> {
  const messages: Message[] = []
  const compile = async (audience: Audience, ranges: Ranges, copyFor?: string): Promise<EditionSources | undefined> => {
    const sources = await loadMeeting(workspace, path, host, { audience })
    messages.push(...sources.messages)
    if (!sources.value || hasErrors(messages)) return undefined
    const asked = { ...options, ...(copyFor === undefined ? {} : { copyFor }) }
    const edition = await compileEdition(workspace, sources.value, audience, ranges, asked, host)
    messages.push(...edition.messages)
    return edition.value && { edition: edition.value, sources: sources.value }
  }
  const filesOf = ({ edition, sources }: EditionSources) =>
    editionFiles(workspace, sources, edition, edition.messages, options.version, host)

  const known = await loadMeeting(workspace, path, host, { audience: 'public' })
  if (!known.value) return { value: undefined, messages: known.messages }
  const published = options.reissue ? undefined : await publishedManifest(path, host)
  const frozen = ({ manifest }: EditionFiles, { sources }: EditionSources) => {
    if (published && manifest) messages.push(...frozenChanges(published, manifest, sources))
  }
  if (!isAnythingWithheld(known.value)) {
    const only = await compile('public', NOTHING_FIXED)
    if (!only) return { value: undefined, messages }
    const files = await filesOf(only)
    frozen(files, only)
    return { value: hasErrors(messages) ? undefined : output([files]), messages }
  }

  const members = await compile('members', NOTHING_FIXED)
  if (!members) return { value: undefined, messages }
  const shared = workspace.settings.value.numbering === 'shared' ? rangesOf(members) : NOTHING_FIXED
  const open = options.audience === 'members' ? undefined : await compile('public', shared)
  const made: EditionFiles[] = []
  if (open) {
    const files = await filesOf(open)
    host.progress('Searching the public files for private words')
    messages.push(...(await findLeaks(workspace, members, open, files.files, options, host)))
    frozen(files, open)
    made.push(files)
  }
  if (options.audience !== 'public') {
    made.push(await filesOf(members))
    for (const name of members.sources.definition.value.copies) {
      const copy = await compile('members', NOTHING_FIXED, name)
      if (copy) made.push(await copyFiles(name, copy))
    }
  }
  return { value: hasErrors(messages) ? undefined : output(made), messages }
}

/** Searches the public files for what only the members have. */
async function findLeaks(
  workspace: Workspace,
  members: EditionSources,
  open: EditionSources,
  files: ReadonlyMap<string, Uint8Array>,
  { reader, profile }: MeetingOptions,
  host: Host,
): Promise<Message[]> {
  const plans = open.edition.packs.map(({ plan }) => [plan.meeting, plan.membership, plan.agenda])
  const around = [workspace.settings.text, ...stringsIn([profile, plans]), ...(await templateTexts(host))]
  const secrets = collectSecrets(privateDocuments(members.sources, readingsOf(members)), [
    ...publicDocuments(open.sources, readingsOf(open)),
    ...around.map((text) => ({ text })),
  ])
  return scanForLeaks(files, secrets, { reader })
}

function readingsOf({ edition }: EditionSources) {
  return new Map(edition.packs.flatMap(({ readings }) => [...readings]))
}

/** The packs of a personal copy; they are not listed in a manifest. */
async function copyFiles(name: string, { edition }: EditionSources): Promise<EditionFiles> {
  const files = edition.packs.map(({ plan, bytes }): [string, Uint8Array] => {
    const supplement = plan.supplement ? `-supplement-${plan.supplement.number}` : ''
    return [`copies/${slugOf(name, 'copy')}${supplement}.pdf`, bytes]
  })
  return { files: new Map(files), manifest: undefined }
}

function output(editions: readonly EditionFiles[]): MeetingOutput | undefined {
  const manifests = editions.flatMap(({ manifest }) => manifest ?? [])
  const [first] = manifests
  if (!first) return undefined
  const { committeeSlug, date } = first.meeting
  const files = new Map(editions.flatMap((edition) => [...edition.files]))
  return { folder: `${committeeSlug}/${date}`, files, manifests }
}

/** The printed numbers of every document in an edition. */
function rangesOf({ edition }: EditionSources): Ranges {
  return new Map(
    edition.packs.flatMap(({ plan, typeset }) =>
      typeset.spans
        .filter(({ id }) => plan.documents.some((document) => document.id === id))
        .map(({ id, firstNumber, lastNumber }) => [id, { first: firstNumber, last: lastNumber }] as const),
    ),
  )
}
