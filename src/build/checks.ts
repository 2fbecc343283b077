import type { WorkspaceCheck } from '../check/check.ts'
import type { LoadedEditions } from '../load/meeting/editions.ts'
import type { MeetingSources } from '../load/sources.ts'
import { hasErrors, type Message } from '../messages/message.ts'

/** The rules as a build asks them, with findings as strict as the run wants them. */
export interface MeetingChecks {
  /** What loading and the rules say of a meeting. Errors in the register of its body, said once, stop its meetings, too. */
  meeting(loaded: LoadedEditions): { messages: Message[]; isSound: boolean }
  /** What other stages say of a meeting, at the severities that the settings give. */
  others(sources: MeetingSources, messages: readonly Message[]): Message[]
}

/**
 * @param judge makes findings as strict as the run wants them
 * @param onRegister hears how many findings, the first of a meeting, are about the register of its body
 */
export function meetingChecks(
  rules: WorkspaceCheck,
  judge: (messages: readonly Message[]) => Message[],
  onRegister: (slug: string, count: number) => void = () => undefined,
): MeetingChecks {
  const wrongRegisters = new Set<string>()
  const others: MeetingChecks['others'] = (sources, messages) => judge(rules.others(sources, messages))
  const meeting: MeetingChecks['meeting'] = ({ toCheck: sources, value, messages }) => {
    if (!sources) return { messages: judge(messages), isSound: false }
    const ofRules = rules.meeting(sources)
    const found = [...others(sources, messages), ...judge(ofRules)]
    const ofRegister = judge(rules.register(sources))
    onRegister(sources.committeeSlug, ofRegister.length)
    if (hasErrors(ofRegister)) wrongRegisters.add(sources.committeeSlug)
    const isSound = value !== undefined && !hasErrors(found) && !wrongRegisters.has(sources.committeeSlug)
    return { messages: [...ofRegister, ...found], isSound }
  }
  return { meeting, others }
}
