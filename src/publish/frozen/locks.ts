import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { FileError, type Host } from '../../host/host.ts'
import { folderOf } from '../../host/paths.ts'
import type { Audience } from '../../load/audience.ts'
import { sha256 } from '../../manifest/digest.ts'
import type { Manifest, ManifestFile } from '../../manifest/manifest.ts'
import { parseManifest } from '../../manifest/parse-manifest.ts'

/** Manifests of packs as they were published, kept beside the meeting. */
const LOCK_FILES: Readonly<Record<Audience, string>> = { public: 'published.lock', members: 'published-members.lock' }

/** What an audience was given of a meeting. */
export interface PublishedEdition {
  manifest: Manifest
  /** Its file as it was published. */
  text: Uint8Array
  /** The bytes of a file that the manifest names; undefined where no copy of exactly these is left. */
  file(named: ManifestFile): Promise<Uint8Array | undefined>
}

/** Path of the lock of a meeting file. */
export function lockPath(meeting: string, audience: Audience): string {
  return `${folderOf(meeting)}/${LOCK_FILES[audience]}`
}

/** Folder of the files that an audience was given, beside the meeting: they stay, whatever makes packs later. */
export function publishedFolder(meeting: string, audience: Audience): string {
  return `${folderOf(meeting)}/published/${audience}`
}

/**
 * What an audience was given; undefined where nothing is published.
 * @param packs absolute folder of the audience's files of this meeting, which may still be those that were published
 */
export async function publishedEdition(
  meeting: string,
  audience: Audience,
  packs: string,
  host: Host,
): Promise<PublishedEdition | undefined> {
  const manifest = await publishedManifest(meeting, audience, host)
  if (!manifest) return undefined
  const folders = [join(host.files.root, publishedFolder(meeting, audience)), packs]
  return {
    manifest,
    text: await host.files.read(lockPath(meeting, audience)),
    async file({ path, sha256: digest }) {
      for (const folder of folders) {
        const bytes = await readFile(join(folder, path)).catch(() => undefined)
        if (bytes && sha256(bytes) === digest) return bytes
      }
      return undefined
    },
  }
}

/** What each audience was given in another language, of a meeting that is frozen. */
export async function publishedIn(
  edition: PublishedEdition | undefined,
  language: string,
): Promise<PublishedEdition | undefined> {
  const named = edition?.manifest.otherLanguages?.find((other) => other.language === language)
  const file = edition?.manifest.outputs.find(({ path }) => path === named?.manifest)
  const text = file && (await edition?.file(file))
  const manifest = text && parseManifest(new TextDecoder().decode(text))
  if (!edition || !text || !manifest) return undefined
  return {
    manifest,
    text,
    file: (output) => edition.file({ ...output, path: `${language}/${output.path}` }),
  }
}

/** The manifest of the pack that an audience was given; undefined where nothing is published. */
export async function publishedManifest(
  meeting: string,
  audience: Audience,
  host: Pick<Host, 'files'>,
): Promise<Manifest | undefined> {
  const path = lockPath(meeting, audience)
  if (!(await host.files.status(path))) return undefined
  const manifest = parseManifest(new TextDecoder().decode(await host.files.read(path)))
  if (!manifest) throw new FileError(path, 'unreadable', `${path} is not a manifest of agendapack; publish again`)
  return manifest
}
