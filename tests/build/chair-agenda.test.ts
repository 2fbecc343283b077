import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { bytesOf, type Content } from '../../src/host/content.ts'
import { type PdfReader, startReader } from '../../src/verify/engine/reading-threads.ts'
import { privateDocuments } from '../../src/verify/leaks/document-texts.ts'
import { type BuiltFiles, buildFiles } from '../support/build.ts'
import { readPdf } from '../support/pdf/read-pdf.ts'
import { MEETING, meetingHead, openWorkspace } from '../support/workspace.ts'

const files = (report: string) => ({
  [MEETING]: `${meetingHead}agenda:
  - { title: Apologies, chair_note: Remember that Cllr Jason is on the ferry until three. }
  - { title: Budget, documents: [ budget.md ] }
`,
  'meetings/2022-12-12-health/budget.md': `---\ntitle: Budget\n---\n\n${report}\n`,
})

describe('notes for the chair', () => {
  let reader: PdfReader
  let built: BuiltFiles
  beforeAll(async () => {
    reader = startReader()
    built = await buildFiles(files('Text.'), reader)
  })
  afterAll(() => reader.close())

  const textOf = async (content: Content | undefined) => {
    const { pages } = await readPdf(content ? bytesOf(content) : new Uint8Array())
    return pages.map(({ text }) => text.replace(/\s+/g, ' ')).join(' ')
  }

  it('stand in the chair’s agenda, with the pages of each item', async () => {
    expect(built.errors).toEqual([])
    const text = await textOf(built.output?.privateFiles.get('chair-agenda.pdf'))
    expect(text).toMatch(/1 Apologies For the chair Remember that Cllr Jason is on the ferry until three\./)
    expect(text).toContain('2 Budget page 5')
  })

  it('stand in no other file', async () => {
    const { publicFiles, privateFiles } = built.output ?? { publicFiles: new Map(), privateFiles: new Map() }
    expect(publicFiles.size).toBeGreaterThan(2)
    for (const [name, content] of [...publicFiles, ...privateFiles] as [string, Content][]) {
      if (name === 'chair-agenda.pdf') continue
      const text = name.endsWith('.pdf') ? await textOf(content) : new TextDecoder().decode(bytesOf(content))
      expect([name, text.includes('ferry')]).toEqual([name, false])
    }
    expect(publicFiles.has('chair-agenda.pdf')).toBe(false)
  })

  it('are among what is looked for in public files', async () => {
    const sources = await (await openWorkspace(files('Text.'))).load('members')
    const hidden = privateDocuments(sources, new Map()).flatMap(({ text }) => text.map((line) => line.text))
    expect(hidden.join(' ')).toContain('on the ferry until three')
  })
})
