import { beforeAll, describe, expect, it } from 'vitest'
import { parse } from 'yaml'
import { example } from '../support/example.ts'
import { manifest, meeting, settings, siteOf, templates } from '../support/fixture.ts'
import { deadLinks } from '../support/links.ts'
import { findings } from '../support/validate.ts'

describe('the pages of a bilingual site', () => {
  let files: Map<string, string>
  beforeAll(async () => {
    files = await siteOf(example({ settings: settings({ language: ['en-GB', 'cy'] }) }))
  })

  it('are valid HTML', async () => {
    expect(await findings(files)).toEqual([])
  })

  it('have no dead link or anchor', () => {
    expect(deadLinks(files, 'https://rb.example/democracy/', (path) => path.endsWith('.pdf'))).toEqual([])
  })

  it('run and load nothing but their own files', () => {
    for (const [path, page] of files) {
      if (!path.endsWith('.html')) continue
      expect(page).toContain(`content="default-src 'none';`)
      expect(page).not.toMatch(/<script(?![^>]*\ssrc=)|\sstyle=|\son\w+=|<style/u)
      expect(page).not.toMatch(/<(?:script|link rel="stylesheet"|img)[^>]*(?:src|href)="(?:https?:)?\/\//u)
    }
  })

  it('lead from a meeting to its minutes among the papers of a later one', () => {
    const page = files.get('meetings/health-scrutiny/2022-09-22/index.html') ?? ''
    expect(page).toContain(
      '<dt>Minutes</dt><dd><a href="../2022-12-12/3-minutes-of-22-september-2022.html">Minutes of 22 September 2022</a> ' +
        '<span class="soft">among the papers of 12 December 2022</span></dd>',
    )
    expect(files.get('cy/meetings/health-scrutiny/2022-09-22/index.html')).toContain('ymhlith papurau 12 Rhagfyr 2022')
    const later = files.get('meetings/health-scrutiny/2022-12-12/index.html') ?? ''
    expect(later).not.toContain('<dt>Minutes</dt>')
    expect(later).toContain('<dt><a href="public-pack.pdf">public-pack.pdf</a></dt>')
  })

  it('name each other’s other language', () => {
    const page = files.get('cy/committees/index.html') ?? ''
    expect(page).toContain('<html lang="cy">')
    expect(page).toContain('hreflang="en-GB" href="https://rb.example/democracy/committees/"')
    expect(page).toContain('hreflang="cy" href="https://rb.example/democracy/cy/committees/"')
    expect(files.get('404.html')).not.toContain('<link rel="alternate" hreflang')
    expect(page).toContain('Pwyllgorau')
  })

  it('show the Welsh text of a report, and say where there is none', () => {
    const meeting = 'cy/meetings/health-scrutiny/2022-12-12/'
    expect(files.get(`${meeting}5-integrated-care.html`)).toContain('Gofal integredig')
    const english = files.get(`${meeting}4-budget-monitoring-quarter-2.html`)
    expect(english).toContain('Iaith y papur hwn: English yn unig.')
    expect(english).toContain('<div class="prose" lang="en-GB">')
  })

  it('have one first heading each and no skipped level', () => {
    for (const [path, page] of files) {
      if (!path.endsWith('.html')) continue
      const levels = [...page.matchAll(/<h([1-6])/gu)].map(([, level]) => Number(level))
      expect(levels[0], path).toBe(1)
      expect(
        levels.filter((level) => level === 1),
        path,
      ).toHaveLength(1)
      levels.forEach((level, index) => {
        expect(level, path).toBeLessThanOrEqual((levels[index - 1] ?? 1) + 1)
      })
    }
  })

  it('have all their texts in Welsh', async () => {
    const texts = async (name: string) => parse((await templates).get(`messages/${name}.yaml`) ?? '')
    const keys = (value: unknown): string[] =>
      typeof value === 'object' && value !== null
        ? Object.entries(value).flatMap(([key, part]) => [key, ...keys(part).map((inner) => `${key}.${inner}`)])
        : []
    expect(keys(await texts('cy')).toSorted()).toEqual(keys(await texts('en')).toSorted())
  })

  it('have texts for every key of the interface', () => {
    for (const [path, page] of files) {
      if (path.endsWith('.html'))
        expect(page.replaceAll(/<[^>]*>/gu, ''), path).not.toMatch(
          /\b[a-z]+\.[a-z_]{3,}\b(?<!rb\.example)(?<!www\.rb)/u,
        )
    }
  })
})

describe('the membership of a body without political groups', () => {
  it('stands below a heading in the plural', async () => {
    const members = [{ name: 'Ada Example', role: 'chair' } as const, { name: 'Bo Sample', role: 'member' } as const]
    const trustees = { meetings: [meeting(manifest({ membership: members }))] }
    const files = await siteOf(example({ ...trustees, settings: settings({ language: ['en-GB', 'cy'] }) }))
    expect(files.get('meetings/health-scrutiny/2022-12-12/index.html')).toContain('<h3>Members</h3>')
    expect(files.get('cy/meetings/health-scrutiny/2022-12-12/index.html')).toContain('<h3>Aelodau</h3>')
  })
})
