import type { Plan } from './plan.ts'
import { holdsPrivateWords } from './private-words.ts'
import { shortDateInWords } from './words.ts'

/** The name of the pack in a title bar: "Health Scrutiny Panel, 12 December 2022, agenda pack", or "…, members’ pack". */
export function packTitle(plan: Plan): string {
  const forMembers = holdsPrivateWords(plan)
  const name = forMembers ? 'members’ pack' : 'agenda pack'
  const whole = plan.consolidated ? `${name} with supplements` : name
  const late = plan.supplement && `${plan.supplement.title.toLowerCase()}${forMembers ? ', members’ pack' : ''}`
  const kind = late ?? whole
  return `${plan.meeting.committee}, ${shortDateInWords(plan.meeting.date)}, ${kind}`
}

/** The name of the file of a pack, without its extension. */
export function packStem({ audience, supplement, consolidated }: Plan): string {
  if (consolidated) return audience === 'public' ? 'consolidated-pack' : 'members-consolidated-pack'
  if (!supplement) return `${audience}-pack`
  return audience === 'public' ? `supplement-${supplement.number}` : `members-supplement-${supplement.number}`
}
