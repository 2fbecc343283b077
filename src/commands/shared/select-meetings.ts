import { execFile } from 'node:child_process'
import { promisify } from 'node:util'
import type { Host } from '../../host/host.ts'
import { resolvePath } from '../../host/paths.ts'
import { meetingSchema } from '../../load/schema/meeting.ts'
import type { Workspace } from '../../load/sources.ts'
import { EVERY_LANGUAGE } from '../../load/yaml/languages.ts'
import { readYaml } from '../../load/yaml/yaml.ts'
import { meetingsTouched } from '../../select/changed.ts'
import { meetingsOfShard, parseShard } from '../../select/shard.ts'
import { isSelected } from './workspace.ts'

export interface SelectOptions {
  /** Only meetings that something changed for since a revision of git. */
  changedSince?: string
  /** `2/8`: the second of eight parts of about the same size. */
  shard?: string
}

/**
 * The meetings that a command is to work on, in the order of the workspace.
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
    return `There is no meeting in ${prefixes.join(', ')}. A meeting is a folder with a meeting.yaml.`
  const touched =
    options.changedSince === undefined ? named : await changedMeetings(workspace, named, options.changedSince, host)
  if (typeof touched === 'string' || options.shard === undefined) return touched
  const shard = parseShard(options.shard)
  if (!shard) return `--shard ${options.shard} is not a part such as 2/8.`
  const sized = await Promise.all(touched.map(async (key) => ({ key, pages: await estimatedPages(key, host) })))
  const mine = new Set(meetingsOfShard(sized, shard))
  return touched.filter((path) => mine.has(path))
}

/** Meetings that something changed for since a revision of git. */
async function changedMeetings(
  workspace: Workspace,
  meetings: readonly string[],
  revision: string,
  host: Host,
): Promise<string[] | string> {
  const split = await splitByChange(workspace, meetings, revision, host)
  return typeof split === 'string' ? split : split.touched
}

/**
 * Tells meetings that something changed for since a revision of git from the others. Where HEAD has left the line of the
 * revision, as a branch leaves main, what changed there in the meantime does not count.
 * @returns paths that are touched; the others with their keys, such as `finance/2022-12-12`; or a sentence
 */
export async function splitByChange(
  workspace: Workspace,
  meetings: readonly string[],
  revision: string,
  host: Host,
): Promise<{ touched: string[]; others: ReadonlyMap<string, string> } | string> {
  if (revision.startsWith('-')) return `${revision} is not a git revision. Use a name or a hash.`
  const git = promisify(execFile)
  const options = { cwd: host.files.root, maxBuffer: 64 * 1024 * 1024 }
  try {
    const base = await git('git', ['merge-base', revision, 'HEAD'], options).then(
      ({ stdout }) => stdout.trim(),
      // No common past, or a tree: then everything that differs counts.
      () => revision,
    )
    const range = ['diff', '--name-only', '--no-renames', '--relative', '-z', base, '--']
    const { stdout } = await git('git', range, options)
    const { stdout: fresh } = await git('git', ['ls-files', '--others', '--exclude-standard', '-z'], options)
    const changed = [...stdout.split('\0'), ...fresh.split('\0')].filter((path) => path !== '')
    const inputs = await Promise.all(meetings.map((path) => inputsOf(path, host)))
    const { logo } = workspace.settings.value.style
    const own = new Set(meetingsTouched(inputs, changed, logo === undefined ? [] : [logo]))
    const bodies = new Set([...own].map(({ committee }) => committee))
    // What a report lists of other meetings of its body changes with them.
    const listing = await Promise.all(
      inputs
        .filter((one) => !own.has(one) && bodies.has(one.committee))
        .map(async (one) => ((await lists(one, host)) ? [one] : [])),
    )
    const all = new Set([...own, ...listing.flat()])
    const touched = inputs.filter((one) => all.has(one)).map(({ path }) => path)
    const isTouched = new Set(touched)
    return { touched, others: new Map(inputs.flatMap(({ path, key }) => (isTouched.has(path) ? [] : [[path, key]]))) }
  } catch {
    return `Git does not know the revision ${revision} here. If this is a shallow clone, fetch its history first.`
  }
}

/** What a meeting is made from outside its own folder, as far as its file says so. */
async function inputsOf(path: string, host: Host) {
  const { value } = readYaml(path, await host.files.read(path), meetingSchema, EVERY_LANGUAGE)
  const folder = path.slice(0, path.lastIndexOf('/'))
  const supplements = value?.value.supplements.flatMap(({ items }) => items) ?? []
  const named = [...(value?.value.agenda ?? []), ...supplements].flatMap((entry) =>
    'documents' in entry ? entry.documents : [],
  )
  const files = named.flatMap((document) => (typeof document === 'string' ? document : (document.file ?? [])))
  const committee = value?.value.committee ?? ''
  const elsewhere = files.flatMap((file) => resolvePath(folder, file) ?? [])
  return { path, committee, elsewhere, key: `${committee}/${value?.value.date ?? ''}` }
}

/** True for a meeting with a report in Markdown that lists actions or business of other meetings. */
async function lists({ elsewhere }: { elsewhere: readonly string[] }, { files }: Host): Promise<boolean> {
  for (const path of elsewhere) {
    if (!path.endsWith('.md') || (await files.status(path))?.kind !== 'file') continue
    if (LISTING.test(Buffer.from(await files.read(path)).toString('latin1'))) return true
  }
  return false
}

const LISTING = /^ {0,3}::(?:actions|work-programme)\b/m

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
