import { readFile, rm } from 'node:fs/promises'
import { join } from 'node:path'
import { afterEach, describe, expect, it } from 'vitest'
import { folderOf, hashesBelow, run } from '../commands/run.ts'
import { imported } from './imported.ts'

describe('tables', () => {
  it('gives registers with groups, roles and terms', () => {
    const { files, left } = imported({
      'members.csv':
        'Committee,Name,Party,Role,From,To\nHarbour Board,Cllr Ann Quay,Independent,Chairman,18/05/2022,\nHarbour Board,Cllr Bo Pier,Green,Deputy Chair,18 May 2022,17/05/2023\nHarbour Board,Cllr Cy Dock,Green,Substitute Member,2022-05-18,\n',
    })
    expect(files).toEqual({
      'committees/harbour-board.yaml': [
        'name: Harbour Board',
        'members:',
        '  - name: Cllr Ann Quay',
        '    group: Independent',
        '    role: chair',
        '    from: 2022-05-18',
        '  - name: Cllr Bo Pier',
        '    group: Green',
        '    role: vice-chair',
        '    from: 2022-05-18',
        '    to: 2023-05-17',
        'substitutes:',
        '  - name: Cllr Cy Dock',
        '    group: Green',
        '    from: 2022-05-18',
        '',
      ].join('\n'),
    })
    expect(left).toEqual([])
  })

  it('tells sub-committees of the same name apart, and keeps what an office is called', () => {
    const { files } = imported({
      'membership.csv':
        'name,committee_name,committee_subcommittee_name,title\nAnn Quay,Harbour,,Chairman\nBo Pier,Harbour,Oversight,Ranking Member\nCy Dock,Coast,Oversight,\n',
    })
    expect(files['committees/oversight.yaml']).toBe(
      'name: Oversight\nparent: harbour\nmembers:\n  - name: Bo Pier\n    position: Ranking Member\n',
    )
    expect(files['committees/oversight-coast.yaml']).toBe(
      'name: Oversight\nparent: coast\nmembers:\n  - name: Cy Dock\n',
    )
    expect(files['committees/harbour.yaml']).toBe('name: Harbour\nmembers:\n  - name: Ann Quay\n    role: chair\n')
    expect(files['committees/coast.yaml']).toBe('name: Coast\nmembers: []\n')
  })

  it('gives meetings with their items, whatever Excel calls a separator, a date and a time', () => {
    const table =
      'committee;date;time;venue;item title\nHarbour Board;12/12/2022;1.30 pm;Café Room;Apologies\nHarbour Board;12/12/2022;1.30 pm;Café Room;Dredging\n'
    const latin = Uint8Array.from(table, (letter) => letter.charCodeAt(0))
    const { files } = imported({ 'meetings.csv': latin })
    expect(files['meetings/2022-12-12-harbour-board/meeting.yaml']).toBe(
      'committee: harbour-board\ndate: 2022-12-12\ntime: "13:30"\nvenue: Café Room\nagenda:\n  - title: Apologies\n  - title: Dredging\n',
    )
  })

  it('says what it could not take', () => {
    const { left } = imported({
      'mixed.csv':
        'committee,name,role,date,time,shoe size\n,Cllr Lost,,,,\nHarbour Board,Cllr Odd,Wizard,,,\nHarbour Board,,,31/02/2022,10:00,\nHarbour Board,,,,,9\n',
      'notes.txt': 'Nothing.',
    })
    expect(left).toEqual([
      'mixed.csv, line 2: It does not say which committee it belongs to.',
      'mixed.csv, line 5: It has neither a name nor a date.',
      'mixed.csv: There is no place for the column “shoe size”.',
      'notes.txt: It is none of: a table (CSV), saved OParl or Legistar data (JSON), saved Modern.Gov data (XML).',
      'mixed.csv, line 3: “Wizard” is no role that is known: Cllr Odd is a member of Harbour Board with that as a position.',
      'mixed.csv, line 4: A meeting of Harbour Board is not taken: “31/02/2022” is not a date.',
    ])
  })
})

describe('Modern.Gov', () => {
  it('takes committees, councillors and meetings, and no restricted item', () => {
    const { files, left } = imported({
      'GetCommittees.xml':
        '<?xml version="1.0"?><committees><committee><committeeid>7</committeeid><committeetitle>Full Council</committeetitle><committeedeleted>False</committeedeleted></committee><committee><committeeid>8</committeeid><committeetitle>Old Board</committeetitle><committeedeleted>True</committeedeleted></committee></committees>',
      'GetMeeting.xml':
        '<getmeeting><committee><committeetitle>Full Council</committeetitle></committee><meetingdate>14/09/2022</meetingdate><meetingtime>19:00:00</meetingtime><meetinglocation>Guildhall</meetinglocation><agendaitems><agendaitem><agendaitemnumber>1.</agendaitemnumber><agendaitemtitle>Chair&amp;#39;s news</agendaitemtitle><isrestricted>False</isrestricted></agendaitem><agendaitem><agendaitemtitle>Sale to Zander</agendaitemtitle><isrestricted>True</isrestricted></agendaitem></agendaitems></getmeeting>',
    })
    expect(Object.keys(files)).toEqual([
      'committees/full-council.yaml',
      'meetings/2022-09-14-full-council/meeting.yaml',
    ])
    expect(files['meetings/2022-09-14-full-council/meeting.yaml']).toContain("title: Chair's news")
    expect(files['meetings/2022-09-14-full-council/meeting.yaml']).toContain('time: "19:00"')
    expect(left).toEqual(['GetMeeting.xml: Items that are not public: 1.'])
    expect(JSON.stringify({ files, left })).not.toContain('Zander')
  })

  it('takes councillors by ward as the members of the council', () => {
    const { files } = imported({
      'GetCouncillorsByWard.xml':
        '<councillorsbyward><wards><ward><wardtitle>Quayside</wardtitle><councillors><councillor><fullusername>Councillor Ann Quay</fullusername><politicalpartytitle>Green</politicalpartytitle></councillor></councillors></ward></wards></councillorsbyward>',
    })
    expect(files).toEqual({
      'committees/council.yaml':
        'name: Council\nmembers:\n  - name: Councillor Ann Quay\n    group: Green\n    ward: Quayside\n',
    })
  })

  it('says of what is no XML that it is none', () => {
    expect(imported({ 'broken.xml': '<committees><committee>' }).left[0]).toMatch(/^broken\.xml: It is not XML: /u)
  })
})

describe('Legistar', () => {
  it('takes office records and events', () => {
    const { files } = imported({
      'officerecords.json': JSON.stringify([
        {
          OfficeRecordId: 1,
          OfficeRecordBodyName: 'Harbor Commission',
          OfficeRecordFullName: 'Ann Quay',
          OfficeRecordTitle: 'Chairperson',
          OfficeRecordStartDate: '2022-01-03T00:00:00',
          OfficeRecordEndDate: '9999-12-31T00:00:00',
        },
      ]),
      'events.json': JSON.stringify([
        {
          EventId: 5,
          EventBodyName: 'Harbor Commission',
          EventDate: '2022-12-12T00:00:00',
          EventTime: '1:30 PM',
          EventLocation: 'Pier 1',
          EventAgendaStatusName: 'Cancelled',
          EventItems: [],
        },
      ]),
    })
    expect(files).toEqual({
      'committees/harbor-commission.yaml':
        'name: Harbor Commission\nmembers:\n  - name: Ann Quay\n    role: chair\n    from: 2022-01-03\n',
      'meetings/2022-12-12-harbor-commission/meeting.yaml':
        'committee: harbor-commission\ndate: 2022-12-12\ntime: "13:30"\nvenue: Pier 1\nstatus: cancelled\nagenda: []\n',
    })
  })
})

describe('the command', () => {
  const folders: string[] = []
  afterEach(async () => {
    for (const folder of folders.splice(0)) await rm(folder, { recursive: true, force: true })
  })

  it('writes what passes check, leaves what is there, and does nothing the second time', async () => {
    const folder = await folderOf({
      'agendapack.yaml': 'organisation: { name: Harbour Council }\n',
      'committees/quay.yaml': 'name: Quay Panel\nmembers: [{ name: Cllr Own, role: chair }]\n',
      'data/members.csv':
        'committee,name,role\nHarbour Board,Cllr Ann Quay,chair\nHarbour Board,Cllr Bo Pier,vice-chair\nQuay Panel,Cllr Other,chair\n',
      'data/meetings.csv':
        'committee,date,time,item title\nHarbour Board,2022-12-12,13:30,Dredging\nHarbour Board,2022-12-12,19:00,Tolls\nQuay Panel,2022-12-13,10:00,Ropes\n',
    })
    folders.push(folder)
    const files = ['members', 'meetings'].map((name) => join(folder, `data/${name}.csv`))
    const first = await run('import', ...files, '--into', folder)
    expect(first).toMatchObject({ code: 0 })
    expect(first.err).toContain('committees/quay.yaml: It is there already and says something else. It stays as it is.')
    expect(await readFile(join(folder, 'committees/quay.yaml'), 'utf8')).toContain('Cllr Own')
    expect(await readFile(join(folder, 'meetings/2022-12-13-quay/meeting.yaml'), 'utf8')).toContain('committee: quay\n')
    expect(await readFile(join(folder, 'meetings/2022-12-12-harbour-board-1900/meeting.yaml'), 'utf8')).toContain(
      'suffix: "1900"',
    )
    const checked = await run('check', folder)
    expect(checked.code, checked.err + checked.out).toBe(0)
    const before = await hashesBelow(folder)
    const second = await run('import', ...files, '--into', folder)
    expect(second.out).toContain('Wrote 0 files; 4 were there already.')
    expect(await hashesBelow(folder)).toEqual(before)
  })

  it('refuses what is not there, and a folder that is no workspace', async () => {
    const folder = await folderOf({ 'members.csv': 'committee,name\nBoard,Cllr One\n' })
    folders.push(folder)
    expect(await run('import', join(folder, 'nothing.csv'), '--into', folder)).toMatchObject({ code: 2 })
    expect((await run('import', join(folder, 'members.csv'), '--into', folder)).err).toContain('is not in a workspace')
  })
})
