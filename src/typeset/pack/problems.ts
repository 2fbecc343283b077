import { type Message, message, type Place } from '../../messages/message.ts'
import type { TypstProblem } from '../compile.ts'
import { placeOfLine } from '../markdown/source-map.ts'

/** For each source, the place in a Markdown file that each of its lines came from. */
export type LineMap = ReadonlyMap<string, readonly (Place | undefined)[]>

/**
 * What Typst found, at the Markdown file and line that it came from.
 * @param headings places of headings by their Typst label
 */
export function problemMessages(
  problems: readonly TypstProblem[],
  lines: LineMap,
  headings: ReadonlyMap<string, Place> = new Map(),
): Message[] {
  return problems.map((problem) => {
    const known = problem.source === undefined ? undefined : lines.get(problem.source)
    const line = known && placeOfLine({ lines: known }, problem.line ?? 0)
    const place = line ?? (problem.heading === undefined ? undefined : headings.get(problem.heading))
    return message({
      rule: 'typesetting',
      severity: problem.severity,
      reason: isPicture(problem)
        ? `The picture is damaged and cannot be drawn: ${pictureReason(problem.reason)}.`
        : `The page could not be typeset: ${problem.reason}.`,
      place: place ?? { file: problem.source ?? 'agendapack.yaml' },
      note: [...problem.hints, noteOn(problem, place)].join(' '),
    })
  })
}

function noteOn(problem: TypstProblem, place: Place | undefined): string {
  if (isPicture(problem)) return 'Open it in the program it was made with and save it again.'
  return place ? 'The cause is the Markdown at this place.' : 'The cause is not in one place of a report.'
}

function isPicture({ reason }: TypstProblem): boolean {
  return /^failed to (?:decode image|parse SVG|load linked image)/.test(reason)
}

/** "failed to decode image (Format error decoding Png: CRC error: expected 0x1 …)" as "CRC error: expected 0x1". */
function pictureReason(reason: string): string {
  const [, inner = reason] = /\((.*)\)$/s.exec(reason) ?? []
  return inner
    .replace(/^Format error decoding \w+: /, '')
    .replace(/\s*[{@].*$/s, '')
    .slice(0, 120)
}
