import { lstat, readdir, rename, rmdir } from 'node:fs/promises'
import { dirname, join } from 'node:path'
import type { Disk } from './disk.ts'
import { makeFolder } from './folders.ts'

/**
 * What an earlier run wrote into a folder, by its own record: paths relative to the folder with forward slashes, that of
 * the record itself last. Everything else belongs to somebody else.
 */
export type WrittenIn = (folder: string) => Promise<readonly string[]>

/** Throws where a file that no earlier run wrote has the path of one that is to be written. */
export async function checkFree(
  folder: string,
  files: ReadonlyMap<string, unknown>,
  writtenIn: WrittenIn,
): Promise<void> {
  if (files.size === 0) return
  const written = new Set(await writtenIn(folder))
  for (const path of files.keys()) {
    if (!written.has(path) && (await isThere(join(folder, path))))
      throw new Error(
        `${join(folder, path)} was not written by agendapack. Move it to another folder, then run this again.`,
      )
  }
}

/**
 * Takes away a folder that was moved aside: what a run wrote is deleted, all other files go back to the folder that took its
 * place. The record goes last, so that a run that is interrupted in between can be made up for.
 */
export async function giveBack(aside: string, folder: string, writtenIn: WrittenIn, disk: Disk): Promise<void> {
  const written = await writtenIn(aside)
  const record = written.at(-1)
  for (const path of written.slice(0, -1)) await disk.remove(join(aside, path))
  await moveRest(aside, folder, '', record)
  if (record !== undefined) await disk.remove(join(aside, record))
  await removeEmpty(aside)
}

/** Links are moved as they are, not followed. */
async function moveRest(aside: string, folder: string, below: string, record: string | undefined): Promise<void> {
  for (const entry of await readdir(join(aside, below), { withFileTypes: true })) {
    const path = below === '' ? entry.name : `${below}/${entry.name}`
    if (path === record) continue
    const target = join(folder, path)
    if (entry.isDirectory()) await moveRest(aside, folder, path, record)
    else if (!(await isThere(target))) {
      makeFolder(dirname(target))
      await rename(join(aside, path), target)
    }
  }
}

/** Removes folders that have nothing in them but such folders; what could not be moved stays. */
async function removeEmpty(folder: string): Promise<void> {
  const entries = await readdir(folder, { withFileTypes: true })
  for (const entry of entries) if (entry.isDirectory()) await removeEmpty(join(folder, entry.name))
  if ((await readdir(folder)).length === 0) await rmdir(folder)
}

function isThere(path: string): Promise<boolean> {
  return lstat(path).then(
    () => true,
    () => false,
  )
}
