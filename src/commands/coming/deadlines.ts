import { resolve } from 'node:path'
import { contextFor } from '../../check/context.ts'
import { pathFrom } from '../../host/paths.ts'
import { writeFileAtomic } from '../../host/write.ts'
import { meetingsOf } from '../../load/meeting/across/all-meetings.ts'
import { date } from '../../load/schema/common.ts'
import { type DiaryEntry, diaryFrom, diaryOf } from '../../notices/diary.ts'
import { diaryCalendar, diaryText } from '../../notices/diary-text.ts'
import { leave, reportMessages } from '../shared/report.ts'
import { openSession } from '../shared/session.ts'

/** `agendapack deadlines`: every date of every meeting to come, as a clerk's diary. */
export async function deadlines(paths: readonly string[], options: { ics?: string; from?: string }): Promise<number> {
  const report = { format: 'pretty', strict: false } as const
  const session = await openSession(paths)
  if (!('workspace' in session)) return leave(session, report)
  const { root, terminal, host, workspace, context, meetings } = session
  const from = options.from ?? host.now().toISOString().slice(0, 10)
  if (!date.safeParse(from).success) {
    terminal.report(`agendapack: ${from} is not a date. Write the year, the month and the day: 2026-12-07.`)
    return 2
  }
  const { found, messages } = await meetingsOf(workspace, meetings, host)
  const entries = found.flatMap((each): DiaryEntry[] => {
    const { profile, calendar } = contextFor(each.meeting.committee, context)
    return diaryOf({ ...each, law: { profile, calendar } }, workspace.settings.value.diary)
  })
  const diary = diaryFrom(entries, from)
  terminal.status('')
  if (options.ics === undefined) terminal.print(diaryText(diary))
  else {
    const { name } = workspace.settings.value.organisation
    await writeFileAtomic(resolve(options.ics), diaryCalendar(diary, `${name}: deadlines`))
    terminal.print(`${pathFrom(process.cwd(), resolve(options.ics))}: ${diary.length} entries from ${from}.`)
  }
  return reportMessages(messages, root, terminal, report) ? 1 : 0
}
