import { expect, it } from 'vitest'
import { redactionMessages } from '../../../src/attachments/opening/redaction-messages.ts'

it('tells of pages that nobody could look at', () => {
  const place = { file: 'meeting.yaml', start: { line: 3, column: 5 }, end: { line: 3, column: 9 } }
  const told = redactionMessages({ path: 'plan.pdf', contents: [] }, [0, 1, 4], {
    title: 'Plan',
    owner: undefined,
    place,
  })
  expect(told.map(({ ruleId, reason, line }) => [ruleId, line, reason])).toEqual([
    ['attachment-unexamined', 3, 'Page 1-2, 5 of “Plan” (plan.pdf) could not be checked for hidden words.'],
  ])
})
