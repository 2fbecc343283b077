import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { type PdfReader, startReader } from '../../../src/verify/engine/reading-threads.ts'
import { expectationOf } from '../../../src/verify/expectation/expect-manifest.ts'
import { expectPack } from '../../../src/verify/expectation/expect-pack.ts'
import { fingerprintOf } from '../../../src/verify/reading/fingerprint.ts'
import { verifyPack } from '../../../src/verify/verify.ts'
import { item, manifest, paper } from '../../diff/manifest-sample.ts'
import { attachment, sampleExpectation, samplePack } from '../sample-pack.ts'

let reader: PdfReader
beforeAll(() => {
  reader = startReader()
})
afterAll(() => reader.close())

describe('expectationOf', () => {
  const sample = manifest({
    agenda: [
      item('1', 'Footpaths by the river', [paper('1-1', 'Footpaths by the river', 3, 4)]),
      item('2', 'Budget tables', [paper('2-1', 'Budget tables', 5, 7)]),
    ],
  })

  it('lets a pack be verified with its manifest later', async () => {
    const [pack] = sample.packs
    if (!pack) throw new Error('The sample has a pack')
    const { pages } = await reader.read(samplePack())
    const known = expectationOf(sample, { ...pack, fingerprints: pages.map(fingerprintOf) })
    const options = { file: 'public-pack.pdf', reader }
    expect(await verifyPack(samplePack(), known, options)).toEqual([])
    const messages = await verifyPack(samplePack({ range: '(Page 5)' }), known, options)
    expect(messages.map(({ reason }) => reason)).toEqual([
      expect.stringMatching(/^Sheet 2 \(page 2\)/),
      expect.stringMatching(/\(Page 5\).*item 2.*\(Pages 5 - 7\)/),
    ])
  })

  it('knows that a withheld sheet stands for a range', () => {
    const withheld = paper('1-1', 'A matter', 3, 10, { visibility: 'withheld' })
    const expectation = expectationOf(
      manifest({ agenda: [item('1', 'A matter', [withheld]), item('2', 'Budget', [paper('2-1', 'Budget', 11, 12)])] }),
      {
        supplement: 0,
        pageCount: 5,
        numbers: { first: 1, last: 12 },
        runs: [
          { first: 1, last: 3 },
          { first: 11, last: 12 },
        ],
      },
    )
    expect(expectation.pages.map(({ number }) => number)).toEqual([1, 2, 3, 11, 12])
    expect(expectation.spans.find(({ id }) => id === '1-1')).toMatchObject({
      firstIndex: 2,
      lastIndex: 2,
      lastNumber: 3,
    })
    expect(expectation.ranges[0]?.anyOf).toContainEqual([{ first: 3, last: 10 }])
  })
})

describe('expectPack', () => {
  const agenda = ['Footpaths by the river', 'Budget tables'].map((title, index) => ({
    kind: 'item' as const,
    label: `${index + 1}`,
    number: `${index + 1}`,
    title,
    note: undefined,
    type: undefined,
    statement: undefined,
    documents: [`${index + 1}-1`],
    toFollow: [],
    revised: [],
    separate: [],
    withheld: [],
  }))
  const reserved = [0, 1, 2].map((page) => ({ document: '2-1', page, index: page + 4 }))
  const outline = [{ title: 'Agenda', index: 1, y: 0, document: undefined, children: [] }]

  it('makes of a plan what the sample has to show', async () => {
    const wanted = await sampleExpectation(reader)
    const typeset = { numbers: [1, 2, 3, 4, 5, 6, 7], spans: [...wanted.spans], reserved, outline }
    const readings = new Map([['2-1', await reader.read(attachment())]])
    const made = expectPack({ agenda, documents: [] }, typeset, readings)
    expect(made.pages).toEqual(wanted.pages)
    expect(made.links).toEqual(wanted.links)
    expect(made.ranges).toEqual(wanted.ranges)
    expect(made.bookmarks).toContainEqual({ what: 'the entry "Agenda"', titles: ['Agenda'], target: 1 })
    expect(await verifyPack(samplePack(), made, { file: 'public-pack.pdf', reader })).toEqual([])
  })

  it('compares pages of the pack’s own with the typeset file', async () => {
    const wanted = await sampleExpectation(reader)
    const typeset = { numbers: [1, 2, 3, 4, 5, 6, 7], spans: [...wanted.spans], reserved, outline }
    const own = new Map((await reader.read(samplePack())).pages.entries())
    const made = expectPack({ agenda, documents: [] }, typeset, new Map(), undefined, own)
    const options = { file: 'public-pack.pdf', reader }
    expect(await verifyPack(samplePack(), made, options)).toEqual([])
    const messages = await verifyPack(samplePack({ missing: true }), made, options)
    expect(messages.map(({ reason }) => reason)).toEqual([expect.stringMatching(/^Sheet 4 \(page 4\)/)])
  })
})
