import { rm } from 'node:fs/promises'
import { describe, expect, it } from 'vitest'
import { onePage, writePdf } from '../../attachments/write-pdf.ts'
import { type Content, folderOf, run } from '../run.ts'

type Files = Readonly<Record<string, Content>>

const MEETING = 'meetings/m/meeting.yaml'
const background = '## Background papers\n\nNone.\n'
const bids = `# Bids\n\nQuokka and numbat have bid.\n\n${background}`
const slides = writePdf(onePage('Slides'))
const base: Files = {
  'agendapack.yaml': 'organisation: { name: Riverbank Council }\nprofile: england-council\n',
  'committees/health.yaml': 'name: Health Panel\nmembers:\n  - { name: Cllr Ada Moss, role: chair }\n',
  'meetings/m/weir.md': `# Weir\n\nThe weir is old.\n\n${background}`,
  'meetings/m/parks.md': `# Parks\n\nGrass.\n\n${background}`,
  'meetings/m/bids.md': bids,
  'meetings/m/slides.pdf': slides,
}

const head = 'committee: health\ndate: 2022-12-12\ntime: "13:30"\npublished: 2022-12-02\nagenda:\n'
const exempt = 'private: { paragraphs: [3], reason: Prices }'
const weir = (documents: string) => `  - { item: "1", title: Weir, documents: [${documents}] }\n`
const parks = (documents: string) => `  - { item: "2", title: Parks, documents: [${documents}] }\n`
const closed = (ground: string) =>
  `  - { item: "1", title: Exclusion, type: exclusion, excludes: ["2"] }\n  - { item: "2", title: Weir, ${ground} }\n`
const supplement = (item: string, date = '2022-12-06') =>
  `supplements:\n  - supplement: 1\n    published: ${date}\n    items: [{ item: "${item}", documents: [parks.md] }]\n`

/** What is wrong, the agenda or the files it is in, and the error: `file:line:column rule`, with the value that is wrong where a rule gives it. */
const cases: readonly [what: string, files: string | Files, told: string][] = [
  [
    'a private document that is also listed publicly',
    weir(`weir.md, { file: bids.md, ${exempt} }`) + parks('bids.md'),
    `${MEETING}:7:44 file-twice public`,
  ],
  [
    'a private report under a second name',
    { 'meetings/m/copy.md': bids, [MEETING]: head + weir(`{ file: bids.md, ${exempt} }`) + parks('copy.md') },
    `${MEETING}:7:44 file-twice public`,
  ],
  [
    'a private attachment under a second name',
    { 'meetings/m/copy.pdf': slides, [MEETING]: head + weir('copy.pdf') + parks(`{ file: slides.pdf, ${exempt} }`) },
    `${MEETING}:7:44 file-twice private`,
  ],
  [
    'an attachment with other pages for the public',
    weir('{ file: slides.pdf, pages: { public: 1 } }') + parks('slides.pdf'),
    `${MEETING}:7:44 file-twice public`,
  ],
  [
    'a public report that quotes the file name of its private appendix',
    {
      'meetings/m/weir.md': `# Weir\n\nThe prices are in bids.md.\n\n${background}`,
      [MEETING]: head + weir(`weir.md, { file: bids.md, ${exempt} }`),
    },
    'meetings/m/weir.md:3:19 private-named',
  ],
  ['a private item without a ground', closed('private: { reason: Prices }'), `${MEETING}:7:40 exempt-paragraphs`],
  ['a confidential item without a ground', closed('confidential: {}'), `${MEETING}:7:31 yaml-schema`],
  [
    'a ground that the profile does not know',
    closed('private: { paragraphs: [3, 12], reason: Prices }'),
    `${MEETING}:7:58 exempt-paragraphs 12`,
  ],
  [
    'a resolution that names another item',
    '  - { item: "1", title: Exclusion, type: exclusion, excludes: ["3", "2"] }\n' +
      `  - { item: "2", title: Weir, documents: [weir.md] }\n  - { item: "3", title: Contract, ${exempt} }\n`,
    `${MEETING}:6:69 exclusion-resolution 2`,
  ],
  [
    'a supplement for an item that does not exist',
    weir('weir.md') + supplement('4'),
    `${MEETING}:10:21 supplement-item`,
  ],
  [
    'a supplement dated before the pack',
    weir('weir.md') + supplement('1', '2022-11-05'),
    `${MEETING}:9:16 supplement-dates 2022-11-05`,
  ],
  [
    'a supplement with a paper to follow',
    weir('weir.md') + supplement('1').replace('parks.md', '{ title: Late, to_follow: 2022-12-08 }'),
    `${MEETING}:10:38 supplement-item`,
  ],
  ['overlapping pages', weir('{ file: slides.pdf, pages: "1-3,2" }'), `${MEETING}:6:70 yaml-schema "1-3,2"`],
  [
    'pages of a report, which has none before it is typeset',
    weir('{ file: weir.md, pages: { public: 1 } }'),
    `${MEETING}:6:43 document`,
  ],
]

async function errors(command: 'check' | 'build', files: string | Files): Promise<{ code: number; told: string[] }> {
  const folder = await folderOf({ ...base, ...(typeof files === 'string' ? { [MEETING]: head + files } : files) })
  const { code, out } = await run(command, folder, '--format', 'json')
  await rm(folder, { recursive: true, force: true })
  const messages = JSON.parse(out) as Record<string, string | number>[]
  return {
    code,
    told: messages
      .filter(({ severity }) => severity === 'error')
      .map(({ file, line, column, rule, actual }) =>
        [`${file}:${line}:${column} ${rule}`, actual ?? []].flat().join(' '),
      ),
  }
}

describe('bad privacy and late papers are told at their place, and nothing is built', () => {
  it.each(cases)('%s', async (_, files, told) => {
    expect(await errors('check', files)).toEqual({ code: 1, told: [told] })
  })

  it('in a build as in a check', async () => {
    const [, files = '', told] = cases[1] ?? []
    expect(await errors('build', files)).toEqual({ code: 1, told: [told] })
  })

  it('not for the words of the program, where the title of a private paper is the name of its file', async () => {
    const meeting = weir(`weir.md, { file: path.md, ${exempt} }`).replace(
      'documents',
      'note: Leave by the gate, documents',
    )
    const files = { 'meetings/m/path.md': `Numbat ltd.\n\n${background}`, [MEETING]: head + meeting }
    expect(await errors('build', files)).toEqual({ code: 0, told: [] })
  })

  it('where pages can only be counted in the file', async () => {
    const wrong = weir('weir.md, { file: slides.pdf, pages: { public: 1, members: "2-4" } }')
    expect(await errors('build', wrong)).toEqual({
      code: 1,
      told: [`${MEETING}:6:52 document-pages`],
    })
  })
})
