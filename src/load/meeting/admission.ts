import type { Committee } from '../schema/committee.ts'
import type { Meeting } from '../schema/meeting.ts'

interface Admitting {
  definition: { value: Pick<Meeting, 'public' | 'announce'> }
  committee: { value: Pick<Committee, 'public' | 'announce'> }
}

/** True unless the meeting file, or else the register, says that the public is not admitted. */
export function admitsPublic({ definition, committee }: Admitting): boolean {
  return definition.value.public ?? committee.value.public
}

/** True for a meeting without the public of which the website tells body and day. */
export function isAnnounced({ definition, committee }: Admitting): boolean {
  return definition.value.announce ?? committee.value.announce
}
