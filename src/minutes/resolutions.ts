import type { Decision, Decisions, Voters } from '../load/schema/decisions.ts'
import type { ItemSource } from '../load/sources.ts'
import type { Wording } from '../wording/wording.ts'
import { inMarkdown } from './in-markdown.ts'

const WAYS = ['for', 'against', 'abstained'] as const

/**
 * What is written down as decided about an item: interests declared in it, the text resolved, who moved and seconded it, and how
 * they voted. Of a private item there is what the public may read. Undefined where nothing was decided.
 */
export function resolutionsOf(
  { label, privacy }: ItemSource,
  decisions: Decisions | undefined,
  wording: Wording,
): string[] | undefined {
  const made = decisions?.decisions.filter(({ item, taken, resolved }) => item === label && !taken && resolved !== '')
  if (!decisions || !made?.length) return undefined
  const isOpen = (decision: Decision) => !privacy && !decision.private
  return [
    ...(privacy ? [] : interestsIn(label, decisions, wording)),
    ...made.flatMap((decision) => [
      resolved(decision, wording),
      ...(isOpen(decision) ? [...movers(decision, wording), ...votes(decision, wording)] : []),
    ]),
  ]
}

function resolved({ resolved: given }: Decision, wording: Wording): string {
  const text = given.trim()
  return wording.text('minutes.resolved', { resolution: text.includes('\n') ? `\n\n${text}` : text })
}

function interestsIn(label: string, { declarations = [] }: Decisions, wording: Wording): string[] {
  const told = declarations
    .filter(({ item, nature }) => item === label && nature !== '')
    .map(({ member, nature, action = '', dispensation }) => {
      const done = [action, dispensation ? wording.text('record.dispensation') : ''].filter((part) => part !== '')
      return [`${member}: ${nature}`, ...done].join('; ')
    })
  return told.length === 0 ? [] : [field(wording, 'record.declarations', told.join('. '))]
}

function movers({ moved, seconded }: Decision, wording: Wording): string[] {
  const parts = [
    ...(moved === undefined ? [] : [field(wording, 'record.moved', moved)]),
    ...(seconded === undefined ? [] : [field(wording, 'record.seconded', seconded)]),
  ]
  return parts.length === 0 ? [] : [parts.join(' ')]
}

/** Numbers of votes, and the names where the vote was recorded. */
function votes({ votes: given }: Decision, wording: Wording): string[] {
  if (!given) return []
  const counted = WAYS.map((way) => wording.text(`votes.${way}`, { count: countOf(given[way]) }))
  const named = WAYS.flatMap((way) => {
    const names = given[way]
    return typeof names === 'number' || names.length === 0
      ? []
      : [wording.text(`record.${way}`, { names: names.join(', ') })]
  })
  return [
    field(wording, 'decisions.votes', counted.join(', ')),
    ...(named.length === 0 ? [] : [field(wording, 'record.recorded_vote', named.join('; '))]),
  ]
}

function countOf(voters: Voters): number {
  return typeof voters === 'number' ? voters : voters.length
}

function field({ text }: Wording, word: string, value: string): string {
  const label = text('format.label', { label: text(word) })
  return `**${inMarkdown(label)}** ${inMarkdown(/[.!?]$/.test(value) ? value : `${value}.`)}`
}
