import type { Host } from '../../../host/host.ts'
import type { Message } from '../../../messages/message.ts'
import type { YamlSource } from '../../result.ts'
import type { Committee } from '../../schema/committee.ts'
import type { Decisions } from '../../schema/decisions.ts'
import type { Meeting } from '../../schema/meeting.ts'
import type { Workspace } from '../../sources.ts'
import { meetingKey } from '../key.ts'
import { loadDecisions } from './decisions.ts'
import { readDefinition } from './definition.ts'

/** A meeting without its papers. */
export interface PlainMeeting {
  path: string
  key: string
  meeting: Meeting
  committee: Committee
  decisions: Decisions | undefined
  /** Where a value of the meeting file stands. */
  place: YamlSource<Meeting>['place']
}

/** Reads meetings and what they decided, without their papers; those with mistakes are left out, and said. */
export async function meetingsOf(
  { committees, reading }: Workspace,
  paths: readonly string[],
  host: Host,
): Promise<{ found: PlainMeeting[]; messages: Message[] }> {
  const found: PlainMeeting[] = []
  const messages: Message[] = []
  for (const path of paths) {
    const { value, messages: said } = await readDefinition(path, reading, host)
    messages.push(...said)
    const committee = value && committees.get(value.value.committee)?.value
    if (!value || !committee) continue
    const decisions = await loadDecisions(path, [], 'members', host, reading)
    messages.push(...decisions.messages)
    const { value: meeting } = value
    const key = meetingKey({ committeeSlug: meeting.committee, ...meeting })
    found.push({ path, key, meeting, committee, decisions: decisions.value?.value, place: value.place })
  }
  return { found, messages }
}
