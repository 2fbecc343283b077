import { cp, mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { Manifest } from '../../../src/manifest/manifest.ts'
import { builtInWords } from '../../../src/wording/built-in.ts'
import { readPdf } from '../../support/pdf/read-pdf.ts'
import { run } from '../run.ts'

const example = (name: string) => fileURLToPath(new URL(`../../../examples/${name}`, import.meta.url))

/** Examples in other languages than British English: what is printed in each is to have no word of any other. */
const EXAMPLES = [
  { name: 'ahrenfeld', languages: ['de'], pack: 'gemeinderat/2026-12-10' },
  { name: 'dyffryn-glas', languages: ['cy', 'en-GB'], pack: 'cabinet/2026-11-24' },
  { name: 'waihenga', languages: ['en-NZ'], pack: 'council/2026-10-29' },
] as const

/** The texts of a language that no other of them has: pieces between values, long enough to be nobody else's words. */
function wordsOf(language: string, others: string): string[] {
  const pieces = [...builtInWords(language)]
    .filter(([key]) => !/^(?:format|language_name|reviewed|month|weekday|number)\b/u.test(key))
    .flatMap(([, text]) => text.split(/\{\w+\}/u))
    .map((piece) => piece.replace(/\s+/gu, ' ').trim())
  return [...new Set(pieces)].filter((piece) => /\p{L}{4}/u.test(piece) && piece.length > 6 && !others.includes(piece))
}

/** What a page says: its text, and what its attributes let people hear or read. */
function textOfPage(html: string): string {
  const spoken = [...html.matchAll(/\b(?:aria-label|title|alt|placeholder|content)="([^"]*)"/gu)].map(
    ([, text]) => text,
  )
  const text = html.replace(/<(script|style)[\s\S]*?<\/\1>/gu, ' ').replace(/<[^>]+>/gu, ' ')
  return [text, ...spoken].join(' ').replaceAll('&#x27;', "'").replaceAll('&amp;', '&').replace(/\s+/gu, ' ')
}

describe.each(EXAMPLES)('the example $name', ({ name, languages, pack }) => {
  let folder = ''
  const printed = new Map<string, string[]>()

  beforeAll(async () => {
    folder = await mkdtemp(join(tmpdir(), 'agendapack-language-'))
    await cp(example(name), folder, { recursive: true })
    expect(await run('check', folder)).toMatchObject({ code: 0, err: '' })
    expect(await run('build', folder)).toMatchObject({ code: 0, err: '' })
    expect(await run('site', folder, '--base-url', 'https://x.example/')).toMatchObject({ code: 0 })
    for (const [index, language] of languages.entries()) {
      const prefix = index === 0 ? '' : `${language.split('-')[0]}/`
      const texts: string[] = []
      for (const audience of ['public', 'members']) {
        const packs = join(folder, `dist/${audience}`, pack, prefix)
        for (const file of (await readdir(packs)).filter((one) => one.endsWith('.pdf'))) {
          const { pages, outline } = await readPdf(await readFile(join(packs, file)))
          texts.push(pages.map((page) => page.text.replace(/\s+/gu, ' ')).join(' '), JSON.stringify(outline))
        }
      }
      const site = join(folder, 'site', prefix)
      const others = languages.slice(1).map((tag) => `${tag.split('-')[0]}/`)
      const pages = (await readdir(site, { recursive: true }))
        .filter((one) => one.endsWith('.html'))
        .filter((one) => index > 0 || !others.some((other) => one.startsWith(other)))
      expect(pages.length).toBeGreaterThan(10)
      for (const page of pages) texts.push(textOfPage(await readFile(join(site, page), 'utf8')))
      printed.set(language, texts)
    }
  })
  afterAll(() => rm(folder, { recursive: true, force: true }))

  it.each(languages)('has no word of another language in %s', (language) => {
    const own = [...builtInWords('en-GB'), ...builtInWords(language)]
    const base = language.startsWith('en') ? own : [...builtInWords(language)]
    const known = base.map(([, text]) => text).join('\n')
    const texts = printed.get(language) ?? []
    expect(texts.length).toBeGreaterThan(12)
    // The measure sees words of the language itself.
    const seen = wordsOf(language === 'en-NZ' ? 'en-GB' : language, '').filter((own) =>
      texts.some((text) => hasWords(text, own)),
    )
    expect(seen.length).toBeGreaterThan(60)
    const strangers = ['en-GB', 'cy', 'ga', 'gd', 'de', 'fr'].filter(
      (other) => !known.includes(other) && other !== language,
    )
    const wrong = strangers
      .filter((other) => !(language.startsWith('en') && other.startsWith('en')))
      .flatMap((other) =>
        wordsOf(other, known).flatMap((words) => {
          const at = texts.find((text) => hasWords(text, words))
          return at === undefined ? [] : [`${other}: ${words}`]
        }),
      )
    expect(wrong).toEqual([])
  })
})

function hasWords(text: string, words: string): boolean {
  const at = text.indexOf(words)
  if (at < 0) return false
  const around = `${text.charAt(at - 1)}${text.charAt(at + words.length)}`
  return !/\p{L}/u.test(around)
}

describe('packs in two languages', () => {
  let folder = ''
  const here = 'meetings/2026-11-24-cabinet'
  const packs = (path: string) => join(folder, 'dist/public/cabinet/2026-11-24', path)
  const textOf = async (path: string) =>
    (await readPdf(await readFile(packs(path)))).pages.map(({ text }) => text.replace(/\s+/gu, ' ')).join(' ')

  beforeAll(async () => {
    folder = await mkdtemp(join(tmpdir(), 'agendapack-languages-'))
    await cp(example('dyffryn-glas'), folder, { recursive: true })
    const built = await run('build', folder)
    expect(built).toMatchObject({ code: 0, err: '' })
    expect(built.out).toMatch(/2026-11-24\/en\/public-pack\.pdf {2}\d+ kB/u)
  })
  afterAll(() => rm(folder, { recursive: true, force: true }))

  it('come from one build, each declared in its language, with a manifest', async () => {
    const manifest = JSON.parse(await readFile(packs('pack.json'), 'utf8')) as Manifest
    const english = JSON.parse(await readFile(packs('en/pack.json'), 'utf8')) as Manifest
    expect(manifest.otherLanguages).toEqual([{ language: 'en', manifest: 'en/pack.json' }])
    expect(manifest.outputs.map(({ path }) => path)).toContain('en/public-pack.pdf')
    expect([manifest.meeting.venue, english.meeting.venue]).toEqual(['Siambr y Cyngor', 'Council Chamber'])
    expect((await readPdf(await readFile(packs('public-pack.pdf')))).language).toBe('cy')
    expect((await readPdf(await readFile(packs('en/public-pack.pdf')))).language).toBe('en')
    expect(await textOf('public-pack.pdf')).toContain('Strategaeth hybu’r Gymraeg 2027 i 2032')
    expect(await textOf('en/public-pack.pdf')).toContain('412 people answered the consultation.')
  })

  it('have nothing private in either', async () => {
    for (const path of ['public-pack.pdf', 'en/public-pack.pdf', 'pack.json', 'en/pack.json']) {
      const text = path.endsWith('.json') ? await readFile(packs(path), 'utf8') : await textOf(path)
      expect(text).not.toMatch(/180,000|165,000|perchennog|owner asks|wrth yr afon|by the river/u)
    }
  })

  it('stay as they are when the meeting is frozen, and are made again when one text has changed', async () => {
    const before = await readFile(packs('en/public-pack.pdf'))
    expect(await run('build', folder)).toMatchObject({ code: 0 })
    expect((await run('publish', folder, '--freeze')).code).toBe(0)
    expect(await run('build', folder, '--force')).toMatchObject({ code: 0 })
    expect(await readFile(packs('en/public-pack.pdf'))).toEqual(before)
    const file = join(folder, here, 'meeting.yaml')
    const text = await readFile(file, 'utf8')
    await writeFile(file, text.replace('en: Strategy to promote', 'en: Plan to promote'))
    const refused = await run('build', folder)
    expect(refused.code).toBe(1)
    expect(refused.err).toContain('published-pack')
    expect((await run('build', folder, '--reissue')).code).toBe(0)
    expect(await textOf('en/public-pack.pdf')).toContain('Plan to promote the Welsh language')
  })

  it('are checked in both, and warned about where a text or a paper is there in one language alone', async () => {
    const english = join(folder, here, 'strategaeth.en.md')
    await writeFile(english, `${await readFile(english, 'utf8')}\n\nThe cost is TBC.\n`)
    expect((await run('check', folder, '--format', 'json')).out).toContain('TBC')
    expect((await run('build', folder, '--reissue')).code).toBe(1)
    await rm(english)
    const { out } = await run('check', folder, '--format', 'json')
    expect(out).toContain('This paper is not there in the language `en`.')
    expect(await run('build', folder, '--reissue')).toMatchObject({ code: 0 })
    expect(await textOf('en/public-pack.pdf')).toContain('Bu 412 o bobl yn ymateb')
  })
})
