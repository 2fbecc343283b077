import { join, resolve } from 'node:path'
import { contextFor } from '../../check/context.ts'
import { pathFrom } from '../../host/paths.ts'
import { writeFileAtomic } from '../../host/write.ts'
import { meetingsOf } from '../../load/meeting/across/all-meetings.ts'
import { loadMeeting } from '../../load/meeting/meeting.ts'
import { date } from '../../load/schema/common.ts'
import type { Meeting } from '../../load/schema/meeting.ts'
import { wordingOf } from '../../load/text/language.ts'
import { findMissing, noticesOf } from '../../notices/all-notices.ts'
import { paperTitles } from '../../notices/notice.ts'
import { plannedNotices } from '../../notices/planned.ts'
import { noticeSheet } from '../../notices/sheet.ts'
import { builtInWording } from '../../wording/built-in.ts'
import { leave, reportMessages } from '../shared/report.ts'
import { openSession } from '../shared/session.ts'

/** `agendapack notices BODY`: the notices that the meetings of a body need, as PDFs, with the last day for each. */
export async function notices(body: string, options: { out?: string; from?: string }): Promise<number> {
  const report = { format: 'pretty', strict: false } as const
  const session = await openSession([])
  if (!('workspace' in session)) return leave(session, report)
  const { root, terminal, host, workspace, context } = session
  const from = options.from ?? host.now().toISOString().slice(0, 10)
  const known = [...workspace.committees.keys()]
  if (!date.safeParse(from).success || !known.includes(body)) {
    const wrong = known.includes(body)
      ? `${from} is not a date. Write the year, the month and the day: 2026-12-07.`
      : `There is no body called ${body}. Choose one of: ${known.join(', ')}.`
    terminal.report(`agendapack: ${wrong}`)
    return 2
  }
  const { found, messages } = await meetingsOf(workspace, workspace.meetings, host)
  const coming = found.filter(({ meeting }) => meeting.committee === body && meeting.date >= from)
  const { profile, calendar } = contextFor(body, context)
  const settings = workspace.settings.value
  const lines: string[] = []
  const law = { profile, calendar }
  const wording = wordingOf(workspace)
  const english = builtInWording()
  const needed = []
  for (const each of coming) {
    const { value, partial } = await loadMeeting(workspace, each.path, host, { audience: 'public' })
    const titles = paperTitles((value ?? partial)?.agenda ?? [])
    needed.push({ ...each, notices: noticesOf({ ...each, settings, law, wording, titles }) })
  }
  for (const each of needed) messages.push(...findMissing(each.notices, each))
  const register = workspace.committees.get(body)?.value
  const titles = new Set(coming.flatMap(({ meeting }) => titlesIn(meeting)))
  const planned = register ? plannedNotices(register, body, titles, from, { law, settings, wording }) : []
  for (const { key, notices: made } of [...needed, ...planned]) {
    for (const notice of made) {
      const sheet = await noticeSheet(notice, register?.name ?? body, settings, wording)
      messages.push(...sheet.messages)
      if (!sheet.value) continue
      const file = join(resolve(options.out ?? join(root, 'dist/notices')), key, `${notice.name}.pdf`)
      await writeFileAtomic(file, sheet.value)
      const done = notice.published === undefined ? '' : `; published on ${english.date(notice.published)}`
      lines.push(`${pathFrom(process.cwd(), file)}: by ${english.date(notice.latest)}${done}`)
    }
  }
  terminal.status('')
  terminal.print(lines.length > 0 ? lines.join('\n') : `No notices are needed from ${english.date(from)}.`)
  return reportMessages(messages, root, terminal, report) ? 1 : 0
}

function titlesIn({ agenda }: Meeting): string[] {
  return agenda.flatMap((entry) => ('title' in entry ? [entry.title.toLowerCase()] : []))
}
