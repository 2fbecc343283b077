import { FileError, type Host } from '../../host/host.ts'
import { folderOf } from '../../host/paths.ts'
import { decisionsPath } from '../../load/meeting/across/decisions.ts'
import { linesOf } from '../../load/text/lines.ts'
import type { Manifest } from '../../manifest/manifest.ts'
import { inputFile } from '../inputs.ts'
import { isShared, type KeptSources } from './kept-sources.ts'
import type { OwnChange } from './own-changes.ts'

/**
 * The papers of a frozen meeting that are not what was published: texts by their first line that differs, other files by
 * their checksums.
 *
 * @param revised paths of the files that have a new version
 */
export async function changedFiles(
  meeting: string,
  kept: KeptSources,
  manifest: Manifest,
  revised: ReadonlySet<string>,
  host: Host,
): Promise<OwnChange[]> {
  const changes: OwnChange[] = []
  const isHistory = (path: string): boolean => path !== meeting && path !== decisionsPath(meeting)
  const texts = [...kept].filter(([path]) => isHistory(path) && path.startsWith(`${folderOf(meeting)}/`))
  for (const [path, before] of texts.filter(([name]) => !revised.has(name))) {
    const after = await bytesOf(path, host)
    changes.push(...(after ? firstChangedLine(path, textOf(before), textOf(after)) : [gone(path)]))
  }
  // Which pictures belong to a report that is revised is not known.
  const isPaper = (path: string): boolean => revised.size === 0 || /\.pdf$/i.test(path)
  for (const input of manifest.inputs) {
    const { path } = input
    if (!isHistory(path) || isShared(path) || kept.has(path) || revised.has(path) || !isPaper(path)) continue
    const after = await bytesOf(path, host)
    const now = after && inputFile(path, after)
    if (!now) changes.push(gone(path))
    else if (now.sha256 !== input.sha256)
      changes.push({ place: { file: path }, before: checksum(input), after: checksum(now) })
  }
  return changes
}

/** True where a meeting's decisions were written down, or changed, after it was frozen: they come after the pack. */
export async function hasNewDecisions(meeting: string, manifest: Manifest, host: Host): Promise<boolean> {
  const path = decisionsPath(meeting)
  const bytes = await bytesOf(path, host)
  const before = manifest.inputs.find((input) => input.path === path)
  return (bytes && inputFile(path, bytes).sha256) !== before?.sha256
}

function gone(path: string): OwnChange {
  return { place: { file: path }, before: path, after: undefined }
}

function checksum({ size, sha256 }: { size: number; sha256: string }): string {
  return `${size} bytes, SHA-256 ${sha256.slice(0, 12)}`
}

async function bytesOf(path: string, { files }: Host): Promise<Uint8Array | undefined> {
  try {
    return await files.read(path)
  } catch (error) {
    if (error instanceof FileError) return undefined
    throw error
  }
}

/** The first line of a text that is not as it was; spaces at the ends of lines do not count. */
function firstChangedLine(path: string, before: string, after: string): OwnChange[] {
  const [old, now] = [before.split(/\r?\n/), after.split(/\r?\n/)]
  const lengths = Array.from({ length: Math.max(old.length, now.length) }, (_, line) => line)
  const index = lengths.find((line) => (old[line] ?? '').trimEnd() !== (now[line] ?? '').trimEnd())
  if (index === undefined) return []
  const start = after.split('\n').slice(0, index).join('\n').length + (index > 0 ? 1 : 0)
  const end = Math.min(start + (now[index] ?? '').length, after.length)
  const place = linesOf(after).place(path, Math.min(start, after.length), end)
  return [{ place, before: old[index], after: now[index] }]
}

function textOf(bytes: Uint8Array): string {
  return new TextDecoder().decode(bytes)
}
