import { chmodSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import type { Files } from '../../../src/host/host.ts'
import { memoryHost } from '../../../src/host/memory.ts'
import { readSlides } from '../../../src/load/slides/slides.ts'
import { withPackages } from '../../../src/office/package-files.ts'
import { slidesFile } from '../../support/slides.ts'
import { para, wordFile } from '../../support/word.ts'

const PATH = 'meetings/may/q3.pptx'

/** A program in the place of LibreOffice. */
const STAND_IN = `#!/bin/sh
for last; do :; done
printf '%%PDF-1.7 slides' > "\${last%.*}.pdf"
`

describe.skipIf(process.platform === 'win32')('slides', () => {
  let folder: string
  beforeEach(() => {
    folder = mkdtempSync(join(tmpdir(), 'agendapack-test-'))
    writeFileSync(join(folder, 'soffice'), STAND_IN, { mode: 0o755 })
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
