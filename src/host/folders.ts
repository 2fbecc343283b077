import { accessSync, constants, mkdirSync, realpathSync, type Stats, statSync } from 'node:fs'
import { dirname, join, relative } from 'node:path'

/**
 * Makes a folder, and those above it that are missing. Node's own `recursive` never comes back from a place in which the
 * system calls every new name missing, such as /proc.
 *
 * @param folder absolute
 * @returns true where it was not there before
 */
export function makeFolder(folder: string): boolean {
  if (statusOf(folder)?.isDirectory()) return false
  const parent = dirname(folder)
  if (parent !== folder) makeFolder(parent)
  try {
    mkdirSync(folder)
    return true
  } catch (error) {
    // Another run may have made it in the meantime.
    if (statusOf(folder)?.isDirectory()) return false
    throw new Error(`The folder ${folder} cannot be created (${codeOf(error)}).`)
  }
}

/**
 * Looks whether files can be written below a folder that is there or can be made; nothing is written to find out.
 *
 * @param folder absolute
 * @returns what is wrong with it, undefined where nothing is seen to be wrong
 */
export function folderProblem(folder: string): string | undefined {
  let nearest = folder
  while (!statusOf(nearest) && dirname(nearest) !== nearest) nearest = dirname(nearest)
  if (!statusOf(nearest)?.isDirectory()) return `${nearest} is a file. Choose a folder to write to.`
  try {
    accessSync(nearest, constants.W_OK | constants.X_OK)
    return undefined
  } catch (error) {
    return `You may not write in the folder ${nearest} (${codeOf(error)}).`
  }
}

/**
 * Where a path leads once its links are followed, whether it is there or not.
 *
 * @param path absolute
 */
export function resolveLinks(path: string): string {
  let nearest = path
  while (!statusOf(nearest) && dirname(nearest) !== nearest) nearest = dirname(nearest)
  return join(realPath(nearest), relative(nearest, path))
}

/**
 * Where a path leads once its links are followed. The system says so in the letters in which names are written; Windows
 * cannot for some drives, such as those in memory, and there Node follows the links itself. Throws where nothing is there.
 */
export function realPath(path: string): string {
  try {
    return realpathSync.native(path)
  } catch (error) {
    if (process.platform !== 'win32' || !statusOf(path)) throw error
    return realpathSync(path)
  }
}

/** Undefined where nothing is there, or nobody may look. */
function statusOf(path: string): Stats | undefined {
  try {
    return statSync(path, { throwIfNoEntry: false })
  } catch {
    return undefined
  }
}

function codeOf(error: unknown): string {
  return error instanceof Error && 'code' in error ? String(error.code) : 'unknown problem'
}
