import { isAbsolute, join, relative, sep } from 'node:path'
import { resolveLinks } from './folders.ts'

/** Folders of a workspace that hold what people write. */
const SOURCES = ['committees', 'meetings', 'profiles', 'schema', 'templates', 'translations']

/**
 * True for a folder that is or holds the workspace, or is among what people write in it, once links are followed: nothing
 * may be written there.
 *
 * @param root absolute path of the workspace
 * @param folder absolute; it need not be there yet
 */
export function holdsSources(root: string, folder: string): boolean {
  const real = resolveLinks(folder)
  return isWithin(resolveLinks(root), real) || SOURCES.some((name) => isWithin(real, resolveLinks(join(root, name))))
}

/** True for a path that is the folder or lies in it. */
function isWithin(path: string, folder: string): boolean {
  const inside = relative(folder, path)
  // From one drive of Windows to another there is no relative path.
  return inside === '' || (inside.split(sep)[0] !== '..' && !isAbsolute(inside))
}
