import { describe, expect, it } from 'vitest'
import { openDocuments } from '../../src/attachments/open-documents.ts'
import { FileError, type Host } from '../../src/host/host.ts'
import { severityOf } from '../../src/messages/message.ts'
import { MEETING, meetingHead, openWorkspace } from '../support/workspace.ts'
import { onePage, stream, writePdf } from './write-pdf.ts'

const files = {
  [MEETING]: `${meetingHead}agenda:\n  - { title: Weir, documents: [ weir.pdf, { file: grass.pdf, title: Grass } ] }\n`,
  'meetings/2022-12-12-health/weir.pdf': writePdf(onePage('Weir')),
  'meetings/2022-12-12-health/grass.pdf': writePdf(onePage('Grass')),
}

/** Opens the attachments of the meeting while somebody writes to the first of them. */
async function openWhileWritten(allowMissing: boolean) {
  const { host, load } = await openWorkspace(files)
  const { agenda } = await load('public')
  const documents = agenda.flatMap((entry) => ('documents' in entry ? entry.documents : []))
  const read: Host['files']['read'] = (path, ...rest) =>
    path.endsWith('weir.pdf')
      ? Promise.reject(new FileError(path, 'changed', `${path} changed while it was read`))
      : host.files.read(path, ...rest)
  const opened = await openDocuments(documents, 'public', allowMissing, { ...host, files: { ...host.files, read } })
  return {
    read: [...opened.attachments.values()].map(({ path }) => path.slice(path.lastIndexOf('/') + 1)),
    unreadable: opened.unreadable.size,
    told: opened.messages.filter(({ reason }) => reason.includes('weir.pdf')),
  }
}

describe('a file that changes while it is read', () => {
  it('is one error at the place that names it, and does not keep others from being read', async () => {
    const { read, unreadable, told } = await openWhileWritten(false)
    expect(told.map((made) => [severityOf(made), made.file, made.line, made.reason, made.note])).toEqual([
      [
        'error',
        MEETING,
        9,
        'meetings/2022-12-12-health/weir.pdf changed while it was read.',
        'Wait until it has been saved, then build again.',
      ],
    ])
    expect({ read, unreadable }).toEqual({ read: ['grass.pdf'], unreadable: 0 })
  })

  it('is a warning where a sheet may stand in for it', async () => {
    const { read, unreadable, told } = await openWhileWritten(true)
    expect(told.map(severityOf)).toEqual(['warning'])
    expect({ read, unreadable }).toEqual({ read: ['grass.pdf'], unreadable: 1 })
  })
})

describe('words under black', () => {
  const black = writePdf({ ...onePage('Weir'), 4: stream('BT /F1 12 Tf 40 150 Td (Weir) Tj ET 0 g 38 146 80 14 re f') })
  const told = async (pages: string, audience: 'public' | 'members') => {
    const two = `{ file: weir.pdf, title: Weir, owner: Ada Lock, pages: ${pages} }`
    const { host, load } = await openWorkspace({
      [MEETING]: `${meetingHead}agenda:\n  - { title: Weir, documents: [ ${two} ] }\n`,
      'meetings/2022-12-12-health/weir.pdf': black,
    })
    const { agenda } = await load(audience)
    const documents = agenda.flatMap((entry) => ('documents' in entry ? entry.documents : []))
    const { messages } = await openDocuments(documents, audience, false, host)
    return messages.flatMap((made) => (made.ruleId === 'attachment-redaction' ? [`${made.reason} ${made.note}`] : []))
  }

  it('are told of with their page and whom to ask, and not printed', async () => {
    expect(await told('1', 'public')).toEqual([
      'Page 1 of “Weir” (meetings/2022-12-12-health/weir.pdf, owner: Ada Lock) has words that can be copied but not seen: something covers them, they are as pale as their background, or other words stand in their place. Ask Ada Lock for a copy without what is hidden, or leave the page out with `pages`.',
    ])
  })

  it('are nothing to the members, who may read them', async () => {
    expect(await told('1', 'members')).toEqual([])
  })
})

describe('a file of which the public gets some pages', () => {
  const spread = (left: number) =>
    `<< /Type /Page /Parent 2 0 R /MediaBox [0 0 400 300] /CropBox [${left} 0 ${left + 200} 300] /Contents 4 0 R /Resources << >> >>`
  const file = writePdf({
    ...onePage(''),
    2: '<< /Type /Pages /Kids [3 0 R 6 0 R] /Count 2 >>',
    3: spread(0),
    4: stream('10 10 50 50 re f 310 10 50 50 re f'),
    6: spread(200),
  })

  it.each([
    ['{ public: 1, members: 1-2 }', 1],
    ['1-2', 0],
  ])('is refused where its pages are views of the same contents: %s', async (pages, count) => {
    const { host, load } = await openWorkspace({
      [MEETING]: `${meetingHead}agenda:\n  - { title: Weir, documents: [ { file: weir.pdf, title: Weir, pages: ${pages} } ] }\n`,
      'meetings/2022-12-12-health/weir.pdf': file,
    })
    const { agenda } = await load('public')
    const documents = agenda.flatMap((entry) => ('documents' in entry ? entry.documents : []))
    const { messages } = await openDocuments(documents, 'public', false, host)
    expect(messages.filter(({ ruleId }) => ruleId === 'attachment-beyond-page')).toHaveLength(count)
  })
})
