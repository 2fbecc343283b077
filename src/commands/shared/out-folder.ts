import { join, relative, resolve, sep } from 'node:path'
import { folderProblem } from '../../host/folders.ts'

/** Folders of a workspace that hold what people write. */
const SOURCES = ['committees', 'meetings', 'profiles', 'schema', 'templates', 'translations']

/**
 * The folder that a command writes to: `out`, or `otherwise` in the workspace. What people write and what is made of it
 * must not lie in one folder, and a folder that nobody can write to is told of before anything is made.
 *
 * @param root absolute path of the workspace
 * @returns an absolute path, or what is wrong with the one that was asked for
 */
export function outFolder(
  root: string,
  out: string | undefined,
  otherwise: string,
): { path: string } | { problem: string } {
  const path = out === undefined ? join(root, otherwise) : resolve(out)
  const problem =
    out !== undefined && holdsSources(root, path)
      ? `Unexpected folder ${out}, which holds files of the workspace, expected one for output alone.`
      : folderProblem(path)
  return problem === undefined ? { path } : { problem }
}

function holdsSources(root: string, path: string): boolean {
  const inside = relative(root, path)
  const [first = ''] = inside.split(sep)
  return inside === '' || inside.split(sep).every((step) => step === '..') || SOURCES.includes(first)
}
