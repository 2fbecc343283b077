import { existsSync } from 'node:fs'
import { describe, expect, it } from 'vitest'
import { memoryHost } from '../../../src/host/memory.ts'
import { deadOldAddresses } from '../../../src/site/templates/old-addresses.ts'
import { siteTemplateProblems } from '../../../src/site/templates/template-problems.ts'
import { loadSiteTemplates } from '../../../src/site/templates/templates.ts'
import { CHROMIUM, openBrowser, openPage } from '../../support/browser.ts'
import { example } from '../support/example.ts'
import { siteOf } from '../support/fixture.ts'
import { deadLinks } from '../support/links.ts'
import { serve } from '../support/serve.ts'
import { findings } from '../support/validate.ts'

const BASE = 'https://rb.example/democracy/'
const MEETING = 'meetings/health-scrutiny/2022-12-12/'
const TABLE = `
"ieListDocuments.aspx?CId=12&MId=345": ${MEETING}
"/ieListDocuments.aspx?CId=12": committees/health-scrutiny/
"mgMemberIndex.aspx": people/
"documents/g345/Public pack.pdf": ${MEETING}public-pack.pdf
"agendas/2022.html": archive/2022-2023/
`
const templates = (table: string) => loadSiteTemplates(memoryHost({ 'redirects.yaml': table }).files)

describe('the old addresses of a site', () => {
  it('have valid pages that lead on, none of them in the sitemap', async () => {
    const files = await siteOf(example({ templates: await templates(TABLE) }))
    expect(await findings(files)).toEqual([])
    expect(deadLinks(files, BASE, (path) => path.endsWith('.pdf'))).toEqual([])
    expect(files.get('mgMemberIndex.aspx/index.html')).toContain(
      '<meta http-equiv="refresh" content="0; url=../people/">',
    )
    expect(files.get('agendas/2022.html')).toContain('<a href="../archive/2022-2023/">Go to the new page</a>')
    expect(files.get('sitemap.xml')).not.toMatch(/aspx|agendas/u)
  })

  it('are told where they lead to nothing, or the table has mistakes', async () => {
    const dead = deadOldAddresses(
      await templates('"a.aspx": meetings/nowhere/\n"b.aspx": people/#x\n'),
      new Set(['people/index.html']),
    )
    expect(dead.map(({ ruleId, actual }) => [ruleId, actual])).toEqual([['site-redirects', 'meetings/nowhere/']])
    const wrong = { 'redirects.yaml': '"a.aspx": [people/]\n' }
    const { files } = memoryHost(wrong)
    expect(await siteTemplateProblems(await loadSiteTemplates(files), files)).toHaveLength(1)
  })

  // Chromium is optional on a developer's machine; in CI its absence is a failure, not a skip.
  it.skipIf(!existsSync(CHROMIUM) && process.env.CI !== 'true')(
    'lead to the page with the most parameters in common, whatever else is asked for',
    async () => {
      const files = await siteOf(example({ templates: await templates(TABLE) }))
      const { server, url } = await serve(files, '/democracy/')
      const browser = await openBrowser()
      const page = await openPage(browser)
      for (const [from, to] of [
        ['ieListDocuments.aspx/?cid=12&MId=345&Ver=4', MEETING],
        ['ieListDocuments.aspx/?CId=12&MId=9', 'committees/health-scrutiny/'],
        ['mgMemberIndex.aspx/', 'people/'],
      ] as const) {
        await page.goto(url + from)
        await page.waitForURL(url + to)
      }
      await browser.close()
      server.close()
    },
  )
})
