import { isCurrent } from '../load/register.ts'
import type { YamlSource } from '../load/result.ts'
import type { Committee } from '../load/schema/committee.ts'
import type { Settings } from '../load/schema/settings.ts'
import type { Profile } from '../profiles/schema.ts'
import { type Balance, shareSeats } from './council/balance.ts'
import { membersOn } from './council/register.ts'

/** A political balance, with the seats that the registers have. */
export interface ComparedBalance extends Balance {
  bodies: readonly (Balance['bodies'][number] & {
    slug: string
    held: ReadonlyMap<string, number>
    heldUngrouped: number
  })[]
}

const NOT_ORDINARY = /\b(?:cabinet|executive|council)\b/i

/**
 * The seats due to each group and the seats it holds, on all bodies except the council itself, its cabinet and those whose
 * register sets the balance aside.
 * @param day the ISO date on which appointments count
 * @param laws of bodies that have a profile of their own, by slug
 * @returns undefined if the settings do not give the groups of the council, or no register has seats
 */
export function compareBalance(
  settings: Settings,
  committees: ReadonlyMap<string, YamlSource<Committee>>,
  day: string,
  laws: ReadonlyMap<string, { profile: Profile }>,
): ComparedBalance | undefined {
  if (!settings.council) return undefined
  const bodies = [...committees].flatMap(([slug, { value }]) => {
    const balance = value.political_balance
    if (!isBalanced(laws.get(slug)?.profile)) return []
    if (balance && (!balance.applies || balance.resolution !== undefined)) return []
    if (NOT_ORDINARY.test(value.type ?? '')) return []
    const members = membersOn(value, day).filter(({ member }) => member.role !== 'co-opted')
    const vacant = value.vacancies.filter((vacancy) => isCurrent(vacancy, day))
    const seats = members.length + vacant.length
    if (seats === 0) return []
    const groups = [...members.map(({ member }) => member.group), ...vacant.map((vacancy) => vacancy.group)]
    return [{ slug, name: value.name, seats, groups }]
  })
  if (bodies.length === 0) return undefined
  const balance = shareSeats(settings.council, bodies)
  return {
    ...balance,
    bodies: balance.bodies.map((body, index) => {
      const { slug = '', groups = [] } = bodies[index] ?? {}
      const held = new Map(balance.groups.map((name) => [name, groups.filter((group) => group === name).length]))
      const heldUngrouped = body.seats - [...held.values()].reduce((sum, seats) => sum + seats, 0)
      return { ...body, slug, held, heldUngrouped }
    }),
  }
}

/**
 * False for a profile without political balance, and for that of an executive, which is the one with notices of private
 * meetings: the duty does not extend to executives (Local Government and Housing Act 1989, section 15 and Schedule 1).
 */
function isBalanced(own: Profile | undefined): boolean {
  return own === undefined || (own.political_balance !== undefined && own.private_meetings === undefined)
}

/** The balance as a table in plain text: the seats due to each group on each body and, if they differ, those held in brackets. */
export function formatBalance(balance: ComparedBalance): string {
  const header = ['Body', 'Seats', ...balance.groups, 'No group']
  const rows = balance.bodies.map((body) => [
    body.name,
    String(body.seats),
    ...balance.groups.map((group) => cell(body.allocation.get(group) ?? 0, body.held.get(group) ?? 0)),
    cell(body.ungrouped, body.heldUngrouped),
  ])
  const sum = (of: (body: ComparedBalance['bodies'][number]) => number) =>
    balance.bodies.reduce((total, body) => total + of(body), 0)
  const total = [
    'All',
    String(sum((body) => body.seats)),
    ...balance.groups.map((group) =>
      cell(
        balance.totals.get(group) ?? 0,
        sum((body) => body.held.get(group) ?? 0),
      ),
    ),
    cell(
      sum((body) => body.ungrouped),
      sum((body) => body.heldUngrouped),
    ),
  ]
  const table = [header, ...rows, total]
  const widths = header.map((_, column) => Math.max(...table.map((row) => (row[column] ?? '').length)))
  const lines = table.map((row) =>
    row
      .map((text, column) => (column === 0 ? text.padEnd(widths[0] ?? 0) : text.padStart(widths[column] ?? 0)))
      .join('  '),
  )
  return `${lines.map((line) => line.trimEnd()).join('\n')}\n`
}

function cell(due: number, held: number): string {
  return due === held ? String(due) : `${due} (${held})`
}
