import { toString as textOf } from 'mdast-util-to-string'
import { describe, expect, it } from 'vitest'
import { asksForListing, withListings } from '../../../../src/load/meeting/across/listing-blocks.ts'
import { MEETING, meetingHead, openWorkspace } from '../../../support/workspace.ts'

const REPORT = 'meetings/2022-12-12-health/report.md'
const report = '# Actions\n\n::actions\n\n## Programme\n\n::work-programme\n'
const own = `${meetingHead}agenda:\n  - { title: Actions, documents: [report.md] }\n`

const other = (date: string, agenda: string) =>
  `committee: health\ndate: ${date}\ntime: "13:30"\npublished: ${date}\nagenda:\n${agenda}`

const files = {
  [MEETING]: own,
  [REPORT]: report,
  'meetings/2022-10-10-health/meeting.yaml': other(
    '2022-10-10',
    '  - { item: "1", title: Parks }\n  - { item: "2", title: Tannery, private: { paragraphs: [3] } }\n',
  ),
  'meetings/2022-10-10-health/decisions.yaml': `actions:
  - { item: "1", action: Ask the gardeners, owner: Morgan, due: 2022-11-30 }
  - { item: "1", action: Plant the trees, owner: Morgan, due: 2022-12-20, done: 2022-11-01 }
  - { item: "1", action: Paint the gate, owner: Morgan, due: 2022-12-20, done: 2022-12-05, update: Half of it is done }
  - { item: "2", action: Offer for the tannery, owner: Morgan, due: 2022-11-30 }
`,
  'meetings/2023-01-20-health/meeting.yaml': other(
    '2023-01-20',
    '  - { title: Apologies for absence }\n  - { title: Dentists, lead: Director }\n  - { title: Tannery, private: { paragraphs: [3], public_title: Land } }\n',
  ),
}

async function listed(more: Readonly<Record<string, string>> = {}, audience: 'public' | 'members' = 'members') {
  const { load } = await openWorkspace({ ...files, ...more })
  const { agenda, listings } = await load(audience)
  const [item] = agenda.flatMap((entry) => (entry.kind === 'item' ? [entry] : []))
  const content = item?.documents[0]?.content
  if (content?.type !== 'report') throw new Error('no report')
  const rows = withListings(content.report, listings).tree.children.flatMap((node) =>
    node.type === 'table' ? node.children.map((row) => row.children.map((cell) => textOf(cell)).join(' | ')) : [],
  )
  return { rows, listings, tree: withListings(content.report, listings).tree }
}

describe('listings in a report', () => {
  it('have the actions that were open when the agenda was published, and say which are overdue', async () => {
    const { rows } = await listed()
    expect(rows.slice(0, 3)).toEqual([
      'Meeting | Action | Owner | Due',
      '10 October 2022 | Ask the gardeners | Morgan | 30 November 2022 (overdue)',
      '10 October 2022 | Paint the gate. Half of it is done | Morgan | 20 December 2022',
    ])
  })

  it('have what comes before the body later, of meetings and of the register', async () => {
    const register = `name: Health Scrutiny Panel
planned:
  - { title: School nurses, date: 2023-06, key: true }
  - { title: Dentists, date: 2023-02 }
  - { title: Something of the past, date: 2022-11 }
`
    const { rows } = await listed({ 'committees/health.yaml': register })
    expect(rows.slice(3)).toEqual([
      'Meeting | Business | Lead',
      '20 January 2023 | Dentists | Director',
      '20 January 2023 | Land (in private) | ',
      'June 2023 | School nurses (key decision) | ',
    ])
  })

  it('have nothing private, whoever gets the report', async () => {
    for (const audience of ['public', 'members'] as const) {
      const { rows } = await listed({}, audience)
      expect(rows.join('\n')).not.toMatch(/tannery/i)
    }
  })

  it('have all actions where the public is not admitted', async () => {
    const closed = Object.fromEntries(
      Object.entries(files).map(([path, text]) => [
        path,
        path.endsWith('meeting.yaml') ? `public: false\n${text}` : text,
      ]),
    )
    expect((await listed(closed)).rows.join('\n')).toContain('Offer for the tannery')
  })

  it('say where there is nothing to list, and are not read where no report asks', async () => {
    const { tree } = await listed({
      'meetings/2022-10-10-health/decisions.yaml': 'actions: []\n',
      'meetings/2023-01-20-health/meeting.yaml': other('2023-01-20', '  - { title: Apologies }\n'),
    })
    expect(tree.children.map((node) => textOf(node))).toContain('There are no open actions.')
    expect(tree.children.map((node) => textOf(node))).toContain('Nothing is planned yet.')
    const { load } = await openWorkspace({ ...files, [REPORT]: '# Nothing\n\nText.\n' })
    expect((await load('public')).listings).toBeUndefined()
    expect(asksForListing({ tree })).toBe(false)
  })
})
