import { describe, expect, it } from 'vitest'
import { openShelves } from '../../src/kept/shelves.ts'

describe('shelves', () => {
  it('keep what was asked for in the rounds that were named, and no longer', () => {
    const shelves = openShelves()
    const shelf = shelves.shelf<string, number>(1)
    shelf.set('a', 1)
    shelf.set('b', 2)
    shelves.endRound()
    expect(shelf.get('a')).toBe(1)
    shelves.endRound()
    expect([shelf.get('a'), shelf.get('b'), shelves.count()]).toEqual([1, undefined, 1])
  })

  it('hold no more after five hundred changes than after the first', () => {
    const shelves = openShelves()
    const shelf = shelves.shelf<string, number>(2)
    const most: number[] = []
    for (let change = 0; change < 500; change += 1) {
      for (const key of ['same', `changed ${change}`]) shelf.get(key) ?? shelf.set(key, change)
      shelves.endRound()
      most.push(shelves.count())
    }
    expect(Math.max(...most)).toBe(3)
  })
})
