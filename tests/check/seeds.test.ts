import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { beforeAll, describe, expect, it } from 'vitest'
import { startCheck } from '../../src/check/check.ts'
import { load } from './workspace.ts'

const SEEDS = new URL('../../../shared/seeds/', import.meta.url)

/** The five papers as reports and minutes of meetings, with registers that say what the papers say. */
function workspaceOfSeeds(): Record<string, string> {
  const seed = (number: string) => {
    const name = readdirSync(SEEDS).find((file) => file.startsWith(number))
    return readFileSync(new URL(name ?? '', SEEDS), 'utf8')
  }
  const member = (name: string, more: string) => `  - { name: ${name}, ${more} }`
  const meeting = (committee: string, date: string, published: string, item: string) =>
    `committee: ${committee}\ndate: ${date}\ntime: "13:30"\npublished: ${published}\nagenda:\n  - ${item}\n`
  const members = [
    member('Cllr Susan Roberts MBE', 'group: Labour, role: chair'),
    member('Cllr Paul Singh', 'group: Conservative, role: vice-chair'),
    ...['Jaspreet Jaspal', 'Milkinderpal Jaspal', 'Rashpal Kaur', 'Sohail Khan', 'Asha Mattu', 'Lynne Moran'].map(
      (name) => member(`Cllr ${name}`, 'group: Labour'),
    ),
    member('Cllr Sandra Samuels OBE', 'group: Labour'),
    member('Stacey Lewis', 'role: co-opted, represents: Healthwatch'),
  ]
  return {
    'agendapack.yaml': 'organisation: { name: City Council }\nprofile: england-council\n',
    'committees/health.yaml': `name: Health Scrutiny Panel\nseats: 10\nquorum: 1/4\ncontact: { name: Martin Stevens }\nmembers:\n${members.join('\n')}\n`,
    'committees/board.yaml': 'name: Community Wellbeing Board\n',
    'committees/partnerships.yaml': 'name: Partnerships Committee\n',
    'meetings/0/meeting.yaml': meeting(
      'health',
      '2022-12-12',
      '2022-12-02',
      '{ item: "3", title: Minutes, type: minutes, documents: [{ file: 000.md, kind: minutes }] }',
    ),
    'meetings/0/000.md': seed('000'),
    'meetings/1/meeting.yaml': meeting(
      'board',
      '2022-07-01',
      '2022-06-20',
      '{ item: "1", title: ICS, documents: [001.md] }',
    ),
    'meetings/1/001.md': seed('001'),
    'meetings/2/meeting.yaml': meeting(
      'board',
      '2022-10-20',
      '2022-10-06',
      '{ item: "1", title: ICS, documents: [002.md] }',
    ),
    'meetings/2/002.md': seed('002'),
    'meetings/3/meeting.yaml': meeting(
      'partnerships',
      '2021-01-13',
      '2021-01-05',
      '{ item: "1", title: NHS, documents: [003.md] }',
    ),
    'meetings/3/003.md': seed('003'),
    'meetings/4/meeting.yaml': meeting(
      'board',
      '2022-04-20',
      '2022-04-06',
      '{ item: "1", title: ICS, documents: [004.md] }',
    ),
    'meetings/4/004.md': seed('004'),
  }
}

describe.skipIf(!existsSync(SEEDS))('the five papers of ../shared/seeds', () => {
  /** `000:293 weekday-date`, one for each finding. */
  let found: string[] = []

  beforeAll(async () => {
    const { context, meetings, messages, workspace } = await load(workspaceOfSeeds())
    const check = startCheck(workspace, context)
    const all = [...messages, ...meetings.flatMap((meeting) => check.meeting(meeting)), ...check.finish()]
    found = all.map(
      (made) =>
        `${made.file
          ?.split('/')
          .at(-1)
          ?.replace(/\.\w+$/, '')}:${made.line} ${made.ruleId}`,
    )
  })

  it.each([
    '000:93 contents-titles',
    '000:94 contents-titles',
    '000:95 contents-titles',
    '000:100 unclosed-bracket',
    '000:100 time-format',
    '000:160 job-title-spelling',
    '000:178 name-honours',
    '000:192 paragraph-numbers',
    '000:227 speaker-listed',
    '000:293 weekday-date',
    '000:293 next-meeting-minutes',
    '000:305 agenda-item-stamp',
    '000:399 digit-groups',
    ...[453, 454, 455, 456, 457, 458].map((line) => `000:${line} nil-marks`),
    '000:703 split-sentence',
    '000:731 page-stamp',
    '000:1121 anchor-remains',
    'health:4 contact-phone',
    '001:65 undated-deadline',
    '001:111 number-leaves-list',
    '002:36 heading-levels',
    '002:111 heading-numbers',
    '002:123 heading-numbers',
    '002:128 heading-numbers',
    '002:205 repeated-paragraph',
    '002:388 doubled-words',
    '002:417 contents-titles',
    '003:7 report-date',
    '003:7 report-before-events',
    '003:26 committee-name',
    '003:211 weekday-date',
    '003:258 appendix-cited',
    ...[264, 265, 266, 267, 268].map((line) => `003:${line} background-published`),
    '003:274 table-split',
    '003:276 table-header',
    '004:229 time-format',
    '004:231 time-format',
    '004:253 person-two-names',
    '004:257 person-two-names',
  ])('has the mistake %s', (mistake) => {
    expect(found).toContain(mistake)
  })

  it('has eleven links to nowhere in the second', () => {
    expect(found.filter((finding) => /^002:\d+ link-target$/.test(finding))).toHaveLength(11)
  })

  it('has no finding that was not looked at: as many for each paper as were found right', () => {
    const count = (paper: string) => found.filter((finding) => finding.startsWith(`${paper}:`)).length
    expect(Object.fromEntries(['000', '001', '002', '003', '004'].map((paper) => [paper, count(paper)]))).toEqual({
      '000': 64,
      '001': 4,
      '002': 25,
      '003': 21,
      '004': 10,
    })
  })
})
