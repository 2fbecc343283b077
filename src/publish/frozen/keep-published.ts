import type { Content } from '../../host/content.ts'
import type { Result } from '../../load/result.ts'
import { manifestFile } from '../../manifest/digest.ts'
import type { Manifest, ManifestDocument, ManifestPack, PageRange } from '../../manifest/manifest.ts'
import { type Message, message, type Place } from '../../messages/message.ts'
import { MANIFEST_NAMES } from '../edition-folder.ts'
import { type EditionFiles, manifestText } from '../meeting-files.ts'
import type { PublishedEdition } from './locks.ts'

/**
 * An edition of a meeting that goes on after it was frozen, with the files that were published in the place of those that
 * would be made again: only what is new is added.
 *
 * @param isRemade true where published pages are made again; they keep their numbers
 * @param place of the agenda, for messages
 */
export async function keepPublished(
  { files, manifest }: EditionFiles,
  published: PublishedEdition,
  isRemade: boolean,
  place: Place,
): Promise<Result<EditionFiles>> {
  const moved = movedPapers(published.manifest, manifest)
  if (moved.length > 0) return { value: undefined, messages: moved.map((reason) => refusal(reason, place)) }
  if (isRemade) return { value: { files, manifest }, messages: [] }
  const before = packsOf(published.manifest)
  const together = new Map<string, Content>(files)
  const messages: Message[] = []
  for (const file of published.manifest.outputs.filter(({ path }) => isKept(path, published.manifest, manifest))) {
    const bytes = await published.file(file)
    const pack = before.find((candidate) => candidate.file.path === file.path)
    if (bytes) together.set(file.path, bytes)
    else if (
      pack &&
      !isSame(
        pack,
        packsOf(manifest).find(({ supplement }) => supplement === pack.supplement),
      )
    )
      messages.push(refusal(`${file.path} would not be what was published, and there is no copy of that.`, place))
  }
  if (messages.length > 0) return { value: undefined, messages }
  const kept = withFiles(manifest, published.manifest, together)
  together.set(MANIFEST_NAMES[manifest.audience], new TextEncoder().encode(manifestText(kept)))
  return { value: { files: together, manifest: kept }, messages: [] }
}

function refusal(reason: string, place: Place): Message {
  return message({
    rule: 'published-pack',
    severity: 'error',
    reason,
    place,
    note:
      'This version of agendapack sets pages differently. Put the published files back into `published/` beside the ' +
      'meeting and build with the version that made them, or build with --reissue and publish the pack again.',
  })
}

/** Papers whose pages would have other numbers: the room speaks of page 47. */
function movedPapers(published: Manifest, built: Manifest): string[] {
  const now = new Map(documentsOf(built).map((document) => [document.id, document]))
  return documentsOf(published).flatMap(({ id, title, pages, visibility }) => {
    const after = now.get(id)
    if (!pages || visibility === 'withheld') return []
    if (!after?.pages) return [`“${title}” has been published, but is no longer part of this meeting.`]
    if (after.pages.first === pages.first && after.pages.last === pages.last) return []
    return [`“${title}” was published on ${inWords(pages)}; it would now be on ${inWords(after.pages)}.`]
  })
}

function documentsOf({ agenda }: Manifest): ManifestDocument[] {
  return agenda.flatMap((entry) => (entry.kind === 'item' ? entry.documents : []))
}

function packsOf({ packs }: Manifest): ManifestPack[] {
  return packs.filter(({ copyFor }) => copyFor === undefined)
}

/** True for packs and what was taken out of them; copies and the chair's notes are nobody's history. */
function isKept(path: string, published: Manifest, built: Manifest): boolean {
  const isWhole = path === published.consolidated?.file.path
  if (isWhole) return packsOf(published).length === packsOf(built).length
  return (
    path === 'agenda.pdf' ||
    /^(?:items|documents)\//.test(path) ||
    packsOf(published).some(({ file }) => file.path === path) ||
    [...(published.largePrint ?? []), ...(published.volumes ?? [])].some(({ file }) => file.path === path)
  )
}

function isSame(one: ManifestPack, other: ManifestPack | undefined): boolean {
  return JSON.stringify(one.fingerprints) === JSON.stringify(other?.fingerprints)
}

/** A manifest of files that are partly those of an earlier one. */
function withFiles(built: Manifest, published: Manifest, files: ReadonlyMap<string, Content>): Manifest {
  const before = new Map(packsOf(published).map((pack) => [pack.file.path, pack]))
  const fileOf = <T extends { path: string }>(file: T): T => {
    const content = files.get(file.path)
    return content === undefined ? file : { ...file, ...manifestFile(file.path, content) }
  }
  const packOf = (pack: ManifestPack): ManifestPack => {
    const file = fileOf(pack.file)
    const old = before.get(file.path)
    return old?.file.sha256 === file.sha256 ? old : { ...pack, file }
  }
  return {
    ...built,
    agenda: built.agenda.map((entry) =>
      entry.kind === 'item'
        ? {
            ...entry,
            ...(entry.file ? { file: fileOf(entry.file) } : {}),
            ...(entry.files ? { files: entry.files.map(fileOf) } : {}),
          }
        : entry,
    ),
    packs: built.packs.map(packOf),
    ...(built.consolidated ? { consolidated: { ...built.consolidated, file: fileOf(built.consolidated.file) } } : {}),
    ...(built.volumes ? { volumes: built.volumes.map((volume) => ({ ...volume, file: fileOf(volume.file) })) } : {}),
    ...(built.largePrint ? { largePrint: built.largePrint.map((pack) => ({ ...pack, file: fileOf(pack.file) })) } : {}),
    outputs: built.outputs.map(fileOf),
  }
}

function inWords({ first, last }: PageRange): string {
  return first === last ? `page ${first}` : `pages ${first} to ${last}`
}
