import { existsSync } from 'node:fs'
import { cp, mkdtemp, readdir, readFile, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { basename, join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { hashesBelow, run } from '../commands/run.ts'
import { CHROMIUM, openBrowser, openPage } from '../support/browser.ts'
import { findingsIn, LOOKS, makeUpOf, sidewaysScroll } from './support/axe.ts'
import { deadLinks } from './support/links.ts'
import { serve } from './support/serve.ts'
import { findings } from './support/validate.ts'

const EXAMPLE = fileURLToPath(new URL('../../examples/riverbank', import.meta.url))
const MADE = ['dist', 'site', '.agendapack']
const BASE = 'https://rb.example/democracy/'
const CABINET = 'meetings/cabinet/2023-02-21/index.html'
const MOVED = 'meetings/audit-and-risk/2022-09-19/index.html'

describe('the example workspace, built and published', () => {
  let folder = ''
  let hashes: Record<string, string> = {}
  const files = new Map<string, string>()
  const pages = () => [...files].filter(([path]) => path.endsWith('.html'))

  beforeAll(async () => {
    folder = await mkdtemp(join(tmpdir(), 'agendapack-example-'))
    await cp(EXAMPLE, folder, { recursive: true, filter: (path) => !MADE.includes(basename(path)) })
    expect(await run('build', folder)).toMatchObject({ code: 0, err: '' })
    expect(await run('site', folder, '--base-url', BASE, '--out', join(folder, 'site'))).toMatchObject({ code: 0 })
    const site = join(folder, 'site')
    hashes = await hashesBelow(site)
    for (const name of await readdir(site, { recursive: true }))
      if (/\.(?:html|ics|xml|css|js|svg|json)$/u.test(name)) files.set(name, await readFile(join(site, name), 'utf8'))
  })
  afterAll(() => rm(folder, { recursive: true, force: true }))

  it('has valid pages without a dead link or anchor', async () => {
    expect(pages().length).toBeGreaterThan(90)
    expect(await findings(new Map(pages()))).toEqual([])
    expect(deadLinks(files, BASE, (path) => path in hashes)).toEqual([])
  })

  it('has a text for every key of the interface', () => {
    const key = />[^<]*(?<![\w/-])((?:kind|role|term|meeting|people|report|format|committee)\.[a-z_]+)/gu
    const keys = pages().flatMap(([path, page]) => [...page.matchAll(key)].map(([, name]) => `${path} ${name}`))
    expect(keys).toEqual([])
  })

  it('links each PDF from the page of its meeting, and gives its SHA-256', () => {
    const pdfs = Object.keys(hashes).filter((path) => path.endsWith('.pdf'))
    expect(pdfs.length).toBeGreaterThan(50)
    for (const path of pdfs) {
      const [meeting = ''] = /^meetings\/[^/]+\/[^/]+\//u.exec(path) ?? []
      const page = files.get(`${meeting}index.html`) ?? ''
      expect(page.includes(`href="${path.slice(meeting.length)}"`), path).toBe(true)
      expect(page.includes(hashes[path] ?? 'a hash'), path).toBe(true)
    }
  })

  it('says of a withheld paper what there is to say, once', () => {
    const page = files.get(CABINET) ?? ''
    const land = page.slice(page.indexOf('id="item-9"'), page.indexOf('id="item-10"'))
    expect(land.match(/Purchase of land/gu)).toHaveLength(1)
    expect(land.match(/paragraph 3/gu)).toHaveLength(1)
    expect(land).toContain('Pages 17 to 18')
  })

  it('links each paper to the PDF that holds it, also where a supplement brought more papers to its item', () => {
    const item = (files.get(CABINET) ?? '').replaceAll('&#x3D;', '=').split(/id="item-[45]"/u)[1] ?? ''
    expect([...item.matchAll(/href="(items[^"]*)" aria-label="PDF: ([^,]*)/gu)].map(([, ...found]) => found)).toEqual([
      ['items/04-revenue-budget-and-council-tax-2023-24.pdf#page=1', 'Revenue budget and council tax 2023-24'],
      ['items/04-revenue-budget-and-council-tax-2023-24-supplement-1.pdf#page=1', 'Comments of the scrutiny panels'],
    ])
  })

  it('leads from a paper to its later version', () => {
    const link = '<a href="speed-limits-revised.html">Replaced on 17 February 2023 by version 2</a>'
    expect(files.get(CABINET)?.split(link)).toHaveLength(2)
    const paper = (name: string) => files.get(CABINET.replace('index', name))
    expect(paper('speed-limits')).toContain(link)
    expect(paper('speed-limits-revised')).not.toContain('Replaced on')
    expect(paper('speed-limits')).toContain('<dt>Kept until</dt><dd>21 February 2029</dd>')
  })

  it('says of a moved meeting when it is, and leads there', () => {
    const page = files.get(MOVED) ?? ''
    expect(page).toContain('<a href="../2022-09-28/">See the meeting of 28 September 2022</a>')
    expect(page).toMatch(/called for Monday 19 September 2022 at 6\u00a0pm has been moved\. It is now on Wednesday 28/u)
    expect(page).not.toContain('will be held')
    expect(page).toContain('<meta itemprop="previousStartDate" content="2022-09-19T18:00+01:00">')
    expect(page).toContain('<time itemprop="startDate" datetime="2022-09-28T18:00+01:00">')
  })

  it.skipIf(!existsSync(CHROMIUM) && process.env.CI !== 'true')(
    'has no axe violation and no sideways scroll on any page, light and dark, on a phone and a large screen',
    async () => {
      const { server, url } = await serve(files, '/democracy/')
      const browser = await openBrowser()
      try {
        const page = await openPage(browser, { bypassCSP: true })
        const found: string[] = []
        const seen = new Set<string>()
        await page.setViewportSize({ width: 320, height: 900 })
        for (const [path, text] of pages()) {
          const makeUp = makeUpOf(text)
          await page.goto(url + path)
          found.push(...(await sidewaysScroll(page)).map((finding) => `${path}: ${finding}`))
          if (seen.has(makeUp)) continue
          seen.add(makeUp)
          for (const { scheme, width } of LOOKS) {
            await page.emulateMedia({ colorScheme: scheme })
            await page.setViewportSize({ width, height: 900 })
            found.push(
              ...(await findingsIn(page, scheme === 'light' ? 'all' : 'colours')).map(
                (finding) => `${path}, ${scheme}, ${width}: ${finding}`,
              ),
            )
          }
          await page.setViewportSize({ width: 320, height: 900 })
        }
        expect(found).toEqual([])
        expect(seen.size).toBeGreaterThan(40)
      } finally {
        await browser.close()
        server.close()
      }
    },
  )
})
