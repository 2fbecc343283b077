import * as z from 'zod'
import { FileError, type Files, type Host } from '../../host/host.ts'
import { memoryHost } from '../../host/memory.ts'
import { byCodePoint, folderOf } from '../../host/paths.ts'
import type { Manifest } from '../../manifest/manifest.ts'
import { inputFile } from '../inputs.ts'

/** What the pages of a frozen meeting were made from, kept beside it: its own texts, and what all meetings share. */
const FILE = 'published-sources.json'

/** Files and folders that meetings share; one that is frozen keeps them as they were. */
const SHARED = ['agendapack.yaml', 'committees', 'templates', 'profiles', 'translations']
/** Bytes: the text of a paper that is longer is not kept, only that it changed can be told. */
const LONGEST = 1_000_000

const schema = z.record(z.string(), z.union([z.string(), z.strictObject({ base64: z.string() })]))

/** Content by path in the workspace. */
export type KeptSources = ReadonlyMap<string, Uint8Array>

/** Path of the kept sources of a meeting file. */
export function keptSourcesPath(meeting: string): string {
  return `${folderOf(meeting)}/${FILE}`
}

/** What a meeting was made from when it was frozen; undefined where it is not, or was before this was kept. */
export async function keptSources(meeting: string, { files }: Pick<Host, 'files'>): Promise<KeptSources | undefined> {
  const path = keptSourcesPath(meeting)
  if (!(await files.status(path))) return undefined
  const parsed = schema.safeParse(jsonOf(await files.read(path)))
  if (!parsed.success) throw new FileError(path, 'unreadable', `${path} was changed by hand; freeze the meeting again`)
  return new Map(
    Object.entries(parsed.data).map(([name, content]): [string, Uint8Array] => [
      name,
      typeof content === 'string' ? new TextEncoder().encode(content) : Buffer.from(content.base64, 'base64'),
    ]),
  )
}

/**
 * The text of the file that keeps what a meeting was made from. What meetings share is kept as it was where the packs were
 * made from what was kept before.
 *
 * @param manifest of the pack that is frozen
 */
export async function keptSourcesText(meeting: string, manifest: Manifest, host: Host): Promise<string> {
  const before = await keptSources(meeting, host)
  const own = folderOf(meeting)
  const isCurrent = await isMadeFrom(manifest, host)
  const shared =
    before && !isCurrent ? [...before.keys()].filter((path) => !isBelow(own, path)) : await sharedFiles(manifest, host)
  const files = before && !isCurrent ? hostAsPublished(host, before, meeting).files : host.files
  const texts = manifest.inputs
    .map(({ path }) => path)
    .filter((path) => isBelow(own, path) && /\.(?:md|ya?ml)$/.test(path))
  const found: Record<string, z.infer<typeof schema>[string]> = {}
  for (const path of [...new Set([meeting, ...shared, ...texts])].sort(byCodePoint)) {
    const bytes = await files.read(path)
    if (bytes.length <= LONGEST) found[path] = contentOf(bytes)
  }
  return `${JSON.stringify(found, undefined, 1)}\n`
}

/** A host in which what meetings share is as it was when a meeting was frozen; the files of the meeting are those of today. */
export function hostAsPublished(host: Host, kept: KeptSources, meeting: string): Host {
  const own = folderOf(meeting)
  const old = memoryHost(Object.fromEntries([...kept].filter(([path]) => !isBelow(own, path)))).files
  const filesFor = (path: string): Files =>
    isShared(path) || (kept.has(path) && !isBelow(own, path)) ? old : host.files
  const files: Files = {
    root: host.files.root,
    read: (path) => filesFor(path).read(path),
    status: (path) => filesFor(path).status(path),
    list: (path) => filesFor(path).list(path),
  }
  return { ...host, files }
}

/** True where the settings and the register of today are those that a pack was made from. */
async function isMadeFrom({ inputs }: Manifest, { files }: Host): Promise<boolean> {
  for (const input of inputs.filter(({ path }) => isShared(path))) {
    if (!(await files.status(input.path))) return false
    if (inputFile(input.path, await files.read(input.path)).sha256 !== input.sha256) return false
  }
  return true
}

/** Settings, the register, templates and profiles, and what else lies outside the folders of meetings. */
async function sharedFiles({ inputs }: Manifest, host: Host): Promise<string[]> {
  const named = inputs.map(({ path }) => path).filter((path) => !path.startsWith('meetings/'))
  const folders = await Promise.all(['templates', 'profiles', 'translations'].map((folder) => filesBelow(folder, host)))
  return [...named, ...folders.flat()]
}

async function filesBelow(folder: string, host: Host): Promise<string[]> {
  const found: string[] = []
  for (const name of await host.files.list(folder)) {
    const path = `${folder}/${name}`
    const status = await host.files.status(path)
    if (status?.kind === 'folder') found.push(...(await filesBelow(path, host)))
    else if (status) found.push(path)
  }
  return found
}

/** True for a file that all meetings share. */
export function isShared(path: string): boolean {
  return SHARED.some((shared) => path === shared || path.startsWith(`${shared}/`))
}

function isBelow(folder: string, path: string): boolean {
  return path.startsWith(`${folder}/`)
}

function contentOf(bytes: Uint8Array): string | { base64: string } {
  try {
    return new TextDecoder('utf-8', { fatal: true, ignoreBOM: true }).decode(bytes)
  } catch {
    return { base64: Buffer.from(bytes).toString('base64') }
  }
}

function jsonOf(bytes: Uint8Array): unknown {
  try {
    return JSON.parse(new TextDecoder().decode(bytes))
  } catch {
    return undefined
  }
}
