import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { bytesOf } from '../../../src/host/content.ts'
import { type PdfReader, startReader } from '../../../src/verify/engine/reading-threads.ts'
import { buildFiles } from '../../support/build.ts'
import { piecesOf, placeOf } from '../../support/pdf/positions.ts'
import { MEETING, meetingHead } from '../../support/workspace.ts'

/** From minutes and agendas of councils, an NHS board and trustees. */
const LABELS = ['GBP/2627/01', 'HC/33/26', '2026/114', 'XVIII.A.2']

const meeting = (labels: readonly string[], more = '') => ({
  [MEETING]: `${meetingHead}${more}agenda:
${labels.map((label, index) => `  - { item: "${label}", title: Matter number ${index} }`).join('\n')}
`,
})

describe('labels of items', () => {
  let reader: PdfReader
  beforeAll(() => {
    reader = startReader()
  })
  afterAll(() => reader.close())

  const agendaOf = async (files: Record<string, string>) => {
    const { output, errors } = await buildFiles(files, reader)
    const pack = output?.publicFiles.get('public-pack.pdf')
    if (!pack) throw new Error(errors.join('\n'))
    return piecesOf(bytesOf(pack), 3)
  }

  it('end before the titles begin', async () => {
    const pieces = await agendaOf(meeting(LABELS))
    for (const [index, label] of LABELS.entries()) {
      const { x, width } = placeOf(pieces, label)
      expect(placeOf(pieces, `Matter number ${index}`).x).toBeGreaterThanOrEqual(x + width + 4)
    }
    const starts = LABELS.map((_, index) => placeOf(pieces, `Matter number ${index}`).x)
    expect(new Set(starts).size).toBe(1)
  })

  it('stand above the titles of a table, to which a column of their own would leave no room', async () => {
    const long = 'Finance and General Purposes 2026/27 114'
    const pieces = await agendaOf(meeting([...LABELS, long], 'agenda_layout: table\n'))
    for (const [index, label] of [...LABELS, long].entries()) {
      const [above, title] = [placeOf(pieces, label), placeOf(pieces, `Matter number ${index}`)]
      expect(title.x).toBe(above.x)
      expect(above.y - title.y).toBeGreaterThan(10)
    }
  })

  it('take several lines where they are very long', async () => {
    const long = 'Finance and General Purposes 2026/27 114'
    const pieces = await agendaOf(meeting([long]))
    const title = placeOf(pieces, 'Matter number 0')
    const overlapping = pieces.filter(({ text, x, width }) => long.includes(text.trim()) && x + width > title.x)
    expect(overlapping).toEqual([])
  })

  it('leave short labels in the narrow column that they had', async () => {
    const pieces = await agendaOf(meeting(['1', '2']))
    expect(placeOf(pieces, 'Matter number 0').x - placeOf(pieces, '1').x).toBe(38)
  })
})
