import { describe, expect, it } from 'vitest'
import { memoryHost } from '../../../src/host/memory.ts'
import { findings } from '../../support/findings.ts'
import { plainPictures } from '../../support/pdf/pictures.ts'
import { documents, load } from '../load-meeting.ts'

const MEETING = 'meetings/december/meeting.yaml'

async function loadDocument(document: string) {
  const host = memoryHost({
    'agendapack.yaml': 'organisation: { name: Riverbank Council }\n',
    'committees/health.yaml': 'name: Health Panel\n',
    [MEETING]: `committee: health\ndate: 2022-12-12\ntime: "13:30"\nagenda:\n  - title: Weir\n    documents:\n      - ${document}\n`,
    'meetings/december/a.png': plainPictures.png,
    'meetings/december/text.png': 'no picture',
    'meetings/december/report.md': 'Words.\n',
  })
  const { value, messages } = await load(host)
  return { document: documents(value)[0], found: findings(messages) }
}

it('is a document named by its file, with its description', async () => {
  const { document, found } = await loadDocument('{ file: a.png, alt: The weir }')
  expect(found).toEqual([])
  expect(document).toMatchObject({ title: 'A', kind: 'document' })
  const report = document?.content.type === 'report' ? document.content.report : undefined
  expect([...(report?.images.values() ?? [])]).toEqual(['meetings/december/a.png'])
  expect(report?.text).toBe('The weir')
  expect(JSON.stringify(report?.tree)).toContain('"alt":"The weir"')
})

it('is asked for a description where it is listed', async () => {
  const plain = await loadDocument('a.png')
  expect(plain.found).toEqual([`warning ${MEETING}:7:9 image-alt: a.png`])
  const several = await loadDocument('{ title: Site, pictures: [{ file: a.png, alt: Weir }, { file: a.png }] }')
  expect(several.found).toEqual([`warning ${MEETING}:7:71 image-alt: a.png`])
})

describe('is refused where it is listed', () => {
  it.each([
    ['a picture that is not there', '{ title: Site, pictures: [{ file: b.png, alt: x }] }', '7:43 image: b.png'],
    ['a file that is no picture', '{ file: text.png, alt: x }', '7:17 image: text.png'],
    ['a path out of the workspace', '{ pictures: [{ file: ../../../a.png, alt: x }] }', '7:30 image: ../../../a.png'],
    ['pictures and a file', '{ file: a.png, pictures: [{ file: a.png, alt: x }] }', '7:9 document'],
    ['a description of a report', '{ file: report.md, alt: x }', '7:9 document'],
    ['a number of pictures without pictures', '{ file: a.png, per_page: 2 }', '7:9 document'],
  ])('%s', async (_, document, place) => {
    expect((await loadDocument(document)).found).toEqual([`error ${MEETING}:${place}`])
  })
})
