import { describe, expect, it } from 'vitest'
import { startCheck } from '../../src/check/check.ts'
import type { Example } from '../../src/check/rule.ts'
import { rules } from '../../src/check/rules/index.ts'
import { severityOf } from '../../src/messages/message.ts'
import { filesOf, load } from './workspace.ts'

const LAW = [
  ...['notice-clear-days', 'summons-clear-days', 'late-item', 'executive-notices', 'exempt-paragraphs'],
  ...['public-interest-reason', 'publication-date', 'meeting-day', 'declaration-complete'],
]

/** "rule severity" of what the law has against a workspace, with the last day that would do. */
async function found(example: Example): Promise<string[]> {
  const { context, meetings, workspace } = await load(filesOf(example))
  const check = startCheck(
    workspace,
    context,
    rules.filter(({ id }) => LAW.includes(id)),
  )
  const messages = [...meetings.flatMap((meeting) => check.meeting(meeting)), ...check.finish()]
  return messages.map((made) => [made.ruleId, severityOf(made), ...(made.expected ?? [])].join(' '))
}

const meeting = (profile: string, date: string, published: string, more = ''): Example => ({
  settings: `profile: ${profile}`,
  meeting: `date: ${date}\npublished: ${published}\n${more}`,
})

describe('notice', () => {
  const council = 'type: Council'
  const convened = (day: string) => `type: Council\nconvened: ${day}`

  it.each<[string, Example, string[]]>([
    ['England, 4 clear days', meeting('england-council', '2026-12-10', '2026-12-03'), ['error 2026-12-02']],
    ['Scotland over 15 June 2026', meeting('scotland-council', '2026-06-18', '2026-06-12'), ['error 2026-06-11']],
    ['England on those days', meeting('england-council', '2026-06-18', '2026-06-10'), []],
    ['a parish at Easter, full breaks', meeting('parish-council', '2026-04-09', '2026-03-31'), ['warning 2026-03-30']],
    ['a parish over 29 December', meeting('parish-council', '2027-01-05', '2026-12-29'), ['warning 2026-12-22']],
    ['a parish over 5 May', meeting('parish-council', '2026-05-08', '2026-05-02'), ['warning 2026-04-30']],
    ['a parish with two days', meeting('parish-council', '2026-06-10', '2026-06-07'), ['error 2026-06-05']],
    ['an annual parish meeting', meeting('annual-parish-meeting', '2026-05-20', '2026-05-15'), ['error 2026-05-11']],
    [
      'a school board, 7 clear days',
      meeting('school-governing-board', '2026-06-18', '2026-06-11'),
      ['error 2026-06-10'],
    ],
    [
      'Northern Ireland, 5 days but not clear',
      meeting('northern-ireland-council', '2026-12-10', '2026-12-05'),
      ['warning 2026-12-04'],
    ],
    ['Northern Ireland, 4 days', meeting('northern-ireland-council', '2026-12-10', '2026-12-06'), ['error 2026-12-04']],
  ])('%s', async (_, example, wanted) => {
    expect(await found(example)).toEqual(wanted.map((data) => `notice-clear-days ${data}`))
  })

  it.each<[string, Example, string[]]>([
    [
      'England, before 30 January 2015',
      meeting('england-council', '2015-01-29', '2015-01-23', convened('2015-01-23')),
      [],
    ],
    [
      'England, from then on',
      meeting('england-council', '2015-02-05', '2015-01-30', convened('2015-01-30')),
      ['summons-clear-days error 2015-01-28'],
    ],
    [
      'Wales, convened late since 2021',
      meeting('wales-council', '2026-12-10', '2026-12-08', convened('2026-12-08')),
      [],
    ],
    [
      'Wales, before',
      meeting('wales-council', '2020-12-10', '2020-12-08', convened('2020-12-08')),
      ['summons-clear-days error 2020-12-04'],
    ],
    [
      'Scotland, never',
      meeting('scotland-council', '2026-12-10', '2026-12-08', convened('2026-12-08')),
      ['summons-clear-days error 2026-12-04'],
    ],
    [
      'Northern Ireland: 3 days of summons',
      meeting('northern-ireland-council', '2026-12-10', '2026-12-06', convened('2026-12-06')),
      [],
    ],
    [
      'Northern Ireland: and 5 of notice',
      meeting('northern-ireland-council', '2026-12-10', '2026-12-06', council),
      ['notice-clear-days error 2026-12-04'],
    ],
    [
      'Northern Ireland: 2 days',
      meeting('northern-ireland-council', '2026-12-10', '2026-12-08', convened('2026-12-08')),
      ['summons-clear-days error 2026-12-06'],
    ],
    [
      '`type: Parish Council`',
      meeting('parish-council', '2026-12-10', '2026-12-09', 'type: Parish Council\nconvened: 2026-12-09'),
      ['summons-clear-days error 2026-12-05'],
    ],
    [
      'a parish committee convened late',
      meeting('parish-council', '2026-12-10', '2026-12-09', 'type: Committee\nconvened: 2026-12-09'),
      [],
    ],
    [
      'a community council convened late',
      meeting('wales-community-council', '2026-12-10', '2026-12-09', convened('2026-12-09')),
      [],
    ],
  ])('summons: %s', async (_, example, wanted) => {
    expect(await found(example)).toEqual(wanted)
  })
})

describe('executives', () => {
  const agenda = (item: string) => `agenda:\n  - ${item}`
  const key = (notices: string) => agenda(`{ item: "1", title: Roads, type: key, notices: { ${notices} } }`)
  const secret = (notices: string) =>
    agenda(`{ item: "1", title: Roads, private: { paragraphs: [3], reason: Prices }, notices: { ${notices} } }`)
  const monday = (more: string, profile = 'england-executive') => meeting(profile, '2026-12-07', '2026-11-27', more)
  const agreed = '{ agreed_by: The chair of scrutiny, agreed: 2026-12-01, reason: The roof fell in }'

  it.each<[string, Example, string[]]>([
    ['28 clear days', monday(key('key_decision: 2026-11-08')), []],
    ['27 clear days', monday(key('key_decision: 2026-11-09')), ['executive-notices error 2026-11-08']],
    [
      '27 in Northern Ireland',
      monday(key('key_decision: 2026-11-09'), 'northern-ireland-executive'),
      ['executive-notices error 2026-11-08'],
    ],
    [
      '27 in a combined authority',
      monday(key('key_decision: 2026-11-09'), 'combined-authority'),
      ['executive-notices error 2026-11-08'],
    ],
    ['the general exception', monday(key('general_exception: 2026-11-27')), []],
    [
      'the general exception, too late',
      monday(key('general_exception: 2026-11-30')),
      ['executive-notices error 2026-11-27'],
    ],
    ['special urgency', monday(key(`special_urgency: ${agreed}`)), []],
    ['private business', monday(secret('private_intention: 2026-11-08, private_confirmation: 2026-11-27')), []],
    [
      'private business, both a day late',
      monday(secret('private_intention: 2026-11-09, private_confirmation: 2026-11-30')),
      ['executive-notices error 2026-11-08', 'executive-notices error 2026-11-27'],
    ],
    ['urgent private business', monday(secret(`private_urgency: ${agreed}`)), []],
    [
      'no urgency on the chair’s opinion',
      monday(
        agenda('{ item: "1", title: Roads, added: 2026-12-04, urgent: { reason: Flood, chair: Cllr Ada Example } }'),
      ),
      ['late-item error'],
    ],
    [
      'a Welsh cabinet has no 28-day notices',
      monday(agenda('{ item: "1", title: Roads, type: key }'), 'wales-executive'),
      [],
    ],
    [
      'a Welsh cabinet has the chair’s urgency',
      monday(
        agenda('{ item: "1", title: Roads, added: 2026-12-04, urgent: { reason: Flood, chair: Cllr Ada Example } }'),
        'wales-executive',
      ),
      [],
    ],
  ])('%s', async (_, example, wanted) => {
    expect(await found(example)).toEqual(wanted)
  })
})

describe('private business', () => {
  const secret = (profile: string, paragraphs: string): Example => ({
    settings: `profile: ${profile}`,
    meeting: `agenda: [{ item: "1", title: Roads, private: { paragraphs: ${paragraphs} } }]`,
  })

  it.each<[string, string, string[]]>([
    ['england-council', '[3]', ['public-interest-reason error']],
    ['wales-council', '[14]', ['public-interest-reason error']],
    ['wales-council', '[16]', []],
    ['wales-council', '[14, 16]', ['public-interest-reason error']],
    ['northern-ireland-council', '[3]', ['public-interest-reason error']],
    ['scotland-council', '[6]', []],
    ['scotland-council', '["18A"]', ['exempt-paragraphs error 1 2 3 4 5 6 7 8 9 10 11 12 13 14 15']],
  ])('%s %s', async (profile, paragraphs, wanted) => {
    expect(await found(secret(profile, paragraphs))).toEqual(wanted)
  })

  it('takes grounds of any label, of a nation of one’s own', async () => {
    const own =
      'title: Waikato\nnation: New Zealand\nexempt:\n  - from: 1987-07-01\n    schedule: section 7(2)\n    provision: LGOIMA 1987\n    paragraphs: { "7(2)(a)": Privacy, "7(2)(i)": Negotiations }\n'
    const example = secret('waikato', '["7(2)(i)"]')
    expect(await found({ ...example, files: { 'profiles/waikato.yaml': own } })).toEqual([])
  })
})
