import { join, resolve } from 'node:path'
import { buildAll } from '../build/run/run.ts'
import { lawsByCommittee } from '../check/context.ts'
import { pathFrom } from '../host/paths.ts'
import { BROKEN_REGISTER } from '../load/meeting/meeting.ts'
import { mergeSiteFolders } from '../site/run/merge-folders.ts'
import { meetingsInSite, type PublishedSite, publishSite, type SiteTarget } from '../site/run/publish-site.ts'
import { ownPackage } from '../version.ts'
import { keepForSite } from './shared/keep-for-site.ts'
import { baseUrlProblem } from './shared/options.ts'
import { outFolder } from './shared/out-folder.ts'
import { tidyPacks } from './shared/packs-folder.ts'
import { type FindingOptions, leave, reportMessages, withStrictness } from './shared/report.ts'
import { type SelectOptions, splitByChange } from './shared/select-meetings.ts'
import { openSession, type Session } from './shared/session.ts'

export interface SiteCommandOptions extends FindingOptions, SelectOptions {
  out?: string
  packs?: string
  baseUrl?: string
  merge?: string[]
}

/** `agendapack site`: builds what is not up to date for the public, then the pages around it. */
export async function site(paths: readonly string[], options: SiteCommandOptions): Promise<number> {
  const session = await openSession(paths, options.shard === undefined ? {} : { shard: options.shard }, true)
  if (!('workspace' in session)) return leave(session, options)
  const { root, terminal, host, workspace, context } = session
  const version = ownPackage().version
  const output = outFolder(root, options.out, 'site')
  if ('problem' in output) return leave({ ...session, ...output }, options)
  const out = output.path
  const problem = baseUrlProblem(options.baseUrl)
  if (problem !== undefined) return leave({ ...session, problem }, options)
  const where = pathFrom(process.cwd(), out) || '.'
  const { year: years } = context.profile
  const target = { out, version, years, baseUrl: options.baseUrl, isPart: options.shard !== undefined }
  if (options.merge) {
    const merged = await mergeSiteFolders(
      workspace,
      options.merge.map((folder) => resolve(folder)),
      lawsByCommittee(context),
      target,
      host,
    )
    const failed = reportMessages([...session.messages, ...merged.messages], root, terminal, options)
    if (!failed) terminal.print(`${where}: ${merged.files} files, joined from ${options.merge.length} parts`)
    return failed ? 1 : 0
  }
  const packs = resolve(options.packs ?? join(root, 'dist'))
  await tidyPacks(packs, pathFrom(process.cwd(), packs) || '.', terminal)
  const selection = await toBuild(session, target, options.changedSince)
  if (typeof selection === 'string') return leave({ ...session, problem: selection }, options)
  const built = await buildAll(
    workspace,
    context,
    selection.meetings.filter((path) => !session.broken.meetings.has(path)),
    {
      out: packs,
      version,
      audience: 'as-before',
      allowMissing: false,
      force: false,
      judge: (messages) => withStrictness(messages, options.strict),
      alongside: keepForSite(workspace, version, host),
    },
    host,
  )
  const broken = { ...session.broken, meetings: new Set([...session.broken.meetings, ...built.failed]) }
  const publishing = { ...target, packs, keep: selection.keep, broken }
  const published = await publishSite(workspace, lawsByCommittee(context), built.fingerprints, publishing, host)
  terminal.status('')
  const messages = [...session.messages, ...built.messages, ...published.messages]
  // The mistakes of a register have messages of their own; so many meetings need not say that it has some.
  const told = messages.filter(({ ruleId }) => ruleId !== BROKEN_REGISTER)
  const failed = reportMessages(told, root, terminal, options)
  if (options.format === 'pretty') {
    terminal.print(`${where}: ${published.written} files written, ${published.removed} removed`)
    if (options.baseUrl === undefined)
      terminal.print('Without --base-url there are no feeds, no sitemap and no OParl: they need whole addresses.')
    if (published.unpublished.length > 0 || published.kept.length > 0) terminal.print(aboutBroken(published))
  }
  return failed ? 1 : 0
}

/**
 * The meetings that the site needs built, and the keys of those that stay as they are in the site that is there: with
 * `--changed-since`, what no change has touched. What the site does not hold is built whether touched or not.
 */
async function toBuild(
  { workspace, meetings, broken, host }: Session,
  target: SiteTarget,
  revision: string | undefined,
): Promise<{ meetings: readonly string[]; keep: ReadonlySet<string> } | string> {
  if (revision === undefined) return { meetings, keep: new Set() }
  const split = await splitByChange(workspace, meetings, revision, host)
  if (typeof split === 'string') return split
  const there = await meetingsInSite(workspace, target, broken, host)
  const keep = new Set([...split.others.values()].filter((key) => there.has(key)))
  return { meetings: meetings.filter((path) => !keep.has(split.others.get(path) ?? '')), keep }
}

/** What has become of the meetings with errors. */
function aboutBroken({ kept, unpublished }: PublishedSite): string {
  const one = (paths: readonly string[], verb: string, verbs: string, rest: string) =>
    paths.length === 0 ? [] : [`${paths.join(', ')} ${paths.length === 1 ? verb : verbs} ${rest}`]
  return [
    ...one(kept, 'has', 'have', 'errors: the site keeps what was published before.'),
    ...one(unpublished, 'is', 'are', 'not on the site because of errors.'),
  ].join('\n')
}
