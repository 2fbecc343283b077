import { join, resolve } from 'node:path'
import { folderProblem } from '../../host/folders.ts'
import { holdsSources } from '../../host/output-folder.ts'

/**
 * The folder that a command writes to: `out`, or `otherwise` in the workspace. What people write and what is made of it
 * must not lie in one folder, and a folder that nobody can write to is reported before anything is made.
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
  const problem = folderProblem(path) ?? sourcesProblem(root, path, out ?? otherwise)
  return problem === undefined ? { path } : { problem }
}

function sourcesProblem(root: string, path: string, name: string): string | undefined {
  if (!holdsSources(root, path)) return undefined
  return `The folder ${name} holds files of the workspace. Give one that is for output alone.`
}
