import { rm } from 'node:fs/promises'
import { join } from 'node:path'

/** What commands keep in a workspace to save time; it can be deleted at any time. */
const FOLDER = '.agendapack'

/** What an earlier version kept there, private and public in one place. */
const MIXED = ['build.json', 'site']

/**
 * Where something is kept in a workspace. What names private files, or is made from private words, lies apart, so that CI
 * can cache the public half alone.
 *
 * @param root absolute folder of the workspace
 * @param path below the half, with forward slashes
 */
export function cachePath(root: string, isPrivate: boolean, path: string): string {
  return join(root, FOLDER, isPrivate ? 'private' : 'public', path)
}

/** Takes away what an earlier version kept. */
export async function clearMixedCache(root: string): Promise<void> {
  for (const name of MIXED) await rm(join(root, FOLDER, name), { recursive: true, force: true })
}
