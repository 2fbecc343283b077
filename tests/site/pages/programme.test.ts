import { beforeAll, describe, expect, it } from 'vitest'
import { committee, item, manifest, meeting, siteOf } from '../support/fixture.ts'
import { deadLinks } from '../support/links.ts'
import { findings } from '../support/validate.ts'

const words = (page = '') => page.replaceAll(/<[^>]*>/gu, ' ').replaceAll(/\s+/gu, ' ')

describe('the work programme of a body', () => {
  let files: Map<string, string>
  beforeAll(async () => {
    const about = manifest().meeting
    const toCome = (date: string, agenda: ReturnType<typeof item>[]) =>
      meeting(manifest({ meeting: { ...about, committee: 'Cabinet', committeeSlug: 'cabinet', date }, agenda }))
    files = await siteOf({
      baseUrl: 'https://rb.example/',
      meetings: [
        toCome('2022-11-10', [item('1', 'A past matter')]),
        toCome('2022-12-12', [
          item('1', 'Apologies'),
          item('2', 'Budget <b>2023</b>', { type: 'key', key: 'Key decision', lead: 'Leader' }),
          item('3', 'Purchase of land', { statement: 'Not for publication' }),
        ]),
      ],
      committees: {
        cabinet: committee({
          name: 'Cabinet',
          planned: [
            { title: 'Roads', date: '2023-02', key: true },
            { title: 'purchase of land', date: '2022-12-12', key: false },
            { title: 'A plan of last year', date: '2022-03', key: false },
          ],
        }),
        quiet: committee({ name: 'Quiet' }),
      },
    })
  })

  it('lists what is on agendas and what is planned, without routine and what is past', () => {
    const page = words(files.get('committees/cabinet/work-programme/index.html'))
    expect(page).toMatch(/Budget &lt;b&gt;2023&lt;\/b&gt; key decision Monday 12 December 2022 · Leader/)
    expect(page).toMatch(/Purchase of land in private/)
    expect(page).toMatch(/Roads key decision February 2023/)
    for (const not of ['Apologies', 'A past matter', 'A plan of last year', 'purchase of land'])
      expect(page).not.toContain(not)
  })

  it('is linked from the page of its body, and from there to the item', () => {
    expect(files.get('committees/cabinet/index.html')).toContain('href="work-programme/"')
    expect(files.get('committees/quiet/index.html')).not.toContain('work-programme')
    expect(files.has('committees/quiet/work-programme/index.html')).toBe(false)
    expect(files.get('committees/cabinet/work-programme/index.html')).toContain('meetings/cabinet/2022-12-12/#item-2')
    expect(files.get('sitemap.xml')).toContain('committees/cabinet/work-programme/')
  })

  it('is a valid page without dead links', async () => {
    expect(await findings(files)).toEqual([])
    expect(deadLinks(files, 'https://rb.example/', (path) => path.endsWith('.pdf'))).toEqual([])
  })
})
