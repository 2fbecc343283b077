import type { MeetingInput } from '../inputs.ts'

const COUNCIL =
  /^(?:(?:full|annual|extraordinary|special|ordinary|parish|town|city|community|district|borough|county|village)\s+)*council(?:\s+meeting)?$/i

/** The type of a meeting: its own, or its committee's. */
export function meetingType({ sources }: Pick<MeetingInput, 'sources'>): string {
  return sources.definition.value.type ?? sources.committee.value.type ?? ''
}

/** True for a meeting of the full council, whose notice is a summons. */
export function isFullCouncil(input: Pick<MeetingInput, 'sources'>): boolean {
  return isCouncil(meetingType(input))
}

/** True for a type such as Council, Full Council or Parish Council. */
export function isCouncil(type: string): boolean {
  return COUNCIL.test(type.trim())
}
