import fc from 'fast-check'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { hasErrors } from '../../../src/messages/message.ts'
import { type PdfReader, startReader } from '../../../src/verify/engine/reading-threads.ts'
import { scanForLeaks } from '../../../src/verify/leaks/leaks.ts'
import type { HiddenText } from '../../../src/verify/leaks/phrases.ts'
import { collectSecrets } from '../../../src/verify/leaks/secrets.ts'
import { leaks } from '../leak-places.ts'
import { samplePack } from '../sample-pack.ts'

let reader: PdfReader
beforeAll(() => {
  reader = startReader()
})
afterAll(() => reader.close())

const publicDocuments = [
  {
    title: 'Footpaths by the river',
    files: ['meetings/paths.md'],
    text: 'The footpaths by the river are open all year.',
  },
]

/** Words that no council writes: syllables around a "zq". */
const word = fc
  .tuple(fc.stringMatching(/^[bdkm][aeiou]zq[aeiou]$/), fc.stringMatching(/^[lnrst][aeiou]{1,2}$/))
  .map(([start, end]) => start + end)
const words = fc.array(word, { minLength: 12, maxLength: 40 }).map((list) => list.join(' '))

const privateDocument = (text: string): HiddenText => ({
  id: '7-1',
  title: 'Award of the dredging contract',
  files: ['meetings/dredging-offer.md'],
  digests: ['0f'.repeat(32)],
  text: [{ place: 'line 1', text }],
})

describe('scanForLeaks', () => {
  it('finds nothing in a pack that holds nothing private', async () => {
    await fc.assert(
      fc.asyncProperty(words, async (text) => {
        const secrets = collectSecrets([privateDocument(text)], publicDocuments)
        for (const leak of Object.values(leaks)) {
          const outputs = await leak('The footpaths by the river are open all year')
          expect(await scanForLeaks(outputs, secrets, { reader })).toEqual([])
        }
      }),
      { numRuns: 2 },
    )
  })

  it.each(Object.keys(leaks))('finds words of their own in the %s', async (place) => {
    await fc.assert(
      fc.asyncProperty(words, async (text) => {
        const secrets = collectSecrets([privateDocument(text)], publicDocuments)
        const outputs = (await leaks[place]?.(text)) ?? new Map()
        const messages = await scanForLeaks(outputs, secrets, { reader })
        expect(hasErrors(messages)).toBe(true)
        expect(messages[0]?.reason).toContain('from private document 7-1')
        const printed = messages.map((made) => `${made.reason} ${made.note}`).join(' ')
        for (const secret of text.split(' ')) expect(printed).not.toContain(secret)
      }),
      { numRuns: 5 },
    )
  })

  it('finds a single word of a document made of words of its own', async () => {
    await fc.assert(
      fc.asyncProperty(words, fc.nat(), async (text, choice) => {
        const list = text.split(' ')
        const secret = list[choice % list.length] ?? ''
        const secrets = collectSecrets([privateDocument(text)], publicDocuments)
        const outputs = new Map([
          ['index.html', new TextEncoder().encode(`<p>The river ${secret.toUpperCase()} is open</p>`)],
        ])
        expect(await scanForLeaks(outputs, secrets, { reader })).toHaveLength(1)
      }),
    )
  })

  it('names both places', async () => {
    const secrets = collectSecrets(
      [
        {
          id: '7-1',
          text: [
            { place: 'page 1', text: 'Nothing.' },
            { place: 'page 2', text: 'The towpath floods twice each winter, says nobody.' },
          ],
        },
      ],
      publicDocuments,
    )
    const messages = await scanForLeaks(new Map([['public-pack.pdf', samplePack()]]), secrets, { reader })
    expect(messages.map(({ file, reason }) => `${file}: ${reason}`)).toEqual([
      expect.stringMatching(/^public-pack\.pdf: Text from private document 7-1, page 2 is on page 3 \(3 times\)\./),
    ])
  })

  it.each([
    ['title', 'See Award of  the dredging\ncontract.'],
    ['file name', 'Made from meetings/Dredging-Offer.md'],
    ['checksum', `sha256 ${'0F'.repeat(32)}`],
  ])('finds the %s of a private document', async (what, text) => {
    const secrets = collectSecrets([privateDocument('')], publicDocuments)
    const messages = await scanForLeaks(new Map([['notes.txt', new TextEncoder().encode(text)]]), secrets, { reader })
    expect(messages.map(({ reason }) => reason)).toEqual([
      expect.stringMatching(`^The ${what} from private document 7-1 is in line 1\\.`),
    ])
  })

  it('takes keys of JSON and names of PDF for words of the format', async () => {
    const secrets = collectSecrets([{ id: '7-1', title: 'MediaBox', text: [] }], publicDocuments)
    const outputs = new Map([
      ['public-pack.pdf', samplePack()],
      ['pack.json', new TextEncoder().encode('{ "mediabox": 1 }')],
    ])
    expect(await scanForLeaks(outputs, secrets, { reader })).toEqual([])
    const value = new Map([['pack.json', new TextEncoder().encode('{ "title": "On the mediabox" }')]])
    expect(await scanForLeaks(value, secrets, { reader })).toHaveLength(1)
  })

  it('is told where meeting.yaml names the private paper, with the name of the output and the law', async () => {
    const written = {
      file: 'meetings/a/meeting.yaml',
      start: { line: 7, column: 19 },
      end: { line: 7, column: 27 },
    }
    const secrets = collectSecrets([{ ...privateDocument(''), written }], publicDocuments)
    const outputs = new Map([['pack.json', new TextEncoder().encode('["Award of the dredging contract"]')]])
    const [made] = await scanForLeaks(outputs, secrets, { reader, reference: 'Act of 1960' })
    expect(made).toMatchObject({
      file: 'meetings/a/meeting.yaml',
      line: 7,
      column: 19,
      reason: 'The title from private document 7-1 is in line 1 of pack.json. No pack was written.',
      reference: 'Act of 1960',
    })
  })

  it('refuses an output that it cannot search', async () => {
    const messages = await scanForLeaks(
      new Map([['a.pdf', new TextEncoder().encode('%PDF-1.7 and nothing')]]),
      collectSecrets([], []),
      { reader },
    )
    expect(messages[0]?.reason).toMatch(/could not be searched/)
    expect(hasErrors(messages)).toBe(true)
  })
})
