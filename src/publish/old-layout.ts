import { readdir, rename, rmdir } from 'node:fs/promises'
import { dirname, join } from 'node:path'
import { makeFolder } from '../host/folders.ts'
import { AUDIENCES, type Audience } from '../load/audience.ts'
import { builtFilesIn, editionFolder } from './edition-folder.ts'

/**
 * Moves what an earlier version built to where it lies now. There, both audiences' files of a meeting lay in
 * `<committee>/<date>/`, and whoever published that folder published those for members. Only files that a manifest names
 * are moved; what is there already, in a folder of today, is not replaced. Links are not followed.
 *
 * @param packs absolute folder of the packs
 * @returns keys of the meetings that were moved, such as `health/2022-12-12`
 */
export async function moveOldLayout(packs: string): Promise<string[]> {
  const moved: string[] = []
  for (const committee of await foldersIn(packs)) {
    for (const date of await foldersIn(join(packs, committee))) {
      const key = `${committee}/${date}`
      const from = join(packs, key)
      const done = await Promise.all(AUDIENCES.map((audience) => moveEdition(from, packs, audience, key)))
      if (!done.includes(true)) continue
      moved.push(key)
      await removeIfEmpty(join(from, 'items'), join(from, 'copies'), from)
    }
    await removeIfEmpty(join(packs, committee))
  }
  return moved
}

async function moveEdition(from: string, packs: string, audience: Audience, key: string): Promise<boolean> {
  const target = join(packs, editionFolder(audience, key))
  const files = await builtFilesIn(from, audience)
  if (files.length === 0 || (await builtFilesIn(target, audience)).length > 0) return false
  for (const path of files) {
    makeFolder(dirname(join(target, path)))
    await rename(join(from, path), join(target, path)).catch(ignoreMissing)
  }
  return true
}

async function foldersIn(folder: string): Promise<string[]> {
  const entries = await readdir(folder, { withFileTypes: true }).catch(() => [])
  return entries.filter((entry) => entry.isDirectory()).map(({ name }) => name)
}

/** A folder with something else in it stays. */
async function removeIfEmpty(...folders: readonly string[]): Promise<void> {
  for (const folder of folders) await rmdir(folder).catch(() => undefined)
}

/** Somebody has deleted a file since it was built. */
function ignoreMissing(error: unknown): void {
  if (!(error instanceof Error && 'code' in error && error.code === 'ENOENT')) throw error
}
