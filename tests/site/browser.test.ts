import { existsSync } from 'node:fs'
import type { Server } from 'node:http'
import type { Browser, Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { CHROMIUM, focused, openBrowser, openPage, tabTo, tabToField } from '../support/browser.ts'
import { findingsIn, LOOKS, sidewaysScroll } from './support/axe.ts'
import { committee, item, manifest, meeting, paper, siteFilesOf, siteOf, siteReport } from './support/fixture.ts'
import { serve } from './support/serve.ts'
import { GUIDANCE, TEXT, water } from './support/water.ts'

const MEETING = 'meetings/health-scrutiny/2022-12-12/'
const PAGES = [
  '',
  'calendar/',
  'committees/',
  'committees/health-scrutiny/',
  'committees/health-scrutiny/notices/',
  'people/',
  'people/ada-example/',
  'archive/',
  'archive/2022-2023/',
  'search/?q=budget',
  '404.html',
  MEETING,
  'meetings/finance/2022-12-14/',
  `${MEETING}3-minutes-of-22-september-2022.html`,
  `${MEETING}4-budget-monitoring-quarter-2.html`,
  `cy/${MEETING}5-integrated-care.html`,
  TEXT,
  'meetings/health-scrutiny/2023-01-09/',
  'meetings/health-scrutiny/2023-01-09/notice.notice-of-meeting.html',
]
// Chromium is optional on a developer's machine; in CI its absence is a failure, not a skip.
describe.skipIf(!existsSync(CHROMIUM) && process.env.CI !== 'true')(`the site in Chromium (${CHROMIUM})`, () => {
  let browser: Browser
  let server: Server
  let url = ''

  beforeAll(async () => {
    // A bright yellow, which no text could use as it is.
    const style = { accent: '#ffd500', logo: 'crest.svg' }
    const given = water(style)
    const crest = '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 9 9"><path d="M0 0h9v9z"/></svg>'
    const files = await siteFilesOf({ ...given, files: { 'crest.svg': crest } })
    files.set(GUIDANCE, '<title>The pack</title>')
    const served = await serve(files, '/democracy/')
    server = served.server
    url = served.url
    browser = await openBrowser()
  })

  afterAll(async () => {
    await browser?.close()
    server?.close()
  })

  const open = async (path: string, look: (typeof LOOKS)[number], problems: string[] = []): Promise<Page> => {
    const page = await openPage(browser, {
      viewport: { width: look.width, height: 800 },
      colorScheme: look.scheme,
      bypassCSP: true,
    })
    page.on('requestfailed', (request) => {
      // A picture of the page before, that the next page does not wait for.
      if (request.failure()?.errorText !== 'net::ERR_ABORTED') problems.push(`failed: ${request.url()}`)
    })
    page.on('request', (request) => {
      if (!request.url().startsWith(url)) problems.push(`outside: ${request.url()}`)
    })
    await page.goto(url + path)
    return page
  }

  it.each(LOOKS)('has no axe violation and no sideways scroll, $scheme, $width px', async (look) => {
    const found: string[] = []
    const page = await open('', look, found)
    for (const path of PAGES) {
      await page.goto(url + path)
      if (path.includes('?q=')) await page.locator('#search-results li').first().waitFor()
      found.push(...(await findingsIn(page)).map((finding) => `${path} ${finding}`))
    }
    await page.context().close()
    expect(found).toEqual([])
  })

  it('breaks very long words, not the page', async () => {
    const long = 'Llanfairpwllgwyngyll'.repeat(12)
    const { meeting: about } = manifest()
    const files = await siteOf({
      meetings: [
        meeting(
          manifest({
            meeting: { ...about, title: long, venue: long, status: 'moved' },
            membership: [{ name: long, group: long, role: 'member', represents: long }],
            agenda: [
              item('4', long, { note: long, documents: [paper('4-1', long, { pages: { first: 3, last: 4 } })] }),
            ],
          }),
          {
            '4-1': siteReport(
              `# ${long}\n\n## ${long}\n\n### A\n\n## B\n\n1.1 ${long}\n\n\`${long}\`\n\n| ${long} |\n| --- |\n| ${long} |\n`,
            ),
          },
          { movedTo: { date: '2022-12-20', venue: long }, contact: { name: long, email: `${long}@rb.example` } },
        ),
      ],
      committees: { 'health-scrutiny': committee({ name: long, type: long, members: [{ name: long, group: long }] }) },
    })
    const { server: own, url: from } = await serve(files, '/')
    const page = await openPage(browser, { viewport: { width: 320, height: 800 } })
    const found: string[] = []
    for (const path of files.keys()) {
      if (!path.endsWith('.html')) continue
      await page.goto(from + path)
      found.push(...(await sidewaysScroll(page)).map((finding) => `${path} ${finding}`))
    }
    await page.context().close()
    own.close()
    expect(found).toEqual([])
  })

  it('leaves room for wider spacing of text on a phone (WCAG 1.4.12)', async () => {
    const found: string[] = []
    const page = await open('', { scheme: 'light', width: 320 })
    for (const path of PAGES) {
      await page.goto(url + path)
      await page.addStyleTag({ content: '* { letter-spacing: 0.12em !important; word-spacing: 0.16em !important }' })
      found.push(...(await sidewaysScroll(page)).map((finding) => `${path} ${finding}`))
    }
    await page.context().close()
    expect(found).toEqual([])
  })

  it('keeps room to type in the search field with large text on a phone', async () => {
    const page = await open('', { scheme: 'light', width: 390 })
    await page.addStyleTag({ content: 'html { font-size: 200% }' })
    const field = await page.locator('#query').boundingBox()
    expect(field?.width).toBeGreaterThan(250)
    expect(await sidewaysScroll(page)).toEqual([])
    await page.context().close()
  })

  it('works under its own Content-Security-Policy', async () => {
    const page = await openPage(browser)
    const problems: string[] = []
    page.on('console', (line) => {
      if (line.type() === 'error') problems.push(line.text())
    })
    page.on('pageerror', (error) => problems.push(error.message))
    await page.goto(`${url}search/?q=budget`)
    await page.locator('#search-results li').first().waitFor()
    await expect.poll(() => page.locator('#search-status').textContent()).toBe('2 results for “budget”')
    expect(problems).toEqual([])
    await page.close()
  })

  it('leads from home to a paper with the keyboard alone', async () => {
    const page = await open('', { scheme: 'light', width: 1280 })
    await page.keyboard.press('Tab')
    expect(await focused(page)).toBe('Skip to main content')
    expect(await page.locator('.skip').boundingBox()).toMatchObject({ y: 0 })
    await page.keyboard.press('Enter')
    await tabTo(page, 'Health Scrutiny Panel')
    await page.keyboard.press('Enter')
    await page.waitForURL(`**/${MEETING}`)
    await tabTo(page, 'Budget monitoring, quarter 2')
    const outline = await page.evaluate<string>('getComputedStyle(document.activeElement).outlineStyle')
    expect(outline).toBe('solid')
    await page.keyboard.press('Enter')
    await page.waitForURL(`**/${MEETING}4-budget-monitoring-quarter-2.html`)
    await tabTo(page, '3.2.1')
    await page.keyboard.press('Enter')
    expect(page.url()).toContain('#p3.2.1')
    await page.context().close()
  })

  it('leads from home through the search to a page of a pack, with the keyboard alone', async () => {
    const page = await open('', { scheme: 'light', width: 1280 })
    await tabToField(page, 'query')
    await page.keyboard.type('flouride measured')
    await page.keyboard.press('Enter')
    await page.waitForURL('**/search/?q=*')
    const status = page.getByRole('status')
    await expect.poll(() => status.textContent()).toContain('this is what was found for: fluoride.')
    expect(await status.textContent()).toMatch(/^1 result for “flouride measured”/u)
    expect(await page.locator('#search-results mark').allTextContents()).toEqual(['Fluoride', 'measured'])
    await tabTo(page, 'Guidance on mains')
    await page.keyboard.press('Tab')
    expect(await focused(page)).toBe('Text version')
    await page.keyboard.press('Tab')
    expect(await focused(page)).toBe('Found on more pages of this paper (1)')
    await page.keyboard.press('Enter')
    await tabTo(page, '5')
    await page.keyboard.press('Enter')
    await page.waitForURL(`**/${GUIDANCE}#page=5`)
    await page.context().close()
  })

  it('filters what is found, and keeps the choice in the address', async () => {
    const page = await open('search/?q=council', { scheme: 'light', width: 1280 })
    await page.locator('#search-results li').first().waitFor()
    const all = await page.locator('#search-results > li').count()
    await page.getByLabel('Year').selectOption('2023')
    await page.getByRole('button', { name: 'Search' }).click()
    await page.waitForURL('**year=2023*')
    await page.locator('#search-results li').first().waitFor()
    expect(await page.getByLabel('Year').inputValue()).toBe('2023')
    expect(await page.locator('#search-results > li').count()).toBeLessThan(all)
    await page.context().close()
  })

  it('scrolls a wide table, not the page, with the keyboard', async () => {
    const page = await open(`${MEETING}4-budget-monitoring-quarter-2.html`, { scheme: 'light', width: 320 })
    const region = page.getByRole('region', { name: 'Table 1: 2.0 Figures' })
    await region.focus()
    await page.keyboard.press('ArrowRight')
    await expect.poll(() => region.evaluate((element) => element.scrollLeft)).toBeGreaterThan(0)
    await page.context().close()
  })

  it('shows in the light and in the dark that a wide table goes on, and on a wide page nothing of it', async () => {
    /** Whether the end of the table, without its words and lines, differs from the page beside it. */
    const isShaded = async (scheme: 'light' | 'dark', width: number) => {
      const page = await open(`${MEETING}4-budget-monitoring-quarter-2.html`, { scheme, width })
      const region = page.getByRole('region', { name: 'Table 1: 2.0 Figures' })
      await page.addStyleTag({ content: 'td, th { color: transparent !important; border: 0 !important }' })
      await region.scrollIntoViewIfNeeded()
      const box = await region.boundingBox()
      if (!box) throw new Error('no table')
      const edge = await page.screenshot({ clip: { x: box.x + box.width - 3, y: box.y, width: 3, height: box.height } })
      const beside = await page.screenshot({ clip: { x: box.x + box.width, y: box.y, width: 3, height: box.height } })
      await page.context().close()
      return !edge.equals(beside)
    }
    for (const scheme of ['light', 'dark'] as const) {
      expect(await isShaded(scheme, 320)).toBe(true)
      expect(await isShaded(scheme, 1280)).toBe(false)
    }
  })

  it('is whole without JavaScript', async () => {
    const page = await openPage(browser, { javaScriptEnabled: false })
    await page.goto(`${url}search/?q=budget`)
    expect(await page.locator('main').textContent()).toContain('All meetings are listed in the archive.')
    await page.context().close()
  })
})
