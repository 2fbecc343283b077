import { existsSync } from 'node:fs'
import { rm } from 'node:fs/promises'
import type { Browser, Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { onePage, writePdf } from '../attachments/write-pdf.ts'
import { findingsIn } from '../site/support/axe.ts'
import { CHROMIUM, openBrowser, openPage } from '../support/browser.ts'
import { readPdf } from '../support/pdf/read-pdf.ts'
import { MEETING } from '../support/workspace.ts'
import { FOLDER, files, type RunningPreview, startPreview } from './preview-workspace.ts'

const PROVED = 'Every page has been proved.'

// Chromium is optional on a developer's machine; in CI its absence is a failure, not a skip.
describe.skipIf(!existsSync(CHROMIUM) && process.env.CI !== 'true')(
  `the page of a preview in Chromium (${CHROMIUM})`,
  () => {
    let browser: Browser
    let running: RunningPreview
    let page: Page
    const outside: string[] = []
    const problems: string[] = []

    beforeAll(async () => {
      running = await startPreview()
      browser = await openBrowser()
      page = await open(1280)
    })
    afterAll(async () => {
      await browser?.close()
      await running.stop()
      await rm(running.folder, { recursive: true, force: true })
    })

    async function open(width: number, bypassCSP = false): Promise<Page> {
      const opened = await openPage(browser, { viewport: { width, height: 800 }, bypassCSP })
      opened.on('request', (request) => {
        if (!/^(?:data|chrome|chrome-extension):/.test(request.url()) && !request.url().startsWith(running.url))
          outside.push(request.url())
      })
      opened.on('pageerror', (error) => problems.push(error.message))
      opened.on('console', (line) => {
        if (line.type() === 'error') problems.push(line.text())
      })
      await opened.goto(running.url)
      await status(PROVED)(opened)
      return opened
    }

    const status = (words: string) => (of: Page) => of.locator('#status', { hasText: words }).waitFor()

    const source = async () => (await page.locator('#frames iframe:last-child').getAttribute('src')) ?? ''

    /** Waits until the frame shows a PDF with some words, and gives where it is. */
    async function seen(words: string): Promise<string> {
      const text = async () => textOf(await source())
      await expect.poll(text, { timeout: 600_000, interval: 500 }).toContain(words)
      return source()
    }

    async function textOf(src: string): Promise<string> {
      const response = await fetch(running.url + src.replace(/#.*/, ''))
      const { pages } = await readPdf(new Uint8Array(await response.arrayBuffer()))
      return pages.map(({ text }) => text.replace(/\s+/g, ' ')).join(' ')
    }

    it('shows a report, a register, a template and an attachment as they are saved', async () => {
      const changes: [path: string, content: string | Uint8Array, words: string][] = [
        [`${FOLDER}/weir.md`, '# Weir\n\nThe weir is very old.\n', 'The weir is very old.'],
        [
          'committees/health.yaml',
          String(files['committees/health.yaml']).replace('Jo Jason', 'Jo Jasper'),
          'Jo Jasper',
        ],
        ['templates/withheld.md.hbs', '# {{title}}\n\nKept back for now.\n', 'Kept back for now.'],
        [`${FOLDER}/plan.pdf`, writePdf(onePage('Plan two')), 'Plan two'],
      ]
      const { mkdir } = await import('node:fs/promises')
      await mkdir(`${running.folder}/templates`, { recursive: true })
      for (const [path, content, words] of changes) {
        await running.save(path, content)
        await seen(words)
      }
    })

    it('goes to the page that was changed, or stays where it is', async () => {
      await running.save(`${FOLDER}/weir.md`, '# Weir\n\nThe weir is the oldest.\n')
      expect(await seen('The weir is the oldest.')).toMatch(/#page=5&/)
      await page.getByLabel('Go to the page that I change').uncheck()
      await page.getByRole('link', { name: 'Agenda page 3' }).click()
      await expect.poll(source).toMatch(/#page=3&/)
      await running.save(`${FOLDER}/weir.md`, String(files[`${FOLDER}/weir.md`]))
      expect(await seen('It leaks')).toMatch(/#page=3&/)
    })

    it('lists a finding with its words and a link to its line, until it is corrected', async () => {
      const finding = page.locator('#findings li', { hasText: 'the the' })
      await finding.waitFor()
      expect(await finding.locator('a').getAttribute('href')).toBe(
        `vscode://file${running.folder}/${FOLDER}/weir.md:7:10`,
      )
      await running.save(`${FOLDER}/weir.md`, '# Weir\n\nThe weir is repaired.\n')
      await finding.waitFor({ state: 'detached' })
    })

    it('leaves the last good pack in place while a file is broken, and says so', async () => {
      const before = await seen('The weir is repaired.')
      await status(PROVED)(page)
      await running.save(MEETING, 'committee: [health\n')
      await page.getByRole('alert').filter({ hasText: 'Something cannot be read.' }).waitFor()
      expect(await page.locator('#findings li.error').count()).toBeGreaterThan(0)
      expect(await seen('The weir is repaired.')).toBe(before)
      await running.save(MEETING, String(files[MEETING]))
      await page.getByRole('alert').waitFor({ state: 'hidden' })
      await status(PROVED)(page)
    })

    it('is reached by the keyboard: documents, website, pages', async () => {
      for (const name of ['Members’ pack', 'Website', 'Public pack']) {
        await page.keyboard.press('Tab')
        for (let presses = 0; presses < 40; presses += 1) {
          if ((await page.evaluate<string>('document.activeElement.textContent.trim()')) === name) break
          await page.keyboard.press('Tab')
        }
        await page.keyboard.press('Enter')
        await expect.poll(() => page.locator('#documents [aria-current]').textContent()).toBe(name)
        await page.locator('h1').click()
      }
      await page.getByLabel('Page', { exact: true }).fill('4')
      await page.keyboard.press('Enter')
      await expect.poll(() => page.locator('#frames iframe:last-child').getAttribute('src')).toMatch(/#page=4&/)
    })

    it.each([390, 1280])('has no axe violation and no sideways scroll, %i px', async (width) => {
      const own = await open(width, true)
      expect(await findingsIn(own)).toEqual([])
      await own.context().close()
    })

    it('asked for nothing outside, and nothing went wrong', () => {
      expect({ outside, problems }).toEqual({ outside: [], problems: [] })
    })
  },
)
