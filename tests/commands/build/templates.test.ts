import { rm } from 'node:fs/promises'
import { afterEach, describe, expect, it } from 'vitest'
import { type Finding, findingLine } from '../../support/findings.ts'
import { type Content, folderOf, run } from '../run.ts'

const folders: string[] = []
afterEach(async () => {
  for (const folder of folders.splice(0)) await rm(folder, { recursive: true, force: true })
})

const AGENDA = 'templates/agenda.md.hbs'

/** Exit code and messages, without their wording, of a build with files of its own. */
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
  return { code, told: (JSON.parse(out) as Finding[]).map(findingLine) }
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
        `error ${AGENDA}:1:1 template: item 1, 0 times -> item 1, once`,
        `error ${AGENDA}:1:1 template: item 2, 0 times -> item 2, once`,
      ],
    })
    expect((await build({ [AGENDA]: `# Agenda\n\n${items}\n${items}` })).told).toContain(
      `error ${AGENDA}:1:1 template: item 2, 2 times -> item 2, once`,
    )
  })

  it.each<[string, Content, string]>([
    ['is a folder', 'x', `error ${AGENDA} file: ${AGENDA}`],
    ['is outside', { link: '/etc/hosts' }, `error ${AGENDA} file: ${AGENDA}`],
    ['is not UTF-8', Uint8Array.of(35, 32, 0xe9, 10), `error ${AGENDA}:1:3 encoding: 0xE9 -> UTF-8`],
    ['names what is not there', '# {{comitee}}', `error ${AGENDA}:1:3 template`],
  ])('are refused where one %s', async (what, content, expected) => {
    const { code, told } = await build({ [what === 'is a folder' ? `${AGENDA}/x` : AGENDA]: content })
    expect(told).toEqual([expected])
    expect(code).toBe(1)
  })

  it('are warned of where their names are misspelt', async () => {
    expect(await build({ 'templates/agendas.md.hbs': '# Agenda' })).toEqual({
      code: 0,
      told: ['warning templates/agendas.md.hbs template: agendas.md.hbs -> agenda.md.hbs'],
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
        expect.stringMatching('^error meetings/a/meeting.yaml:4:14 image-missing'),
        expect.stringMatching('^error meetings/a/meeting.yaml:4:14 cross-reference'),
      ],
    })
    expect((await build(meeting('*a_ '.repeat(20_000)))).told).toEqual([
      expect.stringMatching('^error meetings/a/meeting.yaml:4:14 '),
    ])
  })

  it('cannot add an entry to the agenda', async () => {
    expect(await build(meeting(':::item[1]\nParks\n:::'))).toEqual({
      code: 0,
      told: [expect.stringMatching('^warning .* directive')],
    })
  })
})
