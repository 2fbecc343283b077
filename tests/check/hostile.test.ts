import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { startCheck } from '../../src/check/check.ts'
import { memoryHost } from '../../src/host/memory.ts'
import { loadMeeting } from '../../src/load/meeting/meeting.ts'
import type { Message } from '../../src/messages/message.ts'
import { papers } from '../cases/papers.ts'
import { filesOf, load, MEETING_FILE, REPORT_FILE } from './workspace.ts'

const AS_MINUTES = 'agenda: [{ item: "1", title: Minutes, documents: [{ file: report.md, kind: minutes }] }]'

/** Findings in a text as a report and as minutes; undefined where the loader refuses it. */
async function checkText(report: string): Promise<Message[] | undefined> {
  const found: Message[] = []
  for (const example of [{ report }, { report, meeting: AS_MINUTES }]) {
    const { context, workspace } = await load(filesOf({ ...example, report: '# Stand-in\n' }))
    const { value } = await loadMeeting(workspace, MEETING_FILE, memoryHost(filesOf(example)))
    if (!value) return undefined
    found.push(...startCheck(workspace, context).meeting(value))
  }
  return found
}

/** Every place is a stretch of the text, and its line and column agree with its offset. */
function expectPlaces(messages: readonly Message[], text: string): void {
  const starts = [0]
  for (const ending of text.matchAll(/\r\n|\n|\r/g)) starts.push(ending.index + ending[0].length)
  for (const { file, place, reason, ruleId } of messages) {
    expect(ruleId, reason).not.toBe('rule-failure')
    if (file !== REPORT_FILE || !place || !('start' in place)) continue
    const { start, end } = place
    expect(start.offset).toBeLessThanOrEqual(end.offset ?? 0)
    expect(end.offset).toBeLessThanOrEqual(text.length)
    expect((starts[start.line - 1] ?? Number.NaN) + start.column - 1).toBe(start.offset)
  }
}

describe('any text', () => {
  const pieces = fc.constantFrom(
    ...[
      '# ',
      '## 1.2 ',
      '- ',
      '1. ',
      '2) ',
      '3.1 ',
      '\n',
      '\n\n',
      '\t',
      '| a | b |\n| - | - |\n',
      '| 1,000 | _ |\n',
      'Cllr Bo Sampel ',
    ],
    ...[
      'Friday 31 November 2022 ',
      '(',
      ')',
      '[',
      '](#)',
      '“',
      '”',
      'the the ',
      'Page 4',
      'Appendix 1',
      'TBC ',
      '[^1]',
      '&amp;',
      '\\*',
      '<b>',
    ],
    ...[
      'Total\t1\t2\n',
      'Recommendations\n\n',
      'Background papers\n\n',
      'ICB ',
      '*',
      '_',
      '`code`',
      '> ',
      '\r\n',
      'é',
      '😀',
      '\u202E',
      'Agenda Item No',
    ],
    ...[
      'from 330 to 530 pm',
      'paragraph 1.2 ',
      'Attendance\n\n',
      'The Chair of Hill asked. ',
      'not for publication ',
      'Minutes - 1 May 2022\n\n',
    ],
  )

  it('is checked without a failure, and findings point into it', async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.array(fc.oneof({ weight: 5, arbitrary: pieces }, fc.string({ maxLength: 8 })), { maxLength: 60 }),
        async (parts) => {
          const text = parts.join('')
          const messages = await checkText(text)
          if (messages) expectPlaces(messages, text.replace(/^\uFEFF/, ''))
        },
      ),
      { numRuns: 60 },
    )
  })
})

describe('papers', () => {
  it.each(papers)('$name is checked without a failure', async ({ text }) => {
    const messages = await checkText(text)
    expect(messages).toBeDefined()
    expectPlaces(messages ?? [], text)
  })
})

describe('a paragraph of a hundred thousand mistakes', () => {
  it('has the first of them reported, and the others counted', async () => {
    const found = await checkText(`# Budget\n\n${'word '.repeat(300_000)}\n`)
    const doubled = (found ?? []).filter(({ ruleId }) => ruleId === 'doubled-words')
    // Once as a report and once as minutes.
    expect(doubled).toHaveLength(2 * 501)
    expect(doubled.filter(({ actual }) => actual === '149500')).toHaveLength(2)
  })
})
