import fc from 'fast-check'
import { expect, it } from 'vitest'
import { extractPages } from '../../src/assemble/parts/extract.ts'
import { bytesOf } from '../../src/host/content.ts'
import { english } from '../support/wording.ts'
import { faultsOf } from './faults.ts'
import { inspect } from './inspect.ts'
import { packOf } from './make-pack.ts'
import { richPaper } from './rich-paper.ts'

const good = richPaper('Plan', 'H1', 3)
const text = Buffer.from(good).toString('latin1')
const objects = text.slice(0, text.lastIndexOf('\nxref'))

/** References, names and strings, and what may stand in their place. */
const tokens = [...objects.matchAll(/\b\d+ 0 R|\/[A-Za-z]+|\([^)]*\)/g)]
const others = [
  ...new Set(tokens.map(([token]) => token)),
  'null',
  '[]',
  '<< >>',
  '-1',
  '1e9',
  '99 0 R',
  '[null [true]]',
]

interface Change {
  token: number
  other: number
}

/** The paper with some of its values exchanged, and no table of where its objects are. */
function broken(changes: readonly Change[]): Uint8Array {
  const made = new Map(changes.map(({ token, other }) => [token, others[other] ?? '']))
  let end = 0
  const parts = tokens.flatMap(({ 0: token, index }, position) => {
    const before = objects.slice(end, index)
    end = index + token.length
    return [before, made.get(position) ?? token]
  })
  return Buffer.from(`${parts.join('')}${objects.slice(end)}\ntrailer\n<< /Root 1 0 R >>\n%%EOF\n`, 'latin1')
}

const change = fc.record({ token: fc.nat(tokens.length - 1), other: fc.nat(others.length - 1) })

/** What a paper itself gets wrong stays wrong: classes, headers and layers that it does not have, fields without a name. */
const ownFaults = /^(?:no class|no header|nobody knows|layer|widget|no element holds)/

it('a paper with anything wrong in it makes a pack that contradicts nothing', async () => {
  await fc.assert(
    fc.asyncProperty(fc.array(change, { minLength: 1, maxLength: 4 }), async (changes) => {
      const made = await packOf({ a: broken(changes), b: good }, { stamp: 'auto' }).catch((error: Error) => error)
      if (made instanceof Error) {
        expect(made.message).toMatch(/a\.pdf: [A-Z].*\.$/m)
        return
      }
      const { pack } = made
      const bytes = bytesOf(pack.bytes)
      const part = bytesOf(await extractPages(bytes, [1, 2], { title: 'Part', language: 'en-GB', wording: english }))
      const faults = [...faultsOf(await inspect(bytes)), ...faultsOf(await inspect(part))]
      expect(faults.filter((fault) => !ownFaults.test(fault))).toEqual([])
    }),
    { numRuns: 40 },
  )
})
