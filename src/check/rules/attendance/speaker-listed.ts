import type { Report } from '../../../load/sources.ts'
import { asMinutes } from '../../council/minutes.ts'
import { personName } from '../../council/names.ts'
import type { ReportInput } from '../../inputs.ts'
import type { Finding, ReportRule } from '../../rule.ts'
import type { Block } from '../../text/blocks.ts'
import { plainTitle } from '../../text/titles.ts'

const SAID =
  '(?:said|stated|commented|commended|added|asked|replied|responded|remarked|reported|explained|advised|confirmed|thanked|suggested|queried|highlighted|presented|introduced|welcomed|noted|expressed|proposed|seconded|moved|enquired|referred|praised|outlined|raised|requested|stressed|emphasised)'
/** "The Chair of Another Council commended": an office, its body, and what its holder did. */
const OFFICE = new RegExp(
  `(?:^|[.!?]\\s)The ((?:[A-Z][\\w’'-]{1,30}\\s){1,6}(?:of|for|from)\\s(?:the\\s)?((?:(?:[A-Z][\\w’'-]{0,30}|and|of|the|&)\\s){1,12}))${SAID}\\b`,
  'g',
)
const MEMBER = new RegExp(`(?:^|[.!?]\\s)((?:Cllr|Councillor)\\s(?:[A-Z][\\w’'-]{1,30}\\s){1,3})${SAID}\\b`, 'g')
const END_OF_ATTENDANCE = /^(?:apologies|part 1|item no|declarations? of interest|minutes of)/

/** People who speak in minutes (M6). */
export const speakerListed: ReportRule = {
  id: 'speaker-listed',
  title: 'Everyone who speaks in the minutes is listed as attending.',
  severity: 'warning',
  description:
    'Looks for sentences in the minutes that begin like "Cllr … asked" or "The Chair of … commented". The name, or the body, should be in the front matter or in the lines from "Attendance" to the first item.',
  scope: 'report',
  examples: {
    valid: [
      {
        meeting: 'agenda: [{ item: "1", title: Minutes, type: minutes, documents: [report.md] }]',
        report:
          '# Minutes of 22 September 2022\n\n## Attendance\n\nCllr Ada Example\n\nJo Doctor, Medical Director of the Riverbank Trust\n\n## Apologies\n\nCllr Ada Example asked why. The Medical Director of the Riverbank Trust responded.\n',
      },
    ],
    invalid: [
      {
        meeting: 'agenda: [{ item: "1", title: Minutes, type: minutes, documents: [report.md] }]',
        report:
          '# Minutes of 22 September 2022\n\n## Attendance\n\nCllr Ada Example\n\n## Apologies\n\nThe Chair of the Hill County Panel commended the staff. Cllr Bo Sample asked why.\n',
        at: ['Chair of the Hill County Panel', 'Cllr Bo Sample'],
      },
    ],
  },
  check,
}

function* check(input: ReportInput): Iterable<Finding> {
  const minutes = asMinutes(input)
  if (!minutes) return
  const { blocks } = minutes.text
  const attendance = attendanceOf(blocks, minutes.report)
  if (attendance === undefined) return
  const { words, first } = attendance
  const reported = new Set<string>()
  for (const block of blocks.slice(first)) {
    for (const [pattern, group] of [
      [OFFICE, 2],
      [MEMBER, 1],
    ] as const) {
      for (const match of block.text.matchAll(pattern)) {
        const who = (match[1] ?? '').trim()
        const wanted = group === 1 ? personName(who).plain : (match[2] ?? '').trim()
        if (reported.has(who) || wordsOf(wanted).every((word) => words.has(word))) continue
        reported.add(who)
        const from = match.index + match[0].indexOf(who)
        yield {
          reason: `${who} speaks here, but is not listed as attending.`,
          place: block.place(from, from + who.length),
          note: 'Add them to the attendance, or correct who spoke.',
        }
      }
    }
  }
}

/** The words of the list of attendance, and the index of the block after it; undefined if the minutes list nobody. */
function attendanceOf(blocks: readonly Block[], report: Report): { words: Set<string>; first: number } | undefined {
  const { present, in_attendance: guests, substitutes } = report.frontMatter
  const data = [...(present ?? []), ...(guests ?? []), ...(substitutes ?? []).map(({ name }) => name)]
  const start = blocks.findIndex((block) => /^(?:attendance|present|in attendance)$/.test(plainTitle(block.text)))
  if (start < 0 && data.length === 0) return undefined
  const end =
    start < 0 ? 0 : blocks.findIndex((block, index) => index > start && END_OF_ATTENDANCE.test(plainTitle(block.text)))
  const first = end < 0 ? blocks.length : end
  const lines = start < 0 ? [] : blocks.slice(start, first).map((block) => block.text)
  return { words: new Set([...data, ...lines].flatMap(wordsOf)), first }
}

function wordsOf(text: string): string[] {
  return text
    .toLowerCase()
    .normalize('NFD')
    .replaceAll(/\p{M}/gu, '')
    .replaceAll(/['’]s\b/g, '')
    .split(/[^\p{L}]+/u)
    .filter((word) => word.length > 2 && !['the', 'and', 'for', 'cllr', 'councillor'].includes(word))
}
