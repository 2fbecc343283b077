import { afterAll, describe, expect, it } from 'vitest'
import { packCompiler } from '../../src/build/build.ts'
import { compileEdition } from '../../src/build/editions.ts'
import { nodeHost } from '../../src/host/node.ts'
import type { Audience } from '../../src/load/audience.ts'
import { loadMeeting } from '../../src/load/meeting/meeting.ts'
import { loadWorkspace } from '../../src/load/workspace.ts'
import type { Allotments } from '../../src/plan/plan.ts'
import { loadProfile } from '../../src/profiles/load-profile.ts'
import type { Edition } from '../../src/publish/edition.ts'
import { allotmentsOf } from '../../src/typeset/allotments.ts'
import { startReader } from '../../src/verify/engine/reading-threads.ts'
import { type ReadFile, readPdf } from '../support/pdf/read-pdf.ts'
import { MEETING, meetingHead, openWorkspace } from '../support/workspace.ts'

const reader = startReader()
afterAll(() => reader.close())

async function compile(
  files: Record<string, string | Uint8Array>,
  audience: Audience = 'public',
  shared: Allotments = new Map(),
  environment: Record<string, string> = {},
): Promise<{ edition: Edition | undefined; messages: string[] }> {
  const { host, workspace, profile, load } = await openWorkspace(files)
  const options = { profile, allowMissing: false, reader, version: '0.0.0' }
  const result = await compileEdition(
    packCompiler(workspace, options, { ...host, environment }),
    await load(audience),
    audience,
    shared,
  )
  return { edition: result.value, messages: result.messages.map((made) => `${made.file}:${made.line}: ${made.reason}`) }
}

async function read(edition: Edition | undefined, pack = 0): Promise<ReadFile> {
  const compiled = edition?.packs[pack]
  if (!compiled) throw new Error('There is no pack.')
  return readPdf(compiled.bytes)
}

const words = (text: string | undefined): string => (text ?? '').replace(/\s+/g, ' ').trim()

describe('the example: three attachments of 8, 26 and 64 pages, printed on both sides', () => {
  const host = nodeHost(new URL('../../examples/riverbank', import.meta.url).pathname)
  const built = (async () => {
    const workspace = await loadWorkspace(host)
    const profile = await loadProfile('england-council', host.files, { file: 'agendapack.yaml' })
    if (!workspace.value || !profile.value) throw new Error('The example can be loaded.')
    const path = 'meetings/2022-12-12-health-scrutiny/meeting.yaml'
    const sources = await loadMeeting(workspace.value, path, host, { audience: 'public' })
    if (!sources.value) throw new Error(sources.messages.map(String).join('\n'))
    const options = { profile: profile.value, allowMissing: false, reader, version: '0.0.0' }
    const result = await compileEdition(
      packCompiler(workspace.value, options, host),
      sources.value,
      'public',
      new Map(),
    )
    return { messages: result.messages, file: await read(result.value) }
  })()

  it('has the printed numbers as page labels, 1 to 102', async () => {
    const { file } = await built
    expect(file.labels).toEqual(Array.from({ length: 102 }, (_, index) => String(index + 1)))
    for (const [index, page] of file.pages.entries()) expect(page.text).toContain(`Page ${index + 1}`)
  })

  it('keeps the front sheet a leaf of its own and names the ranges in the agenda', async () => {
    const { file } = await built
    expect(words(file.pages[0]?.text)).toContain('Quorum for this meeting is three voting members.')
    expect(words(file.pages[1]?.text)).toMatch(/^Health Scrutiny Panel · 12 December 2022 Page 2$/)
    const agenda = words(file.pages[2]?.text)
    for (const range of ['(Pages 5 - 12)', '(Pages 13 - 38)', '(Pages 39 - 102)']) expect(agenda).toContain(range)
  })

  it('links each entry of the agenda to its paper', async () => {
    const { file } = await built
    const targets = file.pages[2]?.links.map(({ target }) => target)
    expect(new Set(targets)).toEqual(new Set([4, 12, 38]))
  })

  it('has bookmarks for part, item, document and the attachment’s own headings', async () => {
    const { file } = await built
    expect(file.outline.slice(0, 2).map(({ title, page }) => [title, page])).toEqual([
      ['Front sheet', 0],
      ['Agenda', 2],
    ])
    const part = file.outline[2]
    expect(part?.title).toMatch(/^Part 1/)
    const item = part?.children.find(({ title }) => title.startsWith('5 '))
    expect(item?.page).toBe(38)
    expect(item?.children[0]?.page).toBe(38)
    expect(item?.children[0]?.children.length).toBeGreaterThan(3)
  })

  it('is tagged, in English, with a title, and gives no message', async () => {
    const { file, messages } = await built
    expect(messages).toEqual([])
    expect(file.tagged).toBe(true)
    expect(file.language).toBe('en-GB')
    expect(file.info.Title).toBe('Health Scrutiny Panel, 12 December 2022, agenda pack')
  })
})

describe('a pack of reports', () => {
  const files = {
    [MEETING]: `${meetingHead}
agenda:
  - part: Part 1 - open items
  - item: "1"
    title: "R*D_[x](y) & <b>"
    note: "**not bold** {{name}} #let"
  - item: "2"
    title: Budget
    documents: [ report.md, { file: appendix.md, title: Figures, kind: appendix } ]
  - title: Any other business
`,
    'meetings/2022-12-12-health/report.md':
      '---\ntitle: Budget monitoring\nauthor: Director of Finance\n---\n\n## Background\n\n1.1 See [the figures](item:2#figures).\n',
    'meetings/2022-12-12-health/appendix.md': '# Figures\n\nA sum of £9.\n',
  }

  it('prints values as themselves and numbers items that have no number', async () => {
    const { edition, messages } = await compile(files)
    expect(messages).toEqual([])
    const agenda = words((await read(edition)).pages[2]?.text)
    expect(agenda).toContain('1 R*D_[x](y) & <b>')
    expect(agenda).toContain(' bold {{name}} #let')
    expect(agenda).toContain('3 Any other business')
    expect(agenda).toContain('(Pages 5 - 7)')
  })

  it('prints what the front matter of a report says above it, and stamps its first page', async () => {
    const page = words((await read((await compile(files)).edition)).pages[4]?.text)
    expect(page).toContain('Agenda Item No: 2')
    expect(page).toContain('Budget monitoring')
    expect(page).toContain('Report of Director of Finance')
    expect(page).toContain('1.1 See the figures.')
  })

  it('links a reference to a heading of another report', async () => {
    const file = await read((await compile(files)).edition)
    // The stamp leads back to the agenda.
    expect(file.pages[4]?.links).toEqual([{ target: 2 }, { target: 6 }])
  })

  it('gives the same bytes again, and a date only where SOURCE_DATE_EPOCH asks for one', async () => {
    const [one, again, dated] = await Promise.all([
      compile(files),
      compile(files),
      compile(files, 'public', new Map(), { SOURCE_DATE_EPOCH: '1670851800' }),
    ])
    const [first, second, third] = [one, again, dated].map(({ edition }) => edition?.packs[0]?.bytes)
    expect(first && second && Buffer.from(first).equals(Buffer.from(second))).toBe(true)
    const file = await readPdf(third ?? new Uint8Array())
    expect(file.info.CreationDate).toMatch(/^D:20221212133000/)
    expect((await read(one.edition)).info.CreationDate).toBeUndefined()
  })

  it('says where a reference leads nowhere, and gives no pack', async () => {
    const broken = { ...files, 'meetings/2022-12-12-health/appendix.md': '# Figures\n\nSee [there](item:9).\n' }
    const { edition, messages } = await compile(broken)
    expect(edition).toBeUndefined()
    expect(messages).toEqual([expect.stringMatching(/^meetings\/2022-12-12-health\/appendix\.md:3: .*item:9/)])
  })

  it('uses the templates of the workspace, and names the place of a mistake in one', async () => {
    const template =
      '# Order of business\n\n{{#each agenda}}{{#if (equal kind "item")}}\n:::item[{{label}}]\n{{title}}\n:::\n\n{{/if}}{{/each}}'
    const own = await compile({ ...files, 'templates/agenda.md.hbs': template })
    expect(own.messages).toEqual([])
    expect(words((await read(own.edition)).pages[2]?.text)).toContain('Order of business')
    const wrong = await compile({ ...files, 'templates/agenda.md.hbs': '# Agenda\n\n{{comitee}}\n' })
    expect(wrong.messages).toEqual([expect.stringMatching(/^templates\/agenda\.md\.hbs:3: .*comitee/)])
  })
})

describe('private papers', () => {
  const files = {
    [MEETING]: `${meetingHead}
agenda:
  - part: Part 1 - open items
  - item: "1"
    title: Grants
    documents:
      - grants.md
      - { file: bids.md, private: { paragraphs: [3], reason: Bids are open., public_title: Bids } }
  - { item: "2", title: Exclusion of the public, type: exclusion, excludes: ["3"] }
  - part: Part 2 - exempt items
  - item: "3"
    title: Zanzibar purchase
    private: { paragraphs: [3], reason: Talks go on., public_title: Contract award }
    documents: [ contract.md ]
  - item: "4"
    title: Closing
    documents: [ closing.md ]
`,
    'meetings/2022-12-12-health/grants.md': '# Grants\n\nThe sum is :redact[quokka] pounds.\n',
    'meetings/2022-12-12-health/bids.md': '# Marmoset bids\n\nMarmoset.\n',
    'meetings/2022-12-12-health/contract.md': `# Okapi terms\n\n${'Okapi words. '.repeat(2500)}\n`,
    'meetings/2022-12-12-health/closing.md': '# Closing\n\nThe end.\n',
  }

  const both = (async () => {
    const members = await compile(files, 'members')
    const shared = allotmentsOf(members.edition?.packs ?? [])
    const open = await compile(files, 'public', shared)
    return {
      members: await read(members.edition),
      open: await read(open.edition),
      messages: [...members.messages, ...open.messages],
    }
  })()

  it('are one sheet each in the public pack, and the numbers of both packs agree', async () => {
    const { members, open, messages } = await both
    expect(messages).toEqual([])
    const last = (file: ReadFile) => [file.labels.at(-1), words(file.pages.at(-1)?.text).includes('The end.')]
    expect(last(open)).toEqual(last(members))
    expect(members.pages.length).toBeGreaterThan(open.pages.length)
    for (const [index, page] of open.pages.entries()) expect(page.text).toContain(`Page ${open.labels[index]}`)
    const sheet = words(
      open.pages.find(({ text }) => text.includes('Contract award') && text.includes('Not for'))?.text,
    )
    expect(sheet).toMatch(/Not for publication by virtue of paragraph 3 of Part 1 of Schedule 12A/)
  })

  it('leave no word of theirs in the public pack', async () => {
    const { open, members } = await both
    const everything = open.pages.map(({ text }) => text).join(' ') + JSON.stringify(open.outline)
    for (const word of ['Marmoset', 'Okapi', 'Zanzibar', 'quokka']) {
      expect(everything).not.toContain(word)
      expect(members.pages.map(({ text }) => text).join(' ')).toContain(word)
    }
    expect(everything).toContain('redacted')
  })
})

it.each(['שלום', 'مرحبا بكم', 'שלום עולם 2022'])('builds a pack of a report that has %s in it', async (greeting) => {
  const { edition, messages } = await compile({
    [MEETING]: `${meetingHead}agenda: [{ title: Weir, documents: [report.md] }]\n`,
    'meetings/2022-12-12-health/report.md': `---\ntitle: Weir\n---\n\nThey said ${greeting} to us.\n\n${greeting}\n`,
  })
  expect(messages).toEqual([])
  expect((await read(edition)).labels).toEqual(['1', '2', '3', '4', '5'])
})
