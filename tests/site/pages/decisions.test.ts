import { describe, expect, it } from 'vitest'
import type { ManifestDecisions } from '../../../src/manifest/decisions.ts'
import { item, manifest, meeting, sha256, siteOf } from '../support/fixture.ts'
import { deadLinks } from '../support/links.ts'
import { findings } from '../support/validate.ts'

const nobody = { count: 0 }
const decisions: ManifestDecisions = {
  attendance: {
    present: ['Cllr Ada Example MBE'],
    apologies: ['Cllr Bo Sample'],
    absent: [],
    substitutes: [],
    inAttendance: [],
  },
  declarations: [{ member: 'Cllr Ada Example MBE', item: '1', nature: 'Personal', dispensation: false }],
  decisions: [
    {
      ...{ item: '1', title: 'Budget', minute: 7, outcome: 'agreed', resolved: 'That **it** be so.', key: true },
      ...{ reasons: 'It <script>alert(1)</script> balances.', conflicts: [], moved: 'Cllr Ada Example MBE' },
      votes: { for: { count: 1, names: ['Cllr Ada Example MBE'] }, against: nobody, abstained: nobody },
    },
    { item: '2', title: 'Land', minute: 8, statement: 'Not for publication', key: false, conflicts: [] },
  ],
  actions: [],
}

const BASE = 'https://rb.example/'

const site = (given: ManifestDecisions | undefined) =>
  siteOf({
    meetings: [
      meeting(
        manifest({
          agenda: [item('1', 'Budget'), item('2', 'Land')],
          decisions: given,
          outputs: given ? [{ path: 'decisions.pdf', size: 1000, sha256: sha256('decisions') }] : [],
        }),
      ),
    ],
    baseUrl: BASE,
  })

describe('decisions on the website', () => {
  it('are on the page of their meeting, and by year', async () => {
    const files = await site(decisions)
    const page = String([...files].find(([path]) => /^meetings\/[^/]+\/[^/]+\/index\.html$/.test(path))?.[1])
    expect(page).toContain('<a href="#decision-1">Agreed, minute 7</a>')
    // Of what is private, the public knows no outcome.
    expect(page).toContain('<a href="#decision-2">Minute 8</a>')
    expect(page).toContain('That <strong>it</strong> be so.')
    expect(page).toContain('decisions.pdf')
    expect(page).not.toContain('<script>alert')
    const listed = [...files].filter(([path]) => path.startsWith('decisions/'))
    expect(listed.map(([path]) => path)).toHaveLength(2)
    expect(String(listed.at(-1)?.[1]) + String(listed[0]?.[1])).toContain('Budget')
    const pages = new Map(
      [...files].filter(([path]) => path.endsWith('.html')).map(([path, text]) => [path, String(text)]),
    )
    expect(
      await findings(new Map([...pages].filter(([path]) => /^(?:decisions|meetings|people)\//.test(path)))),
    ).toEqual([])
    expect(deadLinks(pages, BASE, (path) => !path.endsWith('.html'))).toEqual([])
  })

  it('stand on the home page and on that of the committee, and have feeds', async () => {
    const files = await site(decisions)
    const text = (path: string) => String(files.get(path))
    const committee = [...files.keys()].find((path) => /^committees\/[^/]+\/index\.html$/.test(path)) ?? ''
    for (const path of ['index.html', committee]) {
      expect(text(path)).toMatch(/Latest decisions[\s\S]*#decision-1">Budget<\/a>/)
    }
    const folder = committee.replace('index.html', '')
    for (const path of ['feed-decisions.xml', `${folder}feed-decisions.xml`]) {
      expect(text(path).match(/<entry>/gu)).toHaveLength(2)
      expect(text(path)).toContain('Budget (Agreed, minute 7)')
    }
    expect(text('decisions/index.html')).toContain('feed-decisions.xml')
    expect(text('feed.xml')).toContain('Budget (Agreed, minute 7)')
    const none = await site(undefined)
    expect(String(none.get('index.html'))).not.toContain('Latest decisions')
    const shown = [...files].filter(([path]) => ['index.html', committee].includes(path))
    expect(await findings(new Map(shown.map(([path, content]) => [path, String(content)])))).toEqual([])
  })

  it('are votes and declarations of members', async () => {
    const files = await site(decisions)
    const person = String([...files].find(([path]) => path.startsWith('people/ada-example'))?.[1])
    expect(person).toContain('Recorded votes')
    expect(person).toMatch(/Interests declared[\s\S]*Personal/)
    expect(person).toContain('Present at 1 of 1')
  })

  it('are the result of an item in open data', async () => {
    const files = await site(decisions)
    const [, json = ''] = [...files].find(([path]) => path.startsWith('api/oparl/meeting/')) ?? []
    expect(JSON.parse(String(json)).agendaItem).toMatchObject([
      { result: 'agreed', resolutionText: 'That **it** be so.' },
      {},
    ])
    expect(JSON.parse(String(json)).agendaItem[1]).not.toHaveProperty('result')
  })

  it('have no pages where nothing is written down', async () => {
    const files = await site(undefined)
    expect([...files.keys()].filter((path) => path.startsWith('decisions/'))).toEqual([])
  })
})
