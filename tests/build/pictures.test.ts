import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { MeetingOutput } from '../../src/build/options.ts'
import { bytesOf } from '../../src/host/content.ts'
import { type PdfReader, startReader } from '../../src/verify/engine/reading-threads.ts'
import { buildFiles } from '../support/build.ts'
import { picturesWith, plainPictures } from '../support/pdf/pictures.ts'
import { readPdf } from '../support/pdf/read-pdf.ts'
import { MEETING, meetingHead } from '../support/workspace.ts'

function publicPack(output: MeetingOutput | undefined): Uint8Array {
  const content = output?.publicFiles.get('public-pack.pdf')
  if (!content) throw new Error('no public pack')
  return bytesOf(content)
}

const folder = 'meetings/2022-12-12-health'

describe('a pack of pictures', () => {
  let reader: PdfReader
  beforeAll(() => {
    reader = startReader()
  })
  afterAll(() => reader.close())

  it('has a page for each picture, turned to its shape as a camera held it', async () => {
    const { output, errors } = await buildFiles(
      {
        [MEETING]: `${meetingHead}agenda:
  - title: Weir
    documents: [{ file: wide.png, alt: Weir }, { file: upright.jpg, title: The gate, alt: Gate }]
`,
        [`${folder}/wide.png`]: plainPictures.png,
        [`${folder}/upright.jpg`]: picturesWith('a camera', 6).jpeg,
      },
      reader,
    )
    expect(errors).toEqual([])
    const { pages } = await readPdf(publicPack(output))
    const papers = pages.filter(({ text }) => /^(?:Wide|The gate)$/m.test(text)).slice(-2)
    expect(papers.map(({ width, height }) => (width > height ? 'turned' : 'upright'))).toEqual(['turned', 'upright'])
  })

  it('has so many on a page, with their titles', async () => {
    const pictures = ['North', 'South', 'East', 'West', 'Roof'].map(
      (title) => `{ file: a.png, title: ${title}, alt: x }`,
    )
    const { output, errors } = await buildFiles(
      {
        [MEETING]: `${meetingHead}agenda:
  - title: Weir
    documents: [{ title: Photographs, per_page: 2, pictures: [${pictures.join(', ')}] }]
`,
        [`${folder}/a.png`]: plainPictures.png,
      },
      reader,
    )
    expect(errors).toEqual([])
    const { pages, tagged } = await readPdf(publicPack(output))
    const titles = pages.map(({ text }) => text.match(/^(?:North|South|East|West|Roof)$/gm) ?? [])
    expect(titles.filter((found) => found.length > 0)).toEqual([['North', 'South'], ['East', 'West'], ['Roof']])
    expect(tagged).toBe(true)
  })
})
