import { dayAfterMeeting } from '../../../profiles/clear-days.ts'
import { inForce } from '../../../profiles/schema.ts'
import type { MeetingInput } from '../../inputs.ts'
import type { Finding, MeetingRule } from '../../rule.ts'
import { fullDateWords } from '../../text/dates.ts'

const LISTS = ['present', 'apologies', 'declarations'] as const

/** The note that follows a meeting in Wales. */
export const decisionsPublished: MeetingRule = {
  id: 'decisions-published',
  title: 'The note of a meeting was published in time, and says all that it has to.',
  severity: 'error',
  description:
    'In Wales a note of who attended, apologies, declarations of interest and decisions with the outcome of votes is published within seven working days, the day of the meeting included. `decisions.pdf` is that note. Write the day on which it was published under `published:` in `decisions.yaml`; a list with nobody in it is `[]`.',
  law: ({ note_within: note }) => [note],
  scope: 'meeting',
  examples: {
    valid: [
      {
        settings: 'profile: wales-council',
        files: {
          'decisions.yaml':
            'published: 2022-12-20\npresent: [Cllr Ada Example, Cllr Bo Sample, Cllr Cy Specimen]\napologies: [Cllr Di Instance]\ndeclarations: []\ndecisions: [{ item: "1", resolved: That it be so. }]\n',
        },
      },
      { title: 'A body that has no such duty', files: { 'decisions.yaml': 'decisions: []\n' } },
    ],
    invalid: [
      {
        title: 'A day late, and without apologies',
        settings: 'profile: wales-council',
        files: {
          'decisions.yaml':
            'published: 2022-12-21\npresent: [Cllr Ada Example, Cllr Bo Sample, Cllr Cy Specimen, Cllr Di Instance]\ndeclarations: []\n',
        },
        at: ['the file meetings/2022-12-12-health/decisions.yaml', '2022-12-21'],
      },
    ],
  },
  check,
}

function* check({ sources, context }: MeetingInput): Iterable<Finding> {
  const { decisions: source, definition } = sources
  const { date } = definition.value
  const { note_within: note } = context.profile
  const law = note && inForce([note], date)
  if (!law || !source) return
  const counted = { method: 'working-days', includesMeeting: true } as const
  const latest = dayAfterMeeting(date, law.working_days, context.calendar, counted)
  const { published } = source.value
  if (published === undefined || published > latest) {
    const by = `${fullDateWords(latest)} is the last day for it`
    yield {
      reason:
        published === undefined
          ? `It is not said when the note of this meeting was published; ${by}.`
          : `The note of this meeting was published on ${fullDateWords(published)}; ${by}.`,
      place: published === undefined ? { file: source.path } : source.place(['published']),
      note: 'Write the day under `published:`. If it was too late, accept this finding and say why.',
      expected: [latest],
    }
  }
  for (const list of LISTS) {
    if (source.value[list] !== undefined) continue
    yield {
      reason: `The note of this meeting has no \`${list}:\`.`,
      place: { file: source.path },
      note: `Add \`${list}:\` with names, or \`${list}: []\` where there are none.`,
      expected: [list],
    }
  }
}
