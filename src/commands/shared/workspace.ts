import { existsSync, statSync } from 'node:fs'
import { dirname, resolve } from 'node:path'
import { pathFrom } from '../../host/paths.ts'

export interface Selection {
  /** Absolute path of the workspace. */
  root: string
  /** Prefixes of the meetings asked for, relative to the workspace; empty for all of them. */
  meetings: readonly string[]
}

export interface SelectionProblem {
  problem: string
}

const SETTINGS = 'agendapack.yaml'

/** Finds the workspace that paths on the command line are in, and the meetings they name. */
export function selectWorkspace(paths: readonly string[], from: string): Selection | SelectionProblem {
  const given = paths.length > 0 ? paths : ['.']
  const roots = new Set<string>()
  const meetings: string[] = []
  for (const path of given) {
    const absolute = resolve(from, path)
    if (!existsSync(absolute)) return { problem: `There is no file or folder ${path}.` }
    const root = workspaceAround(absolute)
    if (root === undefined)
      return {
        problem: existsSync(resolve(absolute, `${SETTINGS}.txt`))
          ? `${path} has ${SETTINGS}.txt in it. Rename it to ${SETTINGS}; Windows may hide the ending .txt.`
          : `${path} is not in a workspace: there is no ${SETTINGS} in it or above it. Run agendapack init to create one.`,
      }
    roots.add(root)
    const inside = pathFrom(root, absolute)
    if (inside !== '' && inside !== SETTINGS) meetings.push(inside.replace(/\/meeting\.yaml$/, ''))
  }
  const [root = '', ...others] = roots
  if (others.length > 0) return { problem: 'The paths are in several workspaces. Run the command for one at a time.' }
  // A folder that holds nothing but the workspace's files, such as `meetings`, stands for all that is below it.
  return { root, meetings }
}

/** True for a meeting file that one of the prefixes names. */
export function isSelected(path: string, meetings: readonly string[]): boolean {
  return meetings.length === 0 || meetings.some((prefix) => path === prefix || path.startsWith(`${prefix}/`))
}

function workspaceAround(path: string): string | undefined {
  let folder = statSync(path).isDirectory() ? path : dirname(path)
  for (;;) {
    if (existsSync(resolve(folder, SETTINGS))) return folder
    const above = dirname(folder)
    if (above === folder) return undefined
    folder = above
  }
}
