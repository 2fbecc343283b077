import { rm } from 'node:fs/promises'
import { join } from 'node:path'
import { afterEach, describe, expect, it } from 'vitest'
import { type Content, folderOf, hashesBelow, run, writeInto } from './run.ts'

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
  reason: string
  rule?: string
}

/** Messages as `file:line:column reason`. */
async function build(folder: string): Promise<{ code: number; told: string[]; err: string }> {
  const { code, out, err } = await run('build', folder, '--format', 'json')
  const messages = out === '' ? [] : (JSON.parse(out) as Told[])
  return {
    code,
    told: messages.map(({ file, line, column, reason }) => `${file}:${line}:${column} ${reason}`),
    err,
  }
}

/** What is wrong, the files in which it is, and where and how it is told. */
const cases: readonly [string, Files, readonly string[]][] = [
  [
    'a report without text',
    { [REPORT]: '---\ntitle: Budget\n---\n\n' },
    [`${REPORT}:3:4 Unexpected empty report, expected text`],
  ],
  [
    'a missing file',
    { [MEETING]: item('title: Budget\n    documents: [ report.md, gone.pdf ]') },
    [`${MEETING}:7:29 Unexpected path \`gone.pdf\`: there is no file \`meetings/a/gone.pdf\``],
  ],
  [
    'an unknown key',
    { [MEETING]: item('titel: Budget') },
    [`${MEETING}:6:5 Unexpected key \`titel\`, expected \`title\``],
  ],
  [
    'values of a wrong type',
    { [MEETING]: `public: perhaps\n${item('title: [ Budget ]')}` },
    [
      `${MEETING}:1:9 Unexpected text \`perhaps\`, expected true or false`,
      `${MEETING}:7:12 Unexpected list, expected text`,
    ],
  ],
  [
    'a label that is a number',
    { [MEETING]: `${head}agenda:\n  - item: 1.10\n    title: Budget\n` },
    [`${MEETING}:5:11 Unexpected number 1.10, expected text in quotes`],
  ],
  [
    'a tab in YAML',
    { [MEETING]: `${head}agenda:\n  - item: "1"\n\ttitle: Budget\n` },
    [`${MEETING}:6:1 Unexpected tab, expected spaces`],
  ],
  [
    'a duplicate key',
    { [MEETING]: `date: 2022-12-13\n${item('title: Budget')}` },
    [`${MEETING}:3:1 Unexpected second key \`date\`, expected each key once`],
  ],
  [
    'aliases that multiply',
    { [MEETING]: `${head}x0: &x0 [a,a,a,a,a,a,a,a,a]\n${bomb.join('\n')}\nagenda: *x9\n` },
    [`${MEETING}:14:9 Unexpected aliases that stand for too many values`],
  ],
  [
    'YAML that is not UTF-8',
    { [MEETING]: latin1(`venue: Caf\u00e9\n${item('title: Budget')}`) },
    [`${MEETING}:1:11 Unexpected byte 0xE9 (byte 11 of the line), expected UTF-8`],
  ],
  [
    'a report that is not UTF-8',
    { [REPORT]: latin1('# Budget\n\nThe caf\u00e9.\n') },
    [`${REPORT}:3:8 Unexpected byte 0xE9 (byte 8 of the line), expected UTF-8`],
  ],
  [
    'paths out of the workspace',
    { [MEETING]: item('title: Budget\n    documents: [ ../../../up.md, /etc/hosts.md, "C:\\\\x.pdf" ]') },
    [
      `${MEETING}:7:18 Unexpected path \`../../../up.md\` out of the workspace, expected a file inside it`,
      `${MEETING}:7:34 Unexpected path \`/etc/hosts.md\` out of the workspace, expected a file inside it`,
      `${MEETING}:7:49 Unexpected path \`C:\\x.pdf\` out of the workspace, expected a file inside it`,
    ],
  ],
  [
    'a link out of the workspace',
    { [MEETING]: item('title: Budget\n    documents: [ linked.md ]'), 'meetings/a/linked.md': { link: '/etc/hosts' } },
    [`${MEETING}:7:18 meetings/a/linked.md is outside the workspace.`],
  ],
  [
    'pictures of the web and of other folders',
    { [REPORT]: '# Budget\n\n![A boat](https://rb.example/boat.png)\n\n![A boat](../../../boat.png)\n' },
    [
      `${REPORT}:3:1 Unexpected picture \`https://rb.example/boat.png\` that is not a file, expected a path in the workspace`,
      `${REPORT}:5:1 Unexpected picture \`../../../boat.png\` outside the workspace, expected a path inside it`,
    ],
  ],
  [
    'a picture that is none',
    { [REPORT]: '# Budget\n\n![A boat](boat.png)\n', 'meetings/a/boat.png': 'A boat.' },
    [`${REPORT}:3:1 Unexpected content of \`meetings/a/boat.png\`, expected a PNG, JPEG, SVG, WebP or GIF picture`],
  ],
  [
    'a logo that is none',
    { [SETTINGS]: `${good[SETTINGS]}style:\n  logo: crest.pdf\n`, 'crest.pdf': '%PDF-1.7\n' },
    [`${SETTINGS}:4:9 Unexpected content of \`crest.pdf\`, expected a PNG, JPEG, SVG, WebP or GIF picture`],
  ],
  [
    'a logo that is not there',
    { [SETTINGS]: `${good[SETTINGS]}style:\n  logo: crest.svg\n` },
    [`${SETTINGS}:4:9 crest.svg does not exist.`],
  ],
  [
    'a meeting without an agenda',
    { [MEETING]: `${head}agenda: []\n` },
    [
      `${MEETING}:4:9 Unexpected meeting without an item, expected \`agenda:\` with at least one, or \`status: cancelled\``,
    ],
  ],
  [
    'two meetings with the same output folder, however they are written',
    {
      'meetings/b/meeting.yaml':
        '{ "committee": health, date: 2022-12-12, time: "18:00", agenda: [ { title: Roads } ] }',
    },
    [
      `meetings/b/meeting.yaml:1:30 Unexpected second meeting of the same committee and date as in \`${MEETING}\`, expected one`,
    ],
  ],
  [
    'a committee that is a path',
    { [MEETING]: item('title: Budget').replace('health', '../health') },
    [`${MEETING}:1:12 Unexpected committee, expected the name of a file in committees/ without .yaml`],
  ],
  [
    'broken front matter',
    { [REPORT]: '---\ntitle: Budget: second reading\n---\n\nThe forecast.\n' },
    [`${REPORT}:2:8 Unexpected second colon, expected one key and its value`],
  ],
  [
    'characters that cannot be printed',
    { [MEETING]: item('title: "Bud\\0get"') },
    [`${MEETING}:6:12 Unexpected control character, expected text that can be printed`],
  ],
  [
    'a language, a time zone and a colour that do not exist',
    { [SETTINGS]: `${good[SETTINGS]}language: english!\ntimezone: Mars/Base\nstyle: { accent: blue }\n` },
    [
      `${SETTINGS}:3:11 Unexpected language, expected a tag such as en-GB or cy`,
      `${SETTINGS}:4:11 Unexpected time zone, expected a name such as Europe/London`,
      `${SETTINGS}:5:18 Unexpected colour, expected six hexadecimal digits such as "#1d4f91"`,
    ],
  ],
  [
    'empty settings',
    { [SETTINGS]: '' },
    [`${SETTINGS}:1:1 Unexpected absence of \`organisation\`, expected a mapping of keys to values`],
  ],
  [
    'settings that are a list',
    { [SETTINGS]: '- one\n' },
    [`${SETTINGS}:1:1 Unexpected list, expected a mapping of keys to values`],
  ],
  [
    'settings that are no text',
    { [SETTINGS]: Uint8Array.of(0x89, 0x50, 0xff, 0) },
    [`${SETTINGS}:1:1 Unexpected byte 0x89 (byte 1 of the line), expected UTF-8`],
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
    expect(told.map((text) => text.slice(0, text.indexOf(' ')))).toEqual([
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
    expect(Object.keys(before)).toContain('health/2022-12-12/public-pack.pdf')
    await writeInto(folder, { [REPORT]: '# Budget\n\n[There](item:9)\n' })
    const { code, told } = await build(folder)
    expect(code).toBe(1)
    expect(told).toEqual([expect.stringMatching(`^${REPORT}:3:1 `)])
    expect(await hashesBelow(join(folder, 'dist'))).toEqual(before)
  })
})
