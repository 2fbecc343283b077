import { readFile, rm } from 'node:fs/promises'
import { join } from 'node:path'
import type { Host } from '../../host/host.ts'
import { resolvePath } from '../../host/paths.ts'
import { fileWriter } from '../../host/write.ts'
import type { Workspace } from '../../load/sources.ts'
import { type Message, message } from '../../messages/message.ts'
import { filesIn, parseState, STATE_FILE } from '../records/state.ts'
import { loadSiteTemplates } from '../templates/templates.ts'
import { type MergeProblem, mergeProblems, mergeSites } from './merge.ts'
import { type SiteTarget, siteInput } from './publish-site.ts'

/** Joins the sites that shards have made into one: the same files as from one build without shards. */
export async function mergeSiteFolders(
  workspace: Workspace,
  folders: readonly string[],
  target: SiteTarget,
  host: Host,
): Promise<{ files: number; messages: readonly Message[] }> {
  const texts = await Promise.all(folders.map((folder) => readFile(join(folder, STATE_FILE), 'utf8').catch(() => '')))
  const parsed = texts.map((text) => parseState(text, target.version))
  const states = parsed.flatMap((state) => state ?? [])
  const unknown = folders.filter((_, index) => !parsed[index])
  if (unknown.length > 0)
    return refused(unknown.map((folder) => `${folder} is not a site made by this version of agendapack.`))
  const problems = mergeProblems(states).map((found) => reasonOf(found, folders))
  if (problems.length > 0) return refused(problems)

  const templates = await loadSiteTemplates(host.files)
  const before = await readFile(join(target.out, STATE_FILE), 'utf8').catch(() => '')
  const write = fileWriter(target.out)
  const files = new Set<string>()
  try {
    for (const [index, folder] of folders.entries()) {
      for (const path of Object.values(states[index]?.meetings ?? {}).flatMap((meeting) => meeting.files)) {
        if (!files.has(path)) write(path, await readFile(join(folder, path)))
        files.add(path)
      }
    }
    for await (const { path, content } of mergeSites(
      states,
      siteInput(workspace, [], target, host),
      templates,
      target.version,
    )) {
      write(path, content)
      files.add(path)
    }
  } catch (error) {
    if (!(error instanceof Error && 'code' in error && error.code === 'ENOENT' && 'path' in error)) throw error
    return refused([`${error.path} is missing, although ${STATE_FILE} lists it.`])
  }
  const stale = [...filesIn(before)].filter((path) => !files.has(path) && resolvePath('', path))
  for (const path of stale) await rm(join(target.out, path), { force: true })
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
    place: { file: STATE_FILE },
    note: 'Make every part from the same commit with the same version and the same --base-url.',
  })
}

function reasonOf(found: MergeProblem, folders: readonly string[]): string {
  return found.kind === 'different-inputs'
    ? `The settings, registers or templates of ${folders[found.shard]} are not those of the first part.`
    : `The meeting ${found.key} is not the same in ${found.shards.map((shard) => folders[shard]).join(' and ')}.`
}
