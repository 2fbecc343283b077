import { beforeAll, describe, expect, it } from 'vitest'
import { memoryHost } from '../../../src/host/memory.ts'
import { loadCalendar } from '../../../src/profiles/calendar.ts'
import { loadProfile } from '../../../src/profiles/load-profile.ts'
import { committee, item, manifest, meeting, settings, siteOf } from '../support/fixture.ts'
import { deadLinks } from '../support/links.ts'
import { findings } from '../support/validate.ts'

const words = (page = '') => page.replaceAll(/<[^>]*>/gu, ' ').replaceAll(/\s+/gu, ' ')

const HELD = 'meetings/cabinet/2022-12-20'
const notice = (name: string, title: string, latest: string, more: object = {}) => ({
  ...{ name, title, latest, provision: 'SI 2012/2089, regulation 9' },
  text: `The meeting is on **20 December** <script>alert(1)</script>\n\n## ${title} of roads\n\n- 1 Apologies`,
  ...more,
})

describe('notices of a body', () => {
  let files: Map<string, string>
  beforeAll(async () => {
    const { value: profile } = await loadProfile('england-executive', memoryHost({}).files, { file: 'a.yaml' })
    if (!profile) throw new Error('no profile')
    const about = { ...manifest().meeting, committee: 'Cabinet', committeeSlug: 'cabinet' }
    const held = (date: string, notices: object[]) =>
      meeting(manifest({ meeting: { ...about, date }, agenda: [item('1', 'Roads')], notices: notices as never }))
    files = await siteOf({
      baseUrl: 'https://rb.example/',
      settings: settings({ language: ['en-GB', 'cy'] }),
      laws: new Map([['cabinet', { profile, calendar: await loadCalendar(profile) }]]),
      meetings: [
        held('2022-11-10', [notice('key-decisions', 'Notice of key decisions', '2022-10-12')]),
        held('2022-12-20', [
          notice('notice-of-meeting', 'Notice of meeting', '2022-12-12'),
          notice('key-decisions', 'Notice of key decisions', '2022-11-21', { published: '2022-11-18' }),
        ]),
      ],
      committees: {
        cabinet: committee({
          name: 'Cabinet',
          members: [{ name: 'Cllr Ada Example' }],
          planned: [
            { title: 'Bridges <i>', date: '2023-02', key: true },
            { title: 'roads', date: '2022-12', key: true },
          ],
        }),
        quiet: committee({ name: 'Quiet' }),
      },
    })
  })

  it('have a page each, with the day by which they are to be out, and the law', () => {
    const page = words(files.get(`${HELD}/notice.notice-of-meeting.html`))
    expect(page).toContain('To be published by 12 December 2022.')
    expect(page).toContain('The meeting is on 20 December')
    expect(files.get(`${HELD}/notice.notice-of-meeting.html`)).not.toContain('<script>alert')
    expect(page).toContain('Law: SI 2012/2089, regulation 9.')
    expect(words(files.get(`${HELD}/notice.key-decisions.html`))).toContain('Published on 18 November 2022.')
    expect(files.has('meetings/cabinet/2022-11-10/notice.key-decisions.html')).toBe(true)
    expect(files.has(`cy/${HELD}/notice.key-decisions.html`)).toBe(true)
  })

  it('are linked from their meeting, and from their body until it is held, the first due first', () => {
    expect(files.get(`${HELD}/index.html`)).toContain('href="notice.key-decisions.html"')
    expect(files.get('committees/cabinet/index.html')).toContain('href="notices/"')
    const list = words(files.get('committees/cabinet/notices/index.html'))
    expect(list).toMatch(
      /key decisions for the meeting of Tuesday 20 December 2022 Published on 18 November.*Notice of meeting .*12 December.*Notice of key decisions February 2023 To be published by 3 January 2023/,
    )
    expect(list).not.toContain('12 October')
    expect(files.get('committees/quiet/index.html')).not.toContain('notices/')
    expect(files.has('committees/quiet/notices/index.html')).toBe(false)
  })

  it('are there for what the register has as planned, and is on no agenda yet', () => {
    const planned = [...files.keys()].filter((path) => /^committees\/cabinet\/notices\/notice/.test(path))
    expect(planned).toEqual(['committees/cabinet/notices/notice.2023-02.key-decisions.html'])
    const page = words(files.get(planned[0] ?? ''))
    expect(page).toContain('Bridges &#x3C;i>')
    expect(page).toContain('When: February 2023.')
    const map = files.get('sitemap.xml')
    for (const path of [
      ...planned,
      'committees/cabinet/notices/<',
      `${HELD}/notice.key-decisions.html`,
      'cy/committees/cabinet/notices/<',
    ])
      expect(map).toContain(`https://rb.example/${path}`)
  })

  it('are valid pages without dead links', async () => {
    expect(await findings(files)).toEqual([])
    expect(deadLinks(files, 'https://rb.example/', (path) => path.endsWith('.pdf'))).toEqual([])
  })
})
