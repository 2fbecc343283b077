import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { pathToFileURL } from 'node:url'
import { gunzipSync } from 'node:zlib'
import type { Root } from 'mdast'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { summaryOf } from '../../../src/site/report/summary.ts'
import { searchIndex } from '../../../src/site/search/index-files.ts'
import { partFiles, partsOf, type SearchPart } from '../../../src/site/search/parts.ts'
import { scanForLeaks } from '../../../src/verify/leaks/leaks.ts'
import { collectSecrets } from '../../../src/verify/leaks/secrets.ts'
import type * as Search from '../../../templates/site/assets/search-index.js'
import { reportFrom, siteFilesOf } from '../support/fixture.ts'
import { GUIDANCE, WATER, water } from '../support/water.ts'

describe('the search', () => {
  let files = new Map<string, string | Uint8Array>()
  let search: typeof Search
  let folder = ''
  const loaded: string[] = []

  beforeAll(async () => {
    files = await siteFilesOf(water())
    folder = await mkdtemp(join(tmpdir(), 'agendapack-search-'))
    await writeFile(join(folder, 'package.json'), '{"type":"module"}')
    for (const [path, content] of files) {
      if (!path.startsWith('assets/')) continue
      await mkdir(dirname(join(folder, path)), { recursive: true })
      await writeFile(join(folder, path), content)
    }
    search = await import(pathToFileURL(join(folder, 'assets/search-index.js')).href)
  })
  afterAll(() => rm(folder, { recursive: true, force: true }))

  const read = (path: string): unknown => {
    const content = files.get(path)
    if (!(content instanceof Uint8Array)) throw new Error(`no ${path}`)
    return JSON.parse(gunzipSync(content).toString())
  }
  const open = () =>
    search.openIndex(async (name) => {
      loaded.push(name)
      return read(`assets/search/${name}.json.gz`)
    })

  /** Each paper with the best place in it and how many others there are. */
  async function find(query: string, filter?: Search.Filter): Promise<string[]> {
    const index = await open()
    const { papers } = await search.ask(index, query, filter)
    return papers.map(({ passages: [first = -1, ...others] }) => {
      const own = search.partAt(index, first)
      const part = read(`${own.page}search-${own.number}.json.gz`) as SearchPart
      return `${part.page}${part.passages[first - own.first]?.at}${others.length > 0 ? ` +${others.length}` : ''}`
    })
  }

  it.each([
    ['budget monitoring', 'meetings/health-scrutiny/2022-12-12/4-budget-monitoring-quarter-2.html'],
    ['sam third', 'people/sam-third/'],
    ['finance panel', 'committees/finance/'],
    ['travel falls', 'meetings/health-scrutiny/2022-12-12/4-budget-monitoring-quarter-2.html#3-2-climate'],
  ])('finds %s by title, name or text', async (words, expected) => {
    expect((await find(words)).some((found) => found.startsWith(expected))).toBe(true)
  })

  it('leads to the section of a report', async () => {
    expect(await find('£310,000')).toEqual([`${WATER}#costs`])
    expect(await find('310000')).toEqual([`${WATER}#costs`])
  })

  it('leads to the page of a PDF, by where it lies in the file and not by its number', async () => {
    expect(await find('fluoride')).toEqual([`${GUIDANCE}#page=5 +1`])
    expect(await find('measured')).toEqual([`${GUIDANCE}#page=7`])
  })

  it('finds a phrase where its words stand together', async () => {
    expect(await find('"council tax"')).toEqual([`${WATER}#tax`])
    expect(await find('"tax council"')).toEqual([])
    expect(await find('tax council')).toEqual([`${WATER}#tax +1`])
  })

  it('finds other forms of a word, other cases and other accents', async () => {
    expect(await find('COSTING')).toContain(`${WATER}#costs`)
    expect(await find('dwr')).toEqual([`cy/${WATER}#dwr`])
    expect(await find('costau ddrud')).toEqual([`cy/${WATER}#costau`])
  })

  it('takes the nearest word for one that is nowhere, and says so', async () => {
    const index = await open()
    const { papers, corrected } = await search.ask(index, 'flouride')
    expect(corrected).toEqual([['flouride', 'fluoride']])
    expect(papers).toHaveLength(1)
    expect((await search.ask(index, 'fluor')).corrected).toEqual([])
    expect(await find('fluor')).toEqual([`${GUIDANCE}#page=5 +1`])
    expect(await find('zzzzzzzz')).toEqual([])
  })

  it('keeps to a committee, a year and a kind', async () => {
    expect(await find('council', { body: 'finance' })).not.toContain(`${WATER}#tax`)
    expect(await find('fluoride', { year: '2023', kind: 'appendix', body: 'health-scrutiny' })).toHaveLength(1)
    expect(await find('fluoride', { year: '2022' })).toEqual([])
    expect(await find('fluoride', { kind: 'report' })).toEqual([])
  })

  it('loads for a word its own files alone', async () => {
    loaded.length = 0
    await find('measured')
    expect(loaded.filter((name) => /^(?:places|spelling)/u.test(name))).toEqual([])
    expect(loaded.filter((name) => name.startsWith('words-')).length).toBeLessThanOrEqual(2)
  })

  it('answers a phrase of common words from their pairs, and one with a rarer word from the places of that', async () => {
    const texts = [
      ...Array.from({ length: 3100 }, (_, number) => `The council set its tax, number ${number}.`),
      ...Array.from({ length: 3100 }, () => 'Council tax is paid to the council.'),
      'The council tax base fell, and a weir was mended.',
      'Council tax, tax base.',
      'Mended weirs of the council.',
    ]
    const passages = texts.map((text) => ({ at: '', text }))
    const page = 'meetings/finance/2022-12-12/'
    const parts = partsOf([{ kind: 'report', title: 'Long', language: 'en', page, passages }])
    const made = new Map(partFiles(page, parts).map(({ path, content }) => [path, content as Uint8Array]))
    const record = { page, key: '1', committeeSlug: 'finance', committee: 'Finance', date: '2022-12-12', agenda: [] }
    const records = [{ ...record, searchParts: parts.length }] as never
    const around = { pages: [], bodies: [{ slug: 'finance', names: ['Finance'] }] }
    const read = async (path: string) => made.get(path) ?? new Uint8Array()
    for await (const { path, content } of searchIndex(records, around, read)) {
      made.set(path, content as Uint8Array)
    }
    const ask = async (query: string): Promise<[string[], string[]]> => {
      const names: string[] = []
      const index = await search.openIndex(async (name) => {
        names.push(name)
        return JSON.parse(gunzipSync(made.get(`assets/search/${name}.json.gz`) ?? '').toString())
      })
      const { papers } = await search.ask(index, query)
      const found = papers.flatMap((one) => one.passages).map((passage) => texts[passage] ?? '')
      return [found.sort(), names.filter((name) => name.startsWith('places'))]
    }
    const phrase = await ask('"council tax"')
    expect([phrase[0].length, phrase[1]]).toEqual([3102, []])
    expect((await ask('"tax council"'))[0]).toEqual([])
    expect((await ask('"council tax base"'))[0]).toEqual([texts[6200]])
    expect((await ask('"the council tax base"'))[0]).toEqual([texts[6200]])
    expect((await ask('"tax base"'))[0]).toEqual([texts[6201], texts[6200]])
    expect((await ask('"weirs of the council"'))[0]).toEqual([texts[6202]])
    expect((await ask('"mended weir"'))[0]).toEqual([texts[6202]])
    expect((await ask('"council was"'))[0]).toEqual([])
    expect((await ask('"set its tax"'))[0]).toHaveLength(3100)
  })

  it('marks what was found in the words around it', () => {
    const pieces = search.snippet(`${'Before. '.repeat(50)}The works cost £310,000 in all.`, ['310000', 'costs'])
    expect(pieces.flatMap(({ text, isFound }) => (isFound ? text : []))).toEqual(['cost', '310,000'])
    expect(pieces[0]).toEqual({ text: '… ' })
    expect(pieces.map(({ text }) => text).join('')).toMatch(/£310,000 in all\.$/u)
  })

  it('has nothing of a withheld paper in any of its files', async () => {
    const secrets = (words: string) => collectSecrets([{ id: '1-3', text: [{ place: 'page 1', text: words }] }], [])
    const index = new Map(
      [...files].flatMap(([path, content]) => (content instanceof Uint8Array ? [[path, content] as const] : [])),
    )
    expect(index.size).toBeGreaterThan(5)
    const said = async (words: string) => (await scanForLeaks(index, secrets(words))).map(({ ruleId }) => ruleId)
    expect(await said('Wagtail Partners bid xylotomous')).toEqual([])
    // The same search finds what is there.
    expect(new Set(await said('fluoride'))).toEqual(new Set(['leak']))
    expect(await find('terms of the contract')).toEqual([])
  })

  it('is the same each time', async () => {
    expect(await siteFilesOf(water())).toEqual(files)
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
