/** Seats of a body, and who holds them. */
export interface BalancedBody {
  name: string
  seats: number
}

export interface Balance {
  /** In the order given, without groups of one member. */
  groups: readonly string[]
  /** The seats of each group on all bodies together. The rest are for members of no group. */
  totals: ReadonlyMap<string, number>
  bodies: readonly (BalancedBody & { allocation: ReadonlyMap<string, number>; ungrouped: number })[]
}

/** A group has at least this many members (SI 1990/1553, reg 8). */
const SMALLEST_GROUP = 2

/**
 * Allocates seats to political groups by the principles of section 15(5) of the Local Government and Housing Act 1989, in
 * order: (a) no group has all the seats on a body; (b) a group with a majority on the council has one on every body;
 * (c) the seats on all bodies together are in proportion; (d) so are those on each body, as far as (a) to (c) allow.
 * @param council seats of the council, and of each group on it
 * @param bodies ordinary committees, whose seats are shared out
 */
export function shareSeats(
  council: { seats: number; groups: Readonly<Record<string, number>> },
  bodies: readonly BalancedBody[],
): Balance {
  const members = new Map(Object.entries(council.groups).filter(([, count]) => count >= SMALLEST_GROUP))
  const groups = [...members.keys()]
  const all = bodies.reduce((sum, body) => sum + body.seats, 0)
  const share = (group: string, seats: number) => ((members.get(group) ?? 0) * seats) / council.seats
  const majority = groups.find((group) => (members.get(group) ?? 0) * 2 > council.seats)
  const totals = rounded(groups, (group) => share(group, all), all)
  const shared = bodies.map((body) => {
    const allocation = rounded(groups, (group) => share(group, body.seats), body.seats)
    if (majority !== undefined) raiseToMajority(allocation, majority, body.seats)
    for (const group of groups) leaveOneToOthers(allocation, group, body.seats)
    return { ...body, allocation }
  })
  settleTotals(shared, groups, totals, share, majority)
  return {
    groups,
    totals,
    bodies: shared.map((body) => ({ ...body, ungrouped: body.seats - sumOf(body.allocation) })),
  }
}

type Allocation = Map<string, number>
type Body = BalancedBody & { allocation: Allocation }

/** Rounds shares to the nearest seat. If that makes too many, the group whose share was rounded up most loses one. */
function rounded(groups: readonly string[], share: (group: string) => number, seats: number): Allocation {
  const allocation: Allocation = new Map(groups.map((group) => [group, Math.round(share(group))]))
  while (sumOf(allocation) > seats) {
    const [most] = [...groups]
      .filter((group) => (allocation.get(group) ?? 0) > 0)
      .sort((a, b) => (allocation.get(b) ?? 0) - share(b) - ((allocation.get(a) ?? 0) - share(a)))
    if (most === undefined) break
    add(allocation, most, -1)
  }
  return allocation
}

function raiseToMajority(allocation: Allocation, group: string, seats: number): void {
  while ((allocation.get(group) ?? 0) * 2 <= seats && (allocation.get(group) ?? 0) < seats) {
    add(allocation, group, 1)
    if (sumOf(allocation) <= seats) continue
    const [largest] = [...allocation].filter(([name]) => name !== group).sort((a, b) => b[1] - a[1])
    if (largest) add(allocation, largest[0], -1)
  }
}

function leaveOneToOthers(allocation: Allocation, group: string, seats: number): void {
  if (seats > 1 && (allocation.get(group) ?? 0) >= seats) add(allocation, group, -1)
}

/** Moves seats between groups until the totals of (c) are reached, each where it does least harm to (d). */
function settleTotals(
  bodies: readonly Body[],
  groups: readonly string[],
  totals: ReadonlyMap<string, number>,
  share: (group: string, seats: number) => number,
  majority: string | undefined,
): void {
  const missing = (group: string) =>
    (totals.get(group) ?? 0) - bodies.reduce((sum, body) => sum + (body.allocation.get(group) ?? 0), 0)
  const lack = (body: Body, group: string) => share(group, body.seats) - (body.allocation.get(group) ?? 0)
  const rounds = bodies.reduce((sum, body) => sum + body.seats, 0)
  for (let round = 0; round < rounds; round += 1) {
    const taker = groups.find((group) => missing(group) > 0)
    const giver = groups.find((group) => missing(group) < 0)
    if (taker === undefined && giver === undefined) return
    const moves = bodies
      .filter((body) => taker === undefined || (body.allocation.get(taker) ?? 0) + 1 < body.seats)
      .filter((body) => giver === undefined || mayLose(body, giver, majority))
      .filter((body) => giver !== undefined || sumOf(body.allocation) < body.seats)
      .map((body) => ({
        body,
        gain: (taker === undefined ? 0 : lack(body, taker)) - (giver === undefined ? 0 : lack(body, giver)),
      }))
      .sort((a, b) => b.gain - a.gain)
    const [best] = moves
    if (!best) return
    if (taker !== undefined) add(best.body.allocation, taker, 1)
    if (giver !== undefined) add(best.body.allocation, giver, -1)
  }
}

function mayLose(body: Body, group: string, majority: string | undefined): boolean {
  const held = body.allocation.get(group) ?? 0
  return held > 0 && (group !== majority || (held - 1) * 2 > body.seats)
}

function add(allocation: Allocation, group: string, seats: number): void {
  allocation.set(group, (allocation.get(group) ?? 0) + seats)
}

function sumOf(allocation: Allocation): number {
  return [...allocation.values()].reduce((sum, seats) => sum + seats, 0)
}
