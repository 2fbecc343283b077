import { expect, it } from 'vitest'
import { paperStructures, type ReadStructure } from '../../../src/site/prepare/text-structures.ts'
import { item, manifest, paper } from '../support/fixture.ts'

const given = manifest({
  agenda: [
    item('1', 'Water', {
      documents: [
        paper('1-1', 'Report', { pages: { first: 3, last: 4 } }),
        paper('1-2', 'Guidance', { pages: { first: 5, last: 8 } }),
        paper('1-3', 'Contract', { visibility: 'withheld', pages: { first: 9, last: 9 } }),
        paper('1-4', 'Photograph', { pages: { first: 10, last: 10 } }),
        paper('1-5', 'Plan', { file: { path: 'documents/plan.pdf', size: 1, sha256: 'a' } }),
        paper('1-6', 'Book', { file: { path: 'documents/broken.pdf', size: 1, sha256: 'b' } }),
      ],
    }),
  ],
  packs: [
    {
      audience: 'public',
      supplement: 0,
      pageCount: 9,
      numbers: { first: 1, last: 10 },
      // Page 7 is for members alone.
      runs: [
        { first: 1, last: 6 },
        { first: 8, last: 10 },
      ],
      file: { path: 'public-pack.pdf', size: 1, sha256: 'c' },
    },
  ],
})

it('reads the public pages of papers that are PDFs, and nothing else', async () => {
  const asked: string[] = []
  const read: ReadStructure = async (path, stretches) => {
    if (path.includes('broken')) throw new Error('The file is damaged and cannot be read.')
    asked.push(...stretches.map(({ first, last }) => `${path} ${first}-${last}`))
    return stretches.map(({ first }) => {
      // A picture has no words.
      if (path === 'public-pack.pdf' && first > 6) return [{ role: 'Figure', kids: [], alternative: 'A gate' }]
      return [
        { role: 'P', kids: [{ page: first, text: 'Words' }] },
        { role: 'P', kids: [{ page: first + 1, text: 'More' }] },
      ]
    })
  }
  const found = await paperStructures(given, new Set(['1-1']), read)
  expect(asked).toEqual(['public-pack.pdf 4-6', 'public-pack.pdf 8-8', 'documents/plan.pdf 0-499'])
  expect([...found.keys()]).toEqual(['1-2', '1-5'])
  expect(found.get('1-2')?.pages).toEqual([
    { page: 4, number: 5 },
    { page: 5, number: 6 },
    { page: 6, number: 8 },
  ])
  expect(found.get('1-5')?.pages).toEqual([
    { page: 0, number: 1 },
    { page: 1, number: 2 },
  ])
})
