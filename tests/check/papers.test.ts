import { beforeAll, describe, expect, it } from 'vitest'
import { startCheck } from '../../src/check/check.ts'
import { paper } from '../cases/papers.ts'
import { load } from './workspace.ts'

const meeting = (committee: string, date: string, published: string, item: string): string =>
  `committee: ${committee}\ndate: ${date}\ntime: "13:30"\npublished: ${published}\nagenda:\n  - ${item}\n`

/** Papers as reports and minutes of meetings, with a register that says what the minutes should say. */
const workspace = {
  'agendapack.yaml': 'organisation: { name: Riverbank Council }\nprofile: england-council\n',
  'committees/weir.yaml':
    'name: Weir and Bridges Panel\nseats: 4\nquorum: 1/4\ncontact: { name: Ed Marsh }\nmembers:\n' +
    '  - { name: Cllr Ada Moss OBE, group: Labour, role: chair }\n  - { name: Cllr Bo Reed, group: Green, role: vice-chair }\n' +
    '  - { name: Cllr Cy Sand, group: Green }\n  - { name: Cllr Fay Brook, group: Labour }\n',
  'committees/board.yaml': 'name: Rivers Board\n',
  'committees/partnerships.yaml': 'name: Partnerships Committee\n',
  'meetings/1/meeting.yaml': meeting(
    'weir',
    '2022-12-12',
    '2022-12-02',
    '{ item: "3", title: Minutes, type: minutes, documents: [{ file: 1.md, kind: minutes }] }',
  ),
  'meetings/1/1.md': paper(1),
  'meetings/2/meeting.yaml': meeting('board', '2022-07-01', '2022-06-20', '{ item: "1", title: A, documents: [2.md] }'),
  'meetings/2/2.md': paper(2),
  'meetings/3/meeting.yaml': meeting(
    'partnerships',
    '2021-01-13',
    '2021-01-05',
    '{ item: "1", title: Locks, documents: [3.md] }',
  ),
  'meetings/3/3.md': paper(3),
  'meetings/4/meeting.yaml': meeting('board', '2022-10-20', '2022-10-06', '{ item: "1", title: B, documents: [4.md] }'),
  'meetings/4/4.md': paper(4),
}

/** `1:29 weekday-date`, one for each finding. */
let found: string[] = []

beforeAll(async () => {
  const loaded = await load(workspace)
  const check = startCheck(loaded.workspace, loaded.context)
  const all = [...loaded.messages, ...loaded.meetings.flatMap((one) => check.meeting(one)), ...check.finish()]
  found = all.map(
    (made) =>
      `${made.file
        ?.split('/')
        .at(-1)
        ?.replace(/\.\w+$/, '')}:${made.line} ${made.ruleId}`,
  )
})

describe('papers with the mistakes that officers make', () => {
  it.each([
    '1:22 job-title-spelling',
    '1:31 unclosed-bracket',
    '1:41 doubled-words',
    '1:43 paragraph-numbers',
    '1:45 weekday-date',
    '1:50 nil-marks',
    '2:25 heading-levels',
    '2:27 undated-deadline',
    '2:37 paragraph-numbers',
    '2:41 repeated-paragraph',
    '3:3 report-date',
    '3:11 committee-name',
    '3:27 weekday-date',
    '3:37 link-target',
    '3:41 appendix-cited',
    '3:45 background-published',
    '4:9 placeholder-text',
    '4:11 weekday-date',
  ])('have %s found', (mistake) => {
    expect(found).toContain(mistake)
  })

  it('have few findings besides those', () => {
    expect(found.length).toBeLessThan(30)
  })
})
