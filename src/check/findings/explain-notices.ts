import { Temporal } from 'temporal-polyfill'
import { type Calendar, isWorkingDay } from '../../profiles/clear-days.ts'
import { type Deadline, deadlinesOf } from '../../profiles/deadlines.ts'
import type { Law } from '../../profiles/notice.ts'
import { inForce, type Profile, type Provision } from '../../profiles/schema.ts'
import { fullDateWords } from '../text/dates.ts'
import { wrap } from './wrap.ts'

/** After every law: that of today. */
const LATEST = '9999-12-31'

/**
 * What the law of a profile asks for around a meeting, each figure with its provision, where to read it, and whether it was
 * read there.
 * @param meeting the ISO date of a meeting, whose deadlines are then listed in the order of their days
 * @returns text that ends with a line feed
 */
export function explainNotices(law: Law, meeting?: string): string {
  const { profile } = law
  const day = meeting ?? LATEST
  const deadlines = deadlinesOf(profile, day)
  const parts = [
    `${profile.title} (${profile.name})`,
    meeting === undefined ? listed(deadlines) : diary(deadlines, meeting, law),
    ...countingText(profile),
    ...exemptText(profile, day),
    ...keepingText(profile, day),
    ...dutiesText(profile, day),
  ]
  return `${parts.filter((part) => part !== '').join('\n\n')}\n`
}

/** Where a figure comes from, as lines below it. */
export function provisionLines({ provision, address, source, convention }: Provision): string[] {
  const read = { read: '', part: ' (read in part)', 'not read': ' (not read)' }[source]
  const where = address === undefined ? [] : [address]
  return [`${provision}${read}${convention ? ', by convention' : ''}`, ...where]
}

function listed(deadlines: readonly Deadline[]): string {
  if (deadlines.length === 0) return 'No notice that the law asks for is known.'
  return deadlines
    .map((deadline) => entry(`${deadline.title}: ${deadline.period}`, deadline.law, deadline.notes))
    .join('\n')
}

function diary(deadlines: readonly Deadline[], meeting: string, law: Law): string {
  const dated = deadlines.map((deadline) => ({ date: deadline.latest(meeting, law), deadline }))
  const sorted = dated.toSorted((a, b) => (a.date < b.date ? -1 : a.date > b.date ? 1 : 0))
  const text = ({ date, deadline }: (typeof dated)[number]) => {
    const open = openDayBefore(date, law.calendar)
    const earlier = open === date ? [] : [`${fullDateWords(open)} is the working day before it.`]
    return entry(`${fullDateWords(date)}: ${deadline.title} (${deadline.period})`, deadline.law, [
      ...earlier,
      ...deadline.notes,
    ])
  }
  const first = sorted.filter(({ date }) => date <= meeting).map(text)
  const last = sorted.filter(({ date }) => date > meeting).map(text)
  return ['The last days for everything:\n', ...first, `  ${fullDateWords(meeting)}: the meeting`, ...last].join('\n')
}

function entry(head: string, law: Provision, notes: readonly string[]): string {
  const body = [...notes.flatMap((note) => wrap(note, 90).split('\n')), ...provisionLines(law)]
  return [`  ${head}`, ...body.map((line) => `      ${line}`)].join('\n')
}

function countingText({ counting }: Profile): string[] {
  if (!counting) return []
  const how = {
    'clear-days': 'Working days between the notice and the meeting count; neither end day does.',
    'clear-calendar-days': 'All days between the notice and the meeting count; neither end day does.',
    'calendar-days': 'All days after the notice count, and so does the day of the meeting.',
    'working-days': 'Working days after the notice count, and so does the day of the meeting.',
  }
  const breaks = counting.breaks.length > 0 ? [`These breaks do not count: ${counting.breaks.join(', ')}.`] : []
  const least = counting.least === undefined ? [] : [`Enough only by this count is a warning: ${how[counting.least]}`]
  const saturdays = counting.weekdays.includes(6) ? ['Saturdays are working days here.'] : []
  return [`How days are counted:\n${entry(how[counting.method], counting, [...saturdays, ...breaks, ...least])}`]
}

function exemptText(profile: Profile, day: string): string[] {
  const schedule = inForce(profile.exempt, day)
  if (!schedule) return []
  const except = schedule.public_interest?.except ?? []
  const but = except.length > 0 ? `, not for ${except.join(' and ')}` : ''
  return [
    [
      'Exempt information:',
      entry(`Paragraphs ${Object.keys(schedule.paragraphs).join(', ')}`, schedule, []),
      ...(schedule.public_interest ? [entry(`Public-interest reason needed${but}`, schedule.public_interest, [])] : []),
      ...schedule.qualifications.map((one) => entry(`Paragraph ${one.paragraphs.join(', ')}`, one, [one.says])),
    ].join('\n'),
  ]
}

function keepingText({ retention }: Profile, day: string): string[] {
  const kinds = [
    ['Agendas, reports and minutes', retention.papers],
    ['Background papers', retention.background_papers],
    ['Records of decisions taken alone', retention.decisions],
    ['Recordings', retention.recordings],
  ] as const
  const found = kinds.flatMap(([kind, entries]) => {
    const kept = inForce(entries, day)
    if (!kept) return []
    const where = kept.electronic ? ', on the website too' : ''
    return [entry(`${kind}: ${kept.years} years from the ${kept.starts}${where}`, kept, [])]
  })
  return found.length > 0 ? [['Kept:', ...found].join('\n')] : []
}

function dutiesText({ duties, quorum }: Profile, day: string): string[] {
  const least = quorum && quorum.least > 1 ? `, and at least ${quorum.least}` : ''
  const found = [
    ...(quorum
      ? [entry(`Quorum (${quorum.bodies.join(', ')}): ${quorum.fraction} of the members${least}`, quorum, [])]
      : []),
    ...Object.values(duties)
      .filter(({ from }) => from === undefined || from <= day)
      .map((duty) => entry(wrap(duty.says, 94).replaceAll('\n', '\n  '), duty, [])),
  ]
  return found.length > 0 ? [['What else the law asks:', ...found].join('\n')] : []
}

function openDayBefore(date: string, calendar: Calendar): string {
  for (let back = 0; back < 30; back += 1) {
    const day = Temporal.PlainDate.from(date).subtract({ days: back }).toString()
    if (isWorkingDay(day, calendar)) return day
  }
  return date
}
