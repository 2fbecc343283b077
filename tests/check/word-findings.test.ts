import { expect, it } from 'vitest'
import { startCheck } from '../../src/check/check.ts'
import { createCheckContext } from '../../src/check/prepare.ts'
import { memoryHost } from '../../src/host/memory.ts'
import { loadMeeting } from '../../src/load/meeting/meeting.ts'
import { loadWorkspace } from '../../src/load/workspace.ts'
import type { Message } from '../../src/messages/message.ts'
import { withPackages } from '../../src/office/package-files.ts'
import { para, run, style, styled, wordFile } from '../support/papers/word.ts'
import { MEETING, meetingHead, riverbank } from '../support/workspace.ts'

const changed = para(`${run('Members are paid ')}<w:ins w:author="Ann">${run('£5,000')}</w:ins>${run('.')}`)
const paper = wordFile({ styles: style('H', 'heading 1'), body: styled('H', 'Pay') + para('') + changed })

/** What is said of the paper once its meeting is loaded and checked. */
async function findings(accept = ''): Promise<Message[]> {
  const meeting = `${meetingHead}\nagenda: [{ item: "1", title: Pay, documents: [report.docx] }]\n${accept}`
  const host = memoryHost({ ...riverbank, [MEETING]: meeting, 'meetings/2022-12-12-health/report.docx': paper })
  const outside = { ...host, files: withPackages(host.files) }
  const { value: workspace } = await loadWorkspace(outside)
  const context = workspace && (await createCheckContext(workspace, outside)).value
  if (!workspace || !context) throw new Error('The workspace cannot be read')
  const { value, messages } = await loadMeeting(workspace, MEETING, outside)
  if (!value) throw new Error(messages.map(String).join('\n'))
  const check = startCheck(workspace, context)
  check.meeting(value)
  return check.others(value, messages).filter(({ ruleId }) => ruleId?.startsWith('word-'))
}

it('stops at changes that nobody has accepted, and says where they stand in Word', async () => {
  const [only, ...others] = await findings()
  expect(others).toEqual([])
  expect(only).toMatchObject({ ruleId: 'word-changes', fatal: true, line: 3, column: 1 })
  expect(only?.note).toContain('Paragraph 3, “Members are paid £5,000.”, below the heading “Pay”.')
})

it('lets them pass where somebody accepts them with a reason', async () => {
  const accept = 'accept: [{ rule: word-changes, item: "1", reason: "Agreed by the monitoring officer on 1 December" }]'
  expect((await findings(accept)).filter(({ fatal }) => fatal)).toEqual([])
})
