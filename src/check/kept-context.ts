import { type Record as Recording, recorded } from '../kept/recorded.ts'
import type { Result, YamlSource } from '../load/result.ts'
import type { Workspace } from '../load/sources.ts'
import { loadWorkspace } from '../load/workspace.ts'
import { copyMessage, type Message } from '../messages/message.ts'
import type { CheckContext } from './context.ts'
import { createCheckContext } from './prepare.ts'

/** Loads a workspace, and what the rules need of it. */
export interface Loading {
  loadWorkspace: typeof loadWorkspace
  createCheckContext: typeof createCheckContext
}

/**
 * Loads as the functions of these names do. As long as settings, registers, law and report templates do not change, they are
 * the same objects as the last time, by which what was found in reports is known to hold.
 */
export function loadingAgain(): Loading {
  let before: Workspace | undefined
  let context: { of: Workspace; made: Result<CheckContext>; record: Recording } | undefined
  return {
    async loadWorkspace(host, known) {
      const { value, messages } = await loadWorkspace(host, known)
      before = value && { ...value, ...(before && hasSameTexts(value, before) ? partsOf(before) : {}) }
      return { value: before, messages }
    },
    async createCheckContext(workspace, host) {
      const isOfSame = context?.of.settings === workspace.settings && context.of.committees === workspace.committees
      if (context && isOfSame && (await context.record.isSame(host.files))) return again(context.made)
      const { files, record } = recorded(host.files)
      const made = await createCheckContext(workspace, { ...host, files })
      context = { of: workspace, made: again(made), record }
      return made
    },
  }
}

function partsOf({ settings, committees }: Workspace): Pick<Workspace, 'settings' | 'committees'> {
  return { settings, committees }
}

function hasSameTexts(one: Workspace, other: Workspace): boolean {
  const [ours, theirs] = [one, other].map(({ settings, committees }) => [settings, ...committees.values()])
  const isSame = ({ path, text }: YamlSource<unknown>, index: number) =>
    theirs?.[index]?.path === path && theirs[index].text === text
  return ours !== undefined && ours.length === theirs?.length && ours.every(isSame)
}

function again<T>({ value, messages }: Result<T>): Result<T> {
  return { value, messages: messages.map((made): Message => copyMessage(made)) }
}
