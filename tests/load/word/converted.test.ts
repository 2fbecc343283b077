import { mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { toString as textOf } from 'mdast-util-to-string'
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import type { Files } from '../../../src/host/host.ts'
import { memoryHost } from '../../../src/host/memory.ts'
import { readReport } from '../../../src/load/report.ts'
import { para, wordFile } from '../../support/word.ts'

/** A program in the place of LibreOffice: it writes down its arguments, and copies a file, or nothing, as its result. */
const STAND_IN = `#!/bin/sh
echo "$*" >> "$(dirname "$0")/calls"
for last; do :; done
[ -f "$(dirname "$0")/result" ] && cp "$(dirname "$0")/result" "\${last%.*}.docx"
exit 0
`

describe.skipIf(process.platform === 'win32')('a text document of another program', () => {
  let folder: string
  let files: Files
  beforeEach(() => {
    folder = mkdtempSync(join(tmpdir(), 'agendapack-test-'))
    writeFileSync(join(folder, 'soffice'), STAND_IN, { mode: 0o755 })
    vi.stubEnv('PATH', `${folder}:/usr/bin:/bin`)
    files = { ...memoryHost({ 'old.doc': 'bytes' }).files, root: folder }
  })
  afterEach(() => {
    vi.unstubAllEnvs()
    rmSync(folder, { recursive: true })
  })

  const read = async (bytes = '{\\rtf1 Old words}') => readReport('old.doc', new TextEncoder().encode(bytes), files)

  it('is read as LibreOffice makes a Word document of it, once', async () => {
    writeFileSync(join(folder, 'result'), wordFile(para('Old words')))
    const first = await read()
    expect(first.value && textOf(first.value.tree)).toBe('Old words')
    rmSync(join(folder, 'soffice'))
    vi.stubEnv('PATH', folder)
    expect((await read()).value?.text).toBe(first.value?.text)
    expect(readdirSync(join(folder, '.agendapack', 'private', 'converted'))).toHaveLength(1)
  })

  it('is refused where it is not what its name says', async () => {
    writeFileSync(join(folder, 'result'), wordFile(para('Old words')))
    expect((await read('<html>')).messages.map(({ ruleId }) => ruleId)).toEqual(['word-file'])
    expect(readdirSync(folder)).not.toContain('calls')
  })

  it('is refused where LibreOffice writes nothing', async () => {
    const { value, messages } = await read()
    expect(value).toBeUndefined()
    expect(messages.map(({ ruleId, fatal }) => [ruleId, fatal])).toEqual([['word-file', true]])
    expect(readdirSync(folder)).not.toContain('.agendapack')
  })
})
