import { join, relative, resolve } from 'node:path'
import { startCheck } from '../check/check.ts'
import { createCheckContext } from '../check/context.ts'
import { nodeHost } from '../host/node.ts'
import { processTerminal } from '../host/terminal.ts'
import { writeFolder } from '../host/write.ts'
import { loadMeeting } from '../load/meeting.ts'
import { loadWorkspace } from '../load/workspace.ts'
import { hasErrors, type Message } from '../messages/message.ts'
import { buildMeeting } from '../publish/build-meeting.ts'
import type { Manifest } from '../publish/manifest.ts'
import { startReader } from '../verify/reader.ts'
import { ownPackage } from '../version.ts'
import { type ReportOptions, reportMessages, withStrictness } from './report.ts'
import { isSelected, selectWorkspace } from './workspace.ts'

export interface BuildCommandOptions extends ReportOptions {
  out?: string
  audience?: 'public' | 'members'
  allowMissing: boolean
}

/** `agendapack build`: checks and compiles meetings one after the other; a meeting with errors leaves its old pack as it was. */
export async function build(paths: readonly string[], options: BuildCommandOptions): Promise<number> {
  const terminal = processTerminal()
  const selection = selectWorkspace(paths, process.cwd())
  if ('problem' in selection) {
    terminal.report(selection.problem)
    return 2
  }
  const { root } = selection
  const started = performance.now()
  const host = nodeHost(root, { progress: (text) => terminal.status(text) })
  const workspace = await loadWorkspace(host)
  const context = workspace.value && (await createCheckContext(workspace.value, host))
  const messages: Message[] = [...workspace.messages, ...(context?.messages ?? [])]
  if (!workspace.value || !context?.value || hasErrors(messages)) {
    reportMessages(messages, root, terminal, options)
    return 1
  }
  const { profile } = context.value
  const rules = startCheck(workspace.value, context.value)
  const out = resolve(options.out ?? join(root, 'dist'))
  const reader = startReader()
  const built: Manifest[] = []
  try {
    const chosen = workspace.value.meetings.filter((path) => isSelected(path, selection.meetings))
    for (const path of chosen) {
      host.progress(`Checking ${path}`)
      const everything = await loadMeeting(workspace.value, path, host)
      const found = withStrictness(
        [...everything.messages, ...(everything.value ? rules.meeting(everything.value) : [])],
        options.strict,
      )
      messages.push(...found)
      if (!everything.value || hasErrors(found)) continue
      const made = await buildMeeting(
        workspace.value,
        path,
        { profile, reader, ...options, version: ownPackage().version },
        host,
      )
      messages.push(...made.messages)
      if (!made.value) continue
      await writeFolder(join(out, made.value.folder), made.value.files)
      built.push(...made.value.manifests)
    }
    messages.push(...rules.finish(chosen.length === workspace.value.meetings.length))
    if (chosen.length === 0)
      terminal.report('No meeting here. A meeting is a folder in meetings/ with a meeting.yaml in it.')
  } finally {
    await reader.close()
    terminal.status('')
  }
  const failed = reportMessages(unique(messages), root, terminal, options)
  if (options.format === 'pretty')
    terminal.print(summary(built, relative(process.cwd(), out) || '.', performance.now() - started))
  return failed ? 1 : 0
}

/** The same finding can come from several stages that read the same file. */
function unique(messages: readonly Message[]): Message[] {
  const seen = new Map(
    messages.map((made) => [`${made.file}:${made.line}:${made.column}:${made.ruleId}:${made.reason}`, made]),
  )
  return [...seen.values()]
}

function summary(built: readonly Manifest[], out: string, milliseconds: number): string {
  const lines = built.flatMap(({ meeting, packs }) =>
    packs.map(({ file, pageCount }) => {
      const path = `${out}/${meeting.committeeSlug}/${meeting.date}/${file.path}`
      return `${path}  ${pageCount} ${pageCount === 1 ? 'page' : 'pages'}  ${sizeInWords(file.size)}`
    }),
  )
  const meetings = new Set(built.map(({ meeting }) => `${meeting.committeeSlug}/${meeting.date}`)).size
  const count = `${meetings} ${meetings === 1 ? 'meeting' : 'meetings'} built in ${(milliseconds / 1000).toFixed(1)} s`
  return [...lines, count].join('\n')
}

function sizeInWords(bytes: number): string {
  return bytes < 1_000_000 ? `${Math.max(1, Math.round(bytes / 1000))} kB` : `${(bytes / 1_000_000).toFixed(1)} MB`
}
