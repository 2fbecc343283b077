import type { ObjectReading } from '../reading/objects.ts'
import type { Mismatch } from './finding.ts'

const NAMED = 5

/** A finished pack holds nothing but what it shows. */
export function compareObjects({ orphanPages, unreachable }: ObjectReading): Mismatch[] {
  return [
    ...left(orphanPages, 'page-orphan', 'not among the pages of the pack'),
    ...left(unreachable, 'object-orphan', 'that nothing in it refers to'),
  ]
}

function left(numbers: readonly number[], rule: string, rest: string): Mismatch[] {
  if (numbers.length === 0) return []
  const kind = rule === 'page-orphan' ? 'page object' : 'object'
  const names = numbers.slice(0, NAMED).join(', ') + (numbers.length > NAMED ? ', …' : '')
  const reason = `The file contains ${numbers.length} ${kind}${numbers.length === 1 ? '' : 's'} (${names}) ${rest}.`
  return [{ rule, reason }]
}
