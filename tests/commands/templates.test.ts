import { rm } from 'node:fs/promises'
import { afterEach, describe, expect, it } from 'vitest'
import { type Content, folderOf, run } from './run.ts'

const folders: string[] = []
afterEach(async () => {
  for (const folder of folders.splice(0)) await rm(folder, { recursive: true, force: true })
})

const AGENDA = 'templates/agenda.md.hbs'

/** Exit code and messages as `file:line:column severity reason` of a build with files of its own. */
async function build(files: Readonly<Record<string, Content>>): Promise<{ code: number; told: string[] }> {
  const folder = await folderOf({
    'agendapack.yaml': 'organisation: { name: Riverbank Council }\n',
    'committees/health.yaml': 'name: Health Panel\n',
    'meetings/a/meeting.yaml':
      'committee: health\ndate: 2022-12-12\ntime: "13:30"\nagenda:\n  - { part: Membership }\n  - { heading: Membership }\n' +
      '  - { item: "1", title: Roads }\n  - { item: "2", title: Parks, documents: [ parks.md ] }\n',
    'meetings/a/parks.md': '# Parks\n\nGrass.\n',
    ...files,
  })
  folders.push(folder)
  const { code, out } = await run('build', folder, '--format', 'json')
  const messages = JSON.parse(out) as { [key: string]: unknown }[]
  return {
    code,
    told: messages.map((made) => `${made.file}:${made.line}:${made.column} ${made.severity} ${made.reason}`),
  }
}

const items = '{{#each agenda}}{{#if (equal kind "item")}}\n:::item[{{label}}]\n{{title}}\n:::\n\n{{/if}}{{/each}}'

describe('templates of a workspace', () => {
  it('can leave out parts, and have titles that those of agendapack have, too', async () => {
    expect(await build({})).toEqual({ code: 0, told: [] })
    expect(await build({ [AGENDA]: `# Order of business\n\n${items}` })).toEqual({ code: 0, told: [] })
  })

  it('have to print every item once', async () => {
    expect(await build({ [AGENDA]: '' })).toEqual({
      code: 1,
      told: [
        `${AGENDA}:1:1 error Unexpected agenda without item 1, expected one entry`,
        `${AGENDA}:1:1 error Unexpected agenda without item 2, expected one entry`,
      ],
    })
    expect((await build({ [AGENDA]: `# Agenda\n\n${items}\n${items}` })).told).toContain(
      `${AGENDA}:1:1 error Unexpected agenda with 2 entries for item 2, expected one entry`,
    )
  })

  it.each<[string, Content, string]>([
    ['is a folder', 'x', `${AGENDA}:undefined:undefined error Unexpected path: ${AGENDA} is a folder`],
    [
      'is outside',
      { link: '/etc/hosts' },
      `${AGENDA}:undefined:undefined error Unexpected path: ${AGENDA} is outside the workspace`,
    ],
    [
      'is not UTF-8',
      Uint8Array.of(35, 32, 0xe9, 10),
      `${AGENDA}:1:3 error Unexpected byte 0xE9 (byte 3 of the line), expected UTF-8`,
    ],
    [
      'names what is not there',
      '# {{comitee}}',
      `${AGENDA}:1:3 error Unexpected name \`comitee\`, expected a field of the meeting or a helper`,
    ],
  ])('are refused where one %s', async (what, content, expected) => {
    const { code, told } = await build({ [what === 'is a folder' ? `${AGENDA}/x` : AGENDA]: content })
    expect(told).toEqual([expected])
    expect(code).toBe(1)
  })

  it('are warned of where their names are misspelt', async () => {
    expect(await build({ 'templates/agendas.md.hbs': '# Agenda' })).toEqual({
      code: 0,
      told: [
        'templates/agendas.md.hbs:undefined:undefined warning Unexpected template agendas.md.hbs, expected agenda.md.hbs',
      ],
    })
  })
})

describe('information for the public', () => {
  const meeting = (information: string) => ({
    'meetings/a/meeting.yaml': `committee: health\ndate: 2022-12-12\ntime: "13:30"\ninformation: ${JSON.stringify(information)}\nagenda:\n  - title: Roads\n`,
  })

  it('is Markdown whose mistakes are told where meeting.yaml has it', async () => {
    expect(await build(meeting('Come.\n\n![Map](map.png)\n\n[There](item:9)'))).toEqual({
      code: 1,
      told: [
        expect.stringMatching('^meetings/a/meeting.yaml:4:14 error Unexpected picture "map.png"'),
        expect.stringMatching('^meetings/a/meeting.yaml:4:14 error Unexpected reference to "item:9"'),
      ],
    })
    expect((await build(meeting('*a_ '.repeat(20_000)))).told).toEqual([
      expect.stringMatching('^meetings/a/meeting.yaml:4:14 error '),
    ])
  })

  it('cannot add an entry to the agenda', async () => {
    expect(await build(meeting(':::item[1]\nParks\n:::'))).toEqual({
      code: 0,
      told: [expect.stringContaining('warning Unexpected directive "item"')],
    })
  })
})
