import { expect, it } from 'vitest'
import type { SiteMeeting } from '../../../src/site/model.ts'
import { item, manifest, meeting, siteOf } from '../support/fixture.ts'

const about = (date: string, more: object = {}) =>
  manifest({ meeting: { ...manifest().meeting, date, ...more }, agenda: [item('1', 'Apologies')] })
const moved = (to: { date: string; time?: string; venue?: string }): SiteMeeting =>
  meeting(about('2022-12-12', { status: 'moved' }), {}, { movedTo: to })
/** What a page says, without its tags. */
const words = (page = '') => page.replaceAll(/<[^>]*>/gu, '').replaceAll(/\s+/gu, ' ')
const section = (page: string | undefined, id: string) =>
  words(new RegExp(`id="${id}">[\\s\\S]*?</section>`, 'u').exec(page ?? '')?.[0])

it('lists a meeting that was moved under its new date and place, as long as that is to come', async () => {
  const files = await siteOf({
    meetings: [moved({ date: '2022-12-20', venue: 'Guildhall' })],
    now: '2022-12-15T09:00:00Z',
  })
  const line =
    'Health Scrutiny Panel Tuesday 20 December 2022, 1.30 pm · Guildhall · moved from Monday 12 December 2022'
  expect(section(files.get('index.html'), 'next')).toContain(line)
  expect(section(files.get('index.html'), 'latest')).not.toContain('Health Scrutiny Panel')
  expect(section(files.get('committees/health-scrutiny/index.html'), 'meetings')).toContain(
    'Tuesday 20 December 2022 1.30 pm · Guildhall · moved from Monday 12 December 2022',
  )
  expect(words(files.get('archive/2022-2023/index.html'))).toContain(line)
  const page = files.get('meetings/health-scrutiny/2022-12-12/index.html')
  expect(words(page)).toContain('Tuesday 20 December 2022 at 1.30 pm moved from Monday 12 December 2022 Guildhall')
  expect(page).toContain('<title>Health Scrutiny Panel, 20 December 2022')
  expect(page).toContain('itemprop="previousStartDate" content="2022-12-12T13:30+00:00"')
})

it('lists it once where it has a page of its own under the new date, and leads from one page to the other', async () => {
  const files = await siteOf({ meetings: [moved({ date: '2023-06-20' }), meeting(about('2023-06-20'))] })
  const home = files.get('index.html') ?? ''
  expect(section(home, 'next').match(/Health Scrutiny Panel/gu)).toHaveLength(1)
  expect(home).toContain('<a href="meetings/health-scrutiny/2023-06-20/">Health Scrutiny Panel</a>')
  expect(home).toContain('<a href="meetings/health-scrutiny/2022-12-12/">moved from Monday 12 December 2022</a>')
  expect(files.get('archive/2023-2024/index.html')).toContain('moved from')
  expect(files.has('archive/2022-2023/index.html')).toBe(false)
  const old = files.get('meetings/health-scrutiny/2022-12-12/index.html') ?? ''
  expect(old).toContain('<a href="../2023-06-20/">See the meeting of 20 June 2023</a>')
  expect(words(old)).toContain('Monday 12 December 2022 at 1.30 pm')
})

it('says at which time or place it was to be where the day is the same', async () => {
  const earlier = await siteOf({ meetings: [moved({ date: '2022-12-12', time: '10:00' })] })
  expect(section(earlier.get('index.html'), 'next')).toContain(
    '10 am · Council Chamber, Civic Centre · moved from 1.30 pm',
  )
  const elsewhere = await siteOf({ meetings: [moved({ date: '2022-12-12', venue: 'Guildhall' })] })
  expect(section(elsewhere.get('index.html'), 'next')).toContain('Guildhall · moved from Council Chamber, Civic Centre')
})

it('keeps one that was moved to nobody knows when under its old date, and says that it was moved', async () => {
  const files = await siteOf({ meetings: [meeting(about('2022-12-12', { status: 'moved' }))] })
  expect(section(files.get('index.html'), 'next')).toContain('Health Scrutiny Panel Moved Monday 12 December 2022')
})

it('says on the home page when it was made', async () => {
  const files = await siteOf({ meetings: [], now: '2022-12-15T09:00:00Z' })
  expect(words(files.get('index.html'))).toContain('This page was made on Thursday 15 December 2022.')
})
