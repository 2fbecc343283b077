import type { Root } from 'mdast'
import MiniSearch from 'minisearch'
import { beforeAll, describe, expect, it } from 'vitest'
import { SEARCH_OPTIONS } from '../../src/site/formats/search.ts'
import { summaryOf } from '../../src/site/report/summary.ts'
import { example } from './example.ts'
import { reportFrom, settings, siteOf } from './fixture.ts'

describe('the search', () => {
  let files = new Map<string, string>()
  beforeAll(async () => {
    files = await siteOf(example({ settings: settings({ language: ['en-GB', 'cy'] }) }))
  })
  const find = (words: string, index = 'assets/search.json') =>
    MiniSearch.loadJSON(files.get(index) ?? '', SEARCH_OPTIONS)
      .search(words, { combineWith: 'AND', prefix: true })
      .map(({ title, page }) => `${title}: ${page}`)

  it.each([
    [
      'budget monitoring',
      'Budget monitoring, quarter 2: meetings/health-scrutiny/2022-12-12/4-budget-monitoring-quarter-2.html',
    ],
    [
      'implications climate',
      'Budget monitoring, quarter 2: meetings/health-scrutiny/2022-12-12/4-budget-monitoring-quarter-2.html',
    ],
    [
      'comment draft budget',
      'Budget monitoring, quarter 2: meetings/health-scrutiny/2022-12-12/4-budget-monitoring-quarter-2.html',
    ],
    ['guidance', 'Government guidance: meetings/health-scrutiny/2022-12-12/#item-4'],
    ['sam third', 'Sam Third: people/sam-third/'],
    ['finance panel', 'Finance Panel: committees/finance/'],
  ])('finds %s by title, heading or summary', (words, expected) => {
    expect(find(words)).toContain(expected)
    expect(find(words, 'assets/search-cy.json')).toContain(expected)
  })

  it('finds nothing of a withheld paper', () => {
    expect(find('contract award').filter((one) => !one.includes('/2022-12-12/'))).toEqual([])
    expect(find('contract award').some((one) => one.startsWith('Contract award'))).toBe(false)
  })

  it('describes the page of a report in its head', () => {
    const page = files.get('meetings/health-scrutiny/2022-12-12/4-budget-monitoring-quarter-2.html')
    expect(page).toContain('<meta name="description" content="The panel is asked to: note the forecast')
  })
})

describe('summaryOf', () => {
  const summary = (text: string) => summaryOf(reportFrom(text).tree satisfies Root)

  it('is what a report asks for, else how it begins', () => {
    expect(summary('Dear all,\n\n:::recommendations\nThat the **panel**\n\n1. notes;\n2. agrees.\n:::')).toBe(
      'That the panel notes; agrees.',
    )
    expect(summary('# Weir\n\nDear all,\n\nThe weir is old, and water runs over it.\n\nMore.')).toBe(
      'The weir is old, and water runs over it.',
    )
    expect(summary('# Weir\n\n- List')).toBeUndefined()
  })

  it('ends at a word', () => {
    const text = summary('word '.repeat(200))
    expect(text).toMatch(/^(?:word )+…$/u)
    expect(text?.length).toBeLessThanOrEqual(302)
    expect(summary('x'.repeat(5000))?.length).toBeLessThanOrEqual(302)
  })
})
