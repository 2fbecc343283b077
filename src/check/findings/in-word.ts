import type { Report } from '../../load/sources.ts'
import { whereabouts } from '../../load/word/whereabouts.ts'
import type { Message } from '../../messages/message.ts'

/** Adds to findings in Word files where their author finds the place. The messages given are changed. */
export function placedInWord(messages: readonly Message[], reports: readonly Report[]): Message[] {
  const byPath = new Map(reports.filter(({ path }) => /\.doc[xm]$/i.test(path)).map((report) => [report.path, report]))
  return messages.map((made) => {
    const report = byPath.get(made.file ?? '')
    if (!report || made.line === undefined) return made
    const place = whereabouts(report, made.line)
    if (!made.note?.includes(place)) made.note = [made.note, place].filter((part) => part !== undefined).join(' ')
    return made
  })
}
