import { describe, expect, it } from 'vitest'
import { startCheck } from '../../src/check/check.ts'
import { createCheckContext } from '../../src/check/prepare.ts'
import { memoryHost } from '../../src/host/memory.ts'
import { noFiles } from '../../src/host/no-files.ts'
import { initWorkspace } from '../../src/init/workspace-files.ts'
import { loadMeeting } from '../../src/load/meeting/meeting.ts'
import { loadWorkspace } from '../../src/load/workspace.ts'
import { builtInProfiles } from '../../src/profiles/built-in.ts'
import { loadCalendar } from '../../src/profiles/calendar.ts'
import { isWorkingDay } from '../../src/profiles/clear-days.ts'
import { loadProfile } from '../../src/profiles/load-profile.ts'
import { jsonSchemas } from '../../src/schemas/json-schemas.ts'

/** Everything that loading and checking a workspace says. */
async function findings(files: ReadonlyMap<string, string>): Promise<string[]> {
  const host = memoryHost(Object.fromEntries(files))
  const { value: workspace, messages } = await loadWorkspace(host)
  if (!workspace) return messages.map(String)
  const context = await createCheckContext(workspace, host)
  messages.push(...context.messages)
  if (!context.value) return messages.map(String)
  const rules = startCheck(workspace, context.value)
  for (const path of workspace.meetings) {
    const sources = await loadMeeting(workspace, path, host)
    messages.push(...sources.messages, ...(sources.value ? rules.meeting(sources.value) : []))
  }
  return [...messages, ...rules.finish()].map((made) => `${made.file}:${made.line} ${made.ruleId} ${made.reason}`)
}

describe('initWorkspace', () => {
  it.each(['2022-12-02', '2024-02-29', '2025-12-24', '2026-11-22', '2027-03-13'])(
    'checks clean when made on %s',
    async (today) => {
      expect(await findings(initWorkspace('Riverbank Council', { today }))).toEqual([])
    },
  )

  it('calls its meeting for a working day', async () => {
    const { value: profile } = await loadProfile('england-council', noFiles, { file: 'agendapack.yaml' })
    if (!profile) throw new Error('no profile')
    const calendar = await loadCalendar(profile)
    const paths = (day: string) =>
      [
        ...initWorkspace('Riverbank', { today: day, isWorkingDay: (date) => isWorkingDay(date, calendar) }).keys(),
      ].join()
    expect(paths('2026-11-29')).toContain('meetings/2026-12-29-')
    expect(paths('2026-11-27')).toContain('meetings/2026-12-29-')
    expect(paths('2026-11-26')).toContain('meetings/2026-12-24-')
  })

  it.each(builtInProfiles())('checks clean for %s', async (profile) => {
    expect(await findings(initWorkspace('Riverbank Council', { today: '2026-11-22', profile }))).toEqual([])
  })

  it.each(['A: "B" # C\n- d', 'Cyngor Glan-yr-afon', '  Yes  ', "St Ann's & Co.", '\u202Eevil', '{{x}} *y* <b>'])(
    'takes %j for a name',
    async (name) => {
      const files = initWorkspace(name, { today: '2026-11-22' })
      expect(await findings(files)).toEqual([])
      const { value } = await loadWorkspace(memoryHost(Object.fromEntries(files)))
      expect(value?.settings.value.organisation.name).toBe(name.replaceAll(/\s+/gu, ' ').trim())
    },
  )

  it.each([
    ['nhs-board', 'committees/board.yaml'],
    ['parish-council', 'committees/parish-council.yaml'],
    ['plain', 'committees/trustees.yaml'],
    ['england-executive', 'committees/cabinet.yaml'],
  ])('begins with a body that %s has', (profile, path) => {
    const files = initWorkspace('Riverbank', { today: '2026-11-22', profile })
    expect([...files.keys()].filter((name) => name.startsWith('committees/'))).toEqual([path])
  })

  it.each(['nhs-board', 'plain'])('has neither councillors nor parties for %s', (profile) => {
    const files = initWorkspace('Riverbank', { today: '2026-11-22', profile })
    const texts = [...files].filter(([path]) => !path.startsWith('schema/')).map(([, text]) => text)
    expect(texts.join('\n')).not.toMatch(/Cllr|committee is|political|Democratic|Part 1/)
  })

  it('makes one meeting with one report', async () => {
    const { value } = await loadWorkspace(
      memoryHost(Object.fromEntries(initWorkspace('Riverbank', { today: '2026-11-22' }))),
    )
    expect(value?.meetings).toEqual(['meetings/2026-12-21-policy-committee/meeting.yaml'])
  })

  it('names a schema that there is, relative to each YAML file', () => {
    for (const [path, text] of initWorkspace('Riverbank', { today: '2026-11-22' })) {
      if (!path.endsWith('.yaml')) continue
      const schema = /^# yaml-language-server: \$schema=(?:\.\.\/)*schema\/([\w-]+)\.schema\.json$/mu.exec(text)
      expect([...jsonSchemas().keys()]).toContain(schema?.[1])
      expect(text.split('$schema=')[1]?.match(/\.\.\//gu)?.length ?? 0).toBe(path.split('/').length - 1)
    }
  })
})
