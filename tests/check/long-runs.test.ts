import { describe, expect, it } from 'vitest'
import { startCheck } from '../../src/check/check.ts'
import { memoryHost } from '../../src/host/memory.ts'
import { loadMeeting } from '../../src/load/meeting/meeting.ts'
import { filesOf, load, MEETING_FILE } from './workspace.ts'

const SMALL = 5000
const LARGE = 40_000
/** Time of the processor may grow three times as fast as the text; where each mark starts again, it grows eight times as fast. */
const GROWTH = 3 * (LARGE / SMALL)
/** Microseconds of other work of this process. */
const NOISE = 500_000
const MARKS = [
  ...[
    '-',
    '–',
    '.',
    ':',
    ';',
    ',',
    '!',
    '?',
    "'",
    '"',
    '(',
    ')',
    '/',
    '#',
    '%',
    '=',
    '+',
    '•',
    '“',
    '’',
    '£',
    '1',
    'a',
    'A',
  ],
  ...[
    '- ',
    '. ',
    ', ',
    ': ',
    'a ',
    'the ',
    '1.',
    '(a) ',
    'Cllr A, ',
    'Mr A ',
    'Page 1 ',
    'Appendix 1 ',
    '1 May ',
    '10am ',
  ],
]
const SHAPES: Readonly<Record<string, (run: string) => string>> = {
  'a paragraph': (run) => `x ${run} y`,
  'a heading': (run) => `# x ${run} y`,
  'a list': (run) => `- x ${run} y`,
  'a table': (run) => `| a | b |\n| - | - |\n| x ${run} y | 2 |`,
}

describe.each(Object.entries(SHAPES))('a long run of one mark in %s', (_, shape) => {
  it.each(MARKS)('takes every rule no longer than its length asks for: %j', async (mark) => {
    const small = await cost(`# Report\n\n${shape(mark.repeat(SMALL / mark.length))}\n`)
    const large = await cost(`# Report\n\n${shape(mark.repeat(LARGE / mark.length))}\n`)
    expect(large).toBeLessThan(GROWTH * small + NOISE)
  })
})

/** What all rules take to check a report, in microseconds of the processor; 0 for one that the loader refuses. */
async function cost(report: string): Promise<number> {
  const { context, workspace } = await load(filesOf({ report: '# Stand-in\n' }))
  const { value } = await loadMeeting(workspace, MEETING_FILE, memoryHost(filesOf({ report })))
  if (!value) return 0
  const check = startCheck(workspace, context)
  const before = process.cpuUsage()
  const found = check.meeting(value)
  const { user } = process.cpuUsage(before)
  expect(found.filter(({ ruleId }) => ruleId === 'rule-failure')).toEqual([])
  return user
}
