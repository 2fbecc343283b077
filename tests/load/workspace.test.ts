import { existsSync } from 'node:fs'
import { mkdir, mkdtemp, rm, symlink, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { memoryHost } from '../../src/host/memory.ts'
import { nodeHost } from '../../src/host/node.ts'
import { loadWorkspace } from '../../src/load/workspace.ts'
import { findings } from '../support/findings.ts'

const SETTINGS = { 'agendapack.yaml': 'organisation: { name: Riverbank Council }\n' }
const meeting = (committee: string, date: string) => `# A meeting\ncommittee: ${committee}\ndate: ${date} # a Monday\n`

describe('loadWorkspace', () => {
  it('reads settings and registers and finds meetings in order, however deep', async () => {
    const { value, messages } = await loadWorkspace(
      memoryHost({
        ...SETTINGS,
        'committees/health.yaml': 'name: Health Panel\n',
        'committees/notes.txt': 'not a register',
        'meetings/b/meeting.yaml': meeting('health', '2022-12-12'),
        'meetings/2023/a/meeting.yaml': meeting('health', '2023-01-09'),
        'meetings/b/papers/meeting.yaml': 'not looked for below a meeting',
        'meetings/.draft/meeting.yaml': 'not looked for in hidden folders',
        'meetings/meeting.txt': '',
      }),
    )
    expect(messages).toEqual([])
    expect(value?.settings.value).toMatchObject({ organisation: { name: 'Riverbank Council' }, profile: 'plain' })
    expect([...(value?.committees.keys() ?? [])]).toEqual(['health'])
    expect(value?.meetings).toEqual(['meetings/2023/a/meeting.yaml', 'meetings/b/meeting.yaml'])
  })

  it('looks for the photographs of members', async () => {
    const member = (name: string, photo: string) => `  - { name: ${name}, photo: ${photo} }\n`
    const { messages } = await loadWorkspace(
      memoryHost({
        ...SETTINGS,
        'committees/health.yaml': [
          'name: Health Panel\nmembers:\n',
          member('Ada', '../photos/ada.svg'),
          member('Bo', '../photos/bo.jpg'),
          member('Cy', 'cy.txt'),
          member('Di', '../../di.jpg'),
        ].join(''),
        'photos/ada.svg': '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 9 9"><path d="M0 0h9v9z"/></svg>',
        'committees/cy.txt': 'No picture',
      }),
    )
    expect(messages.map(({ line, fatal }) => [line, fatal])).toEqual([
      [4, true],
      [5, true],
      [6, true],
    ])
    expect(messages.map(({ reason }) => reason).join('\n')).toMatch(
      /bo\.jpg[\s\S]*not a PNG[\s\S]*not in the workspace/u,
    )
  })

  it('does not pass over a meeting whose file has another name, or papers without one', async () => {
    const { value, messages } = await loadWorkspace(
      memoryHost({
        ...SETTINGS,
        'meetings/a/meeting.yml': meeting('health', '2022-12-12'),
        'meetings/b/Meeting.yaml': meeting('health', '2022-12-13'),
        'meetings/c/report.md': '# Report\n',
        'meetings/d/meeting.yaml.txt': meeting('health', '2022-12-14'),
      }),
    )
    expect(value?.meetings).toEqual([])
    expect(findings(messages).sort()).toEqual([
      'error meetings/a/meeting.yml file -> meeting.yaml',
      'error meetings/b/Meeting.yaml file -> meeting.yaml',
      'error meetings/d/meeting.yaml.txt file -> meeting.yaml',
      'warning meetings/c/report.md file',
    ])
  })

  it('passes over what Office, Windows and macOS leave in folders', async () => {
    const { value, messages } = await loadWorkspace(
      memoryHost({
        ...SETTINGS,
        'committees/health.yaml': 'name: Health Panel\n',
        'committees/._health.yaml': '\u0000\u0005',
        'committees/~$health.yaml': 'Ada',
        'meetings/a/~$report.md': 'Ada',
        'meetings/a/Thumbs.db': '',
        'meetings/desktop.ini': '',
      }),
    )
    expect(messages).toEqual([])
    expect([...(value?.committees.keys() ?? [])]).toEqual(['health'])
  })

  it.each(['con', 'NUL.old', 'health:1', 'health.', 'health '])(
    'refuses a committee called %j, as Windows has no such folder',
    async (slug) => {
      const { messages } = await loadWorkspace(
        memoryHost({ ...SETTINGS, [`committees/${slug}.yaml`]: 'name: Panel\n' }),
      )
      expect(findings(messages)).toEqual([`error committees/${slug}.yaml file: ${slug}`])
    },
  )

  it('refuses two committees whose names differ in capitals alone', async () => {
    const files = { 'committees/Health.yaml': 'name: One\n', 'committees/health.yaml': 'name: Two\n' }
    const { messages } = await loadWorkspace(memoryHost({ ...SETTINGS, ...files }))
    expect(findings(messages)).toEqual(['error committees/health.yaml file: health'])
  })

  it('needs an agendapack.yaml', async () => {
    const { value, messages } = await loadWorkspace(memoryHost({}))
    expect(value).toBeUndefined()
    expect(messages.map(({ file, note }) => [file, note])).toEqual([
      ['agendapack.yaml', 'Run the command in a folder with an agendapack.yaml, or create one with `agendapack init`.'],
    ])
  })

  it('tells the mistakes of all files at once and goes on', async () => {
    const { value, messages } = await loadWorkspace(
      memoryHost({
        'agendapack.yaml': 'organization: { name: Riverbank Council }\n',
        'committees/health.yaml': 'name: 5\n',
        'committees/roads.yaml': 'name: Roads\n',
        'committees/old.yml': 'name: Old\n',
        'committees/parks.yaml.txt': 'name: Parks\n',
      }),
    )
    expect(findings(messages)).toEqual([
      'error agendapack.yaml:1:1 yaml-schema: organization -> organisation',
      'error committees/health.yaml:1:7 yaml-schema: 5 -> text',
      'warning committees/old.yml file',
      'warning committees/parks.yaml.txt file',
    ])
    expect([...(value?.committees.keys() ?? [])]).toEqual(['roads'])
  })

  it('names both of two meetings that would be written to one folder', async () => {
    const { messages } = await loadWorkspace(
      memoryHost({
        ...SETTINGS,
        'meetings/a/meeting.yaml': meeting('health', '2022-12-12'),
        'meetings/b/meeting.yaml': meeting('"health"', "'2022-12-12'"),
        'meetings/c/meeting.yaml': meeting('roads', '2022-12-12'),
      }),
    )
    expect(findings(messages)).toEqual(['error meetings/b/meeting.yaml:3:8 meeting-unique'])
    expect(messages[0]?.cause).toMatchObject({ file: 'meetings/a/meeting.yaml', line: 3, column: 7 })
  })

  it('lets two meetings share a day where one has a suffix', async () => {
    const { messages } = await loadWorkspace(
      memoryHost({
        ...SETTINGS,
        'meetings/a/meeting.yaml': meeting('health', '2022-12-12'),
        'meetings/b/meeting.yaml': `suffix: extraordinary\n${meeting('health', '2022-12-12')}`,
        'meetings/c/meeting.yaml': `suffix: extraordinary\n${meeting('health', '2022-12-12')}`,
      }),
    )
    expect(findings(messages)).toEqual(['error meetings/c/meeting.yaml:4:7 meeting-unique'])
  })

  it('reports a folder that a symbolic link leads out of the workspace', async () => {
    const parent = await mkdtemp(join(tmpdir(), 'agendapack-workspace-'))
    try {
      await mkdir(join(parent, 'workspace', 'meetings'), { recursive: true })
      await mkdir(join(parent, 'elsewhere'))
      await writeFile(join(parent, 'workspace', 'agendapack.yaml'), SETTINGS['agendapack.yaml'])
      await symlink(join(parent, 'elsewhere'), join(parent, 'workspace', 'meetings', 'linked'))
      const { value, messages } = await loadWorkspace(nodeHost(join(parent, 'workspace')))
      expect(value?.meetings).toEqual([])
      expect(messages.map(({ file, ruleId, fatal }) => [file, ruleId, fatal])).toEqual([
        ['meetings/linked', 'file', true],
      ])
    } finally {
      await rm(parent, { recursive: true, force: true })
      expect(existsSync(parent)).toBe(false)
    }
  })
})
