import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { readTexts } from '../../src/verify/reading/pdf-texts.ts'
import { canDecode, decodePdf } from '../support/pdf/decode.ts'
import { fileWith, ways } from './hidden-ways.ts'
import { packOf } from './make-pack.ts'

/** All words of a pack, and its bytes as they are. */
async function publishedWords(file: Uint8Array): Promise<string> {
  const { pack } = await packOf({ a: file })
  const { texts } = await readTexts(pack.bytes)
  const latin1 = Buffer.from(pack.bytes).toString('latin1')
  return [...texts.map(({ text, names }) => `${text}\n${names}`), latin1].join('\n')
}

describe('words that no page shows', () => {
  it.runIf(process.env.CI === 'true')('are looked for with other programs in CI', () => {
    expect(canDecode).toBe(true)
  })

  it.each(Object.entries(ways))('stay behind: %s', async (_name, way) => {
    const words = await publishedWords(fileWith([way]))
    expect(words).toContain('Seen')
    expect(/.*canary.*/i.exec(words)?.[0]).toBeUndefined()
  })

  it.skipIf(!canDecode)('are not found by other programs either', async () => {
    const some = fc.subarray(Object.values(ways), { minLength: 2 })
    await fc.assert(
      fc.asyncProperty(some, async (hidden) => {
        const { pack } = await packOf({ a: fileWith(hidden) })
        const found = decodePdf(pack.bytes)
        expect(found).toContain('Seen')
        expect(/.*canary.*/iu.exec(found)?.[0]).toBeUndefined()
      }),
      { numRuns: 3, examples: [[Object.values(ways)]] },
    )
  })

  it('stay behind in whatever ways a file holds them', async () => {
    const some = fc.subarray(Object.values(ways), { minLength: 2 })
    await fc.assert(
      fc.asyncProperty(some, async (hidden) => {
        expect(await publishedWords(fileWith(hidden))).not.toMatch(/canary/i)
      }),
      { numRuns: 20 },
    )
  })

  it('are reported, and come along where they are wanted', async () => {
    const file = fileWith([ways['a note'] ?? {}, ways['a hidden field'] ?? {}])
    const { pack } = await packOf({ a: file })
    const { reason } = pack.messages.find(({ ruleId }) => ruleId === 'attachment-dropped') ?? {}
    expect(reason).toMatch(/1 review comment.*1 hidden field/)
    const { pack: whole } = await packOf({ a: file }, { keepComments: true })
    expect(whole.messages.map(({ ruleId }) => ruleId)).not.toContain('attachment-dropped')
    const { texts } = await readTexts(whole.bytes)
    expect(texts.filter(({ text }) => text.includes('Canary')).length).toBeGreaterThan(1)
  })
})
