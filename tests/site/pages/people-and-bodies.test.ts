import { crc32 } from 'node:zlib'
import { beforeAll, describe, expect, it } from 'vitest'
import { committee, item, manifest, meeting, paper, siteOf, siteReport } from '../support/fixture.ts'
import { deadLinks } from '../support/links.ts'
import { findings } from '../support/validate.ts'

const words = (page = '') => page.replaceAll(/<[^>]*>/gu, ' ').replaceAll(/\s+/gu, ' ')
const LETTERS = ['Abbott', 'Baker', 'Élan', '9th Ward Seat']
const members = Array.from({ length: 44 }, (_, index) => ({
  name: `Cllr ${String.fromCodePoint(65 + (index % 11))}${'abcd'[index % 4]} ${LETTERS[index % 4]}`,
  group: index % 2 === 0 ? 'Labour' : 'Green',
  ward: `Ward ${1 + (index % 3)}`,
}))

describe('a site of many bodies and members', () => {
  let files: Map<string, string>
  const page = (path: string): string => files.get(`${path}index.html`) ?? ''
  beforeAll(async () => {
    const about = manifest().meeting
    const minutes = siteReport(
      '---\nmeeting: 2022-11-10\npresent: [Cllr Ada Example]\napologies: [Cllr Bo Sample]\n---\n# Minutes\n\n1. The minutes were approved.\n',
    )
    const agenda = [
      item('1', 'Minutes', { documents: [paper('1-1', 'Minutes', { kind: 'minutes' })] }),
      item('2', 'Weir', {
        added: { date: '2022-12-08', chair: 'Cllr Ada Example', reason: 'Flood' },
        documents: [
          paper('2-1', 'Weir', { revised: { version: 2, date: '2022-12-09', change: 'costs corrected' } }),
          paper('2-2', 'Lock', { pages: { first: 20, last: 24 } }),
        ],
      }),
    ]
    const held = meeting(
      manifest({
        meeting: { ...about, committee: 'Health', committeeSlug: 'health' },
        membership: [{ name: 'Cllr Ada Example', role: 'chair', group: 'Labour' }],
        agenda,
      }),
      { '1-1': minutes, '2-1': siteReport('# Weir\n\nIt leaks.\n'), '2-2': siteReport('# Lock\n\nIt sticks.\n') },
      {
        attend: 'Come to the gallery.',
        recording: { address: 'https://video.example/watch?v=1', items: { 1: '0:02:10', 2: '31:05' } },
        supplements: [{ number: 1, published: '2022-12-07', reason: 'Late' }],
        consultations: {
          items: new Map([['1', { until: '2022-11-30' }]]),
          papers: new Map([['2-2', { until: '2023-01-09', address: 'https://forms.example/lock' }]]),
        },
      },
    )
    files = await siteOf({
      baseUrl: 'https://rb.example/',
      meetings: [held],
      committees: {
        council: committee({ name: 'Full Council', members }),
        health: committee({
          name: 'Health',
          members: [
            {
              name: 'Cllr Ada Example',
              role: 'chair',
              phone: '01632 960 111',
              interests: 'https://interests.example/i',
            },
            { name: 'Cllr Bo Sample' },
          ],
        }),
        'health-sub': committee({ name: 'Licensing', parent: 'health' }),
        'council-sub': committee({ name: 'Licensing', parent: 'council', joint_with: ['Hillside Council'] }),
        old: committee({ name: 'Old Board', dissolved: '2021-05-01' }),
      },
    })
  })

  it('has valid pages without dead links', async () => {
    expect(await findings(files)).toEqual([])
    expect(deadLinks(files, 'https://rb.example/', (path) => path.endsWith('.pdf'))).toEqual([])
  })

  it('tells bodies of the same name apart by those that they belong to, and puts dissolved ones last', () => {
    const list = words(page('committees/'))
    expect(list).toContain('Full Council Licensing (Full Council)')
    expect(list).toContain('Health Licensing (Health)')
    expect(list).toMatch(/Bodies that were dissolved Old Board dissolved 1 May 2021/u)
    expect(words(page('committees/council-sub/'))).toMatch(/Belongs to Full Council Joint body with Hillside Council/u)
    expect(page('committees/health/')).toContain('<a href="../health-sub/">Licensing (Health)</a>')
    expect(page('')).not.toContain('Old Board')
  })

  it('lists many members under their letters, and offers to filter them', () => {
    const list = page('people/')
    expect([...list.matchAll(/<h2 id="(letter-\w+)">/gu)].map(([, id]) => id)).toEqual([
      'letter-a',
      'letter-b',
      'letter-e',
      'letter-s',
    ])
    expect(list).toContain('<script src="../assets/filter.js" defer>')
    expect(files.has('assets/filter.js')).toBe(true)
    expect(words(page('wards/'))).toMatch(/Ward 1 .*Ward 2 .*Ward 3 /u)
    expect(words(page('people/'))).toContain('Wards')
  })

  it('shows of a member how to reach them, their interests and their attendance in figures', () => {
    const own = words(page('people/ada-example/'))
    expect(own).toContain('01632 960 111')
    expect(own).toContain('Register of interests')
    expect(own).toContain('Health 1 1 0 100%')
    expect(words(page('people/bo-sample/'))).toContain('Health 1 0 1 0%')
  })

  it('shows the photograph of a member without what the camera wrote into it', async () => {
    // A picture of one dot with a comment that names a place (PNG, tEXt).
    const dot = Buffer.from(
      'iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==',
      'base64',
    )
    const comment = Buffer.from('Comment\0Riverbank Lane 12', 'latin1')
    const chunk = Buffer.concat([Buffer.alloc(4), Buffer.from('tEXt'), comment, Buffer.alloc(4)])
    chunk.writeUInt32BE(comment.length, 0)
    chunk.writeUInt32BE(crc32(chunk.subarray(4, 8 + comment.length)), 8 + comment.length)
    const photo = Buffer.concat([dot.subarray(0, 33), chunk, dot.subarray(33)])
    const own = await siteOf({
      committees: {
        health: committee({
          name: 'Health',
          members: [
            { name: 'Cllr Ada Example', photo: '../photos/ada.png' },
            { name: 'Cllr Bo Sample', photo: '../photos/bo.png' },
            { name: 'Cllr Cy Instance', photo: '../photos/missing.png' },
          ],
        }),
      },
      files: { 'photos/ada.png': photo, 'photos/bo.png': photo },
      baseUrl: 'https://rb.example/',
    })
    const pictures = [...own.keys()].filter((path) => path.startsWith('assets/people/'))
    expect(pictures).toEqual([expect.stringMatching(/^assets\/people\/[0-9a-f]{20}\.png$/u)])
    expect(own.get(pictures[0] ?? '')).not.toContain('Riverbank Lane')
    expect(own.get('people/ada-example/index.html')).toContain(
      `<img src="../../${pictures[0]}" width="1" height="1" alt="Photograph of Cllr Ada Example">`,
    )
    expect(own.get('people/cy-instance/index.html')).not.toContain('<img')
    expect(own.get('api/popolo.json')).toContain(`"image": "https://rb.example/${pictures[0]}"`)
    expect(await findings(new Map([...own].filter(([path]) => path.startsWith('people/'))))).toEqual([])
  })

  it('leads from a meeting to its members, tells what has changed and where items begin in the recording', () => {
    const own = page('meetings/health/2022-12-12/')
    expect(own).toContain('<a href="../../../people/ada-example/">Cllr Ada Example</a>')
    expect(words(own)).toContain(
      'Changes since publication 9 December 2022 Weir revised: costs corrected 8 December 2022 Item 2 added: Weir 7 December 2022 Supplement 1 Late',
    )
    expect(words(own)).toContain('How to attend, speak or ask Come to the gallery.')
    expect(own).toContain('href="https://video.example/watch?v&#x3D;1&amp;t&#x3D;1865"')
  })

  it('says of each PDF how large it is and how many pages it has', () => {
    expect(page('meetings/health/2022-12-12/').replaceAll(/[\s\u00a0]/gu, ' ')).toContain('PDF, 123 kB, 12 pages</a>')
  })

  it('lists on the home page what is out for comment, until its last day has passed', () => {
    const home = page('')
    const open = home.slice(home.indexOf('id="consultations"'), home.indexOf('id="papers"'))
    expect(words(open)).toContain('Lock Health, 12 December 2022 · Comments until 9 January 2023 · How to comment')
    expect(open).toContain('href="https://forms.example/lock" aria-label="How to comment: Lock"')
    expect(open).not.toContain('Minutes')
    expect(words(page('meetings/health/2022-12-12/'))).toContain('Comments until 30 November 2022')
    expect(words(files.get('meetings/health/2022-12-12/2-lock.html'))).toContain('Comments until 9 January 2023')
  })

  it('leads from a report to the papers before and after it', () => {
    const own = files.get('meetings/health/2022-12-12/2-weir.html') ?? ''
    expect(own).toContain('<a href="1-minutes.html" rel="prev">Previous paper: Minutes</a>')
    expect(own).toContain('<a href="2-lock.html" rel="next">Next paper: Lock</a>')
  })

  it('has a calendar for each month with meetings and the present one, as a table', async () => {
    const december = page('calendar/2022-12/')
    expect(words(december)).toBe(words(page('calendar/')))
    expect(words(december)).toContain('Monday 12 December 2022 Health 1.30 pm')
    expect(december.match(/<th role="columnheader" scope="col">/gu)).toHaveLength(7)
    // Thursday 1 December to Saturday 31: five weeks of seven days.
    expect(december.match(/<td /gu)).toHaveLength(35)
    expect(december.match(/<time /gu)).toHaveLength(31)
    const later = await siteOf({ meetings: [meeting(manifest())], now: '2023-02-03T09:00:00Z' })
    expect(words(later.get('calendar/index.html'))).toContain('No meeting is called for this month.')
    expect(later.get('calendar/index.html')).toContain('<a href="2022-12/" rel="prev">December 2022</a>')
  })
})
