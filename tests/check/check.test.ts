import { describe, expect, it } from 'vitest'
import { startCheck } from '../../src/check/check.ts'
import { explain, nearestRule } from '../../src/check/findings/explain.ts'
import { createCheckContext } from '../../src/check/prepare.ts'
import type { Example, Rule } from '../../src/check/rule.ts'
import { rules } from '../../src/check/rules/index.ts'
import { memoryHost } from '../../src/host/memory.ts'
import { loadWorkspace } from '../../src/load/workspace.ts'
import { type Message, message, severityOf } from '../../src/messages/message.ts'
import { filesOf, load, MEETING_FILE, REPORT_FILE } from './workspace.ts'

const FRIDAY = 'The panel meets on Friday, 10 November 2022.'
const BODY = `# Surgery hours\n\n${FRIDAY}\n\nBackground papers: none\n\n## Background papers\n\nNone.\n`

async function check(example: Example, only?: readonly Rule[]): Promise<Message[]> {
  const { context, meetings, workspace } = await load(filesOf(example))
  const started = startCheck(workspace, context, only)
  return [...meetings.flatMap((meeting) => started.meeting(meeting)), ...started.finish()]
}

const lines = (messages: readonly Message[]) =>
  messages.map((made) => `${made.ruleId} ${severityOf(made)} ${made.file}:${made.line}`)

describe('severity', () => {
  it('is the rule’s own unless the settings say otherwise', async () => {
    expect(lines(await check({ report: BODY }))).toEqual([`weekday-date warning ${REPORT_FILE}:3`])
    expect(lines(await check({ report: BODY, settings: 'rules: { weekday-date: error }' }))).toEqual([
      `weekday-date error ${REPORT_FILE}:3`,
    ])
    expect(await check({ report: BODY, settings: 'rules: { weekday-date: off }' })).toEqual([])
  })
})

describe('accepting a finding', () => {
  const accepted = `weekday-date info ${REPORT_FILE}:3`
  const entry = '{ rule: weekday-date, reason: As the minister said it }'

  it.each<[string, Example]>([
    ['settings', { report: BODY, settings: `accept: [${entry}]` }],
    ['the register', { report: BODY, committee: `accept: [${entry}]` }],
    ['the meeting', { report: BODY, meeting: `accept: [${entry}]` }],
    [
      'the item',
      {
        report: BODY,
        meeting: `agenda: [{ item: "1", title: Surgeries, documents: [report.md], accept: [${entry}] }]`,
      },
    ],
    [
      'a line of a file',
      { report: BODY, meeting: 'accept: [{ rule: weekday-date, reason: So, file: report.md, line: 3 }]' },
    ],
  ])('in %s makes it information, with the reason', async (_, example) => {
    const messages = await check(example)
    expect(lines(messages)).toEqual([accepted])
    expect(messages[0]?.reason).toMatch(/ Accepted: (?:As the minister said it|So)$/)
  })

  it('in the front matter holds for that paper', async () => {
    expect(lines(await check({ report: `---\naccept: [${entry}]\n---\n${BODY}` }))).toEqual([
      `weekday-date info ${REPORT_FILE}:6`,
    ])
  })

  it('that applies to nothing is a warning, also at another line or item', async () => {
    const unused = await check({ report: BODY, meeting: 'accept: [{ rule: weekday-date, reason: So, line: 9 }]' })
    expect(lines(unused)).toEqual([`accept-unused warning ${MEETING_FILE}:1`, `weekday-date warning ${REPORT_FILE}:3`])
    expect(lines(await check({ settings: `accept: [${entry}]` }))).toEqual(['accept-unused warning agendapack.yaml:1'])
  })

  it('in settings is not said to be unused where only some meetings were checked', async () => {
    const { context, meetings, workspace } = await load(filesOf({ settings: `accept: [${entry}]` }))
    const started = startCheck(workspace, context)
    for (const meeting of meetings) started.meeting(meeting)
    expect(started.finish('some meetings')).toEqual([])
  })

  it('of an unknown rule is an error with the nearest name', async () => {
    const host = memoryHost(
      filesOf({ settings: 'rules: { weekday-dates: off }\naccept: [{ rule: weekday-dat, reason: So }]' }),
    )
    const { value } = await loadWorkspace(host)
    if (!value) throw new Error('no workspace')
    const { messages } = await createCheckContext(value, host)
    expect(messages.map((made) => [made.ruleId, made.line, made.column, made.note])).toEqual([
      ['rule-unknown', 1, 10, 'Did you mean `weekday-date`?'],
      ['rule-unknown', 2, 18, 'Did you mean `weekday-date`?'],
    ])
  })
})

describe('a committee with a profile of its own', () => {
  const files = {
    meeting: 'agenda: [{ item: "1", title: Road contract, type: key, documents: [report.md] }]',
    committee: 'profile: england-executive',
  }

  it('is under its law, the others under that of the workspace', async () => {
    const found = lines(await check(files))
    expect(found).toContain(`executive-notices error ${MEETING_FILE}:1`)
    expect(lines(await check({ ...files, committee: 'name: Health Panel' }))).not.toContain(found[0])
  })

  it('has the name of one that exists', async () => {
    const host = memoryHost(filesOf({ committee: 'profile: england-executiv' }))
    const { value } = await loadWorkspace(host)
    if (!value) throw new Error('no workspace')
    const { messages } = await createCheckContext(value, host)
    expect(messages.map(({ ruleId, file, line, column }) => [ruleId, file, line, column])).toEqual([
      ['profile-unknown', 'committees/health.yaml', 1, 10],
    ])
  })
})

describe('a finding of another stage', () => {
  const untagged = (severity: 'warning' | 'error' = 'warning', rule = 'attachment-untagged') =>
    message({
      rule,
      severity,
      reason: 'This PDF has no tags.',
      place: { file: MEETING_FILE, start: { line: 1, column: 1 }, end: { line: 1, column: 2 } },
      note: 'Ask for one with tags.',
    })
  const told = async (files: Parameters<typeof filesOf>[0], made = untagged()) => {
    const { context, meetings, workspace, messages } = await load(filesOf(files))
    expect(messages).toEqual([])
    const started = startCheck(workspace, context, [])
    const found = meetings.flatMap((meeting) => {
      expect(started.meeting(meeting)).toEqual([])
      return started.others(meeting, [made])
    })
    return { found, extents: (['all meetings', 'all meetings and stages'] as const).map((one) => started.finish(one)) }
  }

  it('takes the severity that the settings give it', async () => {
    expect((await told({ settings: 'rules: { attachment-untagged: off }' })).found).toEqual([])
    const { found } = await told({ settings: 'rules: { attachment-untagged: error }' })
    expect(lines(found)).toEqual([`attachment-untagged error ${MEETING_FILE}:1`])
  })

  it('can be accepted, and an error cannot', async () => {
    const meeting = 'accept: [{ rule: attachment-untagged, reason: A new one is promised }]'
    const { found, extents } = await told({ meeting })
    expect(found.map((made) => [made.fatal, made.reason])).toEqual([
      [undefined, 'This PDF has no tags. Accepted: A new one is promised'],
    ])
    expect(extents).toEqual([[], []])
    expect((await told({ meeting }, untagged('error'))).found[0]?.fatal).toBe(true)
  })

  it('is an error from the start where words were meant to be taken out, and can be accepted even so', async () => {
    const made = () => untagged('warning', 'attachment-redaction')
    expect(lines((await told({}, made())).found)).toEqual([`attachment-redaction error ${MEETING_FILE}:1`])
    const { found } = await told({ settings: 'rules: { attachment-redaction: warning }' }, made())
    expect(lines(found)).toEqual([`attachment-redaction warning ${MEETING_FILE}:1`])
    const meeting = 'accept: [{ rule: attachment-redaction, reason: A black picture with its title }]'
    expect((await told({ meeting }, made())).found[0]?.fatal).toBeUndefined()
  })

  it('is missed only where its stage ran', async () => {
    const settings = 'accept: [{ rule: character-missing, reason: So }]'
    const { extents } = await told({ settings })
    expect(extents.map(lines)).toEqual([[], ['accept-unused warning agendapack.yaml:1']])
  })
})

describe('a rule that throws', () => {
  const broken: Rule = {
    id: 'broken-rule',
    title: 'It breaks.',
    severity: 'info',
    description: '',
    examples: { valid: [], invalid: [] },
    scope: 'report',
    check: () => {
      throw new TypeError('no such thing')
    },
  }

  it('is its own failure, and the others still run', async () => {
    const messages = await check({ report: BODY }, [broken, ...rules])
    expect(lines(messages)).toEqual([
      `rule-failure error ${REPORT_FILE}:undefined`,
      `weekday-date warning ${REPORT_FILE}:3`,
    ])
    expect(messages[0]?.reason).toMatch(/broken-rule.*no such thing/)
  })
})

describe('positions', () => {
  it.each([
    ['CRLF', BODY.replaceAll('\n', '\r\n'), 3],
    ['front matter', `---\ntitle: Surgery hours\n---\n${BODY}`, 6],
    ['escapes, entities and emphasis', BODY.replace(FRIDAY, `A \\* &amp; *b* **${FRIDAY}**`), 3],
  ])('are exact with %s', async (_, report, line) => {
    const [made] = await check({ report })
    expect(made?.line).toBe(line)
    const text = report.split(/\r?\n/)[line - 1] ?? ''
    const place = made?.place
    if (!place || !('start' in place)) throw new Error('no place')
    expect(text.slice(place.start.column - 1, place.end.column - 1)).toBe('Friday, 10 November 2022')
  })

  it('are exact with a byte-order mark', async () => {
    const [made] = await check({ report: `\uFEFF${BODY}` })
    expect([made?.line, made?.column]).toEqual([3, 20])
  })
})

describe('explain', () => {
  it('list the rules, and explain one by its name or its name in the specification', () => {
    expect(explain()).toContain(`${rules.length} rules.`)
    expect(explain('notice-clear-days')).toContain('published: 2022-12-05')
    expect(explain('m10')).toContain('name-near-miss')
    expect(explain('no-such-rule')).toBeUndefined()
    expect(nearestRule('weekday-dates')).toBe('weekday-date')
  })
})
