import type { Host } from '../host/host.ts'
import { extensionOf } from '../host/paths.ts'
import type { Audience } from '../load/audience.ts'
import type { MeetingSources, Workspace } from '../load/sources.ts'
import { manifestFile } from '../manifest/digest.ts'
import type { ManifestFile } from '../manifest/manifest.ts'
import { isAnythingWithheld, isPartlyWithheld } from '../manifest/withheld.ts'
import type { CompiledPack, Edition } from './edition.ts'

export interface InputFiles {
  /** Every file that the edition was made from, sorted by path. */
  all: readonly ManifestFile[]
  /** The file of each document. */
  byDocument: ReadonlyMap<string, ManifestFile>
}

/**
 * The files an edition was made from, with their hashes. For the public, what is withheld in whole or in part is not
 * among them: who knows the rest of a file could try redacted words until the hash is right.
 */
export async function inputFiles(
  workspace: Workspace,
  sources: MeetingSources,
  edition: Edition,
  host: Host,
): Promise<InputFiles> {
  const found = new Map<string, ManifestFile>()
  const byDocument = new Map<string, ManifestFile>()
  const add = (file: ManifestFile): ManifestFile => {
    found.set(file.path, file)
    return file
  }
  for (const yaml of [workspace.settings, sources.committee])
    add(inputFile(yaml.path, await host.files.read(yaml.path)))
  // The definition names what is withheld, so that its hash is for those who may see everything.
  if (edition.audience === 'members' || !isAnythingWithheld(sources))
    for (const yaml of [sources.definition, ...(sources.decisions ? [sources.decisions] : [])])
      add(inputFile(yaml.path, await host.files.read(yaml.path)))
  for (const pack of edition.packs) {
    for (const [id, file] of await documentFiles(pack, edition.audience, host)) byDocument.set(id, add(file))
    for (const path of picturesOf(pack)) add(inputFile(path, await host.files.read(path)))
  }
  const { logo } = workspace.settings.value.style
  if (logo !== undefined) add(inputFile(logo, await host.files.read(logo)))
  return { all: [...found.values()].toSorted((a, b) => (a.path < b.path ? -1 : 1)), byDocument }
}

async function documentFiles(pack: CompiledPack, audience: Audience, host: Host): Promise<[string, ManifestFile][]> {
  const files: [string, ManifestFile][] = []
  const separate = pack.plan.agenda.flatMap((entry) => (entry.kind === 'item' ? entry.separate : []))
  for (const { id, isWhole } of separate) {
    const attachment = pack.opened.attachments.get(id)
    if (attachment && (audience === 'members' || isWhole))
      files.push([id, { path: attachment.path, size: attachment.size, sha256: attachment.sha256 }])
  }
  for (const paper of pack.plan.documents) {
    if (paper.visibility === 'withheld' || (audience === 'public' && isPartlyWithheld(paper))) continue
    if (paper.content.type === 'report') {
      const { path } = paper.content.report
      files.push([paper.id, inputFile(path, await host.files.read(path))])
    } else {
      const attachment = pack.opened.attachments.get(paper.id)
      if (attachment)
        files.push([paper.id, { path: attachment.path, size: attachment.size, sha256: attachment.sha256 }])
    }
  }
  return files
}

const TEXT = new Set(['.md', '.yaml', '.yml', '.svg'])
const CARRIAGE_RETURN = 0x0d
const LINE_FEED = 0x0a

/** An input as the manifest lists it: text with the line ends that git stores, so that a clone on Windows makes the same pack. */
export function inputFile(path: string, bytes: Uint8Array): ManifestFile {
  if (!TEXT.has(extensionOf(path))) return manifestFile(path, bytes)
  const isStored = (byte: number, at: number) => byte !== CARRIAGE_RETURN || bytes[at + 1] !== LINE_FEED
  return manifestFile(path, bytes.filter(isStored))
}

function picturesOf(pack: CompiledPack): string[] {
  return pack.plan.documents.flatMap((paper) =>
    paper.visibility !== 'withheld' && paper.content.type === 'report' ? [...paper.content.report.images.values()] : [],
  )
}
