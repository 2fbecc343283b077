import type { ObjectReading } from '../reading/objects.ts'
import type { Mismatch } from './finding.ts'

const NAMED = 5

/** A finished pack holds nothing but what it shows. */
export function compareObjects({ orphanPages, unreachable }: ObjectReading): Mismatch[] {
  return [
    ...left(orphanPages, 'page-orphan', 'that are not among the pages of the pack, expected every page in its place'),
    ...left(unreachable, 'object-orphan', 'that nothing leads to, expected none to be left of what was left out'),
  ]
}

function left(numbers: readonly number[], rule: string, rest: string): Mismatch[] {
  if (numbers.length === 0) return []
  const kind = rule === 'page-orphan' ? 'page object' : 'object'
  const names = numbers.slice(0, NAMED).join(', ') + (numbers.length > NAMED ? ', …' : '')
  const reason = `Unexpected ${numbers.length} ${kind}${numbers.length === 1 ? '' : 's'} (${names}) ${rest}`
  return [{ rule, reason }]
}
