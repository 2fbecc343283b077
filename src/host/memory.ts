import { FileError, type FileStatus, type Files, type Host } from './host.ts'
import { byCodePoint, resolvePath } from './paths.ts'
import { isLeftover } from './spelling.ts'

/**
 * A host without a disk or a clock, for what was kept of a workspace and for tests: `files` holds the content of each path.
 * The time is always 2022-12-01 at noon, UTC.
 */
export function memoryHost(files: Readonly<Record<string, string | Uint8Array>>): Host {
  return {
    files: memoryFiles(files),
    now: () => new Date('2022-12-01T12:00:00Z'),
    progress: () => undefined,
    environment: {},
  }
}

function memoryFiles(files: Readonly<Record<string, string | Uint8Array>>): Files {
  const contents = new Map<string, Uint8Array>()
  for (const [path, content] of Object.entries(files)) {
    contents.set(path, typeof content === 'string' ? new TextEncoder().encode(content) : content)
  }

  function locate(path: string): string {
    const inside = path.split('/').includes('..') ? undefined : resolvePath('', path)
    if (inside === undefined) throw new FileError(path, 'outside', `${path} is outside the workspace`)
    return inside
  }

  function names(folder: string): string[] {
    const prefix = folder === '' ? '' : `${folder}/`
    const found = new Set<string>()
    for (const path of contents.keys()) {
      if (path.startsWith(prefix)) found.add(path.slice(prefix.length).split('/')[0] ?? '')
    }
    return [...found].filter((name) => !isLeftover(name)).sort(byCodePoint)
  }

  async function status(path: string): Promise<FileStatus | undefined> {
    const inside = locate(path)
    const content = contents.get(inside)
    if (content) return { kind: 'file', size: content.length }
    return names(inside).length > 0 ? { kind: 'folder', size: 0 } : undefined
  }

  async function read(path: string): Promise<Uint8Array> {
    const content = contents.get(locate(path))
    if (content) return content
    const found = await status(path)
    if (found) throw new FileError(path, 'not-a-file', `${path} is a folder`)
    throw new FileError(path, 'missing', `${path} does not exist`)
  }

  async function list(path: string): Promise<string[]> {
    const inside = locate(path)
    return contents.has(inside) ? [] : names(inside)
  }

  return { root: '/memory', read, status, list }
}
