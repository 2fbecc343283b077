import { cp, mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { Manifest } from '../../../src/manifest/manifest.ts'
import { readPdf } from '../../support/pdf/read-pdf.ts'
import { allIn, structureOf } from '../../support/pdf/structure.ts'
import { run } from '../run.ts'

const EXAMPLE = fileURLToPath(new URL('../../../examples/dyffryn-glas', import.meta.url))

describe('packs of two languages that belong together', () => {
  let folder = ''
  const here = 'meetings/2026-11-24-cabinet'
  const out = (path: string, audience = 'public') => join(folder, `dist/${audience}/cabinet/2026-11-24`, path)
  const manifestOf = async (path: string) => JSON.parse(await readFile(out(path), 'utf8')) as Manifest
  const rangesOf = ({ agenda }: Manifest) =>
    agenda.flatMap((entry) => (entry.kind === 'item' ? entry.documents.map(({ id, pages }) => ({ id, pages })) : []))
  const ask = async (bilingual: string) => {
    const settings = join(folder, 'agendapack.yaml')
    const text = (await readFile(settings, 'utf8')).replace(/^bilingual: .*\n/mu, '')
    await writeFile(settings, text.replace(/^language: .*$/mu, `$&\nbilingual: ${bilingual}`))
  }

  beforeAll(async () => {
    folder = await mkdtemp(join(tmpdir(), 'agendapack-beside-'))
    await cp(EXAMPLE, folder, { recursive: true })
    const long = Array.from({ length: 60 }, (_, index) => `Ymatebodd ${index + 2} o bobl i gwestiwn ${index + 2}.`)
    const report = join(folder, here, 'strategaeth.md')
    await writeFile(report, `${await readFile(report, 'utf8')}\n${long.join('\n\n')}\n`)
  })
  afterAll(() => rm(folder, { recursive: true, force: true }))

  it('have the same page numbers, with blank pages that say so', async () => {
    await ask('same_pages')
    expect(await run('build', folder)).toMatchObject({ code: 0, err: '' })
    const [welsh, english] = [await manifestOf('pack.json'), await manifestOf('en/pack.json')]
    expect(rangesOf(english)).toEqual(rangesOf(welsh))
    expect(rangesOf(welsh).find(({ id }) => id === '4-1')?.pages).toEqual({ first: 4, last: 6 })
    for (const audience of ['public', 'members']) {
      const { pages, labels } = await readPdf(await readFile(out(`en/${audience}-pack.pdf`, audience)))
      expect(labels).toEqual(['1', '2', '3', '4', '5', '6', '7'])
      expect(pages.map(({ text }) => text.includes('This page is blank so that the packs in all languages'))).toEqual([
        ...[false, false, false, false, true, true, false],
      ])
    }
  })

  it('are one file with both side by side, each told apart by its language', async () => {
    await ask('side_by_side')
    expect(await run('build', folder)).toMatchObject({ code: 0, err: '' })
    expect((await readdir(out(''))).sort()).toEqual([
      'agenda.pdf',
      'items',
      'pack.en.json',
      'pack.json',
      'public-pack.pdf',
    ])
    const bytes = await readFile(out('public-pack.pdf'))
    const { pages, outline, language, info } = await readPdf(bytes)
    const [front = '', agenda = ''] = pages
      .map(({ text }) => text.replace(/\s+/gu, ' '))
      .filter((text) => !/wag/u.test(text))
    expect(language).toBe('cy')
    expect(info.Title).toMatch(/^Cabinet, 24 Tachwedd 2026, .* \/ Cabinet, 24 November 2026, agenda pack$/u)
    expect(front).toMatch(/Siambr y Cyngor.*Council Chamber/u)
    expect(agenda).toMatch(/4 Strategaeth hybu’r Gymraeg .*Strategy to promote the Welsh language/u)
    expect(agenda).toMatch(/\(Tudalennau (\d+ - \d+)\) \(Pages \1\)/u)
    expect(pages.map(({ text }) => text).join(' ')).toContain('Eitem Agenda Rhif: 4 / Agenda Item No: 4')
    expect(JSON.stringify(outline)).toContain('Strategaeth hybu’r Gymraeg / Strategy to promote the Welsh language')
    const elements = allIn(await structureOf(bytes, pages.findIndex(({ text }) => text.includes('Rhan 1')) + 1))
    const english = elements.filter(({ lang }) => lang === 'en').flatMap(allIn)
    const titles = (of: readonly { role: string }[]) => of.filter(({ role }) => role === 'H3').length
    expect(titles(english)).toBeGreaterThan(3)
    expect(titles(elements)).toBe(2 * titles(english))
  })

  it('have each version of a paper, and nothing private in either language', async () => {
    const [welsh, english] = [await manifestOf('pack.json'), await manifestOf('pack.en.json')]
    expect(rangesOf(welsh).map(({ id }) => id)).toEqual(['3-1', '3-1-en', '4-1', '4-1-en', '6-1', '6-1-en'])
    expect(rangesOf(english)).toEqual(rangesOf(welsh))
    expect(english.meeting.venue).toBe('Council Chamber')
    const { pages } = await readPdf(await readFile(out('public-pack.pdf')))
    const text = pages.map((page) => page.text.replace(/\s+/gu, ' ')).join(' ')
    expect(text).toMatch(/Bu 412 o bobl.*412 people answered/u)
    const secrets = /180,000|165,000|perchennog|owner asks|wrth yr afon|by the river/u
    expect(text).not.toMatch(secrets)
    expect(JSON.stringify([welsh, english])).not.toMatch(secrets)
    expect((await run('verify', out('public-pack.pdf'))).code).toBe(0)
  })

  it('are on the website in both languages', async () => {
    expect((await run('site', folder, '--base-url', 'https://x.example/')).code).toBe(0)
    const page = 'meetings/cabinet/2026-11-24/index.html'
    const [welsh, english] = await Promise.all(
      ['', 'en/'].map((prefix) => readFile(join(folder, 'site', prefix, page), 'utf8')),
    )
    expect(welsh).toContain('href="public-pack.pdf"')
    expect(english).toContain('href="../../../../meetings/cabinet/2026-11-24/public-pack.pdf"')
    expect(english).toContain('Strategy to promote the Welsh language')
  })
})
