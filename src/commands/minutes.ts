import { writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { contextFor } from '../check/context.ts'
import { pathFrom } from '../host/paths.ts'
import { documentsOf } from '../load/meeting/documents-of.ts'
import { loadMeeting } from '../load/meeting/meeting.ts'
import type { MeetingSources } from '../load/sources.ts'
import { wordingOf } from '../load/text/language.ts'
import { draftMinutes } from '../minutes/draft.ts'
import { leave } from './shared/report.ts'
import { openSession, type Session } from './shared/session.ts'

/** `agendapack minutes MEETING`: a draft of its minutes beside the agenda; what is there already is left alone. */
export async function minutes(meeting: string, options: { print: boolean }): Promise<number> {
  const report = { format: 'pretty', strict: false } as const
  const session = await openSession([meeting])
  if (!('workspace' in session)) return leave(session, report)
  const [path, ...others] = session.meetings
  const { root, terminal, host, workspace, context } = session
  if (path === undefined || others.length > 0) {
    terminal.report(`agendapack: ${meeting} is not one meeting. Give the folder of one.`)
    return 2
  }
  const sources = await loadMeeting(workspace, path, host, { audience: 'public' })
  if (!sources.value) return leave({ ...session, messages: sources.messages, problem: undefined }, report)
  const lastMinute = await previousMinute(session, sources.value)
  const { profile } = contextFor(sources.value.committeeSlug, context)
  const text = draftMinutes(
    sources.value,
    profile,
    wordingOf(workspace),
    lastMinute === undefined ? {} : { lastMinute },
  )
  terminal.status('')
  if (options.print) {
    terminal.print(text)
    return 0
  }
  const file = join(root, path, '..', `minutes-${sources.value.definition.value.date}.md`)
  try {
    await writeFile(file, text, { flag: 'wx' })
  } catch {
    terminal.report(`agendapack: ${pathFrom(process.cwd(), file)} already exists. Move or rename it first.`)
    return 2
  }
  terminal.print(`${pathFrom(process.cwd(), file)}: fill in the square brackets, then run agendapack check.`)
  return 0
}

/**
 * The last minute of the committee's meeting before, where its minutes are in the workspace and say so: most often among
 * the papers of the meeting itself.
 */
async function previousMinute({ workspace, host }: Session, sources: MeetingSources): Promise<number | undefined> {
  const { date } = sources.definition.value
  let last: { date: string; minute: number } | undefined
  for (const path of workspace.meetings) {
    const other = await loadMeeting(workspace, path, host, { audience: 'public' })
    if (!other.value || other.value.committeeSlug !== sources.committeeSlug) continue
    for (const { content } of documentsOf(other.value)) {
      if (content.type !== 'report') continue
      const { meeting, last_minute: minute } = content.report.frontMatter
      if (meeting === undefined || minute === undefined || meeting >= date) continue
      if (!last || meeting > last.date) last = { date: meeting, minute }
    }
  }
  return last?.minute
}
