import { readFile } from 'node:fs/promises'
import { basename, dirname, join } from 'node:path'
import type { FrontMatterRanges, Manifest, ManifestFile, ManifestPack } from '../../manifest/manifest.ts'
import { parseManifest } from '../../manifest/parse-manifest.ts'
import { MANIFEST_NAMES } from '../../publish/edition-folder.ts'

/** A file that a manifest says was built. */
export interface BuiltFile {
  /** Path of the manifest. */
  path: string
  manifest: Manifest
  file: ManifestFile
  /** Set for a pack; undefined for a part of one, such as the papers of an item. */
  pack: (ManifestPack & { frontMatter?: FrontMatterRanges }) | undefined
}

const NAMES = Object.values(MANIFEST_NAMES)

/** Manifests that may name a file: in its folder, then in the one above, which is that of the parts in `items/`. */
export function manifestPaths(file: string): string[] {
  return [dirname(file), join(dirname(file), '..')].flatMap((folder) => NAMES.map((name) => join(folder, name)))
}

/** Reads manifests and gives all that they say was built; paths without a manifest give nothing. */
export async function builtFiles(paths: readonly string[]): Promise<BuiltFile[]> {
  const found: BuiltFile[] = []
  for (const path of paths) {
    const text = await readFile(path, 'utf8').catch(() => undefined)
    const manifest = text === undefined ? undefined : parseManifest(text)
    if (!manifest) continue
    const packs = [...manifest.packs, ...(manifest.consolidated ? [manifest.consolidated] : [])]
    const packNames = new Set(packs.map(({ file }) => file.path))
    const parts = manifest.outputs.filter((output) => !packNames.has(output.path))
    found.push(
      ...packs.map((pack) => ({ path, manifest, file: pack.file, pack })),
      ...parts.map((file) => ({ path, manifest, file, pack: undefined })),
    )
  }
  return found
}

/** The built file that a path stands for: of the same name, else of the same bytes under another name. */
export function builtAs(file: string, digest: string, built: readonly BuiltFile[]): BuiltFile | undefined {
  const named = built.filter((candidate) => basename(candidate.file.path) === basename(file))
  const same = (candidate: BuiltFile) => candidate.file.sha256 === digest
  return named.find(same) ?? named[0] ?? built.find(same)
}
