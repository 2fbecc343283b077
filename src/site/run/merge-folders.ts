import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import type { Host } from '../../host/host.ts'
import { fileWriter } from '../../host/write.ts'
import type { Workspace } from '../../load/sources.ts'
import { type Message, message } from '../../messages/message.ts'
import type { Law } from '../../profiles/notice.ts'
import { parseState } from '../records/state.ts'
import { loadSiteTemplates } from '../templates/templates.ts'
import { type MergeProblem, mergeProblems, mergeSites } from './merge.ts'
import { type SiteTarget, siteInput } from './publish-site.ts'
import { PART_FILE, stateToJoin, storedState, storeState } from './site-state.ts'

/** Joins the sites that shards have made into one: the same files as from one build without shards. */
export async function mergeSiteFolders(
  workspace: Workspace,
  folders: readonly string[],
  laws: ReadonlyMap<string, Law>,
  target: SiteTarget,
  host: Host,
): Promise<{ files: number; messages: readonly Message[] }> {
  const { root } = host.files
  const read = await Promise.all(folders.map((folder) => stateToJoin(root, folder)))
  const parsed = read.map((state) => (state?.version === target.version ? state : undefined))
  const states = parsed.flatMap((state) => state ?? [])
  const unknown = folders.filter((_, index) => !parsed[index])
  if (unknown.length > 0)
    return refused(unknown.map((folder) => `${folder} is not a site made by this version of agendapack.`))
  const problems = mergeProblems(states).map((found) => reasonOf(found, folders))
  if (problems.length > 0) return refused(problems)

  const templates = await loadSiteTemplates(host.files)
  const write = fileWriter(target.out)
  const files = new Set<string>()
  try {
    for (const [index, folder] of folders.entries()) {
      for (const path of Object.values(states[index]?.meetings ?? {}).flatMap((meeting) => meeting.files)) {
        if (!files.has(path)) write(path, await readFile(join(folder, path)))
        files.add(path)
      }
    }
    // The registers of the parts: where one has errors now, theirs is the one that was published last.
    const registers = new Map(Object.entries(states[0]?.committees ?? {}))
    const input = { ...siteInput(workspace, [], target, host), committees: registers, laws }
    const before = parseState(await storedState(root, target))
    const readSite = (path: string): Promise<Uint8Array> => readFile(join(target.out, path))
    const merging = mergeSites(states, input, templates, target.version, readSite, before)
    let made = await merging.next()
    for (; !made.done; made = await merging.next()) {
      write(made.value.path, made.value.content)
      files.add(made.value.path)
    }
    await storeState(root, target, made.value, files)
  } catch (error) {
    if (!(error instanceof Error && 'code' in error && error.code === 'ENOENT' && 'path' in error)) throw error
    return refused([`${error.path} is missing, although the part lists it.`])
  }
  return { files: files.size, messages: [] }
}

function refused(reasons: readonly string[]): { files: number; messages: readonly Message[] } {
  return { files: 0, messages: reasons.map(problem) }
}

function problem(reason: string): Message {
  return message({
    rule: 'site-merge',
    severity: 'error',
    reason,
    place: { file: PART_FILE },
    note: 'Make every part from the same commit with the same version and the same --base-url.',
  })
}

function reasonOf(found: MergeProblem, folders: readonly string[]): string {
  return found.kind === 'different-inputs'
    ? `The settings, registers or templates of ${folders[found.shard]} are not those of the first part.`
    : `The meeting ${found.key} is not the same in ${found.shards.map((shard) => folders[shard]).join(' and ')}.`
}
