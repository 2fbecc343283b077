import { likelyDate, likelyTime } from '../load/text/likely-values.ts'

export type Role = 'chair' | 'co-chair' | 'vice-chair' | 'member' | 'co-opted' | 'substitute'

/** Roles as other systems call them, in English and German; the first that fits holds. */
const ROLES: readonly (readonly [RegExp, Role])[] = [
  [/stellv\w*[\s.]+vorsitz|\bvice|\bdeputy/iu, 'vice-chair'],
  [/\bco-?chair/iu, 'co-chair'],
  [/substitut|stellvertret|\breserve\b/iu, 'substitute'],
  [/co-?opt|sachkundig|beratend|non-?voting|lay member|independent person/iu, 'co-opted'],
  [/\bchair|vorsitz|\bmayor\b|\bpresident\b/iu, 'chair'],
  [/^$|member|mitglied|ex[\s-]?officio|councill?or|alder|trustee|governor/iu, 'member'],
]

/** The role that is meant; undefined where nothing fits. */
export function roleOf(said: string | undefined): Role | undefined {
  return ROLES.find(([pattern]) => pattern.test(said ?? ''))?.[1]
}

/** An ISO date; undefined where none is meant. */
export function dateOf(said: string | undefined): string | undefined {
  return said === undefined || said === '' ? undefined : likelyDate(said)?.iso
}

/** "13:30"; undefined where no time is meant. */
export function timeOf(said: string): string | undefined {
  return likelyTime(
    said.replace(/:\d\d(?=\s*[ap]\.?m|$)/iu, (seconds, at: number, all: string) =>
      /:\d\d$/u.test(all.slice(0, at)) ? '' : seconds,
    ),
  )
}

/** What a status says of a meeting that does not take place as it was called. */
export function statusOf(said: string | undefined): 'cancelled' | 'postponed' | undefined {
  if (/cancel|abgesagt|ausgefallen/iu.test(said ?? '')) return 'cancelled'
  return /postpone|defer|verschoben/iu.test(said ?? '') ? 'postponed' : undefined
}
