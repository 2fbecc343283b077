import { execFile } from 'node:child_process'
import { promisify } from 'node:util'
import type { Host } from '../host/host.ts'
import { meetingSchema } from '../load/schema/meeting.ts'
import type { Workspace } from '../load/sources.ts'
import { readYaml } from '../load/yaml.ts'
import { meetingsTouched } from '../select/changed.ts'
import { meetingsOfShard, parseShard } from '../select/shard.ts'
import { isSelected } from './workspace.ts'

export interface SelectOptions {
  /** Only meetings that something changed for since a revision of git. */
  changedSince?: string
  /** `2/8`: the second of eight parts of about the same size. */
  shard?: string
}

/**
 * The meetings that a command is asked for, in the order of the workspace.
 * @returns a sentence where the options cannot be followed
 */
export async function selectMeetings(
  workspace: Workspace,
  prefixes: readonly string[],
  options: SelectOptions,
  host: Host,
): Promise<readonly string[] | string> {
  const named = workspace.meetings.filter((path) => isSelected(path, prefixes))
  if (prefixes.length > 0 && named.length === 0)
    return `Unexpected path ${prefixes.join(', ')}, expected a meeting: a folder with a meeting.yaml in it.`
  const touched =
    options.changedSince === undefined ? named : await changedMeetings(workspace, named, options.changedSince, host)
  if (typeof touched === 'string' || options.shard === undefined) return touched
  const shard = parseShard(options.shard)
  if (!shard) return `Unexpected shard ${options.shard}, expected a part such as 2/8.`
  const sized = await Promise.all(touched.map(async (key) => ({ key, pages: await estimatedPages(key, host) })))
  const mine = new Set(meetingsOfShard(sized, shard))
  return touched.filter((path) => mine.has(path))
}

async function changedMeetings(
  workspace: Workspace,
  meetings: readonly string[],
  revision: string,
  host: Host,
): Promise<string[] | string> {
  if (revision.startsWith('-')) return `Unexpected revision ${revision}, expected a name or hash of git.`
  const git = promisify(execFile)
  try {
    const options = { cwd: host.files.root, maxBuffer: 64 * 1024 * 1024 }
    const { stdout } = await git('git', ['diff', '--name-only', '--relative', '-z', revision, '--'], options)
    const { stdout: fresh } = await git('git', ['ls-files', '--others', '--exclude-standard', '-z'], options)
    const changed = [...stdout.split('\0'), ...fresh.split('\0')].filter((path) => path !== '')
    const inputs = await Promise.all(meetings.map((path) => inputsOf(path, host)))
    const { logo } = workspace.settings.value.style
    return meetingsTouched(inputs, changed, logo === undefined ? [] : [logo]).map(({ path }) => path)
  } catch {
    return `Unexpected revision ${revision}, expected one that git knows here. A shallow clone has no history: fetch it first.`
  }
}

/** What a meeting is made from outside its own folder, as far as its file says so. */
async function inputsOf(path: string, host: Host) {
  const { value } = readYaml(path, await host.files.read(path), meetingSchema)
  const folder = path.slice(0, path.lastIndexOf('/'))
  const named = value?.value.agenda.flatMap((entry) => ('documents' in entry ? entry.documents : [])) ?? []
  const files = named.flatMap((document) => (typeof document === 'string' ? document : (document.file ?? [])))
  const elsewhere = files.map((file) => new URL(`${folder}/${file}`, 'file:///').pathname.slice(1)).map(decodeURI)
  return { path, committee: value?.value.committee ?? '', elsewhere }
}

const BYTES_A_PAGE = { '.md': 3000, '.pdf': 60_000 }

/** An estimate that needs no reading: the same for everybody who has the same files. */
async function estimatedPages(path: string, host: Host): Promise<number> {
  const folder = path.slice(0, path.lastIndexOf('/'))
  let pages = 2
  for (const name of await host.files.list(folder)) {
    const kind = name.endsWith('.md') ? '.md' : name.endsWith('.pdf') ? '.pdf' : undefined
    if (kind) pages += Math.ceil(((await host.files.status(`${folder}/${name}`))?.size ?? 0) / BYTES_A_PAGE[kind])
  }
  return pages
}
