import { chmodSync, mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import type { Files } from '../../../src/host/host.ts'
import { memoryHost } from '../../../src/host/memory.ts'
import { readSlides } from '../../../src/load/slides/slides.ts'
import { withPackages } from '../../../src/office/package-files.ts'
import { slidesFile } from '../../support/papers/slides.ts'
import { callsOf, standIn } from '../../support/papers/soffice.ts'
import { para, wordFile } from '../../support/papers/word.ts'

const PATH = 'meetings/may/q3.pptx'

describe.skipIf(process.platform === 'win32')('slides', () => {
  let folder: string
  beforeEach(() => {
    folder = mkdtempSync(join(tmpdir(), 'agendapack-test-'))
    standIn(folder, { pdf: '%PDF-1.7 slides' })
    vi.stubEnv('PATH', `${folder}:/usr/bin:/bin`)
  })
  afterEach(() => {
    vi.unstubAllEnvs()
    rmSync(folder, { recursive: true })
  })

  const filesWith = (bytes: Uint8Array): Files => ({ ...memoryHost({ [PATH]: bytes }).files, root: folder })

  it('are a PDF among the files', async () => {
    const bytes = slidesFile([{}])
    const files = filesWith(bytes)
    const { value, messages } = await readSlides(PATH, bytes, files)
    expect(messages).toEqual([])
    expect(value).toEqual({ path: `${PATH}/q3.pdf`, size: 15 })
    expect(Buffer.from(await withPackages(files).read(`${PATH}/q3.pdf`)).toString()).toBe('%PDF-1.7 slides')
    expect(await withPackages(files).status(`${PATH}/q3.pdf`)).toEqual({ kind: 'file', size: 15 })
  })

  it('are said to have hidden slides, notes and comments', async () => {
    const bytes = slidesFile([{ isHidden: true, notes: 'Say less', comment: 'Why?' }])
    const { messages } = await readSlides(PATH, bytes, filesWith(bytes))
    expect(messages.map(({ ruleId }) => ruleId)).toEqual(['slides-hidden', 'slides-notes', 'slides-comments'])
  })

  it('of another program are searched as LibreOffice makes slides of PowerPoint of them', async () => {
    standIn(folder, { pptx: slidesFile([{}, { isHidden: true }, { notes: 'Say less', isHidden: true }]) })
    const { value, messages } = await readSlides('q3.odp', slidesFile([]), filesWith(slidesFile([])))
    expect(value).toEqual({ path: 'q3.odp/q3.pdf', size: 15 })
    expect(messages.map(({ ruleId, reason }) => `${ruleId} ${reason.slice(0, reason.indexOf('.'))}`)).toEqual([
      'slides-hidden Slides 2 and 3 are hidden',
      'slides-notes Slide 3 has notes for the speaker',
    ])
    expect(callsOf(folder)).toHaveLength(2)
  })

  it('are refused where they are none, or LibreOffice is not there', async () => {
    const word = wordFile(para('Words'))
    const refused = await readSlides(PATH, word, filesWith(word))
    chmodSync(join(folder, 'soffice'), 0o644)
    vi.stubEnv('PATH', folder)
    const bytes = slidesFile([{}])
    const missing = await readSlides(PATH, bytes, filesWith(bytes))
    for (const { value, messages } of [refused, missing]) {
      expect(value).toBeUndefined()
      expect(messages.map(({ ruleId, fatal }) => [ruleId, fatal])).toEqual([['slides-file', true]])
    }
    expect(missing.messages[0]?.reason).not.toBe(refused.messages[0]?.reason)
  })
})
