import { buildAll } from '../build/run.ts'
import { pathFrom } from '../host/paths.ts'
import { meetingKey } from '../load/meeting/key.ts'
import type { Manifest } from '../manifest/manifest.ts'
import { editionFolder } from '../publish/edition-folder.ts'
import { sizeInWords } from '../publish/size-budget.ts'
import { ownPackage } from '../version.ts'
import { keepForSite } from './shared/keep-for-site.ts'
import { outFolder } from './shared/out-folder.ts'
import { tidyPacks } from './shared/packs-folder.ts'
import { type FindingOptions, leave, reportMessages, withStrictness } from './shared/report.ts'
import type { SelectOptions } from './shared/select-meetings.ts'
import { openSession } from './shared/session.ts'

export interface BuildCommandOptions extends FindingOptions, SelectOptions {
  out?: string
  audience?: 'public' | 'members'
  allowMissing: boolean
  force: boolean
  reissue: boolean
}

/** `agendapack build`: checks and compiles meetings; a meeting with errors leaves its old pack as it was. */
export async function build(paths: readonly string[], options: BuildCommandOptions): Promise<number> {
  const session = await openSession(paths, options)
  if (!('workspace' in session)) return leave(session, options)
  const { root, terminal, host, workspace, context, meetings } = session
  const started = performance.now()
  const output = outFolder(root, options.out, 'dist')
  if ('problem' in output) return leave({ ...session, ...output }, options)
  const out = output.path
  const folder = pathFrom(process.cwd(), out) || '.'
  await tidyPacks(out, folder, terminal)
  const { version } = ownPackage()
  const built = await buildAll(
    workspace,
    context,
    meetings,
    {
      out,
      version,
      audience: options.audience,
      allowMissing: options.allowMissing,
      force: options.force,
      reissue: options.reissue,
      judge: (messages) => withStrictness(messages, options.strict),
      alongside: keepForSite(workspace, version, host),
    },
    host,
  )
  const messages = [...session.messages, ...built.messages]
  const failed = reportMessages(messages, root, terminal, options)
  if (options.format === 'pretty') {
    terminal.print(summary(built.manifests, built.upToDate.length, folder, performance.now() - started))
    if (workspace.meetings.length === 0)
      terminal.report('There is no meeting yet: a meeting is a folder in meetings/ with a meeting.yaml in it.')
  }
  const isIncomplete = built.manifests.some(({ agenda }) =>
    agenda.some((entry) => entry.kind === 'item' && entry.documents.some(({ unreadable }) => unreadable)),
  )
  return failed || isIncomplete ? 1 : 0
}

function summary(built: readonly Manifest[], upToDate: number, out: string, milliseconds: number): string {
  const lines = built.flatMap(({ audience, meeting, packs, consolidated }) =>
    [...packs, ...(consolidated ? [consolidated] : [])].map(({ file, pageCount }) => {
      const path = `${out}/${editionFolder(audience, meetingKey(meeting))}/${file.path}`
      return `${path}  ${pageCount} ${pageCount === 1 ? 'page' : 'pages'}, ${sizeInWords(file.size)}`
    }),
  )
  const count = new Set(built.map(({ meeting }) => meetingKey(meeting))).size
  const kept = upToDate > 0 ? `, ${upToDate} up to date` : ''
  const total = `${count} ${count === 1 ? 'meeting' : 'meetings'} built${kept} in ${(milliseconds / 1000).toFixed(1)} s`
  return [...lines, total].join('\n')
}
