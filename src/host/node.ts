import { closeSync, constants, fstatSync, openSync, readdirSync, readFileSync, type Stats, statSync } from 'node:fs'
import { join, resolve, sep } from 'node:path'
import { realPath } from './folders.ts'
import { FileError, type FileStatus, type Files, type Host } from './host.ts'
import { byCodePoint, resolvePath } from './paths.ts'
import { isLeftover, spellingOnDisk } from './spelling.ts'

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
 * elsewhere are refused with a `FileError` of the problem `outside`. The disk is asked at once, without another thread in
 * between: handing over thousands of small files takes longer than reading them.
 *
 * @param root folder of the workspace, relative to the working directory or absolute
 */
export function nodeFiles(root: string, options: NodeFilesOptions = {}): Files {
  const absoluteRoot = resolve(root)
  const sizeLimit = options.sizeLimit ?? 256 * MEBIBYTE
  let realRoot: string | undefined

  function locate(path: string): string | undefined {
    const inside = path.split('/').includes('..') ? undefined : resolvePath('', path)
    if (inside === undefined) throw outside(path)
    realRoot ??= settle(path, () => realPath(absoluteRoot))
    const spelt = spellingOnDisk(absoluteRoot, inside)
    const real = settle(path, () => realPath(join(absoluteRoot, spelt)))
    if (realRoot === undefined || real === undefined) return undefined
    const start = realRoot.endsWith(sep) ? realRoot : realRoot + sep
    if (real !== realRoot && !real.startsWith(start)) throw outside(path)
    return isInOtherCase(real.slice(start.length).replaceAll(sep, '/'), spelt) ? undefined : real
  }

  function status(path: string): FileStatus | undefined {
    const real = locate(path)
    const found = real === undefined ? undefined : settle(path, () => statSync(real))
    return found && statusOf(path, found)
  }

  function read(path: string): Uint8Array {
    const real = locate(path)
    const bytes = real === undefined ? undefined : settle(path, () => readWhole(real, path, sizeLimit))
    if (bytes === undefined) throw new FileError(path, 'missing', `${path} does not exist`)
    return bytes
  }

  function list(path: string): string[] {
    if (status(path)?.kind !== 'folder') return []
    const real = locate(path)
    const names = real === undefined ? undefined : settle(path, () => readdirSync(real))
    return inOneForm(names ?? [])
  }

  return {
    root: absoluteRoot,
    read: async (path) => read(path),
    status: async (path) => status(path),
    list: async (path) => list(path),
  }
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

function statusOf(path: string, found: Stats): FileStatus {
  if (found.isDirectory()) return { kind: 'folder', size: 0 }
  if (!found.isFile()) throw new FileError(path, 'not-a-file', `${path} is neither a file nor a folder`)
  return { kind: 'file', size: found.size }
}

/** Not through a link put there in the meantime, and without waiting for the other end of a pipe. */
function readWhole(real: string, path: string, sizeLimit: number): Uint8Array {
  const file = openSync(real, constants.O_RDONLY | (constants.O_NOFOLLOW ?? 0) | (constants.O_NONBLOCK ?? 0))
  try {
    const before = fstatSync(file)
    const { kind, size } = statusOf(path, before)
    if (kind === 'folder') throw new FileError(path, 'not-a-file', `${path} is a folder`)
    if (size > sizeLimit)
      throw new FileError(path, 'too-large', `${path} is larger than ${Math.round(sizeLimit / MEBIBYTE)} MiB`)
    const bytes = readFileSync(file)
    const after = fstatSync(file)
    if (size !== bytes.length || after.size !== bytes.length || before.mtimeMs !== after.mtimeMs)
      throw new FileError(path, 'changed', `${path} changed while it was read`)
    return bytes
  } finally {
    closeSync(file)
  }
}

/** Windows and macOS find a file under a name in other case; Linux, where the pack may be built tomorrow, does not. */
function isInOtherCase(found: string, asked: string): boolean {
  return found !== asked && found.toLowerCase() === asked.toLowerCase()
}

/** Names that people gave, sorted, with each letter in the form that keyboards give it, whatever the disk does. */
function inOneForm(names: readonly string[]): string[] {
  const meant = names.filter((name) => !isLeftover(name)).map((name) => name.normalize('NFC'))
  return [...new Set(meant)].sort(byCodePoint)
}

function outside(path: string): FileError {
  return new FileError(path, 'outside', `${path} is outside the workspace`)
}

/** Undefined where nothing is there; other failures become a `FileError`. */
function settle<T>(path: string, run: () => T): T | undefined {
  try {
    return run()
  } catch (error) {
    if (error instanceof FileError) throw error
    const code = error instanceof Error && 'code' in error ? String(error.code) : 'unknown'
    if (code === 'ENOENT' || code === 'ENOTDIR') return undefined
    if (code === 'EBUSY') throw new FileError(path, 'in-use', `${path} is open in another program`)
    throw new FileError(path, 'unreadable', `${path} cannot be read (${code})`)
  }
}
