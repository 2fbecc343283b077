import { openingIn } from '../attachments/kept-attachments.ts'
import { openKeptPapers } from '../build/kept-papers.ts'
import { furtherFindings } from '../build/languages/languages.ts'
import { preflight } from '../build/preflight.ts'
import { compareBalance, formatBalance } from '../check/balance-table.ts'
import { startCheck } from '../check/check.ts'
import { contextFor } from '../check/context.ts'
import { findingsInOtherLanguages } from '../check/other-languages.ts'
import { loadEditions } from '../load/meeting/editions.ts'
import { loadMeeting } from '../load/meeting/meeting.ts'
import { convertAhead } from '../load/word/convert-ahead.ts'
import type { Message } from '../messages/message.ts'
import { asPublished, standingOf } from '../publish/frozen/standing.ts'
import { ownPackage } from '../version.ts'
import { type FindingOptions, leave, startReport } from './shared/report.ts'
import type { SelectOptions } from './shared/select-meetings.ts'
import { openSession } from './shared/session.ts'

export interface CheckCommandOptions extends FindingOptions, SelectOptions {
  balance: boolean
}

/**
 * `agendapack check`: every rule over the meetings that were asked for, and all that a build would find before it typesets.
 * Meetings stream through one by one, and people read what is found in one while the next is read.
 */
export async function check(paths: readonly string[], options: CheckCommandOptions): Promise<number> {
  const session = await openSession(paths, options)
  if (!('workspace' in session)) return leave(session, options)
  const { root, terminal, host, workspace, context, meetings } = session
  const messages: Message[] = []
  const report = startReport(root, terminal, options)
  const tell = (found: readonly Message[]): void => {
    messages.push(...found)
    report.add(found)
  }
  tell(session.messages)
  const rules = startCheck(workspace, context)
  const chosen = new Set(meetings)
  const isWhole = chosen.size === workspace.meetings.length
  const papers = await openKeptPapers(root)
  const { version } = ownPackage()
  await convertAhead(workspace.meetings, host)
  // Rules over several meetings need all of them, whichever are asked for.
  for (const [index, path] of workspace.meetings.entries()) {
    host.progress(`${index + 1} of ${workspace.meetings.length}: Checking ${path}`)
    if (!chosen.has(path)) {
      const { value, partial } = await loadMeeting(workspace, path, host)
      const sources = value ?? partial
      if (sources) rules.meeting(sources)
      continue
    }
    const standing = await standingOf(path, host)
    if (standing.kind === 'edited') tell(standing.messages)
    const kept = standing.kind === 'published' || standing.kind === 'continued' ? standing.kept : undefined
    const own = await asPublished(path, kept, workspace, host)
    const { value, toCheck, messages: said } = await loadEditions(own.workspace, path, own.host)
    if (!toCheck) {
      tell(said)
      continue
    }
    if (standing.kind === 'published') {
      // History: its papers count for other meetings, but nothing of it can be put right any more.
      rules.meeting(toCheck)
      continue
    }
    const { profile } = contextFor(toCheck.committeeSlug, context)
    const ofPapers = value
      ? await preflight(value, { ...own, profile, version, kept: papers, openAttachment: openingIn(root) })
      : []
    const found = rules.meeting(toCheck)
    const others = await findingsInOtherLanguages(path, own, context, found)
    const elsewhere = furtherFindings(others.ofPapers, said)
    tell([...rules.others(toCheck, [...said, ...ofPapers, ...elsewhere]), ...found, ...others.ofRules])
  }
  await papers.save()
  const overall = rules.finish(isWhole ? 'all meetings' : 'some meetings')
  tell(overall.filter(({ file }) => isWhole || isOfMeeting(file, meetings)))
  terminal.status('')
  if (options.balance) {
    const balance = compareBalance(
      workspace.settings.value,
      workspace.committees,
      host.now().toISOString().slice(0, 10),
      context.laws,
    )
    terminal.print(
      balance ? formatBalance(balance) : 'Seats of the council are not given: add `council:` to agendapack.yaml.',
    )
  }
  const failed = report.end()
  if (messages.length === 0 && options.format === 'pretty') terminal.print('No findings.')
  if (messages.some(({ ruleId }) => ruleId === 'rule-failure')) return 2
  return failed ? 1 : 0
}

/** True for a file in the folder of one of the meetings. */
function isOfMeeting(file: string | undefined, meetings: readonly string[]): boolean {
  return meetings.some((path) => file?.startsWith(path.slice(0, path.lastIndexOf('/') + 1)))
}
