import { describe, expect, it } from 'vitest'
import { reportMessages } from '../../src/commands/shared/report.ts'
import { type MessageOptions, message } from '../../src/messages/message.ts'

const untagged: MessageOptions = {
  rule: 'attachment-untagged',
  severity: 'warning',
  reason: 'The PDF has no accessibility tags.',
  place: { file: 'meetings/a/meeting.yaml', start: { line: 4, column: 3 }, end: { line: 4, column: 9 } },
}

describe('reportMessages', () => {
  it('tells what several stages or audiences have found once', () => {
    const printed: string[] = []
    const terminal = {
      print: (text: string) => printed.push(text),
      report: (text: string) => printed.push(text),
      status: () => undefined,
      log: () => undefined,
      colour: false,
    }
    const elsewhere = { file: 'meetings/b/meeting.yaml' }
    const messages = [
      message(untagged),
      message(untagged),
      message({ ...untagged, place: elsewhere }),
      message(untagged),
    ]
    expect(reportMessages(messages, '/nowhere', terminal, { format: 'pretty', strict: false })).toBe(false)
    expect(printed.join('').match(/has no accessibility tags/g)).toHaveLength(2)
    expect(printed.join('')).toContain('2 warnings')
  })
})
