import { closeSync, openSync, readdirSync, renameSync, statSync } from 'node:fs'
import { rm } from 'node:fs/promises'
import { basename, join } from 'node:path'
import { retryifyAsync, retryifySync } from 'stubborn-utils'
import { FileError } from './host.ts'

/**
 * The changes of a disk that fail on Windows while another program has a file open: Acrobat until somebody closes it, OneDrive
 * and virus scanners for a moment.
 */
export interface Disk {
  rename(from: string, to: string): void
  /** Removes a file or a folder with all that is in it. */
  remove(path: string): Promise<void>
  /** Whether another program has a file open in a way that keeps it from being replaced. */
  isOpenElsewhere(file: string): boolean
  /** For how many milliseconds a change that fails is tried again. */
  patience: number
}

export const nodeDisk: Disk = {
  rename: (from, to) => renameSync(from, to),
  remove: (path) => rm(path, { recursive: true, force: true, maxRetries: 5 }),
  isOpenElsewhere: (file) => {
    try {
      closeSync(openSync(file, 'r+'))
      return false
    } catch (error) {
      return codeOf(error) === 'EBUSY'
    }
  },
  patience: 2000,
}

/** Milliseconds between two tries, at most. */
const INTERVAL = 100

/** Makes a change, again and again for as long as the disk is patient where another program may have a file open. */
export function persistently(change: () => Promise<void>, { patience }: Disk): Promise<void> {
  return retryifyAsync(change, { isRetriable: mayBeOpen })({ timeout: patience, interval: INTERVAL })()
}

/** Like `persistently`, without letting anything else run meanwhile. */
export function persistentlyNow(change: () => void, { patience }: Disk): void {
  retryifySync(change, { isRetriable: mayBeOpen })({ timeout: patience })()
}

/** Throws a `FileError` of the problem `in-use` where another program has the file open. */
export function requireClosed(file: string, disk: Disk): void {
  if (disk.isOpenElsewhere(file)) throw new FileError(file, 'in-use', `${basename(file)} is open in another program`)
}

/** Like `requireClosed`, for all files in a folder and those below it; nothing where there is no folder. */
export function requireAllClosed(folder: string, disk: Disk): void {
  if (!statSync(folder, { throwIfNoEntry: false })?.isDirectory()) return
  for (const entry of readdirSync(folder, { recursive: true, withFileTypes: true }))
    if (entry.isFile()) requireClosed(join(entry.parentPath, entry.name), disk)
}

/** True for the errors that Windows has for a file which is open elsewhere, among other things. */
export function mayBeOpen(error: unknown): boolean {
  if (error instanceof FileError) return error.problem === 'in-use'
  return ['EBUSY', 'EPERM', 'EACCES'].includes(codeOf(error))
}

function codeOf(error: unknown): string {
  return error instanceof Error && 'code' in error ? String(error.code) : ''
}
