import { relative, sep } from 'node:path'

const DRIVE = /^[A-Za-z]:/

/**
 * Joins a path that a file gives to the folder of that file.
 *
 * @param folder relative to the workspace, '' for the workspace itself
 * @param path as written, relative to `folder`
 * @returns the path relative to the workspace, with forward slashes and no dots; undefined where it would leave it
 */
export function resolvePath(folder: string, path: string): string | undefined {
  if (path.includes('\0') || path.startsWith('/') || path.startsWith('\\') || DRIVE.test(path)) return undefined
  const segments: string[] = []
  for (const segment of `${folder}/${path}`.split('/')) {
    if (segment === '' || segment === '.') continue
    if (segment !== '..') segments.push(segment)
    else if (segments.pop() === undefined) return undefined
  }
  return segments.join('/')
}

/** The way from a folder to a path, both absolute, as it is printed: with forward slashes on Windows, too; '' to itself. */
export function pathFrom(folder: string, path: string): string {
  return relative(folder, path).replaceAll(sep, '/')
}

/** The folder of a path, '' where it stands in the workspace itself. */
export function folderOf(path: string): string {
  return path.slice(0, Math.max(0, path.lastIndexOf('/')))
}

/** The last part of a path. */
export function nameOf(path: string): string {
  return path.slice(path.lastIndexOf('/') + 1)
}

/** The ending of a file's name in lower case with its dot, '' where it has none. */
export function extensionOf(path: string): string {
  const name = nameOf(path)
  const dot = name.lastIndexOf('.')
  return dot > 0 ? name.slice(dot).toLowerCase() : ''
}

/** Orders by code point, the same on every machine. */
export function byCodePoint(a: string, b: string): number {
  return Buffer.compare(Buffer.from(a), Buffer.from(b))
}
