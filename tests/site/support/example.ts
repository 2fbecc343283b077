import type { SiteMeeting } from '../../../src/site/model.ts'
import {
  committee,
  type Given,
  healthScrutiny,
  item,
  manifest,
  meeting,
  paper,
  reportFrom,
  sha256,
  siteReport,
} from './fixture.ts'

const BUDGET = `---
title: Budget monitoring, quarter 2
author: Director of Finance
background_papers: None
---
# Budget monitoring, quarter 2

:::recommendations
The panel is asked to:

1. note the forecast at the end of quarter 2;
2. comment on the draft budget.
:::

## 1.0 Background

1.1 The strategy was approved in March.[^1] See [the minutes](item:3) and [the care report](item:5#2-0-next-steps).

1.2 A break-even position is projected. H<sub>2</sub>O costs 10<sup>3</sup>, as [paragraph 1.1](#p1.1) says.

## 2.0 Figures

| Service | Gross expenditure £000 | Gross income £000 | Forecast £000 | Variance £000 | Last year £000 |
| --- | ---: | ---: | ---: | ---: | ---: |
| Healthy ageing | 1,193 | (1,193) | 1,133 | - | 1,101 |
| Starting and developing well | 9,981 | (9,981) | 9,959 | 22 | 9,450 |

- [x] Agreed with the treasurer
- [ ] Audited

:::note
Figures are rounded to the nearest thousand.
:::

## 3.0 Implications

### 3.1 Legal

3.1.1 There are none.

### 3.2 Climate

3.2.1 Travel falls by 3.5 million miles.

3.5 million people are affected.

[^1]: Full council, minute 45.
`

const CARE = `# Integrated care

## 1.0 Purpose

1. To tell the panel about the strategy.
2. To ask for its view.

   2.1 By January.

## 2.0 Next steps

3. The strategy goes to the board. Back to [item 4](item:4), or see [the guidance](https://www.rb.example/guidance).
`

const CARE_WELSH = `---
title: Gofal integredig
---
## 1.0 Diben

1. Rhoi gwybod i'r panel am y strategaeth.

## 2.0 Y camau nesaf

2. Mae'r strategaeth yn mynd i'r bwrdd.
`

const MINUTES = `---
title: Minutes of 22 September 2022
meeting: 2022-09-22
present: [Cllr Ada Example MBE, Sam Third]
apologies: [Cllr Bo Sample]
---
1. The minutes of the last meeting were approved.
`

/** The main meeting: every kind of paper there is. */
export function december(): SiteMeeting {
  const given = manifest({
    agenda: [
      { kind: 'part', title: 'Part 1 - items open to the press and public' },
      { kind: 'heading', title: 'Meeting business items' },
      item('1', 'Apologies', { note: 'To receive any apologies for absence.' }),
      item('2', 'Declarations of interest'),
      item('3', 'Minutes of previous meeting', {
        type: 'minutes',
        pages: { first: 5, last: 12 },
        documents: [paper('3-1', 'Minutes of 22 September 2022', { kind: 'minutes', pages: { first: 5, last: 12 } })],
      }),
      { kind: 'heading', title: 'Discussion items' },
      item('4', 'Performance, budget monitoring and medium term strategy', {
        type: 'key',
        key: 'Key decision',
        pages: { first: 13, last: 38 },
        ranges: [
          { first: 13, last: 38 },
          { first: 47, last: 50 },
        ],
        documents: [
          paper('4-1', 'Budget monitoring, quarter 2', { pages: { first: 13, last: 20 } }),
          paper('4-2', 'Government guidance', { kind: 'appendix', pages: { first: 21, last: 36 } }),
          paper('4-3', 'Data sheet', { kind: 'background', pages: { first: 37, last: 38 } }),
        ],
      }),
      item('5', 'Integrated care', {
        documents: [
          paper('5-1', 'Integrated care', {
            supplement: 1,
            pages: { first: 47, last: 50 },
            revised: { version: 2, date: '2022-12-07', change: 'costs corrected' },
          }),
          paper('5-2', 'Late appendix', { kind: 'appendix', toFollow: '2022-12-08' }),
        ],
      }),
      { kind: 'part', title: 'Part 2 - exempt items, closed to the press and public' },
      item('6', 'Contract award', {
        statement:
          'Not for publication by virtue of paragraph 3 of Part 1 of Schedule 12A to the Local Government Act 1972.',
        documents: [
          paper('6-1', 'Contract award', {
            visibility: 'withheld',
            pages: { first: 39, last: 46 },
            statement: 'Not for publication: paragraph 3',
          }),
        ],
      }),
    ],
    packs: [
      ...manifest().packs,
      {
        audience: 'public',
        supplement: 1,
        pageCount: 6,
        numbers: { first: 47, last: 52 },
        file: { path: 'supplement-1.pdf', size: 345_678, sha256: sha256('supplement') },
      },
    ],
  })
  return meeting(
    given,
    {
      '3-1': siteReport(MINUTES, undefined, 'meetings/december/minutes.md'),
      '4-1': siteReport(BUDGET, undefined, 'meetings/december/budget.md'),
      '5-1': siteReport(CARE, CARE_WELSH, 'meetings/december/care.md'),
    },
    {
      online: 'https://www.rb.example/live',
      contact: { name: 'Morgan Clerk', role: 'Scrutiny Office', phone: '01234 567 891', email: 'scrutiny@rb.example' },
      information: reportFrom(
        'Papers are at [our site](https://www.rb.example/meetings). **Please** ask for other formats.',
      ).tree,
      supplements: [{ number: 1, published: '2022-12-07', reason: 'The costs were not known before.' }],
    },
  )
}

function other(committeeSlug: string, name: string, date: string, more: Record<string, unknown> = {}): SiteMeeting {
  const base = manifest()
  return meeting(
    manifest({
      meeting: { ...base.meeting, committee: name, committeeSlug, date, published: date, ...more },
      agenda: [item('1', 'Apologies')],
    }),
  )
}

export const financePanel = committee({ name: 'Finance Panel', members: [{ name: 'Cllr Ada Example', role: 'chair' }] })

/** A small site with several committees and meetings. */
export const example = (more: Given = {}): Given => ({
  meetings: [
    december(),
    other('health-scrutiny', 'Health Scrutiny Panel', '2022-09-22'),
    other('health-scrutiny', 'Health Scrutiny Panel', '2023-01-19', { status: 'cancelled' }),
    other('finance', 'Finance Panel', '2022-12-14', { title: 'Special meeting', status: 'moved' }),
    other('finance', 'Finance Panel', '2022-04-14'),
  ],
  committees: { 'health-scrutiny': healthScrutiny, finance: financePanel },
  baseUrl: 'https://rb.example/democracy/',
  ...more,
})
