import { readFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import type { AxeResults } from 'axe-core'
import type { Page } from 'playwright-core'

const AXE = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8')
const OPTIONS = {
  runOnly: { type: 'tag', values: ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice'] },
  // What passes is not asked for, which halves the time.
  resultTypes: ['violations'],
  preload: false,
}

/** The looks that every page has to be right in. */
export const LOOKS = (['light', 'dark'] as const).flatMap((scheme) => [320, 1280].map((width) => ({ scheme, width })))

// What can differ between light and dark: axe-core's rules for colours.
const COLOURS = { ...OPTIONS, runOnly: { type: 'rule', values: ['color-contrast', 'link-in-text-block'] } }

/**
 * What axe-core finds against WCAG 2.2 AA in the page as it is open, or in its colours alone, and whether it has to be
 * scrolled sideways.
 */
export async function findingsIn(page: Page, what: 'all' | 'colours' = 'all'): Promise<string[]> {
  if (!(await page.evaluate<boolean>('"axe" in window'))) await page.evaluate(AXE)
  const options = what === 'all' ? OPTIONS : COLOURS
  const { violations } = await page.evaluate<AxeResults>(`axe.run(document, ${JSON.stringify(options)})`)
  return [
    ...violations.map(({ id, nodes }) => `${id}: ${nodes.map(({ html }) => html).join(' ')}`),
    ...(await sidewaysScroll(page)),
  ]
}

/** How much too wide the page is as it is open, if it is. */
export async function sidewaysScroll(page: Page): Promise<string[]> {
  const [wide = 0, width = 0] = await page.evaluate<number[]>('[document.documentElement.scrollWidth, innerWidth]')
  return wide > width ? [`${wide} px wide on a screen of ${width} px`] : []
}

/** Which tags and classes follow which: the same for pages that differ in nothing but words, which axe need not see again. */
export function makeUpOf(page: string): string {
  const tags = [...page.matchAll(/<([a-z]+\d?)\b([^>]*)>/gu)].map(
    ([, name = '', attributes = '']) => name + (/ class="[^"]*"/u.exec(attributes)?.[0] ?? ''),
  )
  return [...new Set(tags.map((tag, index) => `${tag} ${tags[index + 1]}`))].toSorted().join()
}
