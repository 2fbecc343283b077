import type { Content } from '../host/content.ts'
import type { Host } from '../host/host.ts'
import type { Workspace } from '../load/sources.ts'
import type { ManifestDecisions } from '../manifest/decisions.ts'
import { manifestFile } from '../manifest/digest.ts'
import type { ItemFile, Manifest, ManifestFile, ManifestLaw } from '../manifest/manifest.ts'
import type { Notice } from '../notices/notice.ts'
import { packStem } from '../plan/naming.ts'
import type { CompiledPack, EditionSources, PersonalCopy } from './edition.ts'
import { MANIFEST_NAMES } from './edition-folder.ts'
import { inputFiles } from './inputs.ts'
import { makeManifest } from './make-manifest.ts'

export interface EditionFiles {
  /** By path below the meeting's folder. */
  files: ReadonlyMap<string, Content>
  manifest: Manifest
}

/** What goes with an edition besides its packs. */
export interface Besides {
  /** By path below the meeting's folder. */
  files: ReadonlyMap<string, Content>
  /** Languages whose files are among these, each in a folder of its own. */
  languages: readonly string[]
  /** What the law of the body says. */
  law?: ManifestLaw
  /** The notices that the law wants of the meeting. */
  notices?: readonly Notice[]
  /** What the meeting decided. */
  decisions: ManifestDecisions | undefined
}

/**
 * The files of one audience's edition: packs, for the public also the agenda alone and each item's papers, and the
 * manifest. With the members' edition go personal copies of it.
 */
export async function editionFiles(
  workspace: Workspace,
  { edition, sources }: EditionSources,
  copies: readonly PersonalCopy[],
  version: string,
  host: Host,
  besides: Besides,
): Promise<EditionFiles> {
  const files = new Map<string, Content>(besides.files)
  const { audience } = edition
  const packs = [
    ...edition.packs.map((pack) => ({ pack, path: `${packStem(pack.plan)}.pdf` })),
    ...copies.map(({ pack, path, name }) => ({ pack, path, copyFor: name })),
  ]
  for (const { path, pack } of packs) files.set(path, pack.bytes)
  for (const { separate } of edition.packs) for (const [path, content] of separate) files.set(path, content)
  const largePrint = (edition.largePrint ?? []).map((pack) => ({ pack, path: `${packStem(pack.plan)}.pdf` }))
  for (const { path, pack } of largePrint) files.set(path, pack.bytes)
  for (const { path, content } of edition.volumes ?? []) files.set(path, content)
  const whole = edition.consolidated
  const wholePath = whole && `${packStem(whole.plan)}.pdf`
  if (whole && wholePath) files.set(wholePath, whole.bytes)
  const itemFiles = new Map<string, ItemFile[]>()
  const pageCounts = new Map(edition.packs.flatMap(separatePageCounts))
  const fileOf = (path: string, content: Content): ManifestFile => {
    const pageCount = pageCounts.get(path)
    return { ...manifestFile(path, content), ...(pageCount === undefined ? {} : { pageCount }) }
  }
  if (audience === 'public') {
    for (const [index, { parts, plan }] of edition.packs.entries()) {
      if (index === 0 && parts) {
        files.set('agenda.pdf', parts.agenda.content)
        pageCounts.set('agenda.pdf', parts.agenda.pageCount)
      }
      for (const { item, path, content, pageCount } of parts?.items ?? []) {
        files.set(path, content)
        pageCounts.set(path, pageCount)
        const file = { ...fileOf(path, content), supplement: plan.supplement?.number ?? 0 }
        itemFiles.set(item.label, [...(itemFiles.get(item.label) ?? []), file])
      }
    }
  }
  const inputs = await inputFiles(workspace, sources, edition, host)
  const manifest = makeManifest({
    version,
    edition,
    sources,
    packs: packs.map(({ path, ...made }) => ({ ...made, file: manifestFile(path, made.pack.bytes) })),
    consolidated: whole && wholePath ? { pack: whole, file: manifestFile(wholePath, whole.bytes) } : undefined,
    largePrint: largePrint.map(({ path, pack }) => ({ pack, file: manifestFile(path, pack.bytes) })),
    itemFiles,
    decisions: besides.decisions,
    law: besides.law,
    notices: besides.notices ?? [],
    languages: besides.languages,
    outputs: [...files].map(([path, content]) => fileOf(path, content)),
    separateFiles: new Map(
      edition.packs.flatMap(({ separate }) => [...separate].map(([path, content]) => [path, fileOf(path, content)])),
    ),
    documentFiles: inputs.byDocument,
    inputs: inputs.all,
  })
  files.set(MANIFEST_NAMES[audience], new TextEncoder().encode(manifestText(manifest)))
  return { files, manifest }
}

/** Pages of the papers that are files of their own, by path. */
function separatePageCounts({ plan }: CompiledPack): [string, number][] {
  const papers = plan.agenda.flatMap((entry) => (entry.kind === 'item' ? entry.separate : []))
  return papers.flatMap(({ href, pages }): [string, number][] => (pages === undefined ? [] : [[href, pages]]))
}

/** A manifest as its file has it. */
export function manifestText(manifest: Manifest): string {
  return `${JSON.stringify(manifest, undefined, 2)}\n`
}
