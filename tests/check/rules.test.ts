import { describe, expect, it } from 'vitest'
import { startCheck } from '../../src/check/check.ts'
import type { Example, Rule } from '../../src/check/rule.ts'
import { rules } from '../../src/check/rules/index.ts'
import type { Message } from '../../src/messages/message.ts'
import { filesOf, load } from './workspace.ts'

interface Found {
  /** The text that the finding is at. */
  at: string
  reason: string
  note: string | undefined
}

/** The findings of a rule, in the order of the report. */
async function found(rule: Rule, example: Example): Promise<Found[]> {
  const files = filesOf(example)
  const { workspace, context, meetings } = await load(files)
  const check = startCheck(workspace, context, [rule])
  const messages = [...meetings.flatMap((meeting) => check.meeting(meeting)), ...check.finish()]
  return messages
    .filter((made) => made.ruleId === rule.id || made.ruleId === 'rule-failure')
    .map((made) => ({ at: textAt(files, made), reason: made.reason, note: made.note }))
}

function textAt(files: Readonly<Record<string, string>>, made: Message): string {
  const { place, file } = made
  if (made.ruleId === 'rule-failure') return made.reason
  const text = files[file ?? ''] ?? ''
  if (!place || !('start' in place)) return `the file ${file}`
  return text.slice(place.start.offset, place.end.offset)
}

describe.each(rules.map((rule) => [rule.id, rule] as const))('%s', (_, rule) => {
  it.each(
    rule.examples.valid.map((example, index) => [example.title ?? `valid example ${index + 1}`, example] as const),
  )('finds nothing: %s', async (_title, example) => {
    expect(await found(rule, example)).toEqual([])
  })

  it.each(
    rule.examples.invalid.map((example, index) => [example.title ?? `invalid example ${index + 1}`, example] as const),
  )('finds the place, and says in sentences what is wrong and what to do: %s', async (_title, example) => {
    const findings = await found(rule, example)
    expect(findings.map(({ at }) => at)).toEqual(example.at)
    for (const { reason, note } of findings) {
      expect(reason).toMatch(/^(?!Unexpected ).+\.$/s)
      expect(note).toMatch(/[.?]$/)
    }
  })
})

describe('the rules together', () => {
  it('have names of their own, titles that are sentences, and examples', () => {
    const names = rules.map((rule) => rule.id)
    expect(new Set(names).size).toBe(names.length)
    for (const rule of rules) {
      expect(rule.id).toMatch(/^[a-z]+(-[a-z]+)+$/)
      expect(rule.title).toMatch(/^[A-Z].*\.$/)
      expect(rule.examples.valid.length).toBeGreaterThan(0)
      expect(rule.examples.invalid.length).toBeGreaterThan(0)
    }
  })

  it('find nothing in the workspace that examples are laid over', async () => {
    const { workspace, context, meetings, messages } = await load(filesOf({}))
    const check = startCheck(workspace, context)
    expect(
      [...messages, ...meetings.flatMap((meeting) => check.meeting(meeting)), ...check.finish()].map(String),
    ).toEqual([])
  })
})
