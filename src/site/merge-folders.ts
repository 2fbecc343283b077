import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import type { Host } from '../host/host.ts'
import { writeFileAtomic } from '../host/write.ts'
import type { Workspace } from '../load/sources.ts'
import { type Message, message } from '../messages/message.ts'
import { type MergeProblem, mergeProblems, mergeSites } from './merge.ts'
import { type SiteTarget, siteInput } from './publish-site.ts'
import { parseState, type SiteState, STATE_FILE } from './state.ts'
import { loadSiteTemplates } from './templates.ts'

/** Joins the sites that shards have made into one: the same files as from one build without shards. */
export async function mergeSiteFolders(
  workspace: Workspace,
  folders: readonly string[],
  target: SiteTarget,
  host: Host,
): Promise<{ files: number; messages: readonly Message[] }> {
  const states: SiteState[] = []
  for (const folder of folders) {
    const text = await readFile(join(folder, STATE_FILE), 'utf8').catch(() => undefined)
    const state = text === undefined ? undefined : parseState(text, target.version)
    if (!state) return { files: 0, messages: [problem(`Unexpected folder ${folder}, expected a site of this version`)] }
    states.push(state)
  }
  const problems = mergeProblems(states).map((found) => problem(reasonOf(found, folders)))
  if (problems.length > 0) return { files: 0, messages: problems }
  let files = 0
  const write = async (path: string, content: string | Uint8Array) => {
    await writeFileAtomic(join(target.out, path), content)
    files += 1
  }
  for (const [index, folder] of folders.entries()) {
    for (const { record, files: pages } of Object.values(states[index]?.meetings ?? {})) {
      const packs = await packFiles(folder, record.key)
      for (const path of new Set([...pages, ...packs])) await write(path, await readFile(join(folder, path)))
    }
  }
  const templates = await loadSiteTemplates(host.files)
  for await (const { path, content } of mergeSites(
    states,
    siteInput(workspace, [], target, host),
    templates,
    target.version,
  ))
    await write(path, content)
  return { files, messages: [] }
}

/** The packs of a meeting in the site of its shard. */
async function packFiles(folder: string, key: string): Promise<string[]> {
  const manifest = JSON.parse(await readFile(join(folder, key, 'pack.json'), 'utf8')) as { outputs: { path: string }[] }
  return [...manifest.outputs.map(({ path }) => `${key}/${path}`), `${key}/pack.json`]
}

function problem(reason: string): Message {
  return message({
    rule: 'site-merge',
    severity: 'error',
    reason,
    place: { file: STATE_FILE },
    note: 'Make every part from the same commit with the same version and the same --base-url.',
  })
}

function reasonOf(found: MergeProblem, folders: readonly string[]): string {
  return found.kind === 'different-inputs'
    ? `Unexpected settings, registers or templates in ${folders[found.shard]}, expected those of the first part`
    : `Unexpected meeting ${found.key} with another content in ${found.shards.map((shard) => folders[shard]).join(' and ')}`
}
