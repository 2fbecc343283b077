import { afterAll, beforeAll, expect, it } from 'vitest'
import { bytesOf } from '../../../src/host/content.ts'
import { type PdfReader, startReader } from '../../../src/verify/engine/reading-threads.ts'
import { buildFiles } from '../../support/build.ts'
import { readPdf } from '../../support/pdf/read-pdf.ts'
import { MEETING, meetingHead } from '../../support/workspace.ts'

let reader: PdfReader
beforeAll(() => {
  reader = startReader()
})
afterAll(() => reader.close())

it.each(['item:5%20A', 'ITEM:5%20A#high-water'])('the address %s leads to the paper of the item', async (address) => {
  const { output, errors } = await buildFiles(
    {
      'agendapack.yaml': 'organisation: { name: Riverbank Council }\n',
      [MEETING]: `${meetingHead}agenda:\n  - { item: 5 A, title: Weirs, documents: [ a.md ] }\n  - { item: "6", title: Sluices, documents: [ b.md ] }\n`,
      'meetings/2022-12-12-health/a.md': '# Weirs\n\n## High water\n\nOne.\n',
      'meetings/2022-12-12-health/b.md': `# Sluices\n\nSee [there](${address}).\n`,
    },
    reader,
  )
  expect(errors).toEqual([])
  const { pages } = await readPdf(bytesOf(output?.publicFiles.get('public-pack.pdf') ?? new Uint8Array()))
  const weirs = pages.findIndex(({ text }) => text.includes('High water'))
  const sluices = pages.find(({ text }) => text.includes('See there'))
  // The first link is the stamp's, which leads back to the agenda.
  expect(sluices?.links.slice(1).map(({ target }) => target)).toEqual([weirs])
})
