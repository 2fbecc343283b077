import { type Message, message, type Place } from '../../messages/message.ts'
import type { TypstProblem } from '../compile.ts'
import { placeOfLine } from '../markdown/source-map.ts'

/** For each source, the place in a Markdown file that each of its lines came from. */
export type LineMap = ReadonlyMap<string, readonly (Place | undefined)[]>

/** What Typst found, said of the Markdown file and line it came from. */
export function problemMessages(problems: readonly TypstProblem[], lines: LineMap): Message[] {
  return problems.map((problem) => {
    const known = problem.source === undefined ? undefined : lines.get(problem.source)
    const place = known && problem.line !== undefined ? placeOfLine({ lines: known }, problem.line) : undefined
    return message({
      rule: 'typesetting',
      severity: problem.severity,
      reason: `Unexpected problem while typesetting: ${problem.reason}`,
      place: place ?? { file: problem.source ?? 'agendapack.yaml' },
      note: [
        ...problem.hints,
        place ? 'The Markdown at this place is the cause.' : 'This is not about one place of a report.',
      ].join(' '),
    })
  })
}
