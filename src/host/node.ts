import { constants } from 'node:fs'
import { open, readdir, realpath, stat } from 'node:fs/promises'
import { join, resolve, sep } from 'node:path'
import { FileError, type FileStatus, type Files, type Host } from './host.ts'
import { byCodePoint, resolvePath } from './paths.ts'

const MEBIBYTE = 1024 * 1024

export interface NodeFilesOptions {
  /** Bytes above which a file is refused; 256 MiB unless given. */
  sizeLimit?: number
}

export interface NodeHostOptions extends NodeFilesOptions {
  progress?: (text: string) => void
  now?: () => Date
  environment?: Readonly<Record<string, string | undefined>>
}

/**
 * The files of a workspace on disk. No path leaves it: an absolute one, one with `..` and one whose symbolic links end
 * elsewhere are refused with a `FileError` of the problem `outside`.
 *
 * @param root folder of the workspace, relative to the working directory or absolute
 */
export function nodeFiles(root: string, options: NodeFilesOptions = {}): Files {
  const absoluteRoot = resolve(root)
  const sizeLimit = options.sizeLimit ?? 256 * MEBIBYTE
  let realRoot: Promise<string> | undefined

  async function locate(path: string): Promise<string | undefined> {
    const inside = path.split('/').includes('..') ? undefined : resolvePath('', path)
    if (inside === undefined) throw outside(path)
    realRoot ??= realpath(absoluteRoot)
    const start = await settle(path, realRoot)
    const real = await settle(path, realpath(join(absoluteRoot, inside)))
    if (start === undefined || real === undefined) return undefined
    if (real !== start && !real.startsWith(start.endsWith(sep) ? start : start + sep)) throw outside(path)
    return real
  }

  async function status(path: string): Promise<FileStatus | undefined> {
    const real = await locate(path)
    const found = real === undefined ? undefined : await settle(path, stat(real))
    if (found === undefined) return undefined
    if (found.isDirectory()) return { kind: 'folder', size: 0 }
    if (!found.isFile()) throw new FileError(path, 'not-a-file', `${path} is neither a file nor a folder`)
    return { kind: 'file', size: found.size }
  }

  async function read(path: string): Promise<Uint8Array> {
    const found = await status(path)
    if (found === undefined) throw new FileError(path, 'missing', `${path} does not exist`)
    if (found.kind === 'folder') throw new FileError(path, 'not-a-file', `${path} is a folder`)
    if (found.size > sizeLimit) {
      throw new FileError(path, 'too-large', `${path} is larger than ${Math.round(sizeLimit / MEBIBYTE)} MiB`)
    }
    const real = await locate(path)
    const bytes = real === undefined ? undefined : await settle(path, readWhole(real))
    if (bytes === undefined) throw new FileError(path, 'missing', `${path} does not exist`)
    return bytes
  }

  async function list(path: string): Promise<string[]> {
    const found = await status(path)
    if (found?.kind !== 'folder') return []
    const real = await locate(path)
    const names = real === undefined ? undefined : await settle(path, readdir(real))
    return (names ?? []).sort(byCodePoint)
  }

  return { root: absoluteRoot, read, status, list }
}

/** The outside world of a real run. */
export function nodeHost(root: string, options: NodeHostOptions = {}): Host {
  return {
    files: nodeFiles(root, options),
    now: options.now ?? (() => new Date()),
    progress: options.progress ?? (() => undefined),
    environment: options.environment ?? process.env,
  }
}

/** Not through a link put there in the meantime, and without waiting for the other end of a pipe. */
async function readWhole(path: string): Promise<Uint8Array> {
  const handle = await open(path, constants.O_RDONLY | (constants.O_NOFOLLOW ?? 0) | (constants.O_NONBLOCK ?? 0))
  try {
    return await handle.readFile()
  } finally {
    await handle.close()
  }
}

function outside(path: string): FileError {
  return new FileError(path, 'outside', `${path} is outside the workspace`)
}

/** Undefined where nothing is there; other failures become a `FileError`. */
async function settle<T>(path: string, promise: Promise<T>): Promise<T | undefined> {
  try {
    return await promise
  } catch (error) {
    const code = error instanceof Error && 'code' in error ? String(error.code) : 'unknown'
    if (code === 'ENOENT' || code === 'ENOTDIR') return undefined
    throw new FileError(path, 'unreadable', `${path} cannot be read (${code})`)
  }
}
