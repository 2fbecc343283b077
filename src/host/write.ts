import { randomBytes } from 'node:crypto'
import { readFileSync, rmSync, statSync, writeFileSync } from 'node:fs'
import { chmod, mkdir, readdir, rename, stat, writeFile } from 'node:fs/promises'
import { basename, dirname, join, resolve } from 'node:path'
import type { Content } from './content.ts'
import {
  type Disk,
  mayBeOpen,
  nodeDisk,
  persistently,
  persistentlyNow,
  requireAllClosed,
  requireClosed,
} from './disk.ts'
import { makeFolder } from './folders.ts'
import { resolvePath } from './paths.ts'
import { undisturbed } from './undisturbed.ts'

const TEMPORARY = /^\.(.+)\.agendapack-(new|old)-(\d+)-[0-9a-f]{12}$/

/**
 * Writes a whole folder or nothing: the files go to a temporary folder beside it, which then takes its place by rename.
 * What was in the folder before is gone afterwards; after a failure it is as it was. What an interrupted run left
 * behind is cleared away first, and a folder that it had moved aside is put back. Throws a `FileError` of the problem `in-use`
 * where another program has a file of the old folder open and does not close it.
 *
 * @param target absolute, or relative to the working directory
 * @param files content by path relative to `target`, with forward slashes
 * @param privateFiles more of them: with any, nobody else may read the temporary folder, wherever an interrupted run ends
 */
export async function writeFolder(
  target: string,
  files: ReadonlyMap<string, Content>,
  privateFiles: ReadonlyMap<string, Content> = new Map(),
  disk: Disk = nodeDisk,
): Promise<void> {
  const folder = resolve(target)
  for (const path of [...files.keys(), ...privateFiles.keys()]) {
    if (!resolvePath('', path)) throw new Error(`${path} is not a path inside ${folder}`)
  }
  await undisturbed(() => replaceFolder(folder, files, privateFiles, disk))
}

async function replaceFolder(
  folder: string,
  files: ReadonlyMap<string, Content>,
  privateFiles: ReadonlyMap<string, Content>,
  disk: Disk,
): Promise<void> {
  makeFolder(dirname(folder))
  await clearStale(folder, disk)
  const fresh = temporary(folder, 'new')
  const isPrivate = privateFiles.size > 0
  try {
    await mkdir(fresh, isPrivate ? { mode: 0o700 } : {})
    await writeInto(fresh, files)
    await writeInto(fresh, privateFiles)
    await swap(fresh, folder, disk)
  } catch (error) {
    await disk.remove(fresh)
    throw error
  }
  if (isPrivate) await chmod(folder, 0o777 & ~process.umask())
}

async function writeInto(folder: string, files: ReadonlyMap<string, Content>): Promise<void> {
  for (const [path, content] of files) {
    const file = join(folder, path)
    makeFolder(dirname(file))
    await writeFile(file, content, { flag: 'wx' })
  }
}

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

/** Puts one folder in the place of another: both change places, or neither. */
async function swap(fresh: string, folder: string, disk: Disk): Promise<void> {
  const aside = temporary(folder, 'old')
  await persistently(async () => exchange(fresh, folder, aside, disk), disk)
  await removeOrLeave(aside, disk)
}

/**
 * No system call that Node knows exchanges two folders: the two renames follow each other without a pause. Windows renames no
 * folder in which a file is open.
 */
function exchange(fresh: string, folder: string, aside: string, disk: Disk): void {
  const replaced = statSync(folder, { throwIfNoEntry: false })
  if (replaced?.isDirectory()) requireAllClosed(folder, disk)
  if (replaced) disk.rename(folder, aside)
  try {
    disk.rename(fresh, folder)
  } catch (error) {
    if (replaced) persistentlyNow(() => disk.rename(aside, folder), disk)
    throw error
  }
}

async function clearStale(target: string, disk: Disk): Promise<void> {
  const parent = dirname(target)
  for (const name of (await readdir(parent)).sort()) {
    const [, of, state, owner] = TEMPORARY.exec(name) ?? []
    if (of !== basename(target) || isRunning(Number(owner))) continue
    const stale = join(parent, name)
    if (state === 'old' && !(await exists(target))) await rename(stale, target)
    else await removeOrLeave(stale, disk)
  }
}

/** What cannot be removed because it is open in another program is left for the next run. */
async function removeOrLeave(path: string, disk: Disk): Promise<void> {
  try {
    await disk.remove(path)
  } catch (error) {
    if (!mayBeOpen(error)) throw error
  }
}

function temporary(target: string, state: 'new' | 'old'): string {
  const unique = randomBytes(6).toString('hex')
  return join(dirname(target), `.${basename(target)}.agendapack-${state}-${process.pid}-${unique}`)
}

/**
 * Another run of this program may be at work on the same folder: what it has begun is its own. In a container every run
 * can have the same process id: what has ours is of a run before.
 */
function isRunning(processId: number): boolean {
  if (processId === process.pid) return false
  try {
    process.kill(processId, 0)
    return true
  } catch (error) {
    return error instanceof Error && 'code' in error && error.code === 'EPERM'
  }
}

async function exists(path: string): Promise<boolean> {
  try {
    await stat(path)
    return true
  } catch {
    return false
  }
}
