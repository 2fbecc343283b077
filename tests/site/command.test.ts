import { execFileSync } from 'node:child_process'
import { existsSync } from 'node:fs'
import { readFile, rm } from 'node:fs/promises'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest'
import { type Content, folderOf, hashesBelow, run, writeInto } from '../commands/run.ts'

const background = '## Background papers\n\nNone.\n'
const report = (text: string) => `# Works\n\n${text}\n\n${background}`
const meeting = (committee: string, date: string, more = '') =>
  `committee: ${committee}\ndate: ${date}\ntime: "13:30"\npublished: 2022-11-01\nagenda:\n` +
  `  - { item: "1", title: Works, documents: [works.md] }\n${more}`

const MEETINGS = [
  ['health', '2022-12-01', 'We mend the weir. '],
  ['health', '2022-12-08', `${'We mend the lock. '.repeat(400)}\n\n::actions`],
  ['parks', '2022-12-02', 'We plant oaks. '],
  ['parks', '2022-12-09', 'We plant limes. '.repeat(200)],
] as const

const WORKSPACE: Readonly<Record<string, Content>> = {
  'agendapack.yaml': 'organisation: { name: Riverbank Council }\nprofile: plain\nlanguage: [en-GB, cy]\n',
  '.gitignore': '/dist*/\n/site*/\n/.agendapack/\n',
  'committees/health.yaml': 'name: Health Panel\nmembers:\n  - { name: Cllr Ada Moss, role: chair }\n',
  'committees/parks.yaml': 'name: Parks Panel\nmembers:\n  - { name: Cllr Bo Fern, role: chair }\n',
  ...Object.fromEntries<Content>(
    MEETINGS.flatMap(([committee, date, text]) => [
      [`meetings/${date}/meeting.yaml`, meeting(committee, date)],
      [`meetings/${date}/works.md`, report(text)],
    ]),
  ),
}

let folder = ''
const at = (path: string) => join(folder, path)
const git = (...args: string[]) => execFileSync('git', args, { cwd: folder, stdio: 'pipe' })
const commit = () => {
  git('add', '-A')
  git('-c', 'user.name=A', '-c', 'user.email=a@rb.example', 'commit', '-q', '--allow-empty', '-m', 'Change')
}
/** What a command says, unless it is only that texts are not there in Welsh. */
const unlessMissing = async (command: ReturnType<typeof run>) => {
  const said = await command
  const rules = [...said.err.matchAll(/^ +\d+:\d+ +(?:error|warning) .* (\S+)$/gmu)].map(([, rule]) => rule)
  return said.code === 0 && rules.every((rule) => rule === 'translation') ? { ...said, err: '' } : said
}
const site = (...args: string[]) => unlessMissing(run('site', folder, '--base-url', 'https://rb.example/x/', ...args))
const build = (...args: string[]) => unlessMissing(run('build', folder, ...args))
/** Dates of the meetings that a build has built. */
const built = ({ out }: { out: string }) =>
  [...out.matchAll(/(\d{4}-\d\d-\d\d)\/public-pack/gu)].map(([, date = '']) => date)

const NOON = String(Date.UTC(2026, 10, 29, 12) / 1000)

beforeAll(async () => {
  // Open data has the moment of each change: sites that are compared are made at the same one.
  vi.stubEnv('SOURCE_DATE_EPOCH', NOON)
  folder = await folderOf(WORKSPACE)
  git('init', '-q')
  commit()
  expect(await build()).toMatchObject({ code: 0, err: '' })
})
afterAll(async () => {
  vi.unstubAllEnvs()
  await rm(folder, { recursive: true, force: true })
})

describe('agendapack site --shard', () => {
  it('gives parts that make up the whole, and merge to the same bytes', async () => {
    expect(await site('--out', at('site-whole'))).toMatchObject({ code: 0, err: '' })
    const parts = ['1/3', '2/3', '3/3'].map((shard, index) => ({ shard, out: at(`site-${index + 1}`) }))
    for (const { shard, out } of parts) expect((await site('--shard', shard, '--out', out)).code).toBe(0)
    const keys = await Promise.all(
      parts.map(async ({ out }) =>
        Object.keys(JSON.parse(await readFile(join(out, 'site-part.json'), 'utf8')).meetings),
      ),
    )
    expect(keys.flat().toSorted()).toEqual(MEETINGS.map(([committee, date]) => `${committee}/${date}`).toSorted())
    // The longest meeting is a part of its own.
    expect(keys.filter((part) => part.includes('health/2022-12-08'))).toEqual([['health/2022-12-08']])
    // An index of the search that lacks the other parts would be made for nothing.
    for (const { out } of parts) expect(existsSync(join(out, 'assets/search'))).toBe(false)
    const merged = await site('--merge', ...parts.map(({ out }) => out), '--out', at('site-merged'))
    expect(merged).toMatchObject({ code: 0, err: '' })
    expect(await hashesBelow(at('site-merged'))).toEqual(await hashesBelow(at('site-whole')))
  })

  it('gives parts of a build that make up the whole', async () => {
    const parts: string[] = []
    for (const shard of ['1/2', '2/2'])
      parts.push(...built(await build('--force', '--shard', shard, '--out', at('dist-shards'))))
    expect(parts.toSorted()).toEqual(MEETINGS.map(([, date]) => date).toSorted())
  })

  it.each([
    ['--shard', '0/2'],
    ['--shard', '3/2'],
    ['--shard', 'x'],
    ['--changed-since', 'nowhere'],
    ['--changed-since', '--x'],
  ])('cannot follow %s %s', async (...options) => {
    expect(await build(...options)).toMatchObject({ code: 2, err: expect.stringMatching(/^agendapack: \S/u) })
  })

  it('refuses to merge what is no site, or one of other settings', async () => {
    await site('--out', at('site-a'))
    const none = await site('--merge', at('site-a'), at('meetings'), '--out', at('site-none'))
    expect(none).toMatchObject({ code: 1, err: expect.stringContaining('is not a site made by this version') })
    const other = await run('site', folder, '--out', at('site-b'))
    expect(other.code).toBe(0)
    expect((await site('--merge', at('site-a'), at('site-b'), '--out', at('site-none'))).code).toBe(1)
    expect(await hashesBelow(at('site-none'))).toEqual({})
  })
})

describe('agendapack build --changed-since', () => {
  const touch = async (path: string, text: Content): Promise<string[]> => {
    await writeInto(folder, { [path]: text })
    const changed = await build('--changed-since', 'HEAD')
    expect(changed.code).toBe(0)
    return built(changed).toSorted()
  }

  it('builds what a change touches: a paper, a register, the templates', async () => {
    expect(await touch('notes.txt', 'Not of a pack.')).toEqual([])
    expect(await touch('meetings/2022-12-02/works.md', report('We plant elms.'))).toEqual(['2022-12-02'])
    commit()
    expect(await touch('committees/health.yaml', `${WORKSPACE['committees/health.yaml']}type: Scrutiny\n`)).toEqual([
      '2022-12-01',
      '2022-12-08',
    ])
    commit()
    expect(await touch('templates/site/extra.txt', 'All meetings.')).toEqual(
      MEETINGS.map(([, date]) => date).toSorted(),
    )
    commit()
    expect((await build()).out).toContain('0 meetings built, 4 up to date')
  })

  it('counts a file that has moved away, and not what main got in the meantime', async () => {
    git('checkout', '-q', '-b', 'side')
    git('checkout', '-q', '-')
    await writeInto(folder, { 'meetings/2022-12-09/works.md': report('We plant figs.') })
    commit()
    git('tag', 'tip')
    git('checkout', '-q', 'side')
    await writeInto(folder, { 'meetings/2022-12-01/works.md': report('We mend the sluice.') })
    commit()
    // The other meeting of the body lists the actions of this one.
    expect(built(await build('--force', '--changed-since', 'tip'))).toEqual(['2022-12-01', '2022-12-08'])
    await writeInto(folder, { 'other/works.md': report('We mend the sluice.') })
    await rm(at('meetings/2022-12-01/works.md'))
    const gone = await run('check', folder, '--changed-since', 'HEAD')
    expect(gone).toMatchObject({
      code: 1,
      err: expect.stringContaining('There is no file `meetings/2022-12-01/works.md`'),
    })
    git('checkout', '-q', '--', '.')
    await rm(at('other'), { recursive: true })
  })
})

describe('agendapack site, a second time', () => {
  it('writes nothing where nothing changed, and with --changed-since what a whole run writes', async () => {
    expect((await site()).code).toBe(0)
    expect(await site()).toMatchObject({ code: 0, out: expect.stringContaining(' 0 files written, 0 removed') })
    await writeInto(folder, { 'meetings/2022-12-02/works.md': report('We plant ash.') })
    expect((await site('--changed-since', 'HEAD')).code).toBe(0)
    expect((await site('--out', at('site-fresh'))).code).toBe(0)
    const pages = async (folder: string) =>
      Object.entries(await hashesBelow(at(folder))).filter(([path]) => !path.startsWith('api/oparl/'))
    expect(await pages('site')).toEqual(await pages('site-fresh'))
  })

  it('shows a translation that came later, also where nothing was kept of the build', async () => {
    await writeInto(folder, { 'meetings/2022-12-02/works.cy.md': '# Gwaith\n\nRydym yn plannu coed.\n' })
    expect((await site()).code).toBe(0)
    const page = 'site/cy/meetings/parks/2022-12-02/works.html'
    expect(await readFile(at(page), 'utf8')).toContain('Rydym yn plannu coed.')
    const kept = await hashesBelow(at('site'))
    await rm(at('.agendapack/public/site'), { recursive: true })
    await rm(at('site'), { recursive: true })
    expect((await site()).code).toBe(0)
    expect(await hashesBelow(at('site'))).toEqual(kept)
  })

  it('says in the other language what the workspace has translated, and leaves the first as it is', async () => {
    await writeInto(folder, {
      'translations/cy.yaml': 'Parks Panel: Y Panel Parciau\nHealth Panel: Y Panel Iechyd\nWorks: Gwaith\n',
      'meetings/2022-12-02/works.cy.md': '---\ntitle: Gwaith y parc\n---\n\nRydym yn plannu coed.\n',
    })
    const before = await hashesBelow(at('site'))
    expect((await site()).code).toBe(0)
    const text = (path: string) => readFile(at(`site/${path}`), 'utf8')
    const meetingPage = await text('cy/meetings/parks/2022-12-02/index.html')
    expect(meetingPage).toContain('>Y Panel Parciau</h1>')
    expect(meetingPage).toMatch(/works\.html">Gwaith y parc</)
    expect(await text('cy/index.html')).toContain('Gwaith y parc')
    expect(await text('cy/committees/parks/index.html')).toContain('Y Panel Parciau')
    expect(await text('cy/meetings/parks/2022-12-02/works.html')).toContain('Y Panel Parciau, ')
    expect(meetingPage + (await text('cy/index.html'))).not.toMatch(/Parks|Health/)
    const after = await hashesBelow(at('site'))
    const own = Object.keys(after).filter((path) => !/cy\b|json$/.test(path) && after[path] !== before[path])
    expect(own.filter((path) => path.endsWith('.html'))).toEqual([])
  })

  it('tells what is wrong with a file of translations, and makes no site', async () => {
    await writeInto(folder, { 'translations/cy.yaml': 'Parks Panel: [Parciau]\n' })
    const { code, err } = await site()
    expect(code).toBe(1)
    expect(err).toMatch(/translations\/cy\.yaml\n {2}1:14 {2}error/)
    await rm(at('translations'), { recursive: true })
  })

  it('takes away pages and PDFs of a meeting that has gone', async () => {
    await rm(at('meetings/2022-12-09'), { recursive: true })
    expect((await site()).code).toBe(0)
    const left = Object.keys(await hashesBelow(at('site'))).filter((path) => path.includes('2022-12-09'))
    // Open data says of each object of the meeting that it is deleted; nothing else is left.
    expect(left.filter((path) => !path.startsWith('api/oparl/'))).toEqual([])
    for (const path of left)
      expect(JSON.parse(await readFile(at(`site/${path}`), 'utf8'))).toMatchObject({ deleted: true })
    expect(left).toContain('api/oparl/meeting/parks/2022-12-09.json')
  })

  it('publishes no private word that only a translation has', async () => {
    const secret = 'Quokka and numbat have bid seven million.'
    await writeInto(folder, {
      'meetings/2022-12-01/meeting.yaml': meeting(
        'health',
        '2022-12-01',
        '  - { item: "2", title: Mill, private: { paragraphs: [3], reason: Prices }, documents: [mill.md] }\n',
      ),
      'meetings/2022-12-01/mill.md': report(secret),
    })
    const before = await site()
    expect(before).toMatchObject({ code: 0 })
    await writeInto(folder, { 'meetings/2022-12-01/works.cy.md': `# Gwaith\n\n${secret}\n` })
    const whole = await hashesBelow(at('site'))
    for (const command of [site, build]) {
      const leak = await command()
      expect(leak.code).toBe(1)
      expect(leak.err).toMatch(/(?:A passage|Text) from private document 2-1/u)
      expect(leak.err).not.toMatch(/quokka|numbat/iu)
    }
    expect(await hashesBelow(at('site'))).toEqual(whole)
  })
})
