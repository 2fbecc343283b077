import Ajv from 'ajv/dist/2020.js'
import addFormats from 'ajv-formats'
import ICAL from 'ical.js'
import { beforeAll, describe, expect, it } from 'vitest'
import { pageFile } from '../../../src/site/address.ts'
import { example } from '../support/example.ts'
import { manifest, meeting, siteOf } from '../support/fixture.ts'
import { oparlSchema, popoloSchema } from '../support/schemas.ts'

const MEETING = 'meetings/health-scrutiny/2022-12-12/'
const BASE = 'https://rb.example/democracy/'
const ajv = new Ajv.default({ allErrors: true })
addFormats.default(ajv)

describe('formats beside the pages', () => {
  let files: Map<string, string>
  const text = (path: string): string => files.get(path) ?? ''
  beforeAll(async () => {
    files = await siteOf(example())
  })

  const read = (from: ReadonlyMap<string, string>, path: string): ICAL.Event[] =>
    new ICAL.Component(ICAL.parse(from.get(path) ?? ''))
      .getAllSubcomponents('vevent')
      .map((event) => new ICAL.Event(event))
  const events = (path: string): ICAL.Event[] => read(files, path)

  it('have a calendar that a library reads back', () => {
    const [event] = events(`${MEETING}meeting.ics`)
    expect(event?.uid).toBe('health-scrutiny.2022-12-12@rb.example')
    expect(event?.startDate.toString()).toBe('2022-12-12T13:30:00')
    expect(event?.startDate.zone?.tzid ?? event?.component.getFirstProperty('dtstart')?.getParameter('tzid')).toBe(
      'Europe/London',
    )
    expect(event?.location).toBe('Council Chamber, Civic Centre')
    expect(event?.sequence).toBe(2)
    // Nobody says when it ends: two hours, so that a diary has room for it.
    expect(event?.endDate.toString()).toBe('2022-12-12T15:30:00')
    expect(event?.description).toBe(
      `Agenda and papers: ${BASE}${MEETING}\nWatch or join: https://www.rb.example/live\n\n1 Apologies\n2 Declarations of interest\n` +
        '3 Minutes of previous meeting\n4 Performance, budget monitoring and medium term strategy\n5 Integrated care\n6 Contract award',
    )
    expect(event?.component.getFirstPropertyValue('url')).toBe(`${BASE}${MEETING}`)
    expect(text(`${MEETING}meeting.ics`)).toMatch(/^DTSTAMP:20221207T000000Z\r$/mu)
  })

  it('tell in the calendar of a committee what is cancelled', () => {
    const all = events('committees/health-scrutiny/calendar.ics')
    expect(all.map((event) => event.component.getFirstPropertyValue('status'))).toEqual([
      'CONFIRMED',
      'CONFIRMED',
      'CANCELLED',
    ])
    expect(new Set(events('calendar.ics').map(({ uid }) => uid)).size).toBe(5)
  })

  it('have a moved meeting at its new time, and not again where that day has a page of its own', async () => {
    const about = (more: object) => manifest({ meeting: { ...manifest().meeting, ...more } })
    const moved = meeting(about({ status: 'moved' }), {}, { movedTo: { date: '2022-12-20', venue: 'Guildhall' } })
    const alone = await siteOf({ meetings: [moved], baseUrl: BASE })
    const [event, ...others] = read(alone, 'calendar.ics')
    expect(others).toEqual([])
    expect(event?.startDate.toString()).toBe('2022-12-20T13:30:00')
    expect(event?.location).toBe('Guildhall')
    expect(event?.sequence).toBe(1)
    expect(event?.description).toContain('moved from Monday 12 December 2022')
    const later = meeting(about({ date: '2022-12-20', time: '10:00' }), {}, { ends: '11:15' })
    const both = await siteOf({ meetings: [moved, later], baseUrl: BASE })
    // A diary that has the old file replaces its entry: the UID of a meeting is one for its life.
    for (const path of ['calendar.ics', `${MEETING}meeting.ics`, 'meetings/health-scrutiny/2022-12-20/meeting.ics']) {
      const [only, ...more] = read(both, path)
      expect(more).toEqual([])
      expect(only?.uid).toBe('health-scrutiny.2022-12-12@rb.example')
      expect(only?.sequence).toBe(1)
      expect(only?.description).toContain('moved from Monday 12 December 2022')
      expect([only?.startDate.toString(), only?.endDate.toString()]).toEqual([
        '2022-12-20T10:00:00',
        '2022-12-20T11:15:00',
      ])
    }
  })

  it('have an Atom feed with what RFC 4287 asks for', () => {
    const feed = text('feed.xml')
    const entries = feed.split('<entry>').slice(1)
    // Five papers, five meetings that have been called, and what became of two.
    expect(entries).toHaveLength(12)
    for (const part of [feed.split('<entry>')[0] ?? '', ...entries]) {
      expect(part.match(/<id>/gu)).toHaveLength(1)
      expect(part.match(/<title/gu)).toHaveLength(1)
      expect(part.match(/<updated>\d{4}-\d\d-\d\dT00:00:00\.000Z<\/updated>/gu)).toHaveLength(1)
      expect(part).toMatch(/<link /u)
    }
    expect(feed).toContain(`<link rel="self" href="${BASE}feed.xml"/>`)
    expect(new Set(entries.map((entry) => /<id>(.*?)<\/id>/u.exec(entry)?.[1])).size).toBe(entries.length)
    expect(text('feed-papers.xml').match(/<entry>/gu)).toHaveLength(5)
    expect(text('feed-meetings.xml')).toContain('Health Scrutiny Panel, 19 January 2023: cancelled')
    expect(text('feed-meetings.xml')).not.toContain('Budget monitoring')
    expect(text('committees/finance/feed.xml')).not.toContain('Health')
    expect(feed).not.toContain('Contract award')
    expect(feed).not.toContain('Late appendix')
  })

  it('have Popolo data that holds together', () => {
    const data = JSON.parse(text('api/popolo.json'))
    expect(ajv.validate(popoloSchema, data), ajv.errorsText()).toBe(true)
    const ids = new Set([...data.persons, ...data.organizations].map(({ id }: { id: string }) => id))
    for (const membership of data.memberships) {
      expect(ids).toContain(membership.person_id)
      expect(ids).toContain(membership.organization_id)
      if (membership.on_behalf_of_id) expect(ids).toContain(membership.on_behalf_of_id)
    }
    expect(data.persons).toContainEqual({
      id: 'ada-example',
      name: 'Ada Example',
      sort_name: 'Example, Ada',
      honorific_prefix: 'Cllr',
      honorific_suffix: 'MBE',
    })
  })

  it('have OParl 1.1 objects, each at its address', () => {
    const objects = [...files].filter(([path]) => path.startsWith('api/oparl/') && !path.startsWith('api/oparl/list/'))
    expect(objects.length).toBeGreaterThan(10)
    const inside = (value: unknown): { id: string }[] => {
      if (typeof value !== 'object' || value === null) return []
      const own = 'id' in value && 'type' in value ? [value as { id: string }] : []
      return [...own, ...Object.values(value).flatMap(inside)]
    }
    for (const [path, content] of objects) {
      const object = JSON.parse(content)
      expect(object.id).toBe(BASE + path)
      expect(ajv.validate(oparlSchema(object.type), object), `${path} ${ajv.errorsText()}`).toBe(true)
      // What stands inside another is at its own address, too, and says there where it belongs.
      for (const part of inside(object)) {
        const alone = JSON.parse(text(part.id.slice(BASE.length)))
        expect({ ...alone, ...part }).toEqual(alone)
      }
    }
  })

  it('name files of OParl after what they are, with the day when each was published', () => {
    const meetingObject = JSON.parse(text('api/oparl/meeting/health-scrutiny/2022-12-12.json'))
    const files = [meetingObject.invitation, ...meetingObject.auxiliaryFile]
    expect(files.map(({ name, date }) => [name, date])).toEqual([
      ['Public pack', '2022-12-02'],
      ['Supplement 1', '2022-12-07'],
    ])
    const paperObject = JSON.parse(text('api/oparl/paper/health-scrutiny/2022-12-12-5-1.json'))
    expect(paperObject.mainFile).toMatchObject({ name: 'Integrated care', date: '2022-12-07' })
  })

  it('have OParl links that all lead to an object', () => {
    const ids = new Set<string>()
    const collect = (value: unknown): void => {
      if (typeof value !== 'object' || value === null) return
      if ('id' in value) ids.add(String(value.id))
      for (const part of Object.values(value)) collect(part)
    }
    const data = [...files]
      .filter(([path]) => path.startsWith('api/oparl/'))
      .map(([path, content]) => ({ path, content: JSON.parse(content) }))
    for (const { content } of data) collect(content)
    const lists = new Set(data.map(({ path }) => BASE + path))
    for (const { path, content } of data) {
      for (const [link] of JSON.stringify(content).matchAll(/https:\/\/rb\.example\/democracy\/api\/oparl\/[^"]*/gu))
        expect(ids.has(link) || lists.has(link), `${path} -> ${link}`).toBe(true)
    }
    expect(text('api/oparl/meeting/health-scrutiny/2022-12-12.json')).not.toContain('Late appendix')
  })

  it('have a sitemap of every page and nothing else', () => {
    const listed = [...text('sitemap.xml').matchAll(/<loc>(.*?)<\/loc>/gu)].map(([, address = '']) =>
      pageFile(address.slice(BASE.length)),
    )
    const pages = [...files.keys()].filter((path) => path.endsWith('.html'))
    const unlisted = ['search/index.html', '404.html']
    expect(listed.toSorted()).toEqual(pages.filter((path) => !unlisted.includes(path)).toSorted())
    expect(text('robots.txt')).toContain(`Sitemap: ${BASE}sitemap.xml`)
  })

  it('say on each page where it stands', () => {
    for (const [path, page] of files) {
      if (!path.endsWith('.html') || path === '404.html') continue
      expect(page).toContain(`<link rel="canonical" href="${BASE}${path.replace(/(?<=^|\/)index\.html$/u, '')}">`)
    }
    expect(text('404.html')).not.toContain('canonical')
    expect(text('404.html')).toContain('href="/democracy/assets/site.css"')
  })

  it('tell how long a paper is kept, and the hash of each PDF', () => {
    const page = text(`${MEETING}index.html`)
    expect(page).toContain('until 12 December 2028; background papers until 12 December 2026')
    expect(page.match(/<code>[0-9a-f]{64}<\/code>/gu)?.length).toBe(6)
  })

  it('describe the event in the page, without a script', () => {
    const page = text(`${MEETING}index.html`)
    expect(page).toContain('itemtype="https://schema.org/Event"')
    expect(page).toContain('itemprop="startDate" datetime="2022-12-12T13:30+00:00"')
    expect(page).toContain('itemprop="endDate" content="2022-12-12T15:30+00:00"')
    expect(page).toContain('<span itemprop="name address">Council Chamber, Civic Centre</span>')
    expect(page).toContain('https://schema.org/MixedEventAttendanceMode')
    expect(text('meetings/health-scrutiny/2023-01-19/index.html')).toContain('https://schema.org/EventCancelled')
  })

  it('tell on every page what it is about, for search engines and those who share it', () => {
    for (const [path, page] of files) {
      if (!path.endsWith('.html')) continue
      const head = (name: string) =>
        new RegExp(`<meta (?:name|property)="${name}" content="([^"]+)">`, 'u').exec(page)?.[1]
      expect(head('description')?.length, path).toBeGreaterThan(20)
      expect(head('og:description'), path).toBe(head('description'))
      expect(head('og:title'), path).toBeDefined()
      if (path !== '404.html') expect(head('og:url'), path).toContain(BASE)
    }
    const meetingPage = text(`${MEETING}index.html`)
    expect(meetingPage).toContain(
      '<meta name="description" content="Health Scrutiny Panel, Monday 12 December 2022 at 1.30\u00a0pm, Council Chamber, Civic Centre">',
    )
  })

  it('leave out what needs an address where nobody knows it', async () => {
    const without = await siteOf({ ...example(), baseUrl: undefined })
    for (const path of ['feed.xml', 'sitemap.xml', 'api/oparl/system.json']) expect(without.has(path)).toBe(false)
    expect(without.get('index.html')).not.toMatch(/feed\.xml|canonical/u)
    expect(without.has(`${MEETING}meeting.ics`)).toBe(true)
  })
})
