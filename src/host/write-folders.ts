import { statSync } from 'node:fs'
import { chmod, mkdir, writeFile } from 'node:fs/promises'
import { dirname, join, resolve } from 'node:path'
import type { Content } from './content.ts'
import { type Disk, nodeDisk, persistently, persistentlyNow, requireAllClosed } from './disk.ts'
import { makeFolder, resolveLinks } from './folders.ts'
import { checkFree, giveBack, type WrittenIn } from './other-files.ts'
import { resolvePath } from './paths.ts'
import { clearStale, exists, temporary, unlessOpen } from './temporary.ts'
import { undisturbed } from './undisturbed.ts'

/** A folder to write. */
export interface FolderToWrite {
  /** Absolute, or relative to the working directory. */
  target: string
  /** Content by path relative to `target`, with forward slashes; with none, what an earlier run wrote is taken away. */
  files: ReadonlyMap<string, Content>
  /** Nobody else may read the temporary folder, wherever an interrupted run ends. */
  isPrivate?: boolean
}

/** A folder whose files wait in a temporary one beside it; undefined where there are none. */
interface StagedFolder {
  folder: string
  fresh: string | undefined
  isPrivate: boolean
}

/**
 * Writes whole folders or nothing: the files go to a temporary folder beside each, and when all are there, each takes its
 * place by rename. Of what was in a folder before, the files that an earlier run wrote are gone afterwards, and all
 * others are still there. What an interrupted run left behind is cleared away first, and a folder that it had moved
 * aside is put back. Throws a `FileError` of the problem `in-use` where another program has a file of an old folder open and
 * does not close it, and an error where a file that no earlier run wrote is in the way of a new one.
 *
 * @param writtenIn what an earlier run wrote into a folder, by its own record
 */
export async function writeFolders(
  folders: readonly FolderToWrite[],
  writtenIn: WrittenIn,
  disk: Disk = nodeDisk,
): Promise<void> {
  for (const { target, files } of folders) {
    for (const path of files.keys()) {
      if (!resolvePath('', path)) throw new Error(`${path} is not a path inside ${target}`)
    }
  }
  await undisturbed(() => replaceFolders(folders, writtenIn, disk))
}

async function replaceFolders(folders: readonly FolderToWrite[], writtenIn: WrittenIn, disk: Disk): Promise<void> {
  const staged: StagedFolder[] = []
  try {
    for (const { target, files, isPrivate = false } of folders) {
      const folder = resolveLinks(resolve(target))
      if (files.size === 0 && !(await exists(dirname(folder)))) continue
      if (staged.some((other) => other.folder === folder))
        throw new Error(`${target} leads by a link to the folder of another audience. Give each a folder of its own.`)
      makeFolder(dirname(folder))
      await clearStale(folder, disk, (stale) => giveBack(stale, folder, writtenIn, disk))
      await checkFree(folder, files, writtenIn)
      const fresh = files.size > 0 ? temporary(folder, 'new') : undefined
      staged.push({ folder, fresh, isPrivate })
      if (fresh === undefined) continue
      await mkdir(fresh, isPrivate ? { mode: 0o700 } : {})
      await writeInto(fresh, files)
    }
    // Where one folder cannot be replaced, none is.
    for (const { folder } of staged) await persistently(async () => requireAllClosed(folder, disk), disk)
    for (const one of staged) await swap(one, writtenIn, disk)
  } catch (error) {
    for (const { fresh } of staged) if (fresh !== undefined) await disk.remove(fresh)
    throw error
  }
}

async function writeInto(folder: string, files: ReadonlyMap<string, Content>): Promise<void> {
  for (const [path, content] of files) {
    const file = join(folder, path)
    makeFolder(dirname(file))
    await writeFile(file, content, { flag: 'wx' })
  }
}

/** Puts one folder in the place of another: both change places, or neither. */
async function swap({ folder, fresh, isPrivate }: StagedFolder, writtenIn: WrittenIn, disk: Disk): Promise<void> {
  const aside = temporary(folder, 'old')
  await persistently(async () => exchange(fresh, folder, aside, disk), disk)
  if (await exists(aside)) await unlessOpen(() => giveBack(aside, folder, writtenIn, disk))
  if (isPrivate && fresh !== undefined) await chmod(folder, 0o777 & ~process.umask())
}

/**
 * No system call that Node knows exchanges two folders: the two renames follow each other without a pause. Windows renames no
 * folder in which a file is open.
 */
function exchange(fresh: string | undefined, folder: string, aside: string, disk: Disk): void {
  const replaced = statSync(folder, { throwIfNoEntry: false })
  requireAllClosed(folder, disk)
  if (replaced) disk.rename(folder, aside)
  try {
    if (fresh !== undefined) disk.rename(fresh, folder)
  } catch (error) {
    if (replaced) persistentlyNow(() => disk.rename(aside, folder), disk)
    throw error
  }
}
