import { spawn } from 'node:child_process'
import { join } from 'node:path'
import { openLastingWork } from '../build/work.ts'
import { processTerminal } from '../host/terminal.ts'
import { watchChanges } from '../live/changes.ts'
import { emptyPreview, type OpenedWorkspace, type PreviewRun, previewRound } from '../live/preview.ts'
import { servePreview } from '../live/server.ts'
import { ownPackage } from '../version.ts'
import { leave } from './shared/report.ts'
import { openSession } from './shared/session.ts'
import { selectWorkspace } from './shared/workspace.ts'

export interface PreviewCommandOptions {
  port?: string
  open: boolean
  poll: boolean
}

/**
 * `agendapack preview`: a page in the browser with the packs of a meeting and all findings, which follows what is saved.
 * Nothing is written.
 * @param signal ends it; it goes on for ever unless given
 */
export async function preview(
  paths: readonly string[],
  options: PreviewCommandOptions,
  signal?: AbortSignal,
): Promise<number> {
  const terminal = processTerminal()
  const findings = { format: 'pretty' as const, strict: false }
  const selection = selectWorkspace(paths, process.cwd())
  const port = Number(options.port ?? 0)
  if ('problem' in selection) return leave({ root: '', terminal, messages: [], ...selection }, findings)
  if (!Number.isInteger(port) || port < 0 || port > 65_535)
    return leave(
      { root: '', terminal, messages: [], problem: `--port ${options.port} is not a port. Use a number such as 8080.` },
      findings,
    )
  const { root } = selection
  const changes = await watchChanges(root, {
    outputs: [join(root, 'dist'), join(root, 'site')],
    poll: options.poll,
    onPolling: () =>
      terminal.report('agendapack: The system cannot watch so many files. They are looked at one by one.'),
  })
  const work = openLastingWork(true)
  let chosen: string | undefined
  const server = await servePreview({
    port,
    choose(meeting) {
      chosen = meeting
      changes.wake()
    },
  })
  signal?.addEventListener('abort', () => changes.close(), { once: true })
  const run: PreviewRun = {
    work,
    version: ownPackage().version,
    open: () => openWorkspace(paths, work.lasting?.loading),
    show: server.show,
    isOverdue: changes.isWaiting,
  }
  try {
    terminal.print(`Preview: ${server.url}\nOnly this machine can open it. Press Ctrl+C to stop.`)
    if (options.open) openBrowser(server.url)
    let shown = emptyPreview
    let changed: readonly string[] | undefined = []
    while (changed) {
      const wanted = chosen
      chosen = undefined
      shown = await previewRound(shown, changed, wanted, run)
      work.endRound()
      changed = await changes.next()
    }
    return 0
  } finally {
    await changes.close()
    await server.close()
    await work.close()
  }
}

async function openWorkspace(
  paths: readonly string[],
  loading: Parameters<typeof openSession>[3],
): Promise<OpenedWorkspace> {
  const session = await openSession(paths, {}, true, loading)
  if (!('workspace' in session)) return { value: undefined, root: session.root, messages: session.messages }
  const { workspace, context, host, meetings, messages, root } = session
  return { value: { workspace, context, host, meetings }, root, messages }
}

/** Opens an address in the browser that the system has chosen for it. */
function openBrowser(url: string): void {
  const [program, ...options] = {
    darwin: ['open'],
    win32: ['rundll32', 'url.dll,FileProtocolHandler'],
  }[process.platform as string] ?? ['xdg-open']
  if (program === undefined) return
  // Where there is no browser, the address stands on the terminal.
  spawn(program, [...options, url], { stdio: 'ignore', detached: true })
    .on('error', () => undefined)
    .unref()
}
