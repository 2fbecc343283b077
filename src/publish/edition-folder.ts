import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { resolvePath } from '../host/paths.ts'
import type { Audience } from '../load/audience.ts'
import { parseManifest } from '../manifest/parse-manifest.ts'

/** The names of the manifests, by audience. */
export const MANIFEST_NAMES: Readonly<Record<Audience, string>> = { public: 'pack.json', members: 'members-pack.json' }

/** The name of the manifest in the second language of packs that have two: `pack.en.json`. */
export function manifestOfLanguage(audience: Audience, language: string): string {
  return MANIFEST_NAMES[audience].replace('.json', `.${language}.json`)
}

/**
 * Where an audience's files of a meeting lie below the folder of packs: those for the public apart from those for members,
 * so that publishing a folder cannot publish members' files.
 *
 * @param key `<committee>/<date>`
 * @returns a relative path with forward slashes
 */
export function editionFolder(audience: Audience, key: string): string {
  return `${audience}/${key}`
}

/** Path of the manifest of an audience's edition below the folder of packs. */
export function manifestPath(audience: Audience, key: string): string {
  return `${editionFolder(audience, key)}/${MANIFEST_NAMES[audience]}`
}

/**
 * The files that a build wrote into a folder, by the manifest of an audience in it; none where there is no manifest.
 *
 * @returns paths relative to the folder, that of the manifest last
 */
export async function builtFilesIn(folder: string, audience: Audience): Promise<string[]> {
  const name = MANIFEST_NAMES[audience]
  const text = await readFile(join(folder, name), 'utf8').catch(() => undefined)
  const manifest = text === undefined ? undefined : parseManifest(text)
  return manifest ? [...manifest.outputs.flatMap(({ path }) => resolvePath('', path) ?? []), name] : []
}
