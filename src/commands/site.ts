import { join, relative, resolve } from 'node:path'
import { profilesIn } from '../check/context.ts'
import { hasErrors } from '../messages/message.ts'
import { buildAll } from '../publish/build-all.ts'
import { mergeSiteFolders } from '../site/merge-folders.ts'
import { publishSite } from '../site/publish-site.ts'
import { ownPackage } from '../version.ts'
import { leave, type ReportOptions, reportMessages, withStrictness } from './report.ts'
import type { SelectOptions } from './select-meetings.ts'
import { openSession } from './session.ts'

export interface SiteCommandOptions extends ReportOptions, SelectOptions {
  out?: string
  packs?: string
  baseUrl?: string
  merge?: string[]
}

/** `agendapack site`: builds what is not up to date for the public, then the pages around it. */
export async function site(paths: readonly string[], options: SiteCommandOptions): Promise<number> {
  const session = await openSession(paths, options)
  if (!('workspace' in session)) return leave(session, options)
  const { root, terminal, host, workspace, context, meetings } = session
  const version = ownPackage().version
  const out = resolve(options.out ?? join(root, 'site'))
  const where = relative(process.cwd(), out) || '.'
  const target = { out, version, ...(options.baseUrl === undefined ? {} : { baseUrl: options.baseUrl }) }
  if (options.merge) {
    const merged = await mergeSiteFolders(
      workspace,
      options.merge.map((folder) => resolve(folder)),
      target,
      host,
    )
    const failed = reportMessages([...session.messages, ...merged.messages], root, terminal, options)
    if (!failed) terminal.print(`${where}: ${merged.files} files, joined from ${options.merge.length} parts`)
    return failed ? 1 : 0
  }
  const packs = resolve(options.packs ?? join(root, 'dist'))
  const judge = (messages: Parameters<typeof withStrictness>[0]) => withStrictness(messages, options.strict)
  const building = { out: packs, version, allowMissing: false, force: false, judge }
  const built = await buildAll(workspace, context, meetings, building, host)
  const messages = [...session.messages, ...built.messages]
  if (hasErrors(messages)) {
    reportMessages(messages, root, terminal, options)
    return 1
  }
  const published = await publishSite(workspace, profilesIn(context), meetings, { ...target, packs }, host)
  terminal.status('')
  const failed = reportMessages([...messages, ...published.messages], root, terminal, options)
  if (!failed && options.format === 'pretty')
    terminal.print(`${where}: ${published.written} files written, ${published.removed} removed`)
  return failed ? 1 : 0
}
