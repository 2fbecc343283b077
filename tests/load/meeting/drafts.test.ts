import { expect, it } from 'vitest'
import { memoryHost } from '../../../src/host/memory.ts'
import { unfinishedDrafts } from '../../../src/load/meeting/drafts.ts'

const found = async (files: Record<string, string>) => {
  const messages = await unfinishedDrafts('meetings/a/meeting.yaml', memoryHost(files).files)
  return messages.map(({ ruleId, file, line, column, actual }) => [ruleId, file, line, column, actual])
}

it('counts the gaps of a draft of minutes that is listed nowhere', async () => {
  const text = '# Minutes\n\nIt ended at [insert the time].\n\nSigned: [insert who signed, and when]\n'
  expect(await found({ 'meetings/a/minutes-2026-12-07.md': text })).toEqual([
    ['minutes-draft', 'meetings/a/minutes-2026-12-07.md', 3, 13, '2'],
  ])
})

it('says nothing of finished minutes and of other papers', async () => {
  const files = {
    'meetings/a/minutes-2026-12-07.md': '# Minutes\n\nIt ended at noon. [Insertions] are marked.\n',
    'meetings/a/notes.md': 'Signed: [insert who signed, and when]\n',
    'meetings/b/minutes-2026-12-07.md': 'Signed: [insert who signed, and when]\n',
  }
  expect(await found(files)).toEqual([])
})
