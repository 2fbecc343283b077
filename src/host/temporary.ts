import { randomBytes } from 'node:crypto'
import { readdir, rename, stat } from 'node:fs/promises'
import { basename, dirname, join } from 'node:path'
import { type Disk, mayBeOpen } from './disk.ts'

const TEMPORARY = /^\.(.+)\.agendapack-(new|old)-(\d+)-[0-9a-f]{12}$/

/** A name beside a file or folder for what is to take its place, or for what it takes the place of. */
export function temporary(target: string, state: 'new' | 'old'): string {
  const unique = randomBytes(6).toString('hex')
  return join(dirname(target), `.${basename(target)}.agendapack-${state}-${process.pid}-${unique}`)
}

/**
 * Clears away what an interrupted run left beside a file or folder. What it had moved aside is put back where nothing took
 * its place.
 *
 * @param discard takes away what was moved aside where something did
 */
export async function clearStale(
  target: string,
  disk: Disk,
  discard: (stale: string) => Promise<void> = disk.remove,
): Promise<void> {
  const parent = dirname(target)
  for (const name of (await readdir(parent)).sort()) {
    const [, of, state, owner] = TEMPORARY.exec(name) ?? []
    if (of !== basename(target) || isRunning(Number(owner))) continue
    const stale = join(parent, name)
    if (state === 'old' && !(await exists(target))) await rename(stale, target)
    else await unlessOpen(() => (state === 'old' ? discard(stale) : disk.remove(stale)))
  }
}

/** What cannot be removed because it is open in another program is left for the next run. */
export async function unlessOpen(remove: () => Promise<void>): Promise<void> {
  try {
    await remove()
  } catch (error) {
    if (!mayBeOpen(error)) throw error
  }
}

/** True for a path at which there is something, once links are followed. */
export async function exists(path: string): Promise<boolean> {
  try {
    await stat(path)
    return true
  } catch {
    return false
  }
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
