import { rm } from 'node:fs/promises'
import { join } from 'node:path'
import { afterEach, describe, expect, it } from 'vitest'
import { findingLine } from '../../support/findings.ts'
import { type Content, folderOf, hashesBelow, run, writeInto } from '../run.ts'

type Files = Readonly<Record<string, Content>>

const SETTINGS = 'agendapack.yaml'
const REGISTER = 'committees/health.yaml'
const MEETING = 'meetings/a/meeting.yaml'
const REPORT = 'meetings/a/report.md'

const head = 'committee: health\ndate: 2022-12-12\ntime: "13:30"\n'
const item = (rest: string) => `${head}agenda:\n  - item: "1"\n    ${rest}\n`

const good: Files = {
  [SETTINGS]: 'organisation: { name: Riverbank Council }\nprofile: plain\n',
  [REGISTER]: 'name: Health Panel\nmembers:\n  - { name: Cllr Ada Moss, role: chair }\n',
  [MEETING]: item('title: Budget\n    documents: [ report.md ]'),
  [REPORT]: '# Budget\n\nThe forecast.\n',
}

const latin1 = (text: string) => Uint8Array.from(text, (letter) => letter.charCodeAt(0))
const bomb = Array.from({ length: 9 }, (_, level) => `x${level + 1}: &x${level + 1} [${`*x${level},`.repeat(9)}]`)

const folders: string[] = []
afterEach(async () => {
  for (const folder of folders.splice(0)) await rm(folder, { recursive: true, force: true })
})

async function workspace(files: Files): Promise<string> {
  const folder = await folderOf({ ...good, ...files })
  folders.push(folder)
  return folder
}

interface Told {
  severity: string
  file: string
  line?: number
  column?: number
  rule: string
  actual?: string
  expected?: string[]
}

/** Messages without their wording. */
async function build(folder: string): Promise<{ code: number; told: string[]; err: string }> {
  const { code, out, err } = await run('build', folder, '--format', 'json')
  const messages = out === '' ? [] : (JSON.parse(out) as Told[])
  return {
    code,
    told: messages.map(findingLine),
    err,
  }
}

/** What is wrong, the files in which it is, and where and how it is told. */
const cases: readonly [string, Files, readonly string[]][] = [
  ['a report without text', { [REPORT]: '---\ntitle: Budget\n---\n\n' }, [`error ${REPORT}:3:4 markdown`]],
  [
    'a missing file',
    { [MEETING]: item('title: Budget\n    documents: [ report.md, gone.pdf ]') },
    [`error ${MEETING}:7:29 document: gone.pdf -> an existing file`],
  ],
  ['an unknown key', { [MEETING]: item('titel: Budget') }, [`error ${MEETING}:6:5 yaml-schema: titel -> title`]],
  [
    'values of a wrong type',
    { [MEETING]: `public: perhaps\n${item('title: [ Budget ]')}` },
    [`error ${MEETING}:1:9 yaml-schema: perhaps -> true or false`, `error ${MEETING}:7:12 yaml-schema -> text`],
  ],
  [
    'a label that is a number',
    { [MEETING]: `${head}agenda:\n  - item: 1.10\n    title: Budget\n` },
    [`error ${MEETING}:5:11 yaml-schema: 1.10 -> text`],
  ],
  [
    'a tab in YAML',
    { [MEETING]: `${head}agenda:\n  - item: "1"\n\ttitle: Budget\n` },
    [`error ${MEETING}:6:1 yaml-syntax -> spaces`],
  ],
  [
    'a duplicate key',
    { [MEETING]: `date: 2022-12-13\n${item('title: Budget')}` },
    [`error ${MEETING}:3:1 yaml-syntax: date`],
  ],
  [
    'aliases that multiply',
    { [MEETING]: `${head}x0: &x0 [a,a,a,a,a,a,a,a,a]\n${bomb.join('\n')}\nagenda: *x9\n` },
    [`error ${MEETING}:14:9 yaml-syntax`],
  ],
  [
    'YAML that is not UTF-8',
    { [MEETING]: latin1(`venue: Caf\u00e9\n${item('title: Budget')}`) },
    [`error ${MEETING}:1:11 encoding: 0xE9 -> UTF-8`],
  ],
  [
    'a report that is not UTF-8',
    { [REPORT]: latin1('# Budget\n\nThe caf\u00e9.\n') },
    [`error ${REPORT}:3:8 encoding: 0xE9 -> UTF-8`],
  ],
  [
    'paths out of the workspace',
    { [MEETING]: item('title: Budget\n    documents: [ ../../../up.md, /etc/hosts.md, "C:\\\\x.pdf" ]') },
    [
      `error ${MEETING}:7:18 document: ../../../up.md -> a path inside the workspace`,
      `error ${MEETING}:7:34 document: /etc/hosts.md -> a path inside the workspace`,
      `error ${MEETING}:7:49 document: C:\\x.pdf -> a path inside the workspace`,
    ],
  ],
  [
    'a link out of the workspace',
    { [MEETING]: item('title: Budget\n    documents: [ linked.md ]'), 'meetings/a/linked.md': { link: '/etc/hosts' } },
    [`error ${MEETING}:7:18 file: meetings/a/linked.md`],
  ],
  [
    'pictures of the web and of other folders',
    { [REPORT]: '# Budget\n\n![A boat](https://rb.example/boat.png)\n\n![A boat](../../../boat.png)\n' },
    [`error ${REPORT}:3:1 image: https://rb.example/boat.png`, `error ${REPORT}:5:1 image: ../../../boat.png`],
  ],
  [
    'a picture that is none',
    { [REPORT]: '# Budget\n\n![A boat](boat.png)\n', 'meetings/a/boat.png': 'A boat.' },
    [`error ${REPORT}:3:1 image: boat.png`],
  ],
  [
    'a logo that is none',
    { [SETTINGS]: `${good[SETTINGS]}style:\n  logo: crest.pdf\n`, 'crest.pdf': '%PDF-1.7\n' },
    [`error ${SETTINGS}:4:9 image`],
  ],
  [
    'a logo that is not there',
    { [SETTINGS]: `${good[SETTINGS]}style:\n  logo: crest.svg\n` },
    [`error ${SETTINGS}:4:9 file: crest.svg`],
  ],
  ['a meeting without an agenda', { [MEETING]: `${head}agenda: []\n` }, [`error ${MEETING}:4:9 yaml-schema`]],
  [
    'two meetings with the same output folder, however they are written',
    {
      'meetings/b/meeting.yaml':
        '{ "committee": health, date: 2022-12-12, time: "18:00", agenda: [ { title: Roads } ] }',
    },
    ['error meetings/b/meeting.yaml:1:30 meeting-unique'],
  ],
  [
    'a committee that is a path',
    { [MEETING]: item('title: Budget').replace('health', '../health') },
    [`error ${MEETING}:1:12 yaml-schema: ../health`],
  ],
  [
    'broken front matter',
    { [REPORT]: '---\ntitle: Budget: second reading\n---\n\nThe forecast.\n' },
    [`error ${REPORT}:2:8 yaml-syntax -> text in quotes`],
  ],
  [
    'characters that cannot be printed',
    { [MEETING]: item('title: "Bud\\0get"') },
    [`error ${MEETING}:6:12 yaml-schema: "Bud\\0get"`],
  ],
  [
    'a language, a time zone and a colour that do not exist',
    { [SETTINGS]: `${good[SETTINGS]}language: english!\ntimezone: Mars/Base\nstyle: { accent: blue }\n` },
    [
      `error ${SETTINGS}:3:11 yaml-schema: english!`,
      `error ${SETTINGS}:4:11 yaml-schema: Mars/Base`,
      `error ${SETTINGS}:5:18 yaml-schema: blue`,
    ],
  ],
  ['empty settings', { [SETTINGS]: '' }, [`error ${SETTINGS}:1:1 yaml-schema -> keys and values`]],
  ['settings that are a list', { [SETTINGS]: '- one\n' }, [`error ${SETTINGS}:1:1 yaml-schema -> keys and values`]],
  [
    'settings that are no text',
    { [SETTINGS]: Uint8Array.of(0x89, 0x50, 0xff, 0) },
    [`error ${SETTINGS}:1:1 encoding: 0x89 -> UTF-8`],
  ],
]

describe('bad input gives a message at its place, exit code 1 and no file', () => {
  it.each(cases)('%s', async (_, files, expected) => {
    const folder = await workspace(files)
    const { code, told, err } = await build(folder)
    expect(told).toEqual(expected)
    expect(code).toBe(1)
    expect(err).toBe('')
    expect(await hashesBelow(join(folder, 'dist'))).toEqual({})
  })

  it('tells the problems of all files at once', async () => {
    const folder = await workspace({
      [SETTINGS]: `${good[SETTINGS]}colour: red\n`,
      [REGISTER]: `${good[REGISTER]}chairs: 2\n`,
      [MEETING]: item('titel: Budget'),
      'meetings/b/meeting.yaml': item('title: Roads\n    documents: [ gone.md ]').replace('12-12', '12-13'),
    })
    const { code, told } = await build(folder)
    expect(told.map((text) => text.split(' ')[1])).toEqual([
      `${SETTINGS}:3:1`,
      `${REGISTER}:4:1`,
      `${MEETING}:6:5`,
      'meetings/b/meeting.yaml:7:18',
    ])
    expect(code).toBe(1)
  })

  it('checks the papers that it can read beside one that it cannot', async () => {
    const folder = await workspace({
      [MEETING]: `${head}agenda:
  - { title: Budget, type: decision, documents: [ budget.md ] }
  - { title: Roads, documents: [ roads.md ] }
`,
      'meetings/a/budget.md': latin1('# Budget\n\nCaf\xe9.\n'),
      'meetings/a/roads.md': '# Roads\n\nThe panel meets on Friday, 10 November 2022.\n',
    })
    for (const command of ['check', 'build'] as const) {
      const { code, out } = await run(command, folder, '--format', 'json')
      const told = (JSON.parse(out) as Told[]).map(({ file, line, rule }) => `${file}:${line} ${rule}`)
      expect([code, told]).toEqual([1, ['meetings/a/budget.md:3 encoding', 'meetings/a/roads.md:3 weekday-date']])
    }
  })

  it('leaves the pack before untouched', async () => {
    const folder = await workspace({})
    expect((await build(folder)).code).toBe(0)
    const before = await hashesBelow(join(folder, 'dist'))
    expect(Object.keys(before)).toContain('public/health/2022-12-12/public-pack.pdf')
    await writeInto(folder, { [REPORT]: '# Budget\n\n[There](item:9)\n' })
    const { code, told } = await build(folder)
    expect(code).toBe(1)
    expect(told).toEqual([expect.stringContaining(`${REPORT}:3:1 item-link`)])
    expect(await hashesBelow(join(folder, 'dist'))).toEqual(before)
  })
})
