import { describe, expect, it } from 'vitest'
import { reportMessages, startReport } from '../../src/commands/shared/report.ts'
import { type MessageOptions, message } from '../../src/messages/message.ts'

const untagged: MessageOptions = {
  rule: 'attachment-untagged',
  severity: 'warning',
  reason: 'The PDF has no accessibility tags.',
  place: { file: 'meetings/a/meeting.yaml', start: { line: 4, column: 3 }, end: { line: 4, column: 9 } },
}

/** A terminal that keeps what is printed where. */
function recorder() {
  const printed: string[] = []
  const terminal = {
    print: (text: string) => printed.push(`out: ${text}`),
    report: (text: string) => printed.push(`err: ${text}`),
    status: () => undefined,
    log: () => undefined,
    colour: false,
  }
  return { printed, terminal }
}

const pretty = { format: 'pretty' as const, strict: false }

describe('startReport', () => {
  const other = message({ ...untagged, place: { file: 'meetings/b/meeting.yaml' } })

  it('tells people at once, and the number in the end', () => {
    const { printed, terminal } = recorder()
    const report = startReport('/nowhere', terminal, pretty)
    report.add([message(untagged)])
    expect(printed).toEqual([expect.stringMatching(/^err: meetings\/a\/meeting\.yaml\n/)])
    report.add([message(untagged), other])
    expect(printed[1]).toMatch(/^err: meetings\/b\/meeting\.yaml\n/)
    expect(report.end()).toBe(false)
    expect(printed.slice(2)).toEqual(['err: 2 warnings'])
  })

  it('gives programs all in one', () => {
    const { printed, terminal } = recorder()
    const report = startReport('/nowhere', terminal, { format: 'json', strict: true })
    report.add([message(untagged)])
    report.add([other])
    expect(printed).toEqual([])
    expect(report.end()).toBe(true)
    expect(printed).toHaveLength(1)
    expect(JSON.parse(printed[0]?.slice('out: '.length) ?? '')).toHaveLength(2)
  })
})

describe('reportMessages', () => {
  it('tells what several stages or audiences have found once', () => {
    const { printed, terminal } = recorder()
    const elsewhere = { file: 'meetings/b/meeting.yaml' }
    const messages = [
      message(untagged),
      message(untagged),
      message({ ...untagged, place: elsewhere }),
      message(untagged),
    ]
    expect(reportMessages(messages, '/nowhere', terminal, pretty)).toBe(false)
    expect(printed.join('').match(/has no accessibility tags/g)).toHaveLength(2)
    expect(printed.join('')).toContain('2 warnings')
  })
})
