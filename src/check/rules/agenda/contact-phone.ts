import { contactOn } from '../../../load/meeting/on-day.ts'
import type { MeetingInput } from '../../inputs.ts'
import type { Finding, MeetingRule } from '../../rule.ts'

/** Whom to ask about a meeting. */
export const contactPhone: MeetingRule = {
  id: 'contact-phone',
  title: 'The contact for a meeting has a telephone number.',
  severity: 'warning',
  description:
    'The front sheet prints the contact for the meeting or, if there is none, the contact for the committee. Not everyone has email.',
  scope: 'meeting',
  examples: {
    valid: [{ meeting: 'contact: { name: Gil Scribe, phone: 01234 567891 }' }],
    invalid: [
      {
        meeting: 'contact: { name: Gil Scribe, email: gil@rb.example }',
        at: ['{ name: Gil Scribe, email: gil@rb.example }'],
      },
    ],
  },
  check,
}

function* check({ sources, context }: MeetingInput): Iterable<Finding> {
  const { committee, definition } = sources
  const source = definition.value.contact ? definition : committee
  const contact = definition.value.contact ?? contactOn(committee.value, definition.value.date)
  if (
    !contact ||
    contact.phone !== undefined ||
    (context.settings.value.organisation.phone === contact.phone && contact.name === undefined)
  )
    return
  yield {
    reason: `${contact.name ?? 'The contact'} has no telephone number.`,
    place: source.place(['contact']),
    note: 'Add `phone:` to the contact.',
  }
}
