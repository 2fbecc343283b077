import { join, resolve } from 'node:path'
import { openLastingWork, type Work } from '../build/work.ts'
import { processTerminal } from '../host/terminal.ts'
import { watchChanges } from '../live/changes.ts'
import { hasErrors, type Message } from '../messages/message.ts'
import { type BuildOptions, buildSession } from './shared/build-session.ts'
import { leave, reportMessages, unique, withStrictness } from './shared/report.ts'
import { openSession } from './shared/session.ts'
import { selectWorkspace } from './shared/workspace.ts'

export interface WatchCommandOptions extends Pick<BuildOptions, 'out' | 'audience' | 'allowMissing' | 'strict'> {
  poll: boolean
}

/**
 * `agendapack watch`: builds meetings, and again whenever something that they are made from is saved. What is written is
 * proved as by `build`; with errors, the old packs stay.
 * @param signal ends it; it goes on for ever unless given
 */
export async function watch(
  paths: readonly string[],
  options: WatchCommandOptions,
  signal?: AbortSignal,
): Promise<number> {
  const terminal = processTerminal()
  const findings = { format: 'pretty' as const, strict: options.strict }
  const selection = selectWorkspace(paths, process.cwd())
  if ('problem' in selection) return leave({ root: '', terminal, messages: [], ...selection }, findings)
  const { root } = selection
  const out = options.out === undefined ? join(root, 'dist') : resolve(options.out)
  const changes = await watchChanges(root, {
    outputs: [out, join(root, 'site')],
    poll: options.poll,
    onPolling: () =>
      terminal.report('agendapack: The system cannot watch so many files. They are looked at one by one.'),
  })
  signal?.addEventListener('abort', () => changes.close(), { once: true })
  const work = openLastingWork()
  let said: readonly Message[] = []
  try {
    for (;;) {
      const round = await buildRound(paths, options, work)
      if (round.problem !== undefined) terminal.report(`agendapack: ${round.problem}`)
      reportMessages(withoutKnown(round.messages, said), root, terminal, findings)
      if (round.summary !== undefined) terminal.print(round.summary)
      terminal.print(outcome(round.messages, said))
      said = round.messages
      const changed = await changes.next()
      if (!changed) return hasErrors(said) ? 1 : 0
      terminal.print(`\nChanged: ${changed.slice(0, MOST_NAMES).join(', ')}${changed.length > MOST_NAMES ? ' …' : ''}`)
    }
  } finally {
    await changes.close()
    await work.close()
  }
}

/** Changed files that are named. */
const MOST_NAMES = 3

interface Round {
  messages: readonly Message[]
  /** Why nothing could be built, where that is no mistake in a file. */
  problem?: string | undefined
  summary?: string
}

/** Builds what has changed. */
async function buildRound(paths: readonly string[], options: WatchCommandOptions, work: Work): Promise<Round> {
  try {
    const session = await openSession(paths, {}, false, work.lasting?.loading)
    const built =
      'workspace' in session
        ? await buildSession(session, { ...options, force: false, reissue: false }, work)
        : { messages: session.messages, problem: session.problem }
    session.terminal.status('')
    const messages = 'messages' in built ? built.messages : session.messages
    return { ...built, messages: unique(withStrictness(messages, options.strict)) }
  } finally {
    work.endRound()
  }
}

/** Findings that were not there before, on whatever line. */
function withoutKnown(messages: readonly Message[], before: readonly Message[]): Message[] {
  const known = new Set(before.map(findingKey))
  return messages.filter((made) => !known.has(findingKey(made)))
}

function findingKey({ file, ruleId, reason }: Message): string {
  return JSON.stringify([file, ruleId, reason])
}

/** "2 findings fixed, 5 as before. Waiting for changes." */
function outcome(messages: readonly Message[], before: readonly Message[]): string {
  const fixed = withoutKnown(before, messages).length
  const same = messages.length - withoutKnown(messages, before).length
  const told = [
    fixed > 0 ? `${fixed} ${fixed === 1 ? 'finding' : 'findings'} fixed` : '',
    same > 0 ? `${same} as before` : '',
  ].filter((part) => part !== '')
  return [...(told.length > 0 ? [`${told.join(', ')}.`] : []), 'Waiting for changes. Press Ctrl+C to stop.'].join(' ')
}
