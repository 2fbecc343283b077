import type { Content } from '../host/content.ts'
import type { Host } from '../host/host.ts'
import type { Audience } from '../load/audience.ts'
import type { Editions } from '../load/meeting/editions.ts'
import type { Workspace } from '../load/sources.ts'
import type { ManifestDecisions } from '../manifest/decisions.ts'
import { manifestFile } from '../manifest/digest.ts'
import type { ItemFile, Manifest, ManifestFile, ManifestLaw } from '../manifest/manifest.ts'
import type { Notice } from '../notices/notice.ts'
import { packStem } from '../plan/naming.ts'
import type { CompiledPack, EditionSources, PersonalCopy } from './edition.ts'
import { MANIFEST_NAMES, manifestOfLanguage } from './edition-folder.ts'
import { inputFiles } from './inputs.ts'
import { type ManifestParts, makeManifest } from './make-manifest.ts'

export interface EditionFiles {
  /** By path below the meeting's folder. */
  files: ReadonlyMap<string, Content>
  manifest: Manifest
  /** In the second language of a pack that has two. */
  beside?: Manifest
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
  /** The second language of packs that have two: what it calls all this is a manifest of its own. */
  beside?: { language: string; sources: Editions } & Pick<Besides, 'decisions' | 'notices'>
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
  const { beside } = besides
  const parts: ManifestParts = {
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
    languages: beside ? [] : besides.languages,
    ...(beside ? { besideLanguage: beside.language } : {}),
    outputs: [...files].map(([path, content]) => fileOf(path, content)),
    separateFiles: new Map(
      edition.packs.flatMap(({ separate }) => [...separate].map(([path, content]) => [path, fileOf(path, content)])),
    ),
    documentFiles: inputs.byDocument,
    inputs: inputs.all,
  }
  const write = (name: string, made: Manifest) => {
    const content = new TextEncoder().encode(manifestText(made))
    files.set(name, content)
    return manifestFile(name, content)
  }
  const second = beside && makeManifest(inSecondLanguage(parts, beside, audience))
  const written = second && write(manifestOfLanguage(audience, beside.language), second)
  const manifest = makeManifest(written ? { ...parts, outputs: [...parts.outputs, written] } : parts)
  write(MANIFEST_NAMES[audience], manifest)
  return { files, manifest, ...(second ? { beside: second } : {}) }
}

/** The same packs, as their second language calls what is in them. */
function inSecondLanguage(
  parts: ManifestParts,
  { sources, decisions, notices = [] }: NonNullable<Besides['beside']>,
  audience: Audience,
): ManifestParts {
  const other = (pack: CompiledPack): CompiledPack => ({ ...pack, plan: pack.plan.beside ?? pack.plan })
  const { edition, consolidated } = parts
  const { besideLanguage, ...rest } = parts
  return {
    ...rest,
    sources: sources[audience],
    decisions,
    notices,
    edition: {
      ...edition,
      packs: edition.packs.map(other),
      ...(edition.consolidated ? { consolidated: other(edition.consolidated) } : {}),
    },
    packs: parts.packs.map((file) => ({ ...file, pack: other(file.pack) })),
    consolidated: consolidated && { ...consolidated, pack: other(consolidated.pack) },
  }
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
