import type { Plan } from './plan.ts'
import { holdsPrivateWords } from './private-words.ts'

/** The name of the pack in a title bar: "Health Scrutiny Panel, 12 December 2022, agenda pack", or "…, members’ pack". */
export function packTitle(plan: Plan): string {
  return inBoth(plan, titleOf)
}

/** A text of a plan; where it has a second language, in both: "Tudalen 5 / Page 5". */
export function inBoth(plan: Plan, textOf: (plan: Plan) => string): string {
  const own = textOf(plan)
  const other = plan.beside ? textOf(plan.beside) : own
  return other === own ? own : `${own} / ${other}`
}

function titleOf(plan: Plan): string {
  const forMembers = holdsPrivateWords(plan)
  const { wording, meeting } = plan
  const name = wording.text(forMembers ? 'pack.members_pack' : 'pack.agenda_pack')
  const whole = plan.consolidated ? wording.text('pack.with_supplements', { kind: name }) : name
  const usual = supplementTitle(plan, forMembers) ?? whole
  const kind = plan.largePrint ? wording.text('pack.large_print', { kind: usual }) : usual
  return wording.text('pack.title', { committee: meeting.committee, date: wording.date(meeting.date), kind })
}

function supplementTitle({ supplement, wording }: Plan, forMembers: boolean): string | undefined {
  if (!supplement) return undefined
  const title = wording.text('pack.small_titles') === 'yes' ? supplement.title.toLowerCase() : supplement.title
  return forMembers ? wording.text('pack.supplement_for_members', { supplement: title }) : title
}

/** The name of the file of a pack, without its extension. */
export function packStem({ audience, supplement, consolidated, largePrint }: Plan): string {
  const members = audience === 'public' ? '' : 'members-'
  const large = largePrint ? 'large-print-' : ''
  if (consolidated) return `${members}${large}consolidated-pack`
  if (supplement) return `${members}${large}supplement-${supplement.number}`
  return largePrint ? `${members}large-print-pack` : `${audience}-pack`
}
