import { readFileSync, rmSync, statSync, writeFileSync } from 'node:fs'
import { writeFile } from 'node:fs/promises'
import { basename, dirname, join, resolve } from 'node:path'
import { type Disk, nodeDisk, persistently, persistentlyNow, requireClosed } from './disk.ts'
import { makeFolder } from './folders.ts'
import { resolvePath } from './paths.ts'
import { clearStale, temporary } from './temporary.ts'
import { undisturbed } from './undisturbed.ts'

/**
 * Writes one file or nothing: to a temporary file beside it, which then takes its place by rename. Throws a `FileError` of the
 * problem `in-use` where another program has the file open and does not close it.
 */
export async function writeFileAtomic(
  target: string,
  content: Uint8Array | string,
  disk: Disk = nodeDisk,
): Promise<void> {
  const file = resolve(target)
  await undisturbed(() => replaceFile(file, content, disk))
}

async function replaceFile(file: string, content: Uint8Array | string, disk: Disk): Promise<void> {
  makeFolder(dirname(file))
  await clearStale(file, disk)
  const fresh = temporary(file, 'new')
  try {
    await writeFile(fresh, content, { flag: 'wx' })
    await persistently(async () => moveOver(fresh, file, disk), disk)
  } catch (error) {
    await disk.remove(fresh)
    throw error
  }
}

function moveOver(fresh: string, file: string, disk: Disk): void {
  requireClosed(file, disk)
  disk.rename(fresh, file)
}

/**
 * Gives a function that writes files below a folder, one straight after the other: for thousands of small ones, waiting for
 * each would take longer than writing it. A file that was there is replaced whole or not at all, and stays as it is where its
 * content is the same. What an interrupted run has left of a file is gone when it is written again. Throws a `FileError` of
 * the problem `in-use` where another program has the file open and does not close it.
 *
 * @param root absolute folder
 * @returns the function; it takes a path relative to `root` with forward slashes, and tells whether it wrote
 */
export function fileWriter(
  root: string,
  disk: Disk = nodeDisk,
): (path: string, content: Uint8Array | string) => boolean {
  const folders = new Map<string, boolean>()
  return (path, content) => {
    const inside = resolvePath('', path)
    if (!inside) throw new Error(`${path} is not a path inside ${root}`)
    const file = join(root, inside)
    const folder = dirname(file)
    // True for a folder that was made here: nothing stands in it but what is written here, each file once.
    const isNew = folders.get(folder) ?? makeFolder(folder)
    folders.set(folder, isNew)
    const bytes = typeof content === 'string' ? Buffer.from(content) : content
    const there = isNew ? undefined : statSync(file, { throwIfNoEntry: false })
    if (!there) {
      writeFileSync(file, bytes, { flag: 'wx' })
      return true
    }
    if (there.size === bytes.length && readFileSync(file).equals(bytes)) return false
    const fresh = join(folder, `.${basename(file)}.agendapack-new`)
    writeFileSync(fresh, bytes)
    try {
      persistentlyNow(() => moveOver(fresh, file, disk), disk)
    } catch (error) {
      rmSync(fresh, { force: true })
      throw error
    }
    return true
  }
}
