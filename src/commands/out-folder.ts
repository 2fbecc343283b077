import { join, relative, resolve, sep } from 'node:path'

/** Folders of a workspace that hold what people write. */
const SOURCES = ['committees', 'meetings', 'profiles', 'schema', 'templates']

/**
 * The folder that a command writes to: `out`, or `otherwise` in the workspace. What people write and what is made of it
 * must not lie in one folder.
 *
 * @param root absolute path of the workspace
 * @returns an absolute path, or what is wrong with the one that was asked for
 */
export function outFolder(
  root: string,
  out: string | undefined,
  otherwise: string,
): { path: string } | { problem: string } {
  if (out === undefined) return { path: join(root, otherwise) }
  const path = resolve(out)
  const inside = relative(root, path)
  const [first = ''] = inside.split(sep)
  const holdsWorkspace = inside === '' || inside.split(sep).every((step) => step === '..')
  if (!holdsWorkspace && !SOURCES.includes(first)) return { path }
  return { problem: `Unexpected folder ${out}, which holds files of the workspace, expected one for output alone.` }
}
