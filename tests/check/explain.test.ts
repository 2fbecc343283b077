import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { errorFindings } from '../../src/check/findings/error-findings.ts'
import { explain, nearestRule } from '../../src/check/findings/explain.ts'
import { explainNotices } from '../../src/check/findings/explain-notices.ts'
import { stageFindings } from '../../src/check/findings/stage-findings.ts'
import { rules } from '../../src/check/rules/index.ts'
import { noFiles } from '../../src/host/no-files.ts'
import { BROKEN_REGISTER } from '../../src/load/meeting/meeting.ts'
import { loadCalendar } from '../../src/profiles/calendar.ts'
import { loadProfile } from '../../src/profiles/load-profile.ts'

const SOURCES = new URL('../../src/', import.meta.url).pathname

/** Ways in which the program names a finding: in an object, chosen by a condition, or as what a helper is called with. */
const NAMINGS = [
  /\brule: '([a-z-]+)'/g,
  /\brule = [^\n]*'([a-z-]+)'/g,
  /\b(?:warn|fail|say|left)\(\s*(?:[\w.]+,\s*)*'([a-z-]+)'/g,
]

function namesInSources(): { file: string; name: string }[] {
  const files = readdirSync(SOURCES, { recursive: true, encoding: 'utf8' }).filter((file) => file.endsWith('.ts'))
  return files.flatMap((file) => {
    const text = readFileSync(join(SOURCES, file), 'utf8')
    return NAMINGS.flatMap((naming) => [...text.matchAll(naming)].map(([, name = '']) => ({ file, name })))
  })
}

describe('explain', () => {
  it('knows every name that a message can carry', () => {
    const found = namesInSources()
    expect(found.length).toBeGreaterThan(60)
    const unknown = found.filter(({ file, name }) => {
      // Differences that verification finds are named without their first word.
      const names = file.startsWith('verify') ? [name, `verify-${name}`] : [name]
      return names.every((candidate) => explain(candidate) === undefined)
    })
    expect(unknown).toEqual([])
    expect(explain(BROKEN_REGISTER)).toContain('register')
  })

  it('explains no name that nothing carries', () => {
    const used = new Set(namesInSources().flatMap(({ name }) => [name, `verify-${name}`]))
    const explained = [...Object.keys(errorFindings), ...Object.keys(stageFindings)]
    expect(explained.filter((name) => !used.has(name) && name !== BROKEN_REGISTER)).toEqual([])
  })

  it('gives each name one meaning', () => {
    const names = [...rules.map(({ id }) => id), ...Object.keys(stageFindings), ...Object.keys(errorFindings)]
    expect(new Set(names).size).toBe(names.length)
  })

  it('lists them all, and knows names that are misspelt', () => {
    for (const name of ['notice-clear-days', 'attachment-untagged', 'yaml-schema', 'verify-range']) {
      expect(explain()).toContain(name)
    }
    expect(nearestRule('yaml-shcema')).toBe('yaml-schema')
    expect(explain('constructor')).toBeUndefined()
  })
})

describe('explain notices', () => {
  const text = async (name: string, meeting?: string) => {
    const { value: profile } = await loadProfile(name, noFiles, { file: 'agendapack.yaml' })
    if (!profile) throw new Error(`no profile ${name}`)
    return explainNotices({ profile, calendar: await loadCalendar(profile) }, meeting)
  }

  it('lists the last day for each notice in the order of a diary, with its provision and address', async () => {
    const said = await text('england-executive', '2026-12-07')
    const days = [...said.matchAll(/^ {2}\w+day (\d+ \w+ \d{4}): ([^(\n]+)/gm)].map(
      ([, day, what = '']) => `${day} ${what.trim()}`,
    )
    expect(days.slice(0, 6)).toEqual([
      '8 November 2026 Notice of a key decision',
      '8 November 2026 First notice of private business',
      '27 November 2026 General exception: shorter notice of a key decision',
      '27 November 2026 Second notice of private business',
      '27 November 2026 Notice, agenda and reports are published',
      '7 December 2026 the meeting',
    ])
    expect(said).toContain('Friday 6 November 2026 is the working day before it.')
    expect(said).toMatch(/SI 2012\/2089, reg 9\n +https:\/\/www\.legislation\.gov\.uk/)
  })

  it('says which figures nobody has read, and which are a convention', async () => {
    expect(await text('northern-ireland-council')).toContain('s39 (not read), by convention')
    expect(await text('parish-council')).toContain('(read in part), by convention')
  })

  it('prints the law of each profile with a rule', async () => {
    const profiles = await Promise.all(
      ['england-council', 'scotland-council'].map((name) => loadProfile(name, noFiles, { file: 'agendapack.yaml' })),
    )
    const said = explain(
      'summons-clear-days',
      profiles.flatMap(({ value }) => value ?? []),
    )
    expect(said).toMatch(/Sch 12 para 4\(1A\); SI 2015\/5, art 2\n +https:\S+\n +england-council\n/)
    expect(said).toMatch(/Sch 7 para 2\(1\)\n +https:\S+\n +scotland-council\n/)
  })
})
