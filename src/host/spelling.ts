import { existsSync, readdirSync } from 'node:fs'
import { join } from 'node:path'

/** Locks and copies that Office leaves beside an open file, and what Windows and macOS keep about a folder. */
const LEFTOVERS = /^(?:~\$.*|~WRL\d+\.tmp|Thumbs\.db|desktop\.ini|\.DS_Store|\._.*|\.~lock\..*#)$/i

/** True for a file that a program put beside those of people, and that nobody means. */
export function isLeftover(name: string): boolean {
  return LEFTOVERS.test(name)
}

/**
 * A path as the disk spells it. macOS writes the é of a name as e with an accent (NFD), most keyboards as one letter (NFC):
 * both stand for the same file.
 *
 * @param root absolute folder
 * @param path relative to it, with forward slashes
 * @returns the path itself where it is there, or where nothing on the disk is spelt like it
 */
export function spellingOnDisk(root: string, path: string): string {
  // Names of plain letters have one form.
  if (path.normalize('NFD') === path && path.normalize('NFC') === path) return path
  let found = ''
  for (const name of path.split('/')) {
    const folder = join(root, found)
    const own = existsSync(join(folder, name)) ? name : namesIn(folder).find((other) => sameName(other, name))
    if (own === undefined) return path
    found = found === '' ? own : `${found}/${own}`
  }
  return found
}

function sameName(one: string, other: string): boolean {
  return one.normalize('NFC') === other.normalize('NFC')
}

function namesIn(folder: string): string[] {
  try {
    return readdirSync(folder)
  } catch {
    return []
  }
}
