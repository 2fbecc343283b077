import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { compareBalance, formatBalance } from '../../src/check/balance-table.ts'
import { shareSeats } from '../../src/check/council/balance.ts'
import { filesOf, load } from './workspace.ts'

describe('shareSeats', () => {
  it('shares out the seats of a worked case', () => {
    const council = { seats: 60, groups: { A: 34, B: 16, C: 8 } }
    const bodies = [11, 9, 9, 7, 5].map((seats, index) => ({ name: `Body ${index + 1}`, seats }))
    const balance = shareSeats(council, bodies)
    expect(Object.fromEntries(balance.totals)).toEqual({ A: 23, B: 11, C: 5 })
    const column = (group: string) => balance.bodies.map((body) => body.allocation.get(group))
    expect(column('A')).toEqual([6, 5, 5, 4, 3])
    expect(column('B')).toEqual([3, 3, 2, 2, 1])
    expect(column('C')).toEqual([1, 1, 1, 1, 1])
    expect(balance.bodies.map((body) => body.ungrouped)).toEqual([1, 0, 1, 0, 0])
  })

  it('takes a single member for one of no group', () => {
    const balance = shareSeats({ seats: 10, groups: { A: 9, B: 1 } }, [{ name: 'Body', seats: 5 }])
    expect(balance.groups).toEqual(['A'])
    expect(balance.bodies[0]?.allocation.get('A')).toBe(4)
  })

  it('never gives more seats than there are, nor all to one group, and keeps a majority', () => {
    const councils = fc
      .array(fc.integer({ min: 2, max: 40 }), { minLength: 1, maxLength: 5 })
      .chain((groups) => fc.integer({ min: 0, max: 10 }).map((others) => ({ groups, others })))
    const sizes = fc.array(fc.integer({ min: 3, max: 15 }), { minLength: 1, maxLength: 8 })
    fc.assert(
      fc.property(councils, sizes, ({ groups, others }, seats) => {
        const all = groups.reduce((sum, group) => sum + group, 0) + others
        const named = Object.fromEntries(groups.map((group, index) => [`G${index}`, group]))
        const balance = shareSeats(
          { seats: all, groups: named },
          seats.map((count, index) => ({ name: `B${index}`, seats: count })),
        )
        for (const body of balance.bodies) {
          const shares = [...body.allocation.values()]
          expect(shares.reduce((sum, share) => sum + share, 0) + body.ungrouped).toBe(body.seats)
          expect(body.ungrouped).toBeGreaterThanOrEqual(0)
          for (const share of shares) {
            expect(share).toBeGreaterThanOrEqual(0)
            expect(share).toBeLessThan(body.seats)
          }
        }
      }),
    )
  })
})

describe('the table', () => {
  it('shows what is due and, where it differs, what is held', async () => {
    const { context, workspace } = await load(
      filesOf({ settings: 'council: { seats: 20, groups: { Blue: 15, Green: 5 } }' }),
    )
    const balance = compareBalance(workspace.settings.value, context.committees, '2022-12-12', context.laws)
    expect(balance && formatBalance(balance)).toBe(
      [
        'Body          Seats   Blue  Green  No group',
        'Health Panel      4  3 (2)  1 (2)         0',
        'All               4  3 (2)  1 (2)         0',
        '',
      ].join('\n'),
    )
  })
})
