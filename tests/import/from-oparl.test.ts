import { describe, expect, it } from 'vitest'
import { imported } from './imported.ts'

describe('OParl', () => {
  const schema = 'https://schema.oparl.org/1.1/'
  const [board, gone] = ['https://ris.example/org/1', 'https://ris.example/org/2']
  const objects = [
    { id: board, type: `${schema}Organization`, name: 'Hafenausschuss', classification: 'Ausschuss' },
    {
      id: 'https://ris.example/person/1',
      type: `${schema}Person`,
      name: 'Anna Kai',
      membership: [
        { organization: board, role: 'Stellvertretender Vorsitzender', startDate: '2022-05-18' },
        { organization: gone, role: 'Mitglied' },
      ],
    },
    {
      id: 'https://ris.example/meeting/1',
      type: `${schema}Meeting`,
      name: '3. Sitzung',
      organization: [board],
      start: '2022-07-12T16:30:00+00:00',
      location: { description: 'Rathaus' },
      agendaItem: [
        { number: '1', name: 'Begrüßung', public: true },
        { number: '2', name: 'Pachtvertrag Zander', public: false },
        { number: '3', name: 'Verschiedenes', deleted: true },
      ],
    },
  ]

  it('follows addresses from file to file, and takes nothing that is not public', () => {
    const { files, left } = imported({
      'meetings.json': JSON.stringify({ data: objects.slice(2), pagination: {} }),
      'others.json': JSON.stringify(objects.slice(0, 2)),
    })
    expect(files['committees/hafenausschuss.yaml']).toContain('role: vice-chair')
    // British Summer Time.
    expect(files['meetings/2022-07-12-hafenausschuss/meeting.yaml']).toBe(
      'committee: hafenausschuss\ndate: 2022-07-12\ntime: "17:30"\ntitle: 3. Sitzung\nvenue: Rathaus\nagenda:\n  - title: Begrüßung\n',
    )
    expect(left).toEqual([
      `others.json, https://ris.example/person/1: A membership is in ${gone}, which is in none of the files.`,
      'meetings.json, https://ris.example/meeting/1: Items that are not public: 1.',
    ])
    expect(JSON.stringify({ files, left })).not.toContain('Zander')
  })
})

describe('OParl as cities have it', () => {
  const of = (type: string, id: string, more: object) => ({ id, type: `https://schema.oparl.org/1.1/${type}`, ...more })

  it('leaves out departments, takes groups, memberships apart, agendas in their order, and says what has a result', () => {
    const { files, left } = imported({
      'all.json': JSON.stringify([
        of('Organization', 'o1', { name: 'Hafenausschuss', membership: ['m1'] }),
        of('Organization', 'o2', { name: 'Gartenbauamt' }),
        of('Organization', 'o3', { name: 'Grüne', organizationType: 'Fraktion' }),
        of('Organization', 'o4', { name: 'Unterausschuss Kai', subOrganizationOf: 'o1', membership: ['m3'] }),
        of('Person', 'p1', { name: 'Anna Kai', membership: [{ id: 'm2', organization: 'o3' }] }),
        of('Membership', 'm1', { person: 'p1', organization: 'o1', role: 'Vorsitz' }),
        of('Meeting', 's1', {
          name: 'Hafenausschuss (öffentlich/nicht öffentlich)',
          organization: ['o1'],
          start: '2025-11-13T16:30:00+01:00',
          agendaItem: [
            { name: 'Zweiter', order: 2 },
            { name: 'Erster', order: 1, result: 'Kenntnisnahme' },
          ],
        }),
      ]),
    })
    expect(Object.keys(files)).toHaveLength(3)
    expect(files['committees/hafenausschuss.yaml']).toBe(
      'name: Hafenausschuss\nmembers:\n  - name: Anna Kai\n    group: Grüne\n    role: chair\n',
    )
    expect(files['committees/unterausschuss-kai.yaml']).toContain('parent: hafenausschuss')
    expect(files['meetings/2025-11-13-hafenausschuss/meeting.yaml']).toBe(
      'committee: hafenausschuss\ndate: 2025-11-13\ntime: "15:30"\nagenda:\n  - title: Erster\n  - title: Zweiter\n',
    )
    expect(left).toEqual([
      'all.json, s1: Items with a result, which decisions.yaml is for: 1.',
      'all.json, o2: No members and no meetings are known of Gartenbauamt.',
    ])
  })
})
