import { existsSync } from 'node:fs'
import { mkdir, mkdtemp, rm, symlink, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { memoryHost } from '../../src/host/memory.ts'
import { nodeHost } from '../../src/host/node.ts'
import { loadWorkspace } from '../../src/load/workspace.ts'
import { type Message, severityOf } from '../../src/messages/message.ts'

const SETTINGS = { 'agendapack.yaml': 'organisation: { name: Riverbank Council }\n' }
const meeting = (committee: string, date: string) => `# A meeting\ncommittee: ${committee}\ndate: ${date} # a Monday\n`

function told(messages: readonly Message[]): string[] {
  return messages.map((made) => `${severityOf(made)} ${made.file}:${made.line}:${made.column} ${made.reason}`)
}

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

  it('does not pass over a meeting whose file has another name, or papers without one', async () => {
    const { value, messages } = await loadWorkspace(
      memoryHost({
        ...SETTINGS,
        'meetings/a/meeting.yml': meeting('health', '2022-12-12'),
        'meetings/b/Meeting.yaml': meeting('health', '2022-12-13'),
        'meetings/c/report.md': '# Report\n',
      }),
    )
    expect(value?.meetings).toEqual([])
    expect(told(messages).sort()).toEqual([
      'error meetings/a/meeting.yml:undefined:undefined Unexpected file `meetings/a/meeting.yml`, expected the name meeting.yaml',
      'error meetings/b/Meeting.yaml:undefined:undefined Unexpected file `meetings/b/Meeting.yaml`, expected the name meeting.yaml',
      'warning meetings/c/report.md:undefined:undefined Unexpected folder `meetings/c` with papers and without meeting.yaml, expected one',
    ])
  })

  it('needs an agendapack.yaml', async () => {
    const { value, messages } = await loadWorkspace(memoryHost({}))
    expect(value).toBeUndefined()
    expect(messages.map(({ file, note }) => [file, note])).toEqual([
      ['agendapack.yaml', 'Run it in a folder that has an agendapack.yaml, or begin one with `agendapack init`.'],
    ])
  })

  it('tells the mistakes of all files at once and goes on', async () => {
    const { value, messages } = await loadWorkspace(
      memoryHost({
        'agendapack.yaml': 'organization: { name: Riverbank Council }\n',
        'committees/health.yaml': 'name: 5\n',
        'committees/roads.yaml': 'name: Roads\n',
        'committees/old.yml': 'name: Old\n',
      }),
    )
    expect(told(messages)).toEqual([
      'error agendapack.yaml:1:1 Unexpected key `organization`, expected `organisation`',
      'error committees/health.yaml:1:7 Unexpected number 5, expected text in quotes',
      'warning committees/old.yml:undefined:undefined Unexpected file `committees/old.yml`, expected the ending .yaml',
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
    expect(told(messages)).toEqual([
      'error meetings/b/meeting.yaml:3:8 Unexpected second meeting of the same committee and date as in `meetings/a/meeting.yaml`, expected one',
    ])
    expect(messages[0]?.cause).toMatchObject({ file: 'meetings/a/meeting.yaml', line: 3, column: 7 })
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
