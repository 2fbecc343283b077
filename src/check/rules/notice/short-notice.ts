import { latestNotice, measureNotice, noticeInWords } from '../../../profiles/notice.ts'
import type { Notice } from '../../../profiles/schema.ts'
import type { MeetingInput } from '../../inputs.ts'
import type { Finding } from '../../rule.ts'
import { fullDateWords } from '../../text/dates.ts'

/**
 * What is wrong with the day on which a meeting was published, by the law on one kind of notice; undefined where it gives
 * enough, or where the meeting was convened at shorter notice and the law allows that.
 * @param note what else to do than to publish earlier
 */
export function shortNotice({ sources, context }: MeetingInput, needed: Notice, note: string): Finding | undefined {
  const { date, published, convened, status } = sources.definition.value
  if (published === undefined || status === 'cancelled' || status === 'postponed') return undefined
  if (needed.shorter_notice && convened !== undefined && published <= convened) return undefined
  const given = measureNotice(published, date, needed, context)
  if (given.isEnough) return undefined
  const latest = latestNotice(date, needed, context)
  const words = noticeInWords(given.days, needed, context.profile)
  const counted = given.isLawful ? ', counted by convention' : ''
  const toBeSafe = given.isLawful ? ' to be safe; the law itself may count more days' : ''
  return {
    reason: `This gives ${words}${counted}; ${needed.days} are required.`,
    place: sources.definition.place(['published']),
    note: `Publish by ${fullDateWords(latest)}${toBeSafe}. ${note}`,
    severity: given.isLawful ? 'warning' : undefined,
    reference: needed.provision,
    actual: published,
    expected: [latest],
    cause: { reason: `The meeting is on ${fullDateWords(date)}`, place: sources.definition.place(['date']) },
  }
}
