import { beforeAll, describe, expect, it } from 'vitest'
import type { SiteMeeting } from '../../../src/site/model.ts'
import { parseState, type SiteState, stateText } from '../../../src/site/records/state.ts'
import { buildSite, type Given, item, manifest, meeting, paper, siteInput } from '../support/fixture.ts'

const BASE = 'https://rb.example/'
const about = (date: string, items: readonly string[], more: object = {}): SiteMeeting =>
  meeting(
    manifest({
      meeting: { ...manifest().meeting, date, ...more },
      agenda: items.map((title, index) =>
        item(`${index + 1}`, title, {
          documents: [paper(`${index + 1}-1`, `Report on ${title}`, { pages: { first: 5, last: 6 } })],
        }),
      ),
    }),
  )

interface Made {
  files: Map<string, string>
  state: SiteState
}

async function site(
  now: string,
  meetings: readonly SiteMeeting[],
  previous?: SiteState,
  remembered = previous,
): Promise<Made> {
  const given: Given = { meetings, now, baseUrl: BASE }
  const making = buildSite(siteInput(given), { version: '1', previous, remembered })
  const files = new Map<string, string>()
  for (;;) {
    const { done, value } = await making.next()
    if (done) return { files, state: parseState(stateText(value)) ?? value }
    files.set(value.path, String(value.content))
  }
}

const object = ({ files }: Made, path: string) => JSON.parse(files.get(`api/oparl/${path}.json`) ?? 'null')
const FIRST = 'health-scrutiny/2022-12-12'
const LATER = '2022-12-09T10:15:30+00:00'

describe('open data of a site that changes', () => {
  let first: Made
  let second: Made
  beforeAll(async () => {
    first = await site('2022-12-05T09:00:00Z', [about('2022-12-12', ['Weir', 'Lock']), about('2022-12-20', ['Bridge'])])
    second = await site('2022-12-09T10:15:30Z', [about('2022-12-12', ['Weir'])], first.state)
  })

  it('takes its dates from the data at first', () => {
    expect(object(first, `meeting/${FIRST}`)).toMatchObject({
      created: '2022-12-02T00:00:00+00:00',
      modified: '2022-12-02T00:00:00+00:00',
    })
  })

  it('keeps a withdrawn item and its papers as deleted, alone and on the agenda, which changes with it', () => {
    const deleted = { created: '2022-12-02T00:00:00+00:00', modified: LATER, deleted: true }
    const gone = {
      id: `${BASE}api/oparl/agenda-item/${FIRST}-item-2.json`,
      type: 'https://schema.oparl.org/1.1/AgendaItem',
    }
    expect(object(second, `agenda-item/${FIRST}-item-2`)).toEqual({ ...gone, ...deleted })
    const meetingObject = object(second, `meeting/${FIRST}`)
    expect(meetingObject).toMatchObject({ created: '2022-12-02T00:00:00+00:00', modified: LATER })
    expect(meetingObject.agendaItem).toEqual([expect.objectContaining({ name: 'Weir' }), { ...gone, ...deleted }])
    for (const path of [`paper/${FIRST}-2-1`, `file/${FIRST}-2-1`, `consultation/${FIRST}-2-1`])
      expect(object(second, path)).toMatchObject(deleted)
    const papers = object(second, 'list/papers').data
    expect(papers.filter((one: { deleted?: boolean }) => one.deleted)).toHaveLength(2)
    // What has not changed says so.
    expect(object(second, `paper/${FIRST}-1-1`).modified).toBe('2022-12-02T00:00:00+00:00')
  })

  it('keeps a withdrawn meeting as deleted, in the lists too', () => {
    const gone = object(second, 'meeting/health-scrutiny/2022-12-20')
    expect(gone).toEqual({
      id: `${BASE}api/oparl/meeting/health-scrutiny/2022-12-20.json`,
      type: 'https://schema.oparl.org/1.1/Meeting',
      created: '2022-12-02T00:00:00+00:00',
      modified: LATER,
      deleted: true,
    })
    for (const list of ['list/meetings', 'list/meetings/health-scrutiny'])
      expect(object(second, list).data).toContainEqual(gone)
    expect(object(second, 'agenda-item/health-scrutiny/2022-12-20-item-1').deleted).toBe(true)
  })

  it('stays as it is when nothing more happens, and brings back what comes back', async () => {
    const third = await site('2022-12-10T08:00:00Z', [about('2022-12-12', ['Weir'])], second.state)
    const data = ({ files }: Made) => [...files].filter(([path]) => path.startsWith('api/oparl/list/')).toSorted()
    expect(data(third)).toEqual(data(second))
    const again = [about('2022-12-12', ['Weir', 'Lock']), about('2022-12-20', ['Bridge'])]
    const fourth = await site('2022-12-11T08:00:00Z', again, third.state)
    const back = { created: '2022-12-02T00:00:00+00:00', modified: '2022-12-11T08:00:00+00:00' }
    for (const path of [`agenda-item/${FIRST}-item-2`, 'meeting/health-scrutiny/2022-12-20']) {
      expect(object(fourth, path)).toMatchObject(back)
      expect(object(fourth, path)).not.toHaveProperty('deleted')
    }
    expect(Object.keys(fourth.state.gone)).toEqual([])
  })

  it('remembers where the folder of the site has been emptied', async () => {
    const again = await site('2022-12-10T08:00:00Z', [about('2022-12-12', ['Weir'])], undefined, second.state)
    for (const path of [`meeting/${FIRST}`, `agenda-item/${FIRST}-item-2`, 'meeting/health-scrutiny/2022-12-20'])
      expect(object(again, path)).toEqual(object(second, path))
    expect(again.files.get('feed-meetings.xml')).toBe(second.files.get('feed-meetings.xml'))
  })

  it('says of a moved meeting where it was before, and of a file that it changed', async () => {
    const moved = about('2022-12-12', ['Weir', 'Lock'], { status: 'moved' })
    const now = { ...moved, details: { movedTo: { date: '2022-12-14', venue: 'Guildhall' } } }
    const made = await site('2022-12-09T10:15:30Z', [now, about('2022-12-20', ['Bridges'])], first.state)
    expect(object(made, `meeting/${FIRST}`)).toMatchObject({
      start: '2022-12-14T13:30:00+00:00',
      modified: LATER,
      'agendapack:movedFrom': { start: '2022-12-12T13:30:00+00:00', location: 'Council Chamber, Civic Centre' },
    })
  })
})

it('has news of a meeting in the feed when it is called, moved or cancelled, each once and at its time', async () => {
  const first = await site('2022-12-05T09:00:00Z', [about('2022-12-12', ['Weir'])])
  const called = about('2023-01-19', ['Lock'], { published: undefined })
  const cancelled = about('2022-12-12', ['Weir'], { status: 'cancelled' })
  const second = await site('2022-12-09T10:15:30Z', [cancelled, called], first.state)
  const third = await site('2022-12-10T09:00:00Z', [cancelled, called], second.state)
  const news = ({ files }: Made) =>
    [
      ...(files.get('feed-meetings.xml') ?? '').matchAll(
        /<title type="html"><!\[CDATA\[(.*?)\]\]>[\s\S]*?<updated>(.*?)<\/updated>/gu,
      ),
    ].map(([, title, moment]) => `${moment} ${title}`)
  expect(news(first)).toEqual(['2022-12-02T00:00:00.000Z Health Scrutiny Panel, 12 December 2022: agenda published'])
  expect(news(second)).toEqual([
    '2022-12-09T10:15:30.000Z Health Scrutiny Panel, 12 December 2022: cancelled',
    '2022-12-09T10:15:30.000Z Health Scrutiny Panel, 19 January 2023: new meeting',
    '2022-12-02T00:00:00.000Z Health Scrutiny Panel, 12 December 2022: agenda published',
  ])
  expect(news(third)).toEqual(news(second))
})
