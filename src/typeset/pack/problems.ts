import { type Message, message, type Place } from '../../messages/message.ts'
import type { TypstProblem } from '../compile.ts'

/** For each source, the place in a Markdown file that each of its lines came from. */
export type LineMap = ReadonlyMap<string, readonly (Place | undefined)[]>

/** What Typst found, said of the Markdown file and line it came from. */
export function problemMessages(problems: readonly TypstProblem[], lines: LineMap): Message[] {
  return problems.map((problem) => {
    const known = problem.source === undefined ? undefined : lines.get(problem.source)
    const place = nearest(known, problem.line)
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

/** The place of a line, or of the last one before it that came from a file. */
function nearest(lines: readonly (Place | undefined)[] | undefined, line: number | undefined): Place | undefined {
  if (!lines || line === undefined) return undefined
  for (let at = Math.min(line, lines.length - 1); at >= 0; at -= 1) {
    const place = lines[at]
    if (place) return place
  }
  return lines.find(Boolean)
}
