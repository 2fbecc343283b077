import { mkdtempSync, readdirSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { toString as textOf } from 'mdast-util-to-string'
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import type { Files, Host } from '../../../src/host/host.ts'
import { memoryHost } from '../../../src/host/memory.ts'
import { readReport } from '../../../src/load/report.ts'
import { convertAhead } from '../../../src/load/word/convert-ahead.ts'
import { callsOf, standIn } from '../../support/papers/soffice.ts'
import { para, wordFile } from '../../support/papers/word.ts'
import { workbookFile } from '../../support/papers/workbook.ts'

const oldWords = wordFile(para('Old words'))
const rtf = (words: string): Uint8Array => new TextEncoder().encode(`{\\rtf1 ${words}}`)

describe.skipIf(process.platform === 'win32')('a paper of another program', () => {
  let folder: string
  let files: Files
  beforeEach(() => {
    folder = mkdtempSync(join(tmpdir(), 'agendapack-test-'))
    vi.stubEnv('PATH', `${folder}:/usr/bin:/bin`)
    files = { ...memoryHost({ 'old.doc': 'bytes' }).files, root: folder }
  })
  afterEach(() => {
    vi.unstubAllEnvs()
    rmSync(folder, { recursive: true })
  })

  const read = (bytes = rtf('Old words')) => readReport('old.doc', bytes, files)
  const kept = () => readdirSync(join(folder, '.agendapack', 'private', 'converted'), { recursive: true })

  it('is read as LibreOffice makes a Word document of it, once, and without LibreOffice after that', async () => {
    standIn(folder, { docx: oldWords })
    const first = await read()
    expect(first.value && textOf(first.value.tree)).toBe('Old words')
    expect((await read()).value?.text).toBe(first.value?.text)
    expect(callsOf(folder)).toHaveLength(1)
    rmSync(join(folder, 'soffice'))
    vi.stubEnv('PATH', folder)
    expect((await read()).value?.text).toBe(first.value?.text)
    expect((await read(rtf('Other words'))).messages[0]?.reason).toContain('not installed')
  })

  it('is converted again by another version, and only that is kept', async () => {
    standIn(folder, { docx: oldWords }, '7.4')
    await read()
    const before = kept()
    standIn(folder, { docx: wordFile(para('As the next version has it')) }, '24.8')
    expect((await read()).value?.text).toContain('next version')
    expect(kept()).toHaveLength(before.length)
    expect(kept()).not.toEqual(before)
  })

  it('is a workbook where it is a spreadsheet, with what is hidden in it said', async () => {
    const sheet = { name: 'Plan', rows: [['Fund', 'Sum'] as const, ['Parks', 5125] as const] }
    const sheets = [sheet, { ...sheet, name: 'Debtors', state: 'hidden' }]
    standIn(folder, { xlsx: workbookFile({ sheets }) })
    const { value, messages } = await readReport('budget.ods', oldWords, files)
    expect(value?.tree.children.map(({ type }) => type)).toEqual(['table'])
    expect(messages.map(({ ruleId }) => ruleId)).toEqual(['excel-hidden'])
  })

  it('is refused where it is not what its name says', async () => {
    standIn(folder, { docx: oldWords })
    const { messages } = await read(new TextEncoder().encode('<html>'))
    expect(messages.map(({ ruleId }) => ruleId)).toEqual(['word-file'])
    expect(callsOf(folder)).toEqual([])
  })

  it('is refused where LibreOffice writes nothing', async () => {
    standIn(folder, {})
    for (const [path, rule] of [
      ['old.doc', 'word-file'],
      ['old.xls', 'excel-file'],
    ] as const) {
      const { value, messages } = await readReport(path, rtf('Old words'), files)
      expect(value).toBeUndefined()
      expect(messages.map(({ ruleId, fatal }) => [ruleId, fatal])).toEqual([[rule, true]])
    }
    expect(readdirSync(folder)).not.toContain('.agendapack')
  })

  it('is converted with those of all meetings in one run', async () => {
    standIn(folder, { docx: oldWords, xlsx: oldWords })
    const meeting = (papers: string) =>
      `committee: health\ndate: 2022-12-12\ntime: "13:30"\nagenda: [{ title: Weir, documents: [${papers}] }]\n`
    const memory = memoryHost({
      'm/a/meeting.yaml': meeting('one.doc, two.odt, report.md'),
      'm/b/meeting.yaml': meeting('{ file: ../a/one.doc }, three.rtf, gone.doc, four.ods'),
      'm/a/one.doc': rtf('1'),
      'm/a/two.odt': oldWords,
      'm/b/three.rtf': rtf('3'),
      'm/b/four.ods': oldWords,
    })
    const host: Host = { ...memory, files: { ...memory.files, root: folder } }
    await convertAhead(['m/a/meeting.yaml', 'm/b/meeting.yaml'], host)
    await convertAhead(['m/a/meeting.yaml', 'm/b/meeting.yaml'], host)
    const papers = callsOf(folder).map((call) => call.match(/paper\d+\.\w+/g))
    expect(papers).toEqual([['paper0.doc', 'paper1.odt', 'paper2.rtf'], ['paper0.ods']])
    await readReport('m/b/three.rtf', rtf('3'), host.files)
    expect(callsOf(folder)).toHaveLength(2)
  })
})
