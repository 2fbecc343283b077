import { readdir, readFile, rm, stat, utimes } from 'node:fs/promises'
import { basename, dirname, join } from 'node:path'
import { makeFolder } from '../host/folders.ts'
import { writeFileAtomic } from '../host/write.ts'

/** Share of what may be kept that is left when a folder is cleared, so that not every file clears it again. */
const leftAfterwards = 0.8
/** One of so many files, by its name, has its folder looked through: to look through it takes longer than to write a file. */
const lookedThrough = /^[0f]/

/**
 * Reads the text of a file that was kept to save time, and notes that it is used still.
 * @param path absolute
 * @returns undefined where it is not there
 */
export async function readKept(path: string): Promise<string | undefined> {
  return (await readKeptBytes(path))?.toString('utf8')
}

/** The same for its bytes. */
export async function readKeptBytes(path: string): Promise<Buffer | undefined> {
  try {
    const bytes = await readFile(path)
    const now = new Date()
    await utimes(path, now, now).catch(() => undefined)
    return bytes
  } catch {
    return undefined
  }
}

/**
 * Keeps a file, and clears its folder of those that were not used for longest where all of them are more than may be kept.
 * @param path absolute; its name begins with a digit of a hash
 * @param most bytes that may be kept in its folder
 * @throws where nothing can be written
 */
export async function writeKept(path: string, content: string | Uint8Array, most: number): Promise<void> {
  makeFolder(dirname(path))
  await writeFileAtomic(path, content)
  if (lookedThrough.test(basename(path))) await clearKept(dirname(path), most)
}

/**
 * Takes away the files of a folder that were not used for longest, by name where they are as old, until what is left fits. Another
 * process may do the same meanwhile: what is gone already counts as taken away.
 * @param folder absolute
 * @param most bytes that may be kept
 */
export async function clearKept(folder: string, most: number): Promise<void> {
  const names = await readdir(folder).catch((): string[] => [])
  const found = await Promise.all(
    names.map(async (name) => {
      const status = await stat(join(folder, name)).catch(() => undefined)
      return status?.isFile() ? [{ name, size: status.size, used: status.mtimeMs }] : []
    }),
  )
  const files = found.flat().sort((a, b) => a.used - b.used || (a.name < b.name ? -1 : 1))
  let size = files.reduce((sum, file) => sum + file.size, 0)
  if (size <= most) return
  for (const file of files) {
    if (size <= most * leftAfterwards) return
    await rm(join(folder, file.name), { force: true }).catch(() => undefined)
    size -= file.size
  }
}
