import { type Browser, type BrowserContextOptions, chromium, type Page } from 'playwright-core'

/** Where Chromium is; the tests that need it are left out on a machine without it, but not in CI. */
export const CHROMIUM = process.env.CHROMIUM ?? '/usr/bin/chromium'

/** Chromium without its sandbox, as tests run as root, and without a limit of seconds that a busy machine could reach. */
export function openBrowser(): Promise<Browser> {
  const args = ['--no-sandbox', '--disable-gpu', '--disable-background-networking']
  return chromium.launch({ executablePath: CHROMIUM, args, timeout: 0 })
}

/** A page in a context of its own, which waits for as long as a busy machine needs. */
export async function openPage(browser: Browser, options: BrowserContextOptions = {}): Promise<Page> {
  const context = await browser.newContext(options)
  context.setDefaultTimeout(0)
  return context.newPage()
}

/** The words of what the keyboard is on. */
export const focused = (page: Page): Promise<string> =>
  page.evaluate<string>('document.activeElement.textContent.trim()')

/** Presses Tab until the keyboard is in a field. */
export async function tabToField(page: Page, id: string): Promise<void> {
  for (let presses = 0; presses < 60; presses += 1) {
    if ((await page.evaluate<string>('document.activeElement.id')) === id) return
    await page.keyboard.press('Tab')
  }
  throw new Error(`No field ${id} within 60 presses of Tab`)
}

/** Presses Tab until the keyboard is on these words. */
export async function tabTo(page: Page, text: string): Promise<void> {
  for (let presses = 0; presses < 60; presses += 1) {
    if ((await focused(page)) === text) return
    await page.keyboard.press('Tab')
  }
  throw new Error(`No "${text}" within 60 presses of Tab`)
}
