import { isCurrent } from '../../../load/register.ts'
import { membersOn } from '../../council/register.ts'
import type { MeetingInput } from '../../inputs.ts'
import type { Finding, MeetingRule } from '../../rule.ts'
import { fullDateWords } from '../../text/dates.ts'

/** Members and vacancies add up to the seats (M1). */
export const seatsFilled: MeetingRule = {
  id: 'seats-filled',
  title: 'Members and vacancies add up to the seats on the body.',
  severity: 'error',
  description:
    'Counts members and vacancies on the day of the meeting. `seats` may include co-opted members or leave them out. List a seat that nobody holds under `vacancies:`, so that the front sheet shows it.',
  scope: 'meeting',
  examples: {
    valid: [
      {
        committee:
          'seats: 2\nquorum: 1\nmembers: [{ name: Cllr Ada Example, role: chair }]\nvacancies: [{ group: Blue }]',
      },
    ],
    invalid: [{ committee: 'seats: 3\nquorum: 1\nmembers: [{ name: Cllr Ada Example, role: chair }]', at: ['3'] }],
  },
  check,
}

function* check({ sources }: MeetingInput): Iterable<Finding> {
  const { committee, definition } = sources
  const { members, seats, vacancies } = committee.value
  const { date } = definition.value
  if (seats === undefined || members.length === 0) return
  const filled = membersOn(committee.value, date)
  const without = filled.filter(({ member }) => member.role !== 'co-opted').length
  const vacant = vacancies.filter((vacancy) => vacancy.role !== 'chair' && vacancy.role !== 'vice-chair')
  const vacantNow = vacant.filter((vacancy) => isCurrent(vacancy, date)).length
  const withOffices = vacancies.filter((vacancy) => isCurrent(vacancy, date)).length
  const sums = [filled.length, without].flatMap((count) => [count + vacantNow, count + withOffices])
  if (sums.includes(seats)) return
  yield {
    reason: `The body has ${seats} seats, but on the day of the meeting its members (${filled.length}) and vacancies (${withOffices}) add up to ${filled.length + withOffices}.`,
    place: committee.place(['seats']),
    note: 'Correct `seats:`, add the members who are missing, or list empty seats under `vacancies:`.',
    cause: { reason: `The meeting is on ${fullDateWords(date)}`, place: definition.place(['date']) },
  }
}
