import { describe, expect, it } from 'vitest'
import { formatMessages } from '../../src/messages/format/format.ts'
import { message } from '../../src/messages/message.ts'
import { makeStrict } from '../../src/messages/strict.ts'

const TEXT = 'committee: health\ndate: 2022-12-12\npublished: 2022-12-05 # late\n'
const place = { file: 'meetings/a b/meeting.yaml', start: { line: 3, column: 12 }, end: { line: 3, column: 22 } }

const made = () => [
  message({
    rule: 'notice-clear-days',
    severity: 'error',
    reason: 'This was published late.',
    place,
    note: 'Publish earlier.',
    reference: 'Local Government Act 1972, s100A(6)',
    cause: message({
      rule: 'notice-clear-days',
      severity: 'info',
      reason: 'The meeting is on Monday',
      place: { file: place.file, start: { line: 2, column: 7 }, end: { line: 2, column: 17 } },
    }),
  }),
  message({ rule: 'link-target', severity: 'warning', reason: '100% wrong: a, b', place: { file: 'report.md' } }),
]

const options = { colour: false, sources: (file: string) => (file === place.file ? TEXT : undefined) }

describe('pretty', () => {
  it('groups by file, shows the text underlined and counts', () => {
    expect(formatMessages(made(), 'pretty', options)).toBe(
      [
        'meetings/a b/meeting.yaml',
        '  3:12  error  This was published late.  notice-clear-days',
        '    3 | published: 2022-12-05 # late',
        '      |            ~~~~~~~~~~',
        '    Publish earlier.',
        '    Local Government Act 1972, s100A(6)',
        '    meetings/a b/meeting.yaml:2:7 The meeting is on Monday',
        '',
        'report.md',
        '  -  warning  100% wrong: a, b  link-target',
        '',
        '1 error, 1 warning',
        '',
      ].join('\n'),
    )
  })

  it('says once what to do about many findings of one kind, and shows a place once', () => {
    const found = (rule: string, line: number, note: string) =>
      message({
        rule,
        severity: 'warning',
        reason: `A fault of ${rule} in line ${line}`,
        place: { file: place.file, start: { line, column: 1 }, end: { line, column: 5 } },
        note,
      })
    const messages = [
      found('tags', 1, 'Ask.'),
      found('fonts', 1, 'Embed.'),
      found('tags', 2, 'Ask.'),
      found('tags', 3, 'Beg.'),
    ]
    expect(formatMessages(messages, 'pretty', options).split('\n').slice(1, -3)).toEqual([
      '  1:1  warning  A fault of tags in line 1  tags',
      '    1 | committee: health',
      '      | ~~~~',
      '    Ask.',
      '  1:1  warning  A fault of fonts in line 1  fonts',
      '    Embed.',
      '  2:1  warning  A fault of tags in line 2  tags',
      '    2 | date: 2022-12-12',
      '      | ~~~~',
      '  3:1  warning  A fault of tags in line 3  tags',
      '    3 | published: 2022-12-05 # late',
      '      | ~~~~',
      '    Beg.',
    ])
  })

  it('colours only when asked', () => {
    expect(formatMessages(made(), 'pretty', { ...options, colour: true })).toContain('\u001B[31m')
    expect(formatMessages(made(), 'pretty', options)).not.toContain('\u001B')
  })

  it('cuts a long line around the text, and never shows control characters', () => {
    const long = `${'a'.repeat(300)}wrong${'b'.repeat(300)}\u001B[31m`
    const [bad] = [
      message({
        rule: 'x',
        severity: 'error',
        reason: 'Bad \u001B[2J',
        place: { file: 'f', start: { line: 1, column: 301 }, end: { line: 1, column: 306 } },
      }),
    ]
    const text = formatMessages([bad], 'pretty', { colour: false, sources: () => long })
    const [, , frame = '', marks = ''] = text.split('\n')
    expect(frame.slice(marks.indexOf('~'), marks.lastIndexOf('~') + 1)).toBe('wrong')
    expect(frame.length).toBeLessThan(120)
    expect(text).not.toContain('\u001B')
  })

  it('says so when there is nothing', () => {
    expect(formatMessages([], 'pretty', options)).toBe('No findings.\n')
  })
})

describe('json and github', () => {
  it('gives places and causes as data', () => {
    const [first, second] = JSON.parse(formatMessages(made(), 'json', options))
    expect(first).toMatchObject({
      rule: 'notice-clear-days',
      severity: 'error',
      line: 3,
      column: 12,
      endColumn: 22,
      cause: { line: 2 },
    })
    expect(second).not.toHaveProperty('line')
    expect(second).not.toHaveProperty('actual')
  })

  it('gives the value found and those that would be right', () => {
    const spelt = message({ rule: 'x', severity: 'error', reason: 'r', place, actual: 'helth', expected: ['health'] })
    expect(JSON.parse(formatMessages([spelt], 'json', options))).toMatchObject([
      { actual: 'helth', expected: ['health'] },
    ])
  })

  it('escapes annotations', () => {
    expect(formatMessages(made(), 'github', options).split('\n')).toEqual([
      '::error file=meetings/a b/meeting.yaml,line=3,endLine=3,col=12,endColumn=22,title=notice-clear-days::This was published late.%0APublish earlier.',
      '::warning file=report.md,title=link-target::100%25 wrong: a, b',
      '',
    ])
  })
})

describe('makeStrict', () => {
  it('turns warnings into errors and leaves information', () => {
    const info = message({ rule: 'x', severity: 'info', reason: 'r', place: { file: 'f' } })
    expect(makeStrict([...made(), info]).map((one) => one.fatal)).toEqual([true, true, undefined])
  })
})
