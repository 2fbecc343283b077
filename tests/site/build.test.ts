import { describe, expect, it } from 'vitest'
import { example } from './support/example.ts'
import { item, manifest, meeting, paper, siteOf } from './support/fixture.ts'

const MEETING = 'meetings/health-scrutiny/2022-12-12/'

describe('buildSite', () => {
  it('makes a page for home, every committee, meeting, report and person', async () => {
    const files = await siteOf(example())
    expect([...files.keys()]).toEqual(
      expect.arrayContaining([
        'index.html',
        'committees/health-scrutiny/index.html',
        `${MEETING}index.html`,
        `${MEETING}4-budget-monitoring-quarter-2.html`,
        'people/ada-example/index.html',
        'archive/2022-2023/index.html',
        '404.html',
        'assets/site.css',
      ]),
    )
  })

  it('leads from the agenda to each paper, as a page and as a PDF', async () => {
    const page = (await siteOf(example())).get(`${MEETING}index.html`)
    expect(page).toContain('href="4-budget-monitoring-quarter-2.html"')
    expect(page).toContain('Pages 13 to 20')
    expect(page).toContain('items/4.pdf')
    expect(page).toContain('To follow, expected 8 December 2022')
    expect(page).toContain('Not for publication: paragraph 3')
    expect(page?.match(/Key decision/g)).toHaveLength(1)
  })

  it('splits meetings into next and latest by the day it is given', async () => {
    const home = (await siteOf(example({ now: '2022-12-13T00:30:00Z' }))).get('index.html') ?? ''
    const [next = '', latest = ''] = home.split('id="latest"')
    expect(next).toContain('meetings/finance/2022-12-14/')
    expect(next).not.toContain('2022-12-12')
    expect(latest.indexOf('2022-12-12')).toBeLessThan(latest.indexOf('2022-09-22'))
  })

  it('lists new papers by the day they were published, then in the order of the agenda', async () => {
    const papers = Array.from({ length: 12 }, (_, index) => paper(`${index + 1}-1`, `Report ${index + 1}`))
    const agenda = papers.map((one, index) => item(`${index + 1}`, one.title, { documents: [one] }))
    const home = (await siteOf({ meetings: [meeting(manifest({ agenda }))] })).get('index.html') ?? ''
    const titles = [...home.matchAll(/>(Report \d+)<\/a>/gu)].map(([, title]) => title)
    expect(titles).toEqual(papers.slice(0, 10).map(({ title }) => title))
    expect(home).toContain('12 December 2022 · <time datetime="2022-12-02">published 2 December 2022</time>')
  })

  it('gives the same bytes for the same input', async () => {
    expect(await siteOf(example())).toEqual(await siteOf(example()))
  })
})
