import { decisionsMarkdown } from '../../decisions/sheet.ts'
import type { Result } from '../../load/result.ts'
import type { ManifestDecisions } from '../../manifest/decisions.ts'
import type { Edition } from '../../publish/edition.ts'
import { packStyle } from '../../typeset/pack/style.ts'
import { typesetSheet } from '../../typeset/sheet.ts'

/** Name of the file, beside the pack. */
export const DECISIONS_SHEET = 'decisions.pdf'

/** The decisions of a meeting as a PDF of its own, in the house style. */
export function decisionsSheet(
  decisions: ManifestDecisions,
  { packs, audience }: Edition,
): Promise<Result<Uint8Array>> {
  const [main] = packs
  if (!main) throw new Error('An edition has at least one pack.')
  const { meeting, wording } = main.plan
  const at = wording.text('format.at', { date: wording.longDate(meeting.date), time: wording.time(meeting.time) })
  const when = [at, meeting.venue].filter((part) => part !== undefined)
  const head = { body: meeting.committee, when: when.join(' · '), isForMembers: audience === 'members' }
  const title = `${wording.text('record.title', { body: meeting.committee })}, ${wording.longDate(meeting.date)}`
  const markdown = decisionsMarkdown(decisions, head, wording)
  return typesetSheet(markdown, { ...packStyle(main.plan), title, breaks: [] })
}
