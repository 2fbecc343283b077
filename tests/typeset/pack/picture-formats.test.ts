import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { bytesOf } from '../../../src/host/content.ts'
import { type PdfReader, startReader } from '../../../src/verify/engine/reading-threads.ts'
import { buildFiles } from '../../support/build.ts'
import { allIn, structureOf } from '../../support/pdf/structure.ts'
import { MEETING, meetingHead } from '../../support/workspace.ts'

/** Two dark points side by side, in each format that reports may have. */
const pictures: Readonly<Record<string, string>> = {
  'a.png':
    'iVBORw0KGgoAAAANSUhEUgAAAAIAAAABCAMAAADD/I+4AAAAA1BMVEUgQGAi/FVnAAAAC0lEQVQI12NgYAAAAAMAASDVlMcAAAAASUVORK5CYII=',
  'b.jpg':
    '/9j/4AAQSkZJRgABAQAAAQABAAD/2wBDACgcHiMeGSgjISMtKygwPGRBPDc3PHtYXUlkkYCZlo+AjIqgtObDoKrarYqMyP/L2u71////m8H////6/+b9//j/2wBDASstLTw1PHZBQXb4pYyl+Pj4+Pj4+Pj4+Pj4+Pj4+Pj4+Pj4+Pj4+Pj4+Pj4+Pj4+Pj4+Pj4+Pj4+Pj4+Pj4+Pj/wAARCAABAAIDASIAAhEBAxEB/8QAFQABAQAAAAAAAAAAAAAAAAAAAAT/xAAUEAEAAAAAAAAAAAAAAAAAAAAA/8QAFAEBAAAAAAAAAAAAAAAAAAAAA//EABQRAQAAAAAAAAAAAAAAAAAAAAD/2gAMAwEAAhEDEQA/AIQCDf/Z',
  'c.webp': 'UklGRjIAAABXRUJQVlA4ICYAAACQAQCdASoCAAEAAgA0JYgCdLoAA5gA/vUnX7a4bezT5vsezHAAAA==',
  'd.gif': 'R0lGODlhAgABAPAAACBAYP///yH5BAAAAAAAIf8LSW1hZ2VNYWdpY2sNZ2FtbWE9MC40NTQ1NQAsAAAAAAIAAQAAAgIECgA7',
  'e.svg': btoa('<svg xmlns="http://www.w3.org/2000/svg" width="2" height="1"><rect width="2" height="1"/></svg>'),
}

describe('pictures of each format', () => {
  let reader: PdfReader
  beforeAll(() => {
    reader = startReader()
  })
  afterAll(() => reader.close())

  it('are figures of the report, with their descriptions, whatever the ending of their names', async () => {
    const files = Object.entries(pictures).flatMap(([name, content]) => {
      const bytes = Uint8Array.from(Buffer.from(content, 'base64'))
      const other = `x-${name.replace(/\.\w+$/, '.jpeg')}`
      return [[name, bytes] as const, [other, bytes] as const]
    })
    const { output, errors, warnings } = await buildFiles(
      {
        'agendapack.yaml': 'organisation: { name: Riverbank Council }\n',
        [MEETING]: `${meetingHead}agenda:\n  - { title: Weirs, documents: [ a.md ] }\n`,
        'meetings/2022-12-12-health/a.md': files.map(([name]) => `![The weir](${name})\n`).join('\n'),
        ...Object.fromEntries(files.map(([name, bytes]) => [`meetings/2022-12-12-health/${name}`, bytes])),
      },
      reader,
    )
    expect([errors, warnings]).toEqual([[], []])
    const pack = output?.publicFiles.get('public-pack.pdf')
    const structure = allIn(await structureOf(pack ? bytesOf(pack) : new Uint8Array(), 3))
    expect(structure.filter(({ role }) => role === 'Figure').map(({ alt }) => alt)).toEqual(files.map(() => 'The weir'))
  })
})
