import { describe, expect, it } from 'vitest'
import { readFrontMatter } from '../../src/load/markdown/front-matter.ts'
import { linesOf } from '../../src/load/text/lines.ts'
import { draftMinutes } from '../../src/minutes/draft.ts'
import { english } from '../support/wording.ts'
import { load, loadFor, profile } from './meeting.ts'

const plain = await profile('plain')

const report =
  '# Drains\n\n## 1. Recommendations\n\n1. Agree the drains.\n2. Thank **all**.\n\n## 2. Reasons\n\nRain.\n'

describe('draftMinutes', () => {
  it('writes a minute for each item, with gaps that are marked', async () => {
    const sources = await load(
      `  - part: Part 1
  - { item: "1", title: Apologies }
  - { item: "2", title: Minutes, type: minutes }
  - { item: "3", title: Drains <i>and</i> paths, documents: [report.md] }
  - { item: "4", title: Next meeting, type: date-of-next, next_meeting: { date: 2023-01-16, time: "10:00" } }
`,
      { 'report.md': report },
    )
    expect(draftMinutes(sources, plain, english)).toBe(`---
title: "Minutes of the Harbour Panel, Monday 12 December 2022"
meeting: 2022-12-12
numbering: off
first_minute: 1
last_minute: 4
# Every member belongs in one of the next three lists:
#   - Cllr Ada Lock
#   - Cllr *Bo* Weir
present: []
apologies: []
absent: []
substitutes: []
in_attendance: []
declarations: []
---

# Minutes of the Harbour Panel, Monday 12 December 2022

The meeting was held at Boathouse. It began at 1.30 pm and ended at [insert the time].

Cllr Ada Lock was in the chair.

**Present:** [insert the members who were present]

**Apologies:** [insert the members who sent apologies]

**In attendance:** [insert officers and guests, each with what they are]

## Part 1

### 1 Apologies

Agenda item 1.

[insert what was said and resolved]

### 2 Minutes

Agenda item 2.

**Resolved:** That the minutes of the meeting of [insert the date] be approved as a correct record.

### 3 Drains \\<i\\>and\\</i\\> paths

Agenda item 3.

[insert what was said]

**Resolved** [insert: as recommended, or with which changes]**:**

1. Agree the drains.
2. Thank **all**.

### 4 Next meeting

Agenda item 4.

The next meeting is on Monday 16 January 2023, 10 am.

Signed as a correct record: ........................................ Date: ....................
`)
  })

  it('has front matter that the schema takes', async () => {
    const draft = draftMinutes(await load('  - { item: "1", title: Apologies }\n'), plain, english)
    const head = readFrontMatter('minutes.md', draft, linesOf(draft))
    expect(head.messages).toEqual([])
    expect(head).toMatchObject({ frontMatter: { meeting: '2022-12-12', first_minute: 1, last_minute: 1, present: [] } })
  })

  it('continues the numbers of the meeting before where they run on', async () => {
    const agenda = '  - { item: "1", title: Apologies }\n  - { item: "2", title: Paths }\n'
    const running = await load(agenda, {}, 'minute_numbers: continuous')
    expect(draftMinutes(running, plain, english, { lastMinute: 41 })).toMatch(
      /first_minute: 42\nlast_minute: 43\n[\s\S]*## 42 Apologies[\s\S]*## 43 Paths/,
    )
    expect(draftMinutes(await load(agenda), plain, english, { lastMinute: 41 })).toContain('## 1 Apologies')
  })

  it('does not tell how long redacted words are', async () => {
    const draftOf = async (words: string) => {
      const report = `# Weir\n\n:::recommendations\nThat :redact[${words}] be paid.\n:::\n`
      const agenda = '  - { title: Weir, documents: [ weir.md ] }\n'
      const sources = await loadFor('public', agenda, { 'weir.md': report })
      return draftMinutes(sources, plain, english)
    }
    expect(await draftOf('Ada')).toContain('That [redacted] be paid.')
    expect(await draftOf('Ada')).toBe(await draftOf('Ada Lock\nof Mill Lane'))
  })

  it('says nothing of a private item but its public title', async () => {
    const sources = await load(
      `  - { item: "1", title: Exclusion, type: exclusion, excludes: ["2"] }
  - item: "2"
    title: Sale of Brackwater Quay
    private: { paragraphs: [3], reason: Prices, public_title: A property matter }
    documents: [secret.md]
  - item: "3"
    title: Paths
    documents: [{ file: secret.md, title: Offers, private: { paragraphs: [3], reason: Prices } }]
`,
      { 'secret.md': '# Sale\n\n## Recommendations\n\nSell to Dredgers Limited.\n' },
    )
    const draft = draftMinutes(sources, plain, english)
    expect(draft).toContain('## 2 A property matter')
    expect(draft).toContain('excluded from the meeting for the following items.\n\n- Item 2, A property matter\n')
    expect(draft).not.toMatch(/Brackwater|Dredgers|Offers/)
  })
})

describe('minutes of a meeting whose decisions are written down', () => {
  const decisions = `present: [Cllr Ada Lock]
apologies: ["Cllr *Bo* Weir"]
decisions:
  - { item: "1", resolved: That the boats be painted., moved: Cllr Ada Lock, seconded: Cllr Cy Barge, votes: { for: [Cllr Ada Lock, Cllr Cy Barge], against: 0 } }
  - { item: "2", resolved: That the crane be bought for a secret price., public: That the crane be bought., moved: Cllr Secretive, votes: { for: 5 } }
declarations:
  - { member: Cllr *Cy* Barge, item: "1", nature: Owns a boat, action: Stayed }
  - { member: Cllr Ada Lock, item: "2", nature: A secret interest, action: Left }
`
  const agenda = '  - { title: Boats }\n  - { title: Crane, private: { paragraphs: [3], public_title: Plant } }'

  it('have them, and who was there', async () => {
    const draft = draftMinutes(await loadFor('public', agenda, { 'decisions.yaml': decisions }), plain, english)
    expect(draft).toContain('present: ["Cllr Ada Lock"]')
    expect(draft).toContain('**Apologies:** Cllr \\*Bo\\* Weir')
    expect(draft).toContain('**Declarations of interest:** Cllr \\*Cy\\* Barge: Owns a boat; Stayed.')
    expect(draft).toContain(
      [
        '**Resolved:** That the boats be painted.',
        '**Moved by:** Cllr Ada Lock. **Seconded by:** Cllr Cy Barge.',
        '**Votes:** 2 for, 0 against, 0 abstained.',
        '**Recorded vote:** for Cllr Ada Lock, Cllr Cy Barge.',
      ].join('\n\n'),
    )
  })

  it('have the public words of private ones', async () => {
    const draft = draftMinutes(await loadFor('public', agenda, { 'decisions.yaml': decisions }), plain, english)
    expect(draft).toContain('**Resolved:** That the crane be bought.')
    expect(draft).not.toMatch(/secret|5 for/i)
  })
})

describe('the resolution that excludes the public', () => {
  const agenda = `  - { item: "1", title: Exclusion, type: exclusion, excludes: ["2", "3", "4", "9"] }
  - { item: "2", title: Sale of a quay, private: { paragraphs: [5, 3], reason: Prices, public_title: Property } }
  - item: "3"
    title: Paths
    documents: [{ title: Offers, to_follow: 2022-12-09, private: { paragraphs: [1], reason: Prices } }]
  - { item: "4", title: Advice, confidential: { ground: Forbidden by a court, public_title: Advice } }
`

  it('is in the words of the profile, with the paragraphs of each item', async () => {
    const draft = draftMinutes(await load(agenda), await profile('england-council'), english)
    expect(draft).toContain(
      '**Resolved:** That, under section 100A(4) of the Local Government Act 1972, the press and public be excluded',
    )
    expect(draft).toContain('paragraphs of Part 1 of Schedule 12A to the Local Government Act 1972 shown against each.')
    expect(draft).toContain(
      [
        '- Item 2, Property: paragraphs 3 and 5',
        '- Item 3, Paths: paragraph 1',
        '- Item 4, Advice: confidential information',
        '- Item 9, [insert a title that may be public]: [insert the paragraphs of the schedule]',
      ].join('\n'),
    )
  })

  it('names the items alone where the law has no schedule', async () => {
    const draft = draftMinutes(await load(agenda), await profile('nhs-board'), english)
    expect(draft).toContain('be excluded from the remainder of this meeting')
    expect(draft).toContain('This concerns items 2, 3, 4 and 9.')
    expect(draft).not.toMatch(/paragraph|1972/)
  })

  it('leaves a gap where no items are named', async () => {
    const sources = await load('  - { item: "1", title: Exclusion, type: exclusion }\n')
    expect(draftMinutes(sources, await profile('wales-council'), english)).toContain(
      '- [insert the items, and the paragraphs',
    )
  })
})
